#pragma once

#include <string>

#include <opencv2/core.hpp>

#include "core/geometry.h"

namespace cardlog {

/// The card at `quad` of a picture, seen from straight above, as it is kept: JPEG in colour, about
/// 100 kB for a card of 1350 pixels.
[[nodiscard]] std::string flat_jpeg(const cv::Mat& picture, const Quad& quad);

/// A picture at a size that shows on a screen: JPEG, at most 1000 pixels on its longer side.
[[nodiscard]] std::string small_jpeg(const cv::Mat& picture);

}  // namespace cardlog
