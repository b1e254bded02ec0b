#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "core/geometry.h"

namespace cardlog {

/// A line of print on a flat card, cut out for the recogniser.
struct TextLine {
    Box box;              ///< around the print, pixels of the card
    double x_height = 0;  ///< estimated height of the small letters, pixels of the card
    cv::Mat picture;      ///< 8-bit grey, dark print on white, level, with nothing else on it
    cv::Matx23d to_card;  ///< from pixels of `picture` to pixels of the card
};

/// The lines of print on an evened card (see even_light) in reading order: block after block, each
/// from top to bottom. What stands further apart than words do are two lines, so columns stay
/// apart. Logos, rules, frames and specks are left out; empty when there is no print.
[[nodiscard]] std::vector<TextLine> text_lines(const cv::Mat& even_card);

}  // namespace cardlog
