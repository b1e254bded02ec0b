#pragma once

#include <opencv2/core.hpp>

namespace cardlog {

/// The orientation of the text on a flat card: which way it runs, judged from its shapes without
/// reading it.
struct TextDirection {
    int quarters = 0;               ///< clockwise quarter turns that make the text upright
    double axis_confidence = 0;     ///< 0.5 to 1: that the lines are horizontal after that turn
    double upright_confidence = 0;  ///< 0.5 to 1: that it is upright and not upside down
};

/// The likeliest direction of a card in even light (`even_light`); both confidences are 0.5 where
/// there is no text to judge by.
[[nodiscard]] TextDirection text_direction(const cv::Mat& even_card);

}  // namespace cardlog
