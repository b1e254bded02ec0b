#include "imaging/find/proposed_quads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include <opencv2/imgproc.hpp>

#include "imaging/find/refine_quad.h"
#include "imaging/find/straight_lines.h"
#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

// Print on a smaller share of the picture is too small to be read in a phone's picture.
constexpr double least_area = 0.006;

// A quad this large is the picture itself.
constexpr double most_area = 0.985;

using Contour = std::vector<cv::Point>;

struct Dropped {
    std::size_t side = 0;
    cv::Point2d corner;
    double added = 1e18;
};

// The side of a convex outline that costs least to drop: its neighbours are extended until they
// meet, which adds a triangle.
Dropped cheapest_side(const std::vector<cv::Point2d>& points)
{
    const std::size_t n = points.size();
    Dropped best;
    for (std::size_t i = 0; i < n; ++i) {
        const cv::Point2d a = points[(i + n - 1) % n];
        const cv::Point2d b = points[i];
        const cv::Point2d c = points[(i + 1) % n];
        const cv::Point2d d = points[(i + 2) % n];
        const cv::Point2d u = b - a;
        const cv::Point2d v = c - d;
        const double sine = u.cross(v);
        if (std::abs(sine) < 1e-9) {
            continue;
        }
        const double t = (d - a).cross(v) / sine;
        const double s = (d - a).cross(u) / sine;
        const cv::Point2d p = a + u * t;
        const double added = std::abs((c - b).cross(p - b)) / 2;
        if (t >= 1 && s >= 1 && added < best.added) {
            best = {i, p, added};
        }
    }
    return best;
}

// The quad around a convex outline that adds least to it.
std::optional<Quad> quad_around(const Contour& hull)
{
    std::vector<cv::Point2d> points(hull.begin(), hull.end());
    while (points.size() > 4) {
        const Dropped drop = cheapest_side(points);
        if (drop.added >= 1e18) {
            return std::nullopt;
        }
        points[drop.side] = drop.corner;
        points.erase(points.begin() + static_cast<std::ptrdiff_t>((drop.side + 1) % points.size()));
    }
    if (points.size() < 4) {
        return std::nullopt;
    }
    Quad quad{};
    for (std::size_t i = 0; i < 4; ++i) {
        quad[i] = {points[i].x + 0.5, points[i].y + 0.5};
    }
    if (signed_area(quad) < 0) {
        std::swap(quad[1], quad[3]);
    }
    return quad;
}

void add_contour(const Contour& contour, double whole, std::vector<Quad>& quads)
{
    if (cv::boundingRect(contour).area() < least_area * whole) {
        return;
    }
    Contour hull;
    cv::convexHull(contour, hull);
    cv::approxPolyDP(hull, hull, 1.5, true);
    const std::optional<Quad> quad = quad_around(hull);
    // The outline fills its quad but for rounded corners and a bite of glare or a finger.
    constexpr double least_filled = 0.85;
    if (quad && is_block_shaped(*quad) &&
        cv::contourArea(hull) > least_filled * signed_area(*quad)) {
        quads.push_back(*quad);
    }
}

void add_contours(const cv::Mat& mask, std::vector<Quad>& quads)
{
    const double whole = double(mask.cols) * mask.rows;
    std::vector<Contour> contours;
    cv::findContours(mask, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
    for (const Contour& contour : contours) {
        add_contour(contour, whole, quads);
    }
}

// Each channel cut at levels spread over its range, and against its surroundings so that a gradient
// of light across the table does not join card and table. Component trees do the same for all
// levels at once; a few levels find whatever differs by more than a step.
void add_regions(const SearchPicture& search, std::vector<Quad>& quads)
{
    constexpr int levels = 9;
    cv::Mat half;
    cv::resize(search.lab, half, {}, 0.5, 0.5, cv::INTER_AREA);
    std::vector<cv::Mat> channels;
    cv::split(half, channels);
    std::vector<Quad> found;
    for (const cv::Mat& channel : channels) {
        double low = 0;
        double high = 0;
        cv::minMaxLoc(channel, &low, &high);
        const double step = (high - low) / (levels + 1);
        for (int level = 1; level <= levels && step >= 1; ++level) {
            add_contours(channel > low + level * step, found);
        }
        const int window = (std::max(channel.cols, channel.rows) / 2) | 1;
        cv::Mat mean;
        cv::boxFilter(channel, mean, -1, {window, window}, {-1, -1}, true, cv::BORDER_REPLICATE);
        for (const int margin : {4, -4}) {
            add_contours(channel > mean + margin, found);
        }
    }
    for (const Quad& quad : found) {
        quads.push_back(scaled(quad, 2));
    }
}

// Places that change more than the ground does, and the areas between them.
void add_enclosed(const SearchPicture& search, std::vector<Quad>& quads)
{
    cv::Mat x;
    cv::Mat y;
    cv::Mat gradient;
    search.dx.convertTo(x, CV_32F, 1 / sobel_gain);
    search.dy.convertTo(y, CV_32F, 1 / sobel_gain);
    cv::magnitude(x, y, gradient);
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {3, 3});
    for (const double factor : {0.8, 1.6, 3.2}) {
        cv::Mat edges = gradient > factor * clear_gradient(search);
        cv::morphologyEx(edges, edges, cv::MORPH_CLOSE, kernel);
        add_contours(edges, quads);
        add_contours(~edges, quads);
    }
}

// Where the net sees a card: at several levels of certainty, since a shadow or a finger may make it
// unsure of a part; and without the outlines, where cards that touch come apart. What it sees is
// right to a few pixels, and so are the edges near by.
void add_masked(const SearchPicture& search, std::vector<Quad>& quads)
{
    constexpr double reach = 10;
    constexpr int half_outline = 7;  // pixels: what an outline takes from its card
    std::vector<Quad> found;
    for (const int level : {50, 90, 128, 180}) {
        add_contours(search.masks.cards > level, found);
        cv::Mat inner = search.masks.cards - search.masks.outlines > level;
        cv::dilate(inner, inner, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}), {-1, -1},
                   half_outline);
        add_contours(inner, found);
    }
    for (const Quad& quad : found) {
        quads.push_back(refined(search.lab, quad, reach));
        quads.push_back(quad);
    }
}

// Levels and searches find the same outline again and again: of those that differ by a few pixels,
// which is as far as any is right, the first is kept.
void drop_repeated(std::vector<Quad>& quads)
{
    constexpr double step = 4;
    std::set<std::array<int, 8>> seen;
    std::erase_if(quads, [&](const Quad& quad) {
        std::array<int, 8> places{};
        for (std::size_t i = 0; i < 4; ++i) {
            places[2 * i] = cvRound(quad[i].x / step);
            places[2 * i + 1] = cvRound(quad[i].y / step);
        }
        return !seen.insert(places).second;
    });
}

}  // namespace

std::vector<Quad> card_candidates(const SearchPicture& search)
{
    std::vector<Quad> quads;
    add_masked(search, quads);
    for (const Quad& quad : quads_from_lines(search, straight_lines(search))) {
        quads.push_back(quad);
    }
    add_regions(search, quads);
    add_enclosed(search, quads);
    const double whole = double(search.lab.cols) * search.lab.rows;
    std::erase_if(quads, [&](const Quad& quad) {
        const double area = signed_area(quad);
        return area < least_area * whole || area > most_area * whole;
    });
    drop_repeated(quads);
    return quads;
}

}  // namespace cardlog
