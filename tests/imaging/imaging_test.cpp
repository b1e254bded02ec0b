#include <cmath>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "imaging/components.h"
#include "imaging/find/find_cards.h"
#include "imaging/flat/flatten.h"
#include "imaging/flat/picture_hash.h"
#include "imaging/lines/even_light.h"
#include "imaging/lines/text_direction.h"
#include "imaging/lines/text_lines.h"
#include "imaging/load/jpeg.h"
#include "support/catch.h"
#include "support/pictures.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

const cv::Scalar white = cv::Scalar::all(248);
const cv::Scalar black = cv::Scalar::all(20);

// A card face of 850 by 550 with an invented person on it; Hershey fonts need no files.
cv::Mat face(const cv::Scalar& paper, const cv::Scalar& ink)
{
    cv::Mat card(550, 850, CV_8UC3, paper);
    const std::vector<std::string> lines{"Erika Beispiel", "Projektleiterin",
                                         "Telefon 030 23125 123", "erika@beispiel.example",
                                         "Lange Gasse 5, 10117 Berlin"};
    int baseline = 110;
    for (const std::string& line : lines) {
        cv::putText(card, line, {60, baseline}, cv::FONT_HERSHEY_DUPLEX, 1.4, ink, 2, cv::LINE_AA);
        baseline += 90;
    }
    return card;
}

// Lays the face into the picture so that its corners come to stand on `quad`.
void lay(cv::Mat& picture, const cv::Mat& card, const Quad& quad)
{
    std::vector<cv::Point2f> from{
        {0, 0}, {float(card.cols), 0}, {float(card.cols), float(card.rows)}, {0, float(card.rows)}};
    std::vector<cv::Point2f> to;
    for (const Point& p : quad) {
        to.emplace_back(float(p.x), float(p.y));
    }
    cv::Mat mask;
    cv::Mat warped;
    const cv::Mat homography = cv::getPerspectiveTransform(from, to);
    cv::warpPerspective(card, warped, homography, picture.size(), cv::INTER_AREA);
    cv::warpPerspective(cv::Mat(card.size(), CV_8U, cv::Scalar(255)), mask, homography,
                        picture.size());
    warped.copyTo(picture, mask > 127);
}

Quad turned_card(double x, double y, double width, double degrees)
{
    const double angle = degrees * CV_PI / 180;
    const double half_width = width / 2;
    const double half_height = width * 55 / 85 / 2;
    Quad quad{};
    const std::vector<Point> around{{-half_width, -half_height},
                                    {half_width, -half_height},
                                    {half_width, half_height},
                                    {-half_width, half_height}};
    for (std::size_t i = 0; i < 4; ++i) {
        quad[i] = {x + around[i].x * std::cos(angle) - around[i].y * std::sin(angle),
                   y + around[i].x * std::sin(angle) + around[i].y * std::cos(angle)};
    }
    return quad;
}

// The largest distance from a corner of `truth` to the nearest corner found.
double corner_error(const Quad& truth, const Quad& found)
{
    double worst = 0;
    for (const Point& t : truth) {
        double nearest = 1e9;
        for (const Point& f : found) {
            nearest = std::min(nearest, std::hypot(t.x - f.x, t.y - f.y));
        }
        worst = std::max(worst, nearest);
    }
    return worst;
}

