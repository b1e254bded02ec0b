#pragma once

#include <opencv2/core.hpp>

namespace cardlog {

/// The flat card as dark print on evenly white paper: shadow, glare and gradients divided out,
/// light print on dark ground turned locally. 8-bit grey, the same size.
[[nodiscard]] cv::Mat even_light(const cv::Mat& flat_card);

}  // namespace cardlog
