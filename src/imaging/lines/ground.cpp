#include "imaging/lines/ground.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace cardlog {

cv::Mat reduced_to_ground(const cv::Mat& card)
{
    constexpr double reduction = 0.25;
    cv::Mat small;
    cv::resize(card, small, {}, std::max(reduction, 1.0 / card.cols),
               std::max(reduction, 1.0 / card.rows), cv::INTER_AREA);
    return small;
}

int ground_window(const cv::Mat& small)
{
    constexpr double largest_print = 0.12;  // a large name is about a tenth of a card's height
    constexpr int largest_window = 63;
    const double side = std::min(small.cols, small.rows) * largest_print;
    return std::clamp(static_cast<int>(side), 3, largest_window) | 1;
}

}  // namespace cardlog