cv::Mat noise(cv::Size size)
{
    cv::Mat picture(size, CV_8UC3);
    cv::RNG random(7);
    random.fill(picture, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

std::string encoded(const std::string& ending, const cv::Mat& picture)
{
    std::vector<unsigned char> bytes;
    cv::imencode(ending, picture, bytes);
    return {bytes.begin(), bytes.end()};
}

std::string failure_of(const std::filesystem::path& file)
{
    try {
        (void)load_pictures(file);
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::input);
        CHECK_FALSE(error.hint().empty());
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a card on a table is found with its corners to a pixel")
{
    struct Case {
        const char* name;
        cv::Scalar table;
        cv::Scalar paper;
        cv::Scalar ink;
        double degrees;
    };
    const std::vector<Case> cases{
        {"light on dark", cv::Scalar(60, 50, 45), white, black, 4},
        {"dark on light", cv::Scalar(190, 200, 205), cv::Scalar(60, 40, 30), white, -7},
        {"dark on dark", cv::Scalar(50, 50, 50), cv::Scalar(70, 35, 20), white, 12},
        {"turned by a third", cv::Scalar(90, 120, 60), white, black, 33},
        {"sideways", cv::Scalar(120, 60, 60), white, black, 92},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        cv::Mat picture(1200, 1600, CV_8UC3, one.table);
        const Quad truth = turned_card(800, 600, 800, one.degrees);
        lay(picture, face(one.paper, one.ink), truth);
        cv::GaussianBlur(picture, picture, {3, 3}, 0);
        const std::vector<FoundCard> found = find_cards(picture).cards;
        REQUIRE(found.size() == 1);
        CHECK(corner_error(truth, found[0].quad) < 1.5);
        CHECK_FALSE(found[0].fills_picture);
        CHECK_FALSE(found[0].cut_off);
    }
}

TEST_CASE("several cards come in reading order")
{
    cv::Mat picture(1500, 2000, CV_8UC3, cv::Scalar(70, 60, 60));
    const std::vector<Quad> truth{turned_card(500, 400, 700, 5), turned_card(1450, 420, 700, -8),
                                  turned_card(520, 1080, 700, 90),
                                  turned_card(1450, 1100, 700, 15)};
    for (const Quad& quad : truth) {
        lay(picture, face(white, black), quad);
    }
    const std::vector<FoundCard> found = find_cards(picture).cards;
    REQUIRE(found.size() == truth.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
        CHECK(corner_error(truth[i], found[i].quad) < 2);
    }
}

TEST_CASE("a card that reaches over the picture's edge is found and marked as cut off")
{
    cv::Mat picture(1500, 2000, CV_8UC3, cv::Scalar(60, 90, 70));
    lay(picture, face(white, black), turned_card(1600, 800, 900, 0));
    const std::vector<FoundCard> found = find_cards(picture).cards;
    REQUIRE(found.size() == 1);
    CHECK(found[0].cut_off);
    picture = cv::Scalar(60, 90, 70);
    lay(picture, face(white, black), turned_card(1000, 800, 900, 0));
    CHECK_FALSE(find_cards(picture).cards.at(0).cut_off);
}

TEST_CASE("a picture that is a card has the picture's corners")
{
    const std::vector<FoundCard> found = find_cards(face(white, black)).cards;
    REQUIRE(found.size() == 1);
    CHECK(found[0].fills_picture);
    CHECK(found[0].quad == corners(Box{0, 0, 850, 550}));
}

TEST_CASE("a picture without a card gives none")
{
    const std::vector<cv::Mat> pictures{
        cv::Mat(1, 1, CV_8UC3, white),
        cv::Mat(1, 30000, CV_8UC3, white),
        cv::Mat(800, 1000, CV_8UC3, white),
        cv::Mat(800, 1000, CV_8UC3, black),
        noise({1000, 800}),
    };
    for (const cv::Mat& picture : pictures) {
        INFO(picture.cols << " x " << picture.rows);
        CHECK(find_cards(picture).cards.empty());
    }
}

TEST_CASE("the flat card has the paper's own proportions")
{
    // A pinhole camera of focal length 1600 looks at a card of 85 by 55 at several tilts.
    for (const double tilt : {0.0, 15.0, 30.0, 40.0}) {
        const double angle = tilt * CV_PI / 180;
        const double turn = 20 * CV_PI / 180;
        Quad quad{};
        const std::vector<Point> card{{-42.5, -27.5}, {42.5, -27.5}, {42.5, 27.5}, {-42.5, 27.5}};
        for (std::size_t i = 0; i < 4; ++i) {
            const double x = card[i].x * std::cos(turn) - card[i].y * std::sin(turn);
            const double y = card[i].x * std::sin(turn) + card[i].y * std::cos(turn);
            const double depth = 160 + y * std::sin(angle);
            quad[i] = {800 + 1600 * x / depth, 600 + 1600 * y * std::cos(angle) / depth};
        }
        const FlatCard flat = flatten(cv::Mat(1200, 1600, CV_8UC3, white), quad);
        INFO("tilt " << tilt);
        const double tolerance = tilt > 0 && tilt < 20 ? 0.04 : 0.02;
        CHECK(double(flat.pixels.cols) / flat.pixels.rows == Approx(85.0 / 55).epsilon(tolerance));
        CHECK(corner_error(quad, to_picture(flat, corners(Box{0, 0, double(flat.pixels.cols),
                                                              double(flat.pixels.rows)}))) < 0.01);
    }
}

TEST_CASE("a turned flat card still knows where it was in the picture")
{
    const Quad quad = turned_card(500, 400, 600, 10);
    const FlatCard flat = flatten(cv::Mat(800, 1000, CV_8UC3, white), quad);
    for (int quarters = -1; quarters <= 4; ++quarters) {
        const FlatCard now = turned(flat, quarters);
        const Quad whole =
            to_picture(now, corners(Box{0, 0, double(now.pixels.cols), double(now.pixels.rows)}));
        const Quad expected = starting_at(quad, -quarters);
        for (std::size_t i = 0; i < 4; ++i) {
            CHECK(whole[i].x == Approx(expected[i].x).margin(0.01));
            CHECK(whole[i].y == Approx(expected[i].y).margin(0.01));
        }
    }
}

TEST_CASE("turning a flat card leaves the card itself as it was")
{
    const FlatCard card{face(white, black), cv::Matx33d::eye()};
    for (int quarters = -1; quarters < 4; ++quarters) {
        (void)turned(card, quarters);
        CHECK(cv::norm(card.pixels, face(white, black), cv::NORM_INF) == 0);
    }
}

TEST_CASE("the lines of a card show which way it is turned")
{
    const FlatCard upright{face(white, black), cv::Matx33d::eye()};
    for (int quarters = 0; quarters < 4; ++quarters) {
        const TextDirection direction =
            text_direction(even_light(turned(upright, quarters).pixels));
        CHECK((direction.quarters + quarters) % 2 == 0);
        CHECK(direction.axis_confidence > 0.6);
    }
    const TextDirection blank = text_direction(even_light(cv::Mat(400, 600, CV_8UC3, white)));
    CHECK(blank.axis_confidence == 0.5);
    CHECK(blank.upright_confidence == 0.5);
}

TEST_CASE("print comes out dark on white, in shadow and on a dark band too")
{
    cv::Mat card = face(white, black);
    cv::Mat band = card(cv::Rect(0, 0, 850, 240));
    cv::bitwise_not(band, band);
    for (int column = 0; column < card.cols; ++column) {  // light falls off to the right
        card.col(column) *= 1.0 - 0.5 * column / card.cols;
    }
    const cv::Mat even = even_light(card);
    REQUIRE(even.size() == card.size());
    REQUIRE(even.type() == CV_8UC1);
    const cv::Mat print = face(white, black);
    cv::Mat ink;
    cv::cvtColor(print, ink, cv::COLOR_BGR2GRAY);
    const cv::Mat strokes = ink < 60;
    cv::Mat near_strokes;
    cv::dilate(strokes, near_strokes, cv::Mat(), {-1, -1}, 2);
    cv::Mat ground;
    cv::dilate(strokes, ground, cv::Mat(), {-1, -1}, 8);
    ground -= near_strokes;
    for (const cv::Rect& part : {cv::Rect(30, 30, 790, 190), cv::Rect(30, 260, 790, 270)}) {
        CHECK(cv::mean(even(part), strokes(part))[0] < 110);
        CHECK(cv::mean(even(part), ground(part))[0] > 200);
    }
}

namespace {

// Hershey fonts are drawn by OpenCV itself, so the test needs no font files.
void print(cv::Mat& card, const std::string& text, cv::Point at, double size)
{
    cv::putText(card, text, at, cv::FONT_HERSHEY_DUPLEX, size, cv::Scalar(0),
                std::max(1, cvRound(1.5 * size)), cv::LINE_AA);
}

}  // namespace

TEST_CASE("pieces of a mask hold together across corners, with their boxes and areas")
{
    const cv::Mat mask = (cv::Mat_<uchar>(4, 6) << 1, 1, 0, 0, 0, 9, 0, 0, 1, 0, 0, 9, 0, 0, 0, 0,
                          0, 0, 0, 0, 7, 0, 0, 0);
    cv::Mat labels;
    std::vector<std::pair<cv::Rect, int>> found;
    for (const Component& piece : components_of(mask, labels)) {
        found.emplace_back(piece.box, piece.area);
        CHECK(cv::countNonZero(labels == int(found.size())) == piece.area);
    }
    CHECK(found == std::vector<std::pair<cv::Rect, int>>{
                       {{0, 0, 3, 2}, 3}, {{5, 0, 1, 2}, 2}, {{2, 3, 1, 1}, 1}});
    CHECK(components_of(cv::Mat::zeros(3, 3, CV_8U), labels).empty());
}

TEST_CASE("lines of print are found block by block, columns apart, without logo, rule and frame")
{
    cv::Mat card(600, 1000, CV_8UC1, cv::Scalar(245));
    print(card, "Erika Beispiel", {60, 100}, 2.0);
    print(card, "Einkauf", {60, 150}, 1.0);
    print(card, "Musterweg 1", {60, 450}, 1.0);
    print(card, "49074 Musterstadt", {60, 490}, 1.0);
    print(card, "030 23125 123", {600, 450}, 1.0);
    cv::rectangle(card, {800, 40, 150, 150}, cv::Scalar(0), cv::FILLED);
    cv::line(card, {60, 300}, {940, 300}, cv::Scalar(0), 2);
    cv::rectangle(card, {20, 20, 960, 560}, cv::Scalar(0), 2);

    const std::vector<TextLine> lines = text_lines(card);
    REQUIRE(lines.size() == 5);
    const std::vector<cv::Point> begin = {{60, 100}, {60, 150}, {60, 450}, {60, 490}, {600, 450}};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CAPTURE(i);
        const TextLine& line = lines[i];
        CHECK(line.box.left == Approx(begin[i].x).margin(10));
        CHECK(line.box.top < begin[i].y);
        CHECK(line.box.bottom >= begin[i].y - 5);
        const Box seen = line.to_card({0, 0, double(line.picture.cols), double(line.picture.rows)});
        CHECK(seen.left <= line.box.left);
        CHECK(seen.top <= line.box.top);
        CHECK(seen.right >= line.box.right);
        CHECK(seen.bottom >= line.box.bottom);
    }
    CHECK(lines[0].x_height > 1.5 * lines[1].x_height);
}

TEST_CASE("a rule parts the columns beside it, a bar does not part the items of a line")
{
    cv::Mat card(600, 1000, CV_8UC1, cv::Scalar(245));
    print(card, "BEISPIEL & SOHN", {60, 200}, 1.2);
    const double width = text_lines(card).at(0).box.width();
    print(card, "030 23125 123", {cvRound(60 + width + 30), 200}, 1.2);
    REQUIRE(text_lines(card).size() == 1);
    const int between = cvRound(60 + width + 15);

    cv::Mat barred = card.clone();
    cv::line(barred, {between, 165}, {between, 210}, cv::Scalar(0), 2);
    CHECK(text_lines(barred).size() == 1);

    cv::line(card, {between, 100}, {between, 500}, cv::Scalar(0), 2);
    const std::vector<TextLine> lines = text_lines(card);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].box.right < between);
    CHECK(lines[1].box.left > between);
}

