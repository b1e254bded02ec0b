#include "imaging/lines/even_light.h"

#include <algorithm>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/lines/ground.h"
#include "imaging/quantile.h"

namespace cardlog {
namespace {

cv::Mat square(int side)
{
    return cv::getStructuringElement(cv::MORPH_RECT, {side, side});
}

// Below this difference between the brightest and the darkest there is no print to judge by: twice
// what it is on plain paper. Of grainy photos no more than clear print has is asked.
double contrast_of_print(const cv::Mat& range)
{
    constexpr double plain_paper = 0.25;  // at least that much of a card has no print
    const std::vector<double> values(range.begin<uchar>(), range.end<uchar>());
    return std::clamp(2 * quantile(values, plain_paper), pale_print, clear_print);
}

// 255 where the ground is darker than the print on it: the local median is nearer to the local
// minimum than to the maximum. Plain areas take the polarity around them.
cv::Mat dark_ground(const cv::Mat& grey, int kernel)
{
    cv::Mat brightest;
    cv::Mat darkest;
    cv::Mat ground;
    cv::dilate(grey, brightest, square(kernel));
    cv::erode(grey, darkest, square(kernel));
    cv::medianBlur(grey, ground, kernel);
    const cv::Mat above = brightest - ground;
    const cv::Mat below = ground - darkest;
    const cv::Mat range = brightest - darkest;
    cv::Mat dark = (above > below) & (range > contrast_of_print(range));
    // A thin frame beside a dark band is no ground of its own.
    cv::medianBlur(dark, dark, kernel);
    return dark;
}

// Light divided out: the ground is what a closing over the print leaves of the picture.
cv::Mat divided_by_ground(const cv::Mat& grey, const cv::Mat& small, int kernel)
{
    cv::Mat ground;
    cv::morphologyEx(small, ground, cv::MORPH_CLOSE, square(kernel));
    cv::blur(ground, ground, {kernel, kernel});
    ground = cv::max(ground, 1);
    cv::resize(ground, ground, grey.size(), 0, 0, cv::INTER_LINEAR);
    cv::Mat even;
    cv::divide(grey, ground, even, paper_level);
    return even;
}

}  // namespace

cv::Mat even_light(const cv::Mat& flat_card)
{
    cv::Mat grey;
    if (flat_card.channels() == 1) {
        grey = flat_card;
    } else {
        cv::cvtColor(flat_card, grey, cv::COLOR_BGR2GRAY);
    }
    const cv::Mat small = reduced_to_ground(grey);
    const int kernel = ground_window(small);
    const cv::Mat dark = dark_ground(small, kernel);
    cv::Mat even = divided_by_ground(grey, small, kernel);
    if (cv::countNonZero(dark) == 0) {
        return even;
    }
    const cv::Mat turned = divided_by_ground(255 - grey, 255 - small, kernel);
    cv::Mat mask;
    cv::resize(dark, mask, grey.size(), 0, 0, cv::INTER_NEAREST);
    turned.copyTo(even, mask);
    return even;
}

}  // namespace cardlog
