#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "core/geometry.h"

namespace cardlog {

/// Square pixels; positive for a quad that runs clockwise.
[[nodiscard]] double signed_area(const Quad& quad);

/// From corner i to the next, in pixels.
[[nodiscard]] double side_length(const Quad& quad, std::size_t i);

/// The mean length of sides 0 and 2 and that of sides 1 and 3.
[[nodiscard]] cv::Size2d mean_size(const Quad& quad);

/// Width by height of the rectangle that is seen as `quad` in a picture of this size, from its two
/// vanishing points: Zhang & He, "Whiteboard scanning and image enhancement", Digital Signal
/// Processing 17 (2007), eq. 11 to 21, with square pixels and the principal point in the picture's
/// centre.
[[nodiscard]] double aspect_ratio(const Quad& quad, cv::Size picture);

/// The area that two convex quads share, in square pixels.
[[nodiscard]] double overlap(const Quad& a, const Quad& b);

/// The area two quads share by the area they cover together: 0 to 1.
[[nodiscard]] double intersection_over_union(const Quad& a, const Quad& b);

/// How far p lies to the right of the line from a to b as seen going along it, that is inside of a
/// clockwise quad's side; pixels, negative on the other side.
[[nodiscard]] double distance_inside(const Point& a, const Point& b, const Point& p);

/// Whether p lies inside, or outside by no more than `margin` pixels.
[[nodiscard]] bool contains(const Quad& quad, const Point& p, double margin = 0);

/// The mean of the corners.
[[nodiscard]] Point middle_of(const Quad& quad);

[[nodiscard]] Quad scaled(const Quad& quad, double factor);

/// The corners as OpenCV takes them.
[[nodiscard]] std::vector<cv::Point2f> polygon(const Quad& quad);

/// Whether a rectangle of paper can look like this: convex, clockwise, no side over 2.6 times
/// another (paper runs from square to a DIN long card of 2.1:1, perspective widens that), opposite
/// sides within 2:1 (a view from a hand's breadth) and corners of 45 to 135 degrees.
[[nodiscard]] bool is_card_shaped(const Quad& quad);

/// The same for a block of cards laid edge to edge, no side over 6 times another.
[[nodiscard]] bool is_block_shaped(const Quad& quad);

}  // namespace cardlog
