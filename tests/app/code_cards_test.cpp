#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "app/scan/scan.h"
#include "imaging/quad_shape.h"
#include "ocr/engine.h"
#include "support/catch.h"
#include "support/code_picture.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

// An engine that reads nothing: what is said in these tests, a code says.
class BlindEngine final : public OcrEngine {
public:
    [[nodiscard]] Line read(const cv::Mat& /*line*/) override { return {}; }
    [[nodiscard]] std::optional<Line> reread(const cv::Mat& /*line*/, int /*way*/) override
    {
        return std::nullopt;
    }
};

const std::string mecard = "MECARD:N:Muster,Erika;TEL:03023125012;EMAIL:erika@muster.example;;";
const std::string vcard = "BEGIN:VCARD\nVERSION:3.0\nN:Wein;Hans;;;\nFN:Hans Wein\n"
                          "ORG:Wein & Partner GmbH\nTITLE:Leiter Einkauf\n"
                          "TEL;TYPE=WORK:+493023125019\nEMAIL:hans@wein.example\nEND:VCARD\n";

cv::Mat plain(int width, int height, const cv::Scalar& colour)
{
    return {height, width, CV_8UC3, colour};
}

cv::Mat with(cv::Mat ground, const cv::Mat& picture, int left, int top)
{
    picture.copyTo(ground(cv::Rect(left, top, picture.cols, picture.rows)));
    return ground;
}

cv::Mat turned_by(const cv::Mat& picture, double degrees)
{
    const cv::Point2f middle(float(picture.cols) / 2, float(picture.rows) / 2);
    cv::Mat turned;
    cv::warpAffine(picture, turned, cv::getRotationMatrix2D(middle, degrees, 1), picture.size(),
                   cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return turned;
}

cv::Mat inverted(const cv::Mat& picture)
{
    cv::Mat dark;
    cv::bitwise_not(picture, dark);
    return dark;
}

cv::Rect dark_part(const cv::Mat& picture)
{
    cv::Mat grey;
    cv::cvtColor(inverted(picture), grey, cv::COLOR_BGR2GRAY);
    return cv::boundingRect(grey);
}

std::vector<ScannedCard> cards_in(const cv::Mat& picture)
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "picture.png";
    cv::imwrite(file.string(), picture);
    BlindEngine engine;
    std::vector<ScannedCard> cards;
    scan_file(file, engine, {}, [&](ScannedPage page) { cards = std::move(page.cards); });
    return cards;
}

const cv::Scalar table(90, 100, 110);

}  // namespace

TEST_CASE("a picture that shows only a code is a card of that code")
{
    struct Layout {
        std::string name;
        cv::Mat picture;
    };
    const cv::Mat code = code_picture(mecard, 360);
    const std::vector<Layout> layouts{
        {"nothing but the code", code},
        {"the white back of a card on a table",
         with(plain(1500, 1000, table),
              with(plain(1050, 600, cv::Scalar::all(255)), code, 345, 120), 225, 200)},
        {"a coloured back", with(plain(1500, 1000, table),
                                 with(plain(1050, 600, {140, 70, 40}), code, 640, 120), 225, 200)},
        {"the back alone", with(plain(1050, 600, cv::Scalar::all(255)), code, 345, 120)},
        {"a telephone's screen", with(plain(1000, 2000, cv::Scalar::all(20)), code, 320, 500)},
        {"at a slant", turned_by(with(plain(1500, 1000, table), code, 300, 300), 17)},
        {"upside down", turned_by(with(plain(1500, 1000, table), code, 300, 300), 180)},
        {"light on dark", inverted(with(plain(900, 900, cv::Scalar::all(255)), code, 300, 300))},
    };
    for (const Layout& layout : layouts) {
        CAPTURE(layout.name);
        const std::vector<ScannedCard> cards = cards_in(layout.picture);
        REQUIRE(cards.size() == 1);
        REQUIRE(cards[0].contact.name);
        CHECK(cards[0].contact.name->full == "Erika Muster");
        CHECK(cards[0].contact.phones.at(0).e164 == "+493023125012");
        CHECK(cards[0].codes == std::vector{mecard});
    }
}

TEST_CASE("the place of a card that is only a code is the code's with its quiet zone")
{
    const cv::Mat code = code_picture(mecard, 400);
    const cv::Rect dark = dark_part(code) + cv::Point(900, 300);
    const double quiet = dark.width * 4.0 / 33;  // 33 modules hold so much text
    const Quad place{{{dark.x - quiet, dark.y - quiet},
                      {dark.br().x + quiet, dark.y - quiet},
                      {dark.br().x + quiet, dark.br().y + quiet},
                      {dark.x - quiet, dark.br().y + quiet}}};
    const std::vector<ScannedCard> cards = cards_in(with(plain(1500, 1000, table), code, 900, 300));
    REQUIRE(cards.size() == 1);
    INFO(dark);
    CHECK(intersection_over_union(cards[0].quad, place) > 0.8);
}

TEST_CASE("each code of a picture is a card of its own, and found once")
{
    cv::Mat picture = with(plain(1600, 1000, table), code_picture(vcard, 400), 1000, 500);
    picture = with(picture, code_picture(mecard, 300), 100, 100);
    const std::vector<ScannedCard> cards = cards_in(picture);
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].contact.name->full == "Hans Wein");  // in reading order
    CHECK(cards[1].contact.name->full == "Erika Muster");
}

TEST_CASE("a code that says nothing of a person makes no card, and no code none")
{
    const cv::Mat ground = plain(1500, 1000, table);
    CHECK(cards_in(ground).empty());
    CHECK(cards_in(
              with(ground.clone(), code_picture("WIFI:T:WPA;S:Muster;P:geheim;;", 300), 600, 300))
              .empty());
    CHECK(cards_in(with(ground.clone(), code_picture("4006381333931", 300), 600, 300)).empty());
}
