#include "imaging/lines/colour_print.h"

#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/lines/ground.h"

namespace cardlog {
namespace {

cv::Mat ground_of(const cv::Mat& card)
{
    cv::Mat small = reduced_to_ground(card);
    cv::medianBlur(small, small, ground_window(small));
    cv::Mat ground;
    cv::resize(small, ground, card.size(), 0, 0, cv::INTER_LINEAR);
    return ground;
}

}  // namespace

cv::Mat print_in_colour(const cv::Mat& flat_card)
{
    // A channel's difference of so many levels is as dark as print becomes.
    constexpr double full_difference = 120;
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
