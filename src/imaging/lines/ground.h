#pragma once

#include <opencv2/core.hpp>

namespace cardlog {

/// How light paper is on an evened card: just below white, so that noise on it is not clipped into
/// specks.
inline constexpr int paper_level = 245;

/// How much darker than paper ink is, in levels: where grain and specks are no ink, and where there
/// are none or where it is known that no clearer print is left.
inline constexpr double clear_print = 24;
inline constexpr double pale_print = 12;

/// A flat card so small that its light and its ground, which change slowly, still show.
[[nodiscard]] cv::Mat reduced_to_ground(const cv::Mat& card);

/// The side of a window on such a small picture in which the ground shows through between the
/// strokes of the largest print; odd.
[[nodiscard]] int ground_window(const cv::Mat& small);

}  // namespace cardlog