TEST_CASE("pale print on plain paper has lines too, light or dark")
{
    const auto [paper, ink] =
        GENERATE(values<std::pair<int, int>>({{250, 233}, {235, 255}, {128, 143}, {20, 5}}));
    CAPTURE(paper, ink);
    const cv::Mat card = face(cv::Scalar::all(paper), cv::Scalar::all(ink));
    CHECK(text_lines(even_light(card)).size() == 5);
}

TEST_CASE("a line's picture has its dots and accents, and nothing of the line above")
{
    cv::Mat card(300, 900, CV_8UC1, cv::Scalar(245));
    print(card, "gypsy jolly ghjpqy", {60, 100}, 2.0);
    print(card, "uuu ooo uuu", {60, 175}, 2.0);
    for (const int x : {70, 90}) {
        cv::circle(card, {x, 132}, 4, cv::Scalar(0), cv::FILLED);
    }
    const std::vector<TextLine> lines = text_lines(card);
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].box.top <= 129);
    const int dots_row = static_cast<int>(132 - lines[1].top.at.y);
    const cv::Mat row = lines[1].picture.row(dots_row) < 100;
    CHECK(cv::countNonZero(row) > 4);
    CHECK(cv::countNonZero(row.colRange(60, row.cols)) == 0);  // the descenders above
}

