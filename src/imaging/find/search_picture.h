#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "imaging/find/card_masks.h"
#include "imaging/find/print_rows.h"

namespace cardlog {

/// The picture reduced to the size at which cards are searched for, with what all the searches
/// need. Its sizes do not depend on the camera's, so neither do any limits in pixels of it.
struct SearchPicture {
    cv::Mat lab;       ///< 8-bit CIE L*a*b*, print and noise taken out by a median
    cv::Mat dx;        ///< 16-bit: Sobel derivatives of the channel that changes most,
    cv::Mat dy;        ///< eight times the levels a pixel
    double noise = 0;  ///< levels a pixel: the gradient's median, that is the ground's texture
    double scale = 1;  ///< from the full picture to this one
    cv::Mat ink;       ///< 8-bit: the share of each pixel that strokes of print cover, 255 for all
    std::vector<PrintRow> rows;  ///< of print, in pixels of the search picture
    CardMasks masks;
};

/// Sobel's weights add up to this for a slope of one level a pixel.
inline constexpr double sobel_gain = 8;

[[nodiscard]] SearchPicture search_picture(const cv::Mat& picture);

/// Levels a pixel from which a change of colour stands out from the ground.
[[nodiscard]] double clear_gradient(const SearchPicture& search);

}  // namespace cardlog
