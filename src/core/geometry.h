#pragma once

#include <algorithm>
#include <array>

namespace cardlog {

/// A place in a picture, in pixels; the origin is the top left corner of the top left pixel.
struct Point {
    double x = 0;
    double y = 0;

    bool operator==(const Point&) const = default;
};

/// An upright rectangle in pixels of its picture; empty when right <= left or bottom <= top.
struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return bottom - top; }
    [[nodiscard]] bool empty() const { return right <= left || bottom <= top; }

    bool operator==(const Box&) const = default;
};

/// Four corners, clockwise as seen in the picture. The quad of a card whose text direction is known
/// starts at the corner that is top left when the text is upright.
using Quad = std::array<Point, 4>;

/// The smallest box around both; an empty box adds nothing.
[[nodiscard]] inline Box united(const Box& a, const Box& b)
{
    if (a.empty()) {
        return b;
    }
    if (b.empty()) {
        return a;
    }
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
            std::max(a.bottom, b.bottom)};
}

/// The corners of a box, clockwise from its top left.
[[nodiscard]] inline Quad corners(const Box& box)
{
    return {{{box.left, box.top},
             {box.right, box.top},
             {box.right, box.bottom},
             {box.left, box.bottom}}};
}

/// The same quad, starting `quarters` corners further on: the new first corner is quad[quarters mod
/// 4].
[[nodiscard]] inline Quad starting_at(const Quad& quad, int quarters)
{
    Quad turned{};
    for (int i = 0; i < 4; ++i) {
        turned[static_cast<std::size_t>(i)] =
            quad[static_cast<std::size_t>(((i + quarters) % 4 + 4) % 4)];
    }
    return turned;
}

}  // namespace cardlog
