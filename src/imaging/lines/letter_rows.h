#pragma once

#include <cstddef>
#include <vector>

#include <opencv2/core.hpp>

#include "imaging/lines/baseline.h"
#include "imaging/lines/ink_pieces.h"

namespace cardlog {

/// A text line before it is cut out: letters beside each other, with the line they stand on; pixels
/// of the card.
struct LetterRow {
    std::vector<std::size_t> letters;  ///< indices of ink pieces
    cv::Rect box;
    Baseline baseline;
    double tall = 0;  ///< height of capitals
    double x_height = 0;
    double spacing = 0;  ///< usual gap between letters
};

/// Text line extraction: the rows of letters among the pieces of a card, without logos, rules and
/// frames. Every letter and every mark (an accent, a dot, a comma) learns its row, and each row's
/// box holds its marks.
[[nodiscard]] std::vector<LetterRow> letter_rows(InkPieces& pieces, cv::Size card);

}  // namespace cardlog
