// What the search for cards rests on, stage by stage, and the search itself on samples/hard.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "catch.h"
#include "imaging/find_cards.h"
#include "imaging/judged_quads.h"
#include "imaging/print_rows.h"
#include "imaging/quad_shape.h"
#include "pictures.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

cv::Mat page_of_print(double degrees)
{
    cv::Mat page(900, 900, CV_8U, cv::Scalar(240));
    int baseline = 380;
    for (const std::string line : {"Erika Beispiel Projektleiterin", "Lange Gasse 5, 10117 Berlin",
                                   "erika@beispiel.example"}) {
        cv::putText(page, line, {200, baseline}, cv::FONT_HERSHEY_DUPLEX, 0.9, cv::Scalar(30), 2,
                    cv::LINE_AA);
        baseline += 70;
    }
    const cv::Mat turn = cv::getRotationMatrix2D({450, 450}, degrees, 1);
    cv::warpAffine(page, page, turn, page.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return page;
}

double angle_of(const PrintRow& row)
{
    const double angle = std::atan2(row.to.y - row.from.y, row.to.x - row.from.x) * 180 / CV_PI;
    return std::fmod(angle + 360, 180);
}

struct Tally {
    int cards = 0;
    int located = 0;
    int extra = 0;
};

Quad quad_from(const nlohmann::json& corners)
{
    Quad quad{};
    for (std::size_t i = 0; i < quad.size(); ++i) {
        quad.at(i) = {corners.at(i).at(0).get<double>(), corners.at(i).at(1).get<double>()};
    }
    return quad;
}

void count(const fs::path& picture, Tally& tally)
{
    const fs::path truth_file = picture.parent_path().parent_path() / "truth" /
                                picture.filename().replace_extension(".json");
    std::ifstream stream(truth_file);
    const nlohmann::json truth = nlohmann::json::parse(stream);
    std::vector<FoundCard> found = find_cards(load_pictures(picture).front().pixels);
    for (const nlohmann::json& card : truth.at("cards")) {
        const Quad quad = quad_from(card.at("quad"));
        ++tally.cards;
        const auto match = std::find_if(found.begin(), found.end(), [&](const FoundCard& one) {
            return intersection_over_union(one.quad, quad) > 0.8;
        });
        if (match != found.end()) {
            ++tally.located;
            found.erase(match);
        }
    }
    tally.extra += static_cast<int>(found.size());
}

}  // namespace

TEST_CASE("rows of print are found at any angle, dark on light and light on dark")
{
    for (const bool light_print : {false, true}) {
        for (const double degrees : {0.0, 30.0, 90.0, 135.0}) {
            INFO("turned by " << degrees << (light_print ? ", light print" : ""));
            const cv::Mat page = page_of_print(degrees);
            const Print print = find_print(light_print ? cv::Mat(255 - page) : page);
            REQUIRE(print.rows.size() >= 3);
            // A few chains of letters jump from one line to the next.
            std::size_t letters = 0;
            std::size_t along = 0;
            for (const PrintRow& row : print.rows) {
                const double off = std::abs(angle_of(row) - std::fmod(180 - degrees, 180));
                letters += row.letters.size();
                along += std::min(off, 180 - off) < 4 ? row.letters.size() : 0;
            }
            CHECK(10 * along >= 8 * letters);
        }
    }
}

TEST_CASE("even ground, stripes and a regular grid hold no rows of print")
{
    cv::Mat stripes(600, 800, CV_8U, cv::Scalar(200));
    cv::Mat grid(600, 800, CV_8U, cv::Scalar(200));
    for (int y = 10; y < 600; y += 20) {
        cv::line(stripes, {0, y}, {799, y}, cv::Scalar(60), 4);
        for (int x = 10; x < 800; x += 20) {
            cv::circle(grid, {x, y}, 5, cv::Scalar(60), cv::FILLED);
        }
    }
    CHECK(find_print(cv::Mat(600, 800, CV_8U, cv::Scalar(128))).rows.empty());
    CHECK(find_print(stripes).rows.empty());
    CHECK(find_print(grid).rows.empty());
}

TEST_CASE("the aspect ratio is the paper's, whichever way the camera looks at it")
{
    // A pinhole camera of 0.6 diagonals' focal length, as phones have, above a card of 85 by 55.
    const cv::Size size(4000, 3000);
    const double focal = 3000;
    for (const double tilt : {0.0, 20.0, 40.0}) {
        for (const double turn : {0.0, 25.0, 90.0}) {
            INFO("tilted by " << tilt << ", turned by " << turn);
            const double t = tilt * CV_PI / 180;
            const double r = turn * CV_PI / 180;
            Quad quad{};
            const std::array<Point, 4> corners{{{-85, -55}, {85, -55}, {85, 55}, {-85, 55}}};
            for (std::size_t i = 0; i < 4; ++i) {
                const double x = corners.at(i).x * std::cos(r) - corners.at(i).y * std::sin(r);
                const double y = corners.at(i).x * std::sin(r) + corners.at(i).y * std::cos(r);
                const double depth = 400 + y * std::sin(t);
                quad.at(i) = {2000 + focal * x / depth, 1500 + focal * y * std::cos(t) / depth};
            }
            CHECK(aspect_ratio(quad, size) == Approx(85.0 / 55).epsilon(0.02));
        }
    }
}

TEST_CASE("of overlapping quads the likelier one is kept")
{
    const auto judged = [](double left, double probability) {
        JudgedQuad one;
        one.quad = corners(Box{left, 0, left + 100, 60});
        one.probability = probability;
        return one;
    };
    const std::vector<JudgedQuad> chosen =
        best_apart({judged(0, 0.6), judged(20, 0.9), judged(200, 0.7), judged(400, 0.3)});
    REQUIRE(chosen.size() == 2);
    CHECK(chosen[0].quad == corners(Box{20, 0, 120, 60}));
    CHECK(chosen[1].quad == corners(Box{200, 0, 300, 60}));
}

TEST_CASE("a quad that nothing much speaks for counts where there is no better one, up to a point")
{
    JudgedQuad doubtful;
    doubtful.quad = corners(Box{0, 0, 100, 60});
    doubtful.probability = 0.3;
    CHECK(best_apart({doubtful}).size() == 1);
    doubtful.probability = 0.1;
    CHECK(best_apart({doubtful}).empty());
}

// When the search gets better these numbers go up; they never go down.
TEST_CASE("nearly all cards on hard grounds are found, and next to nothing else")
{
    const fs::path folder = fs::path(CARDLOG_SOURCE_DIR) / "samples" / "hard" / "img";
    Tally tally;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        count(entry.path(), tally);
    }
    CHECK(tally.cards == 36);
    CHECK(tally.located >= 33);
    CHECK(tally.extra <= 1);
}
