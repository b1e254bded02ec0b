#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace cardlog {

/// A connected component of ink: a letter, a part of one, several that touch, or no print at all.
struct InkPiece {
    cv::Rect box;
    int line = -1;  ///< index of the row of letters it belongs to, -1 for none

    [[nodiscard]] double middle() const { return box.x + box.width / 2.0; }
};

using InkPieces = std::vector<InkPiece>;

/// The connected components of ink on an evened card (see even_light), which is darker than the
/// paper by `least_contrast`, or by pale_print on paper without any grain. The label of pieces[i]
/// in `labels` (CV_32S, the card's size) is i + 1; label 0 is paper.
[[nodiscard]] InkPieces ink_pieces(const cv::Mat& even_card, double least_contrast,
                                   cv::Mat& labels);

}  // namespace cardlog
