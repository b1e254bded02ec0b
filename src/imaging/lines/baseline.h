#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace cardlog {

/// The line that letters stand on: straight, or a parabola where the card is bent; pixels of the
/// card.
struct Baseline {
    cv::Point2d at;    ///< a point on it
    double slope = 0;  ///< there
    double bend = 0;   ///< half the curvature, 1 / pixels

    [[nodiscard]] double y(double x) const
    {
        const double along = x - at.x;
        return at.y + (slope + bend * along) * along;
    }
};

/// The line through the feet of a row's letters, whose usual height is `height`; feet of descenders
/// and quotation marks may be among them. Level where the feet do not reach far enough to tell,
/// bent only where that fits clearly better (Tesseract bends its baselines too: Smith, "An Overview
/// of the Tesseract OCR Engine", ICDAR 2007; a card has too few letters a line for its splines).
/// Zero without feet.
[[nodiscard]] Baseline baseline_through(const std::vector<cv::Point2d>& feet, double height);

/// The least and the greatest y over a range of x.
[[nodiscard]] cv::Vec2d extent(const Baseline& line, double from, double to);

}  // namespace cardlog
