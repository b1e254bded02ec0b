#pragma once

#include <opencv2/core.hpp>

namespace cardlog {

/// A flat card (8-bit BGR) with all that differs in colour from the ground around it dark on white,
/// whatever the colours are: red print on blue of the same lightness, light and dark print side by
/// side. 8-bit grey, as text_lines() takes it. Photographs and the borders of panels show too.
[[nodiscard]] cv::Mat print_in_colour(const cv::Mat& flat_card);

}  // namespace cardlog