TEST_CASE("a sloping line is levelled and spaced letters stay together")
{
    cv::Mat card(400, 1000, CV_8UC1, cv::Scalar(245));
    print(card, "E r i k a   B e i s p i e l", {60, 200}, 1.5);
    const cv::Mat turn = cv::getRotationMatrix2D({500, 200}, 2.0, 1.0);
    cv::warpAffine(card, card, turn, card.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const std::vector<TextLine> lines = text_lines(card);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].top.slope == Approx(-std::tan(2.0 * CV_PI / 180)).margin(0.005));
    CHECK(lines[0].top.bend == 0);
    CHECK(lines[0].picture.rows < 80);
}

TEST_CASE("lines of a bent card are levelled, and their words map back to where they are printed")
{
    cv::Mat flat(600, 1000, CV_8UC1, cv::Scalar(245));
    print(flat, "Erika Beispiel", {80, 150}, 1.5);
    print(flat, "www.maschinenbau-beispiel.example", {80, 250}, 1.0);
    print(flat, "Telephone 030 23125 123, room 17", {80, 350}, 1.0);
    const double bow = GENERATE(-40.0, 40.0, 20.0);  // pixels that the middle lies lower
    CAPTURE(bow);
    const auto lower = [&](double x) { return bow * (1 - std::pow(x / 500 - 1, 2)); };
    cv::Mat x(flat.size(), CV_32F);
    cv::Mat y(flat.size(), CV_32F);
    for (int column = 0; column < flat.cols; ++column) {
        for (int row = 0; row < flat.rows; ++row) {
            x.at<float>(row, column) = static_cast<float>(column);
            y.at<float>(row, column) = static_cast<float>(row - lower(column));
        }
    }
    cv::Mat bent;
    cv::remap(flat, bent, x, y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);

    const std::vector<TextLine> straight = text_lines(flat);
    const std::vector<TextLine> lines = text_lines(bent);
    REQUIRE(straight.size() == 3);
    REQUIRE(lines.size() == 3);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CAPTURE(i);
        CHECK(lines[i].picture.cols == Approx(straight[i].picture.cols).margin(2));
        CHECK(lines[i].picture.rows == Approx(straight[i].picture.rows).margin(3));
        for (const double place : {100.0, 300.0}) {  // a word there, as it stands in the picture
            const double left = place - lines[i].left;
            const Box word = lines[i].to_card({left, 10, left + 100, 30});
            const Box printed = straight[i].to_card({left, 10, left + 100, 30});
            CHECK(word.left == Approx(place));
            CHECK(word.right == Approx(place + 100));
            CHECK(word.top - lower(place + 50) == Approx(printed.top).margin(3));
            CHECK(word.bottom - lower(place + 50) == Approx(printed.bottom).margin(3));
        }
    }
}

