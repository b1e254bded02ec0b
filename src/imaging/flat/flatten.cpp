#include "imaging/flat/flatten.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

// 85 mm of card at 1350 pixels make 400 dpi: 5 point print has an x-height of about 14 pixels, the
// least Tesseract's LSTM reads well. At 1500 made and real cards are read as well and slower, at
// 1200 numbers in small print are lost.
constexpr double longest_side = 1350;

// More than this adds pixels and no detail.
constexpr double most_enlargement = 2.0;

double longest_side_of(const Quad& quad)
{
    double longest = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        longest = std::max(longest, side_length(quad, i));
    }
    return longest;
}

cv::Size flat_size(const Quad& quad, cv::Size picture, double scale)
{
    const double aspect = aspect_ratio(quad, picture);
    const double longest = longest_side_of(quad);
    const double target = scale * std::min(longest_side, longest * most_enlargement);
    const double width = aspect >= 1 ? target : target * aspect;
    const double height = aspect >= 1 ? target / aspect : target;
    return {std::max(1, cvRound(width)), std::max(1, cvRound(height))};
}

std::array<cv::Point2f, 4> points_of(const Quad& quad, double scale, const cv::Point2d& shift)
{
    std::array<cv::Point2f, 4> points;
    for (std::size_t i = 0; i < 4; ++i) {
        points[i] = {static_cast<float>((quad[i].x - shift.x) * scale),
                     static_cast<float>((quad[i].y - shift.y) * scale)};
    }
    return points;
}

Quad quad_of(cv::Size size)
{
    return corners(Box{0, 0, double(size.width), double(size.height)});
}

cv::Rect around(const Quad& quad, cv::Size picture)
{
    const auto points = points_of(quad, 1, {0, 0});
    cv::Rect box = cv::boundingRect(std::vector<cv::Point2f>(points.begin(), points.end()));
    box += cv::Size(4, 4);
    box -= cv::Point(2, 2);
    return box & cv::Rect({}, picture);
}

// OpenCV's coordinates count from the centre of the first pixel, ours from its corner.
cv::Matx33d from_pixel_centres(const cv::Matx33d& homography)
{
    const cv::Matx33d to_corner(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);
    const cv::Matx33d to_centre(1, 0, -0.5, 0, 1, -0.5, 0, 0, 1);
    return to_centre * homography * to_corner;
}

}  // namespace

FlatCard flatten(const cv::Mat& picture, const Quad& quad, cv::InterpolationFlags sampling,
                 double scale_of_card)
{
    const cv::Size size = flat_size(quad, picture.size(), scale_of_card);
    const auto flat = points_of(quad_of(size), 1, {0, 0});
    const cv::Rect region = around(quad, picture.size());
    if (region.empty()) {
        return {cv::Mat(size, picture.type(), cv::Scalar::all(255)), cv::Matx33d::eye()};
    }
    // Bilinear sampling of a picture much larger than the target would leave out pixels.
    const double longest = longest_side_of(quad);
    const double target = std::max(size.width, size.height);
    // A person does not see what bilinear sampling leaves out of a picture less than twice as
    // large.
    const double scale = sampling == cv::INTER_LINEAR
                             ? 1 / std::max(1.0, std::floor(longest / target))
                             : std::min(1.0, target / longest);
    cv::Mat source = picture(region);
    cv::Point2d shift(region.x, region.y);
    if (scale < 1) {
        cv::resize(source, source, {}, scale, scale, cv::INTER_AREA);
    }
    const auto from = points_of(quad, scale, shift);
    const cv::Matx33d to_source = cv::getPerspectiveTransform(flat.data(), from.data());
    cv::Mat pixels;
    cv::warpPerspective(source, pixels, from_pixel_centres(to_source), size,
                        sampling | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    const auto there = points_of(quad, 1, {0, 0});
    return {pixels, cv::getPerspectiveTransform(flat.data(), there.data())};
}

FlatCard turned(const FlatCard& card, int quarters)
{
    const int turns = ((quarters % 4) + 4) % 4;
    const double width = card.pixels.cols;
    const double height = card.pixels.rows;
    FlatCard result{{}, card.to_picture};  // pixels of its own, or the half turn would be in place
    // Each matrix takes a point of the turned card back to the card as it was.
    switch (turns) {
    case 1:
        cv::rotate(card.pixels, result.pixels, cv::ROTATE_90_CLOCKWISE);
        result.to_picture = card.to_picture * cv::Matx33d(0, 1, 0, -1, 0, height, 0, 0, 1);
        break;
    case 2:
        cv::rotate(card.pixels, result.pixels, cv::ROTATE_180);
        result.to_picture = card.to_picture * cv::Matx33d(-1, 0, width, 0, -1, height, 0, 0, 1);
        break;
    case 3:
        cv::rotate(card.pixels, result.pixels, cv::ROTATE_90_COUNTERCLOCKWISE);
        result.to_picture = card.to_picture * cv::Matx33d(0, -1, width, 1, 0, 0, 0, 0, 1);
        break;
    default: return card;
    }
    return result;
}

Quad to_picture(const FlatCard& card, const Quad& quad)
{
    Quad there{};
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Vec3d p = card.to_picture * cv::Vec3d(quad[i].x, quad[i].y, 1);
        there[i] = {p[0] / p[2], p[1] / p[2]};
    }
    return there;
}

}  // namespace cardlog
