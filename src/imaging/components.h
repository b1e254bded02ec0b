#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace cardlog {

/// A connected component of a mask.
struct Component {
    cv::Rect box;
    int area = 0;  ///< pixels
};

/// The connected components of what is not 0 in `mask` (8-bit), joined across corners too; the
/// label in `labels` (CV_32S, 0 where the mask is) of component i is i + 1. Empty for an empty
/// mask.
[[nodiscard]] std::vector<Component> components_of(const cv::Mat& mask, cv::Mat& labels);

}  // namespace cardlog