TEST_CASE("a card without print has no lines, and noise takes bounded time")
{
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(3000, 3), cv::Size(1000, 600)}) {
        CHECK(text_lines(cv::Mat(size, CV_8UC1, cv::Scalar(245))).empty());
    }
    cv::Mat noise(900, 1500, CV_8UC1);
    cv::theRNG().state = 1;
    cv::randu(noise, 0, 255);
    CHECK(text_lines(noise).size() <= 400);
}

TEST_CASE("every kind of picture is loaded as 8-bit colour")
{
    const TemporaryFolder folder;
    const cv::Mat colour(40, 60, CV_8UC3, cv::Scalar(10, 100, 200));
    cv::Mat grey(40, 60, CV_8UC1, cv::Scalar(90));
    cv::Mat deep(40, 60, CV_16UC3, cv::Scalar(10 * 257, 100 * 257, 200 * 257));
    cv::Mat clear(40, 60, CV_8UC4, cv::Scalar(0, 0, 0, 0));
    struct Case {
        std::string name;
        std::string bytes;
        cv::Scalar expected;
    };
    const cv::Scalar same(10, 100, 200);
    const std::vector<Case> cases{
        {"a.png", encoded(".png", colour), same},
        {"a.bmp", encoded(".bmp", colour), same},
        {"a.tif", encoded(".tif", colour), same},
        {"wrong-ending.jpg", encoded(".png", colour), same},
        {"16-bit.png", encoded(".png", deep), same},
        {"16-bit.tif", encoded(".tif", deep), same},
        {"grey.png", encoded(".png", grey), cv::Scalar::all(90)},
        {"grey.jpg", encoded(".jpg", grey), cv::Scalar::all(90)},
        {"transparent.png", encoded(".png", clear), cv::Scalar::all(255)},
        {"a.jpg", encoded(".jpg", colour), same},
        {"a.webp", encoded(".webp", colour), same},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const std::vector<Picture> pages = load_pictures(write_file(folder / one.name, one.bytes));
        REQUIRE(pages.size() == 1);
        CHECK(pages[0].pixels.type() == CV_8UC3);
        CHECK(pages[0].pixels.size() == cv::Size(60, 40));
        const cv::Scalar mean = cv::mean(pages[0].pixels);
        for (int channel = 0; channel < 3; ++channel) {
            CHECK(mean[channel] == Approx(one.expected[channel]).margin(6));
        }
    }
}

