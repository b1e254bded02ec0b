#pragma once

#include <opencv2/core.hpp>

namespace cardlog {

/// The order in which a library gives the colours of a pixel.
enum class ColourOrder { bgr, rgb };

/// Pixels of three or four channels as a person sees them, 8-bit BGR: colours that are not yet
/// multiplied by the opacity (the fourth channel) are laid on white. Where is_halved() says so it
/// has half the width and height. Pixels that are so already are not copied.
[[nodiscard]] cv::Mat as_bgr(const cv::Mat& pixels, ColourOrder order);

/// Cyan, magenta, yellow and black, of which 255 is bare paper, as 8-bit BGR. Without the press's
/// profile the colours are those of ideal inks.
[[nodiscard]] cv::Mat bgr_of_inks(const cv::Mat& cmyk);

}  // namespace cardlog
