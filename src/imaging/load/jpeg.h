#pragma once

#include <string>

#include <opencv2/core.hpp>

namespace cardlog {

/// The bytes of a JPEG file with this picture, which is 8-bit grey or BGR. `quality`: 1 to 100, on
/// libjpeg's scale. Colours are kept at half the resolution, as cameras do.
[[nodiscard]] std::string jpeg_of(const cv::Mat& picture, int quality);

/// The JPEG file in these bytes in grey and with a quarter of its width and height; empty where
/// they are none, or one of more than max_pixels.
[[nodiscard]] cv::Mat small_grey_of(const std::string& jpeg);

}  // namespace cardlog
