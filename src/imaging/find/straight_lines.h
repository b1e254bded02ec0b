#pragma once

#include <vector>

#include "core/geometry.h"
#include "imaging/find/search_picture.h"

namespace cardlog {

/// A straight line and the parts of it where the picture shows an edge.
struct StraightLine {
    Point at;     ///< where `parts` count from
    Point along;  ///< of length 1
    struct Part {
        double from = 0;
        double to = 0;
    };
    std::vector<Part> parts;  ///< sorted and apart, in pixels from `at`
    double length = 0;        ///< of all parts
    bool border = false;      ///< an edge of the picture, not of something in it
};

/// The longest straight edges of the picture, the longest first. Edge pixels that touch and whose
/// gradients point the same way are grouped into segments (Burns, Hanson & Riseman, "Extracting
/// Straight Lines", PAMI 8, 1986; the edge pixels are Canny's, PAMI 8, 1986), and segments on one
/// line are joined.
[[nodiscard]] std::vector<StraightLine> straight_lines(const SearchPicture& search);

/// Quads whose sides run along such lines: chains of lines that meet in corners. One corner and
/// half of every side may be hidden; a side may lie on the picture's edge, a corner outside it.
[[nodiscard]] std::vector<Quad> quads_from_lines(const SearchPicture& search,
                                                 const std::vector<StraightLine>& lines);

}  // namespace cardlog
