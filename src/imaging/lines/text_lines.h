#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "core/geometry.h"
#include "imaging/lines/baseline.h"
#include "imaging/lines/ground.h"

namespace cardlog {

/// A line of print on a flat card, cut out for the recogniser.
struct TextLine {
    Box box;              ///< around the print, pixels of the card
    double x_height = 0;  ///< estimated height of the small letters, pixels of the card
    cv::Mat picture;      ///< 8-bit grey, dark print on white, level, with nothing else on it
    double left = 0;      ///< edge of `picture`, pixels of the card
    Baseline top;         ///< where its upper edge lies on the card

    /// Around what a box of `picture` shows, pixels of the card.
    [[nodiscard]] Box to_card(const Box& seen) const
    {
        const double edge = top.y(left + (seen.left + seen.right) / 2);
        return {left + seen.left, edge + seen.top, left + seen.right, edge + seen.bottom};
    }
};

/// The lines of print on an evened card (see even_light) in reading order: block after block, each
/// from top to bottom. What stands further apart than words do are two lines, so columns stay
/// apart. Logos, rules, frames and specks are left out; empty when there is no print. Ink is darker
/// than the paper by `least_contrast` (levels), or by pale_print on paper without any grain.
[[nodiscard]] std::vector<TextLine> text_lines(const cv::Mat& even_card,
                                               double least_contrast = clear_print);

}  // namespace cardlog
