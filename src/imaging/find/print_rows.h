#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "core/geometry.h"

namespace cardlog {

/// Letters of like size that stand side by side on a straight line, at any angle.
struct PrintRow {
    Point from;         ///< the middle of its first letter, pixels
    Point to;           ///< the middle of its last letter; which end is first is not known
    double height = 0;  ///< the letters' median size, pixels
    std::vector<Point> letters;
};

/// What looks like print, with nothing read.
struct Print {
    std::vector<PrintRow> rows;
    cv::Mat ink;  ///< 8-bit, the picture's size: 255 on strokes thin enough for print
};

/// The print in an 8-bit grey picture, dark on light and light on dark, found by its shape alone.
/// Strokes are what a small black-hat or top-hat finds (Serra, "Image Analysis and Mathematical
/// Morphology", 1982); a letter belongs to a row when its two nearest neighbours of like size stand
/// on opposite sides of it (after the docstrum: O'Gorman, "The Document Spectrum for Page Layout
/// Analysis", PAMI 15, 1993). No rows where there is no print.
[[nodiscard]] Print find_print(const cv::Mat& grey);

}  // namespace cardlog
