#include "imaging/lines/colour_print.h"

#include <algorithm>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace cardlog {
namespace {

// As in even light: the ground changes slowly, and shows between the strokes of the largest print.
constexpr double reduction = 0.25;
constexpr double largest_print = 0.12;

constexpr double paper_level = 245;

// A channel's difference of so many levels is as dark as print becomes.
constexpr double full_difference = 120;

cv::Mat ground_of(const cv::Mat& card)
{
    cv::Mat small;
    cv::resize(card, small, {}, std::max(reduction, 1.0 / card.cols),
               std::max(reduction, 1.0 / card.rows), cv::INTER_AREA);
    const double side = std::min(small.cols, small.rows) * largest_print;
    cv::medianBlur(small, small, std::clamp(static_cast<int>(side), 3, 63) | 1);
    cv::Mat ground;
    cv::resize(small, ground, card.size(), 0, 0, cv::INTER_LINEAR);
    return ground;
}

}  // namespace

cv::Mat print_in_colour(const cv::Mat& flat_card)
{
    cv::Mat difference;
    cv::absdiff(flat_card, ground_of(flat_card), difference);
    std::vector<cv::Mat> channels;
    cv::split(difference, channels);
    const cv::Mat most = cv::max(cv::max(channels[0], channels[1]), channels[2]);
    cv::Mat print;
    most.convertTo(print, CV_8U, -paper_level / full_difference, paper_level);
    return print;
}

}  // namespace cardlog