TEST_CASE("all pages of a TIFF are loaded")
{
    const TemporaryFolder folder;
    const std::string file = (folder / "pages.tif").string();
    cv::imwritemulti(file, std::vector<cv::Mat>{cv::Mat(40, 60, CV_8UC3, white),
                                                cv::Mat(30, 50, CV_8UC3, black)});
    const std::vector<Picture> pages = load_pictures(file);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].page == 1);
    CHECK(pages[1].page == 2);
    CHECK(pages[1].pixels.size() == cv::Size(50, 30));
}

TEST_CASE("what is no whole picture is refused by name with what to do")
{
    const TemporaryFolder folder;
    const cv::Mat picture = noise({300, 200});
    CHECK_THAT(failure_of(folder / "missing.jpg"), contains_text("no such file"));
    CHECK_THAT(failure_of(folder / ""), contains_text("is a folder"));
    CHECK_THAT(failure_of(write_file(folder / "empty.png", "")), contains_text("empty"));
    CHECK_THAT(failure_of(write_file(folder / "text.jpg", "Dear Sir,\n")),
               contains_text("text.jpg: is not a picture"));
    for (const std::string ending : {".jpg", ".png", ".tif", ".webp", ".bmp"}) {
        INFO(ending);
        const std::string whole = encoded(ending, picture);
        const std::string half = whole.substr(0, whole.size() / 2);
        CHECK_THAT(failure_of(write_file(folder / ("half" + ending), half)),
                   contains_text("truncated"));
    }
}

TEST_CASE("a picture of more than 200 megapixels is refused before it is decoded")
{
    // A small BMP that says of itself to have 20000 by 20000 pixels.
    const TemporaryFolder folder;
    std::string header = encoded(".bmp", cv::Mat(20, 20, CV_8UC3, white));
    for (const std::size_t field : {18U, 22U}) {
        header[field] = '\x20';
        header[field + 1] = '\x4e';
    }
    CHECK_THAT(failure_of(write_file(folder / "huge.bmp", header)),
               contains_text("200 megapixels"));
}

TEST_CASE("one card looks the same in two photos and on its head, another card does not")
{
    const cv::Mat card =
        load_pictures(CARDLOG_SOURCE_DIR "/samples/cards/img/scan.jpg").at(0).pixels;
    const cv::Mat other =
        load_pictures(CARDLOG_SOURCE_DIR "/samples/cards/img/dark-scan.jpg").at(0).pixels;
    // A second photo: the outline is found a little aside, the light falls off, it is smaller.
    cv::Mat again;
    cv::resize(card(cv::Rect(card.cols / 50, 0, card.cols * 24 / 25, card.rows * 49 / 50)), again,
               {700, 440});
    again.convertTo(again, -1, 0.7, 20);
    cv::Mat turned;
    cv::rotate(again, turned, cv::ROTATE_180);
    const PictureHash hash = picture_hash_of(jpeg_of(card, 90)).value();
    CHECK(distance_between(hash, picture_hash_of(jpeg_of(again, 60)).value()) <=
          same_card_distance);
    CHECK(distance_between(hash, picture_hash_of(jpeg_of(turned, 60)).value()) <=
          same_card_distance);
    CHECK(distance_between(hash, picture_hash_of(jpeg_of(other, 90)).value()) > same_card_distance);
    CHECK_FALSE(picture_hash_of("no picture"));
    CHECK_FALSE(picture_hash_of(""));
}
