#include "imaging/find/evidence.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/find/card_format.h"
#include "imaging/find/print_on_quad.h"
#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

using enum CardFeature;

// Candidates are right to about this many pixels of the search picture.
constexpr int reach = 3;

// How far from the edge the colours inside and outside are taken: beyond blur and a card's shadow
// line, still within the paper's margin.
constexpr double aside = 6;

struct Direction {
    double x = 0;
    double y = 0;
};

bool on_border(const Point& p, const Point& q, cv::Size size)
{
    constexpr double near = 3;
    return (p.x < near && q.x < near) || (p.y < near && q.y < near) ||
           (p.x > size.width - near && q.x > size.width - near) ||
           (p.y > size.height - near && q.y > size.height - near);
}

bool is_inside(const Point& p, cv::Size size)
{
    return p.x >= 0 && p.y >= 0 && p.x < size.width && p.y < size.height;
}

// The largest change across the side near p, levels a pixel; changes along it do not count.
double change_across(const SearchPicture& search, const Point& p, const Direction& normal)
{
    constexpr double aligned = 0.85;  // within 32 degrees of the normal
    double most = 0;
    for (int step = -reach; step <= reach; ++step) {
        const cv::Point at(cvFloor(p.x + step * normal.x), cvFloor(p.y + step * normal.y));
        if (at.x < 0 || at.y < 0 || at.x >= search.dx.cols || at.y >= search.dx.rows) {
            continue;
        }
        const double x = search.dx.at<short>(at);
        const double y = search.dy.at<short>(at);
        const double across = std::abs(x * normal.x + y * normal.y);
        if (across > most && across * across > aligned * aligned * (x * x + y * y)) {
            most = across;
        }
    }
    return most / sobel_gain;
}

// A side with what its samples are taken by.
struct Side {
    Point from;
    Point to;
    double length = 0;
    Direction normal;  ///< inwards

    Side(const Point& a, const Point& b)
        : from(a),
          to(b),
          length(std::max(1e-6, std::hypot(b.x - a.x, b.y - a.y))),
          normal{-(b.y - a.y) / length, (b.x - a.x) / length}
    {}

    /// 0 is the first corner and 1 the second; others lie beyond.
    [[nodiscard]] Point at(double share) const
    {
        return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
    }
};

// The share of places between two shares of the side that show a change; -1 where they lie outside
// of the picture.
double support_between(const SearchPicture& search, const Side& side, double first, double last)
{
    const double clear = 0.8 * clear_gradient(search);
    const int samples = std::max(6, static_cast<int>(side.length * (last - first) / 2));
    int seen = 0;
    int supported = 0;
    for (int i = 0; i < samples; ++i) {
        const Point p = side.at(first + (last - first) * (i + 0.5) / samples);
        if (is_inside(p, search.lab.size())) {
            ++seen;
            supported += change_across(search, p, side.normal) > clear ? 1 : 0;
        }
    }
    return 2 * seen < samples ? -1 : double(supported) / seen;
}

double support_beyond(const SearchPicture& search, const Side& side)
{
    constexpr double corner = 0.04;  // a rounded corner's own edge
    constexpr double end = 0.2;
    return (std::max(0.0, support_between(search, side, -end, -corner)) +
            std::max(0.0, support_between(search, side, 1 + corner, 1 + end))) /
           2;
}

cv::Vec3d median_of(std::vector<cv::Vec3d>& differences)
{
    cv::Vec3d median;
    if (differences.empty()) {
        return median;
    }
    const auto middle = static_cast<std::ptrdiff_t>(differences.size() / 2);
    for (int channel = 0; channel < 3; ++channel) {
        std::nth_element(
            differences.begin(), differences.begin() + middle, differences.end(),
            [channel](const cv::Vec3d& a, const cv::Vec3d& b) { return a[channel] < b[channel]; });
        median[channel] = differences[static_cast<std::size_t>(middle)][channel];
    }
    return median;
}

SideEvidence side_evidence(const SearchPicture& search, const Side& line)
{
    const double clear = 0.8 * clear_gradient(search);
    const int samples = std::clamp(static_cast<int>(line.length / 3), 12, 120);
    std::vector<cv::Vec3d> steps;
    SideEvidence side;
    int seen = 0;
    for (int i = 0; i < samples; ++i) {
        constexpr double end_margin = 0.04;  // rounded corners
        const Point p = line.at(end_margin + (1 - 2 * end_margin) * (i + 0.5) / samples);
        if (!is_inside(p, search.lab.size())) {
            continue;
        }
        ++seen;
        const double change = change_across(search, p, line.normal);
        side.support += change > clear ? 1 : 0;
        side.strength += change;
        const Point in{p.x + aside * line.normal.x, p.y + aside * line.normal.y};
        const Point out{p.x - aside * line.normal.x, p.y - aside * line.normal.y};
        if (is_inside(in, search.lab.size()) && is_inside(out, search.lab.size())) {
            const auto colour = [&](const Point& at) {
                return cv::Vec3d(search.lab.at<cv::Vec3b>(cvFloor(at.y), cvFloor(at.x)));
            };
            steps.push_back(colour(in) - colour(out));
        }
    }
    side.on_border = on_border(line.from, line.to, search.lab.size()) || 2 * seen < samples;
    side.support /= std::max(1, seen);
    side.strength /= std::max(1, seen);
    side.step = median_of(steps);
    side.contrast = cv::norm(side.step);
    return side;
}

