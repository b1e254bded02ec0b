#include "imaging/find/refine_quad.h"

#include <cmath>
#include <optional>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace cardlog {
namespace {

constexpr int samples_on_side = 64;

// Rounded corners and the neighbouring sides' shadows disturb the ends.
constexpr double end_margin = 0.08;

// A side is moved when at least this share of its samples lies on one line.
constexpr double least_agreement = 0.35;

struct Line2d {
    cv::Point2d at;
    cv::Point2d along;
};

cv::Point2d point(const Point& p)
{
    return {p.x, p.y};
}

std::optional<cv::Vec3d> colour_at(const cv::Mat& picture, const cv::Point2d& p)
{
    // The value of a pixel stands at its centre.
    const double x = p.x - 0.5;
    const double y = p.y - 0.5;
    const int left = static_cast<int>(std::floor(x));
    const int top = static_cast<int>(std::floor(y));
    if (left < 0 || top < 0 || left + 1 >= picture.cols || top + 1 >= picture.rows) {
        return std::nullopt;
    }
    const double fx = x - left;
    const double fy = y - top;
    const auto pixel = [&](int row, int column) {
        return cv::Vec3d(picture.at<cv::Vec3b>(row, column));
    };
    return (1 - fy) * ((1 - fx) * pixel(top, left) + fx * pixel(top, left + 1)) +
           fy * ((1 - fx) * pixel(top + 1, left) + fx * pixel(top + 1, left + 1));
}

// Where along the normal the colour changes most, in steps of one pixel from -reach; the parabola
// through the peak and its neighbours gives the fraction.
std::optional<double> edge_offset(const cv::Mat& picture, const cv::Point2d& at,
                                  const cv::Point2d& normal, int reach)
{
    constexpr double least_change = 6;  // grey levels over two pixels: above the noise of a phone
    std::vector<cv::Vec3d> profile;
    for (int i = -reach - 1; i <= reach + 1; ++i) {
        const auto colour = colour_at(picture, at + normal * double(i));
        if (!colour) {
            return std::nullopt;
        }
        profile.push_back(*colour);
    }
    std::vector<double> change(profile.size(), 0);
    std::size_t best = 0;
    for (std::size_t i = 1; i + 1 < profile.size(); ++i) {
        change[i] = cv::norm(profile[i + 1] - profile[i - 1]);
        best = change[i] > change[best] ? i : best;
    }
    if (change[best] < least_change || best < 2 || best + 2 >= profile.size()) {
        return std::nullopt;
    }
    const double before = change[best - 1];
    const double after = change[best + 1];
    const double curve = before - 2 * change[best] + after;
    const double fraction = std::abs(curve) > 1e-9 ? 0.5 * (before - after) / curve : 0;
    return double(best) - reach - 1 + fraction;
}

Line2d side_line(const cv::Point2d& from, const cv::Point2d& to)
{
    return {from, (to - from) / std::max(1e-9, cv::norm(to - from))};
}

Line2d fitted_side(const cv::Mat& picture, const Point& from, const Point& to, double reach)
{
    const Line2d side = side_line(point(from), point(to));
    const double length = cv::norm(point(to) - point(from));
    const cv::Point2d normal(-side.along.y, side.along.x);
    std::vector<cv::Point2f> edge;
    for (int i = 0; i < samples_on_side; ++i) {
        const double share = end_margin + (1 - 2 * end_margin) * (i + 0.5) / samples_on_side;
        const cv::Point2d at = side.at + side.along * (share * length);
        if (const auto offset = edge_offset(picture, at, normal, static_cast<int>(reach))) {
            edge.emplace_back(at + normal * *offset);
        }
    }
    if (static_cast<double>(edge.size()) < samples_on_side * least_agreement) {
        return side;
    }
    cv::Vec4f fit;
    cv::fitLine(edge, fit, cv::DIST_HUBER, 0, 0.01, 0.01);
    // A second fit to the points near the first: what lay on another edge has no say.
    const cv::Point2d along(fit[0], fit[1]);
    const cv::Point2d on(fit[2], fit[3]);
    std::vector<cv::Point2f> near;
    const double tolerance = std::max(1.5, reach / 8);
    for (const cv::Point2f& p : edge) {
        const cv::Point2d d = cv::Point2d(p) - on;
        if (std::abs(d.x * along.y - d.y * along.x) < tolerance) {
            near.push_back(p);
        }
    }
    if (static_cast<double>(near.size()) < samples_on_side * least_agreement) {
        return side;
    }
    cv::fitLine(near, fit, cv::DIST_HUBER, 0, 0.01, 0.01);
    return {{fit[2], fit[3]}, {fit[0], fit[1]}};
}

std::optional<Point> crossing(const Line2d& a, const Line2d& b)
{
    const double cross = a.along.x * b.along.y - a.along.y * b.along.x;
    if (std::abs(cross) < 0.1) {
        return std::nullopt;
    }
    const cv::Point2d d = b.at - a.at;
    const double t = (d.x * b.along.y - d.y * b.along.x) / cross;
    const cv::Point2d p = a.at + a.along * t;
    return Point{p.x, p.y};
}

}  // namespace

Quad refined(const cv::Mat& picture, const Quad& quad, double reach)
{
    std::vector<Line2d> sides;
    for (std::size_t i = 0; i < 4; ++i) {
        sides.push_back(fitted_side(picture, quad[i], quad[(i + 1) % 4], reach));
    }
    Quad result = quad;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::optional<Point> corner = crossing(sides[(i + 3) % 4], sides[i]);
        // A corner that runs away shows a wrong side.
        if (corner && std::hypot(corner->x - quad[i].x, corner->y - quad[i].y) <= 3 * reach) {
            result[i] = *corner;
        }
    }
    return result;
}

}  // namespace cardlog
