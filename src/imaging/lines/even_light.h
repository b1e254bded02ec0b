#pragma once

#include <opencv2/core.hpp>

namespace cardlog {

/// Background normalisation (illumination correction): the flat card as dark print on evenly white
/// paper, with shadow, glare and gradients divided out and light print on dark ground turned
/// locally. 8-bit grey, the same size.
[[nodiscard]] cv::Mat even_light(const cv::Mat& flat_card);

}  // namespace cardlog
