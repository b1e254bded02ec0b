#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "ocr/codes.h"
#include "ocr/tesseract.h"
#include "support/catch.h"

using namespace cardlog;

namespace {

// Hershey fonts are drawn by OpenCV itself, so the test needs no font files.
cv::Mat printed(const std::string& line)
{
    constexpr int font = cv::FONT_HERSHEY_DUPLEX;
    const int width = cv::getTextSize(line, font, 2.0, 3, nullptr).width;
    cv::Mat picture(90, width + 20, CV_8UC1, cv::Scalar(255));
    cv::putText(picture, line, {10, 60}, font, 2.0, cv::Scalar(0), 3, cv::LINE_AA);
    return picture;
}

}  // namespace

TEST_CASE("a printed line comes back as words with their boxes")
{
    const auto engine = make_tesseract("eng");
    const cv::Mat picture = printed("Telefon 030 23125 123");
    const Line line = engine->read(picture);
    CHECK(text_of(line) == "Telefon 030 23125 123");
    CHECK(confidence_of(line) > 0.5);
    double right = 0;
    for (const Word& word : line.words) {
        CHECK(word.box.left >= right);
        CHECK(word.box.right > word.box.left);
        right = word.box.right;
    }
    CHECK(line.words.front().box.left == Approx(10).margin(20));
    CHECK(right == Approx(picture.cols - 10).margin(20));
}

TEST_CASE("a line can be reread in other ways until there is no further one")
{
    const auto engine = make_tesseract("eng");
    int ways = 0;
    while (const auto again = engine->reread(printed("Erika Beispiel"), ways)) {
        CHECK(text_of(*again) == "Erika Beispiel");
        ++ways;
    }
    CHECK(ways == 2);
}

TEST_CASE("an engine reads one line after the other without memory of the first")
{
    const auto engine = make_tesseract("eng");
    CHECK(text_of(engine->read(printed("first line"))) == "first line");
    CHECK(text_of(engine->read(printed("second line"))) == "second line");
}

TEST_CASE("an empty line has no words")
{
    const auto engine = make_tesseract("eng");
    CHECK(engine->read(cv::Mat()) == Line{});
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(2000, 3), cv::Size(1000, 60)}) {
        CHECK(engine->read(cv::Mat(size, CV_8UC1, cv::Scalar(255))) == Line{});
    }
}

TEST_CASE("every missing language is named with its Debian package")
{
    try {
        (void)make_tesseract("eng+xyz+abc_def");
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::setup);
        CHECK_THAT(error.what(), contains_text("xyz, abc_def"));
        CHECK(error.hint() ==
              "Install it: sudo apt install tesseract-ocr-xyz tesseract-ocr-abc-def");
    }
}

TEST_CASE("a picture without a code has none")
{
    CHECK(read_codes(printed("no code here")).empty());
    CHECK(read_codes(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(128))).empty());
}

TEST_CASE("what ZXing takes for an Aztec code at the edge of a picture is no code, and no fault")
{
    cv::Mat cross(6, 6, CV_8UC1, cv::Scalar(255));
    cross.rowRange(2, 4).setTo(0);
    cross.colRange(0, 2).setTo(0);
    CHECK(read_codes(cross).empty());
}