void set_outline(CardFeatures& features, const Sides& sides)
{
    constexpr double half_contrast = 8;  // levels
    constexpr double half_strength = 4;  // levels a pixel
    features[support_weakest] = 1;
    features[contrast_weakest] = 1;
    double own = 0;
    cv::Vec3d sum;
    double sizes = 0;
    for (const SideEvidence& side : sides) {
        if (side.on_border) {
            features[border_sides] += 0.25;
            continue;
        }
        own += 1;
        const double contrast = side.contrast / (side.contrast + half_contrast);
        features[support_mean] += side.support;
        features[contrast_mean] += contrast;
        features[strength_mean] += side.strength / (side.strength + half_strength);
        features[support_weakest] = std::min(features[support_weakest], side.support);
        features[contrast_weakest] = std::min(features[contrast_weakest], contrast);
        sum += side.step;
        sizes += side.contrast;
    }
    for (const CardFeature mean : {support_mean, contrast_mean, strength_mean}) {
        features[mean] /= std::max(1.0, own);
    }
    features[many_border_sides] = own < 3 ? 1 : 0;
    features[even_outside] = sizes > 0 ? cv::norm(sum) / sizes : 0;
}

void set_print(CardFeatures& features, const SearchPicture& search, const Quad& quad)
{
    constexpr double some = 8;  // letters that stray marks may make up
    const RowsNear near = rows_near(search, quad);
    features[letters_inside] = std::min(1.0, std::log2(1 + near.inside) / 8);
    features[rows_inside] = near.inside > 0 ? 1 : 0;
    features[rows_cut] = near.cut / (near.inside + near.cut + some);
    features[rows_beside] = near.beside / (near.inside + near.beside + some);
    features[rows_askew] = near.askew / (near.inside + some);
    const InkOnFace ink = ink_on(search, quad);
    features[ink_inside] = ink.inside;
    features[ink_on_margin] = ink.on_margin;
    constexpr double many = 8;
    features[rows_hidden] = std::min(1.0, near.hidden / many);
    const cv::Size2d size = mean_size(quad);
    features[size_of_print] = print_size(near.letter_height, std::min(size.width, size.height));
}

void set_masks(CardFeatures& features, const CardMasks& masks, const Quad& quad)
{
    const MasksOnQuad on = masks_on(masks, quad);
    features[masked_inside] = on.inside;
    features[masked_beyond] = on.beyond;
    features[masked_outline] = on.outline;
}

void set_format(CardFeatures& features, double aspect)
{
    const OffFormat off = off_format(aspect);
    features[off_card_format] = std::min(off.common, off.rare);
    features[rare_format] = off.rare < off.common ? 1 : 0;
}

}  // namespace

Sides sides_of(const SearchPicture& search, const Quad& quad)
{
    Sides sides;
    for (std::size_t i = 0; i < 4; ++i) {
        sides[i] = side_evidence(search, Side(quad[i], quad[(i + 1) % 4]));
    }
    return sides;
}

double outline_score(const Sides& sides)
{
    constexpr double certain_contrast = 12;
    // A line drawn on paper has the same colour on both sides of it.
    constexpr double least_contrast = 1.5;
    double support = 0;
    double contrast = 0;
    double weakest = 1;
    int own = 0;
    for (const SideEvidence& side : sides) {
        if (side.on_border) {
            continue;
        }
        ++own;
        support += side.support;
        weakest = std::min(weakest, side.support);
        contrast += std::min(certain_contrast, side.contrast);
    }
    if (own < 2 || contrast < least_contrast * own) {
        return 0;
    }
    support /= own;
    contrast /= own * certain_contrast;
    // The contrast counts by its root: 3 levels are half a proof, since paper is even.
    constexpr double hidden_side = 0.07;
    return 0.45 * support + 0.3 * weakest + 0.25 * std::sqrt(contrast) - hidden_side * (4 - own);
}

CardFeatures card_features(const SearchPicture& search, const Quad& quad, const Sides& sides)
{
    CardFeatures features{};
    set_outline(features, sides);
    for (std::size_t i = 0; i < 4; ++i) {
        features[sides_go_on] += support_beyond(search, Side(quad[i], quad[(i + 1) % 4])) / 4;
    }
    set_print(features, search, quad);
    set_masks(features, search.masks, quad);
    set_format(features, aspect_ratio(quad, search.lab.size()));
    const double whole = double(search.lab.cols) * search.lab.rows;
    features[small_area] = std::log2(whole / std::max(1.0, signed_area(quad))) / 8;
    return features;
}

double card_probability(const CardFeatures& features)
{
    static const Curves<CardFeature> curves(imaging_models(), "card");
    return probability_of(features, curves);
}

double card_probability(const RelationFeatures& features)
{
    static const Curves<RelationFeature> curves(imaging_models(), "relation");
    return probability_of(features, curves);
}

}  // namespace cardlog
