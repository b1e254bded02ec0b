#include "imaging/quad_shape.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace cardlog {
namespace {

// std::hypot guards against overflow and takes five times as long.
double distance(const Point& a, const Point& b)
{
    return std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

}  // namespace

double signed_area(const Quad& quad)
{
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point& a = quad[i];
        const Point& b = quad[(i + 1) % 4];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum / 2;
}

double side_length(const Quad& quad, std::size_t i)
{
    return distance(quad[i], quad[(i + 1) % 4]);
}

cv::Size2d mean_size(const Quad& quad)
{
    return {(side_length(quad, 0) + side_length(quad, 2)) / 2,
            (side_length(quad, 1) + side_length(quad, 3)) / 2};
}

std::vector<cv::Point2f> polygon(const Quad& quad)
{
    std::vector<cv::Point2f> points;
    for (const Point& p : quad) {
        points.emplace_back(static_cast<float>(p.x), static_cast<float>(p.y));
    }
    return points;
}

double aspect_ratio(const Quad& quad, cv::Size picture)
{
    const auto corner = [&](std::size_t i) {
        return cv::Vec3d(quad[i].x - picture.width / 2.0, quad[i].y - picture.height / 2.0, 1);
    };
    // The paper numbers the corners row by row: m1 m2 above m3 m4.
    const cv::Vec3d m1 = corner(0);
    const cv::Vec3d m2 = corner(1);
    const cv::Vec3d m3 = corner(3);
    const cv::Vec3d m4 = corner(2);
    const double k2 = m1.cross(m4).dot(m3) / m2.cross(m4).dot(m3);
    const double k3 = m1.cross(m4).dot(m2) / m3.cross(m4).dot(m2);
    const cv::Vec3d n2 = k2 * m2 - m1;
    const cv::Vec3d n3 = k3 * m3 - m1;
    const double diagonal2 =
        double(picture.width) * picture.width + double(picture.height) * picture.height;
    const double found = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2]) / diagonal2;
    // Phones see as a lens of 19 to 43 mm does on 43 mm of film, mostly of 26. Where the view shows
    // only one vanishing point, or noise in the corners a lens that no phone has, that is assumed.
    constexpr double usual = 0.36;
    const double f2 = diagonal2 * (found > 0.2 && found < 1 ? found : usual);
    const auto length2 = [&](const cv::Vec3d& n) {
        return (n[0] * n[0] + n[1] * n[1]) / f2 + n[2] * n[2];
    };
    const double aspect = std::sqrt(length2(n2) / length2(n3));
    const cv::Size2d size = mean_size(quad);
    const double sides = size.width / std::max(1.0, size.height);
    // Noise in the corners can make the estimate worse than the sides; never far from them.
    return std::isfinite(aspect) ? std::clamp(aspect, sides / 1.8, sides * 1.8) : sides;
}

namespace {

// A convex polygon; clipping a quad by a quad leaves eight corners at most.
struct Polygon {
    std::array<Point, 8> corners;
    std::size_t count = 0;

    void add(const Point& corner)
    {
        if (count < corners.size()) {
            corners[count++] = corner;
        }
    }
};

// Twice the area of a triangle: how far p lies inside of a side, by the side's length.
double twice_inside(const Point& a, const Point& b, const Point& p)
{
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

// The part of a polygon that lies inside of a clockwise quad's side.
Polygon clipped(const Polygon& polygon, const Point& from, const Point& to)
{
    Polygon inside;
    for (std::size_t i = 0; i < polygon.count; ++i) {
        const Point& p = polygon.corners[i];
        const Point& q = polygon.corners[(i + 1) % polygon.count];
        const double a = twice_inside(from, to, p);
        const double b = twice_inside(from, to, q);
        if (a >= 0) {
            inside.add(p);
        }
        if ((a < 0) != (b < 0)) {
            const double share = a / (a - b);
            inside.add({p.x + share * (q.x - p.x), p.y + share * (q.y - p.y)});
        }
    }
    return inside;
}

// Whether the quads' boxes are apart along an axis.
bool are_apart(const Quad& a, const Quad& b, double Point::*axis)
{
    const auto before = [axis](const Point& p, const Point& q) { return p.*axis < q.*axis; };
    const auto [least_a, most_a] = std::minmax_element(a.begin(), a.end(), before);
    const auto [least_b, most_b] = std::minmax_element(b.begin(), b.end(), before);
    return (*most_a).*axis <= (*least_b).*axis || (*most_b).*axis <= (*least_a).*axis;
}

}  // namespace

// Sutherland & Hodgman, "Reentrant polygon clipping", CACM 17 (1974). OpenCV's
// intersectConvexConvex at times finds nothing in common to quads that are nearly equal.
double overlap(const Quad& a, const Quad& b)
{
    if (are_apart(a, b, &Point::x) || are_apart(a, b, &Point::y)) {
        return 0;
    }
    Polygon common;
    std::for_each(a.begin(), a.end(), [&](const Point& corner) { common.add(corner); });
    for (std::size_t i = 0; i < 4; ++i) {
        common = clipped(common, b[i], b[(i + 1) % 4]);
    }
    double twice = 0;
    for (std::size_t i = 0; i < common.count; ++i) {
        const Point& p = common.corners[i];
        const Point& q = common.corners[(i + 1) % common.count];
        twice += p.x * q.y - q.x * p.y;
    }
    return std::max(0.0, twice / 2);
}

double intersection_over_union(const Quad& a, const Quad& b)
{
    const double common = overlap(a, b);
    return common / std::max(1e-9, signed_area(a) + signed_area(b) - common);
}

double distance_inside(const Point& a, const Point& b, const Point& p)
{
    return twice_inside(a, b, p) / std::max(1e-9, distance(a, b));
}

bool contains(const Quad& quad, const Point& p, double margin)
{
    for (std::size_t i = 0; i < 4; ++i) {
        const Point& from = quad[i];
        const Point& to = quad[(i + 1) % 4];
        if (twice_inside(from, to, p) < (margin == 0 ? 0 : -margin * distance(from, to))) {
            return false;
        }
    }
    return true;
}

Point middle_of(const Quad& quad)
{
    Point sum;
    for (const Point& p : quad) {
        sum = {sum.x + p.x / 4, sum.y + p.y / 4};
    }
    return sum;
}

Quad scaled(const Quad& quad, double factor)
{
    Quad result = quad;
    for (Point& p : result) {
        p = {p.x * factor, p.y * factor};
    }
    return result;
}

bool is_card_shaped(const Quad& quad)
{
    constexpr double longest_aspect = 2.6;
    const cv::Size2d size = mean_size(quad);
    return std::max(size.width, size.height) < longest_aspect * std::min(size.width, size.height) &&
           is_block_shaped(quad);
}

bool is_block_shaped(const Quad& quad)
{
    constexpr double longest_aspect = 6;
    constexpr double most_unequal = 2;
    constexpr double least_sine = 0.7;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point& a = quad[(i + 3) % 4];
        const Point& b = quad[i];
        const Point& c = quad[(i + 1) % 4];
        const double before = side_length(quad, (i + 3) % 4);
        const double after = side_length(quad, i);
        const double sine = ((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)) /
                            std::max(1e-9, before * after);
        const double opposite = side_length(quad, (i + 2) % 4);
        if (sine < least_sine || after > most_unequal * opposite) {
            return false;
        }
    }
    const cv::Size2d size = mean_size(quad);
    return std::max(size.width, size.height) < longest_aspect * std::min(size.width, size.height);
}

}  // namespace cardlog
