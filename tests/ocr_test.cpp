#include <opencv2/imgproc.hpp>

#include "catch.h"
#include "core/error.h"
#include "ocr/codes.h"
#include "ocr/tesseract.h"

using namespace cardlog;

namespace {

// Hershey fonts are drawn by OpenCV itself, so the test needs no font files.
cv::Mat printed(const std::vector<std::string>& lines)
{
    cv::Mat picture(120 * static_cast<int>(lines.size()) + 60, 1300, CV_8UC1, cv::Scalar(255));
    int baseline = 110;
    for (const std::string& line : lines) {
        cv::putText(picture, line, {60, baseline}, cv::FONT_HERSHEY_DUPLEX, 2.0, cv::Scalar(0), 3,
                    cv::LINE_AA);
        baseline += 120;
    }
    return picture;
}

std::vector<std::string> texts_of(const CardText& text)
{
    std::vector<std::string> texts;
    for (const Line& line : text.lines) {
        texts.push_back(text_of(line));
    }
    return texts;
}

}  // namespace

TEST_CASE("printed lines come back in reading order with their boxes")
{
    const auto engine = make_tesseract("eng");
    const CardText text = engine->read(printed({"Erika Beispiel", "Telefon 030 23125 123"}));
    CHECK(texts_of(text) == std::vector<std::string>{"Erika Beispiel", "Telefon 030 23125 123"});
    for (const Line& line : text.lines) {
        const Box box = box_of(line);
        CHECK(box.left >= 0);
        CHECK(box.right <= 1300);
        CHECK(line.x_height > 10);
        CHECK(line.x_height < box.height());
        CHECK(confidence_of(line) > 0.5);
    }
    CHECK(box_of(text.lines[0]).bottom < box_of(text.lines[1]).top);
}

TEST_CASE("an engine reads one card after the other without memory of the first")
{
    const auto engine = make_tesseract("eng");
    CHECK(texts_of(engine->read(printed({"first card"}))) ==
          std::vector<std::string>{"first card"});
    CHECK(texts_of(engine->read(printed({"second card"}))) ==
          std::vector<std::string>{"second card"});
}

TEST_CASE("an empty card has no lines")
{
    const auto engine = make_tesseract("eng");
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(2000, 3), cv::Size(1000, 600)}) {
        CHECK(engine->read(cv::Mat(size, CV_8UC1, cv::Scalar(255))) == CardText{});
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
    CHECK(read_codes(printed({"no code here"})).empty());
    CHECK(read_codes(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(128))).empty());
}
