#include "app/scan/debug_dir.h"

#include <fstream>
#include <memory>
#include <system_error>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "core/evidence.h"
#include "core/shell_word.h"
#include "imaging/load/jpeg.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

constexpr int jpeg_quality = 95;

const cv::Scalar grey(160, 160, 160);
const cv::Scalar green(60, 160, 0);
const cv::Scalar red(0, 0, 220);

void draw(cv::Mat& picture, const Quad& quad, const cv::Scalar& colour, int thickness)
{
    std::vector<cv::Point> outline;
    for (const Point& corner : quad) {
        outline.emplace_back(cvRound(corner.x), cvRound(corner.y));
    }
    cv::polylines(picture, outline, true, colour, thickness, cv::LINE_AA);
}

std::string two_digits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

cv::Mat drawn_reading(const cv::Mat& flat_card, const CardText& text, const Contact& contact)
{
    cv::Mat picture;
    cv::cvtColor(flat_card, picture, cv::COLOR_GRAY2BGR);
    for (const Line& line : text.lines) {
        draw(picture, corners(box_of(line)), grey, 1);
    }
    for (const auto& [field, evidence] : evidence_of(contact)) {
        if (evidence.quad) {
            const bool doubtful = evidence.confidence < review_threshold;
            draw(picture, *evidence.quad, doubtful ? red : green, 2);
        }
    }
    return picture;
}

}  // namespace

DebugSink debug_pictures_into(const fs::path& folder, const std::string& name)
{
    const auto written = std::make_shared<int>(0);
    return [folder, name, written](const std::string& stage, const cv::Mat& picture) {
        std::error_code failed;
        fs::create_directories(folder, failed);
        const fs::path file = folder / (name + "-" + two_digits(++*written) + "-" + stage + ".jpg");
        std::ofstream stream(file, std::ios::binary);
        stream << jpeg_of(picture, jpeg_quality) << std::flush;
        if (!stream) {
            throw Error(ExitCode::input, shell_word(file) + ": cannot be written",
                        "Give --debug-dir a folder you may write to");
        }
    };
}

void show_reading(const DebugSink& debug, const UprightCard& card, const CardText& text,
                  const Contact& contact, bool is_card)
{
    if (debug) {
        debug("3-flat", card.flat.pixels);
        debug("4-even-light", card.even);
        debug(is_card ? "5-reading" : "5-no-card", drawn_reading(card.flat.pixels, text, contact));
    }
}

}  // namespace cardlog
