#pragma once

#include "core/geometry.h"
#include "imaging/find/search_picture.h"

namespace cardlog {

/// Where the rows of print near a quad stand, counted in letters.
struct RowsNear {
    double inside = 0;  ///< of rows wholly inside
    double cut = 0;     ///< of rows that the outline cuts through
    double beside = 0;  ///< of rows outside that run as those inside do, a third of its size around
    double askew = 0;   ///< of those inside in rows that do not run along the quad's sides
    double letter_height = 0;  ///< of those inside, mean
    double hidden = 0;  ///< number of rows outside that end at the outline, as if it lay over them
};

/// `quad` in pixels of the search picture, as below.
[[nodiscard]] RowsNear rows_near(const SearchPicture& search, const Quad& quad);

/// How much of a quad's face is printed, by cells of a 16 by 12 grid laid over it.
struct InkOnFace {
    double inside = 0;     ///< share of the inner cells that have strokes
    double on_margin = 0;  ///< share of the outermost cells that have strokes
};

[[nodiscard]] InkOnFace ink_on(const SearchPicture& search, const Quad& quad);

/// The middle of the line from a row's first letter to its last.
[[nodiscard]] Point middle_of(const PrintRow& row);

/// Whether the row runs along the line from a to b, give or take the eight degrees that perspective
/// turns lines of one card.
[[nodiscard]] bool runs_along(const PrintRow& row, const Point& a, const Point& b);

}  // namespace cardlog
