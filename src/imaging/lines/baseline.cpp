#include "imaging/lines/baseline.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

namespace cardlog {
namespace {

using Feet = std::vector<cv::Point2d>;

// Measured on made faces bent by 4 and 8 % of their height: whole cards .834 at a slope of 0.1 and
// a reach of 3, .882 so.
constexpr double steepest = 0.2;
constexpr double least_reach = 2;  // letter heights, as a standard deviation of the feet

cv::Point2d mean_of(const Feet& feet)
{
    cv::Point2d mean;
    for (const cv::Point2d& foot : feet) {
        mean += foot / static_cast<double>(feet.size());
    }
    return mean;
}

// The standard deviation of the feet along the row.
double spread_of(const Feet& feet)
{
    const cv::Point2d mean = mean_of(feet);
    double squares = 0;
    for (const cv::Point2d& foot : feet) {
        squares += (foot.x - mean.x) * (foot.x - mean.x);
    }
    return std::sqrt(squares / static_cast<double>(feet.size()));
}

// Least squares of a polynomial of degree 1 or 2; level where the feet do not reach far enough.
Baseline fitted(const Feet& feet, int degree, double height)
{
    const cv::Point2d mean = mean_of(feet);
    const double unit = spread_of(feet);
    if (unit <= least_reach * height) {
        return {mean};
    }
    cv::Matx33d products = cv::Matx33d::zeros();
    cv::Vec3d moments;
    for (const cv::Point2d& foot : feet) {
        const double x = (foot.x - mean.x) / unit;
        const cv::Vec3d powers(1, x, degree > 1 ? x * x : 0);
        products += powers * powers.t();
        moments += powers * (foot.y - mean.y);
    }
    if (degree == 1) {
        products(2, 2) = 1;  // the unused term comes out as 0
    }
    const cv::Vec3d terms = products.solve(moments, cv::DECOMP_LU);
    return {{mean.x, mean.y + terms[0]},
            std::clamp(terms[1] / unit, -steepest, steepest),
            terms[2] / (unit * unit)};
}

// Descenders hang below the line and quotation marks above it: after each fit those that do are
// left out of the next.
Baseline fitted_to_most(const Feet& feet, int degree, double height)
{
    Baseline line = fitted(feet, degree, height);
    for (int round = 0; round < 3; ++round) {
        Feet on_it;
        std::copy_if(feet.begin(), feet.end(), std::back_inserter(on_it), [&](const auto& foot) {
            const double below = foot.y - line.y(foot.x);
            return below < 0.12 * height && below > -0.3 * height;
        });
        if (on_it.size() < 2) {
            break;
        }
        line = fitted(on_it, degree, height);
    }
    return line;
}

// How far a foot is from the line, on average; one that is far off counts as a descender's.
double misfit(const Feet& feet, const Baseline& line, double height)
{
    double sum = 0;
    for (const cv::Point2d& foot : feet) {
        sum += std::min(std::abs(foot.y - line.y(foot.x)), 0.3 * height);
    }
    return sum / static_cast<double>(feet.size());
}

double half_length(const Feet& feet)
{
    const auto [left, right] = std::minmax_element(
        feet.begin(), feet.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    return (right->x - left->x) / 2;
}

}  // namespace

Baseline baseline_through(const std::vector<cv::Point2d>& feet, double height)
{
    constexpr std::size_t enough = 8;
    constexpr double enough_reach = 3;  // as least_reach; an icon beside a short name bends it
    constexpr double least_rise = 0.1;  // letter heights; measured: 0.05 brings no more, 0.2 less
    constexpr double clearly_better = 0.6;
    if (feet.empty()) {
        return {};
    }
    const Baseline straight = fitted_to_most(feet, 1, height);
    if (feet.size() < enough || spread_of(feet) <= enough_reach * height) {
        return straight;
    }
    const Baseline bent = fitted_to_most(feet, 2, height);
    const double half = half_length(feet);
    const bool rises = std::abs(bent.bend) * half * half > least_rise * height;
    const bool better =
        misfit(feet, bent, height) < clearly_better * misfit(feet, straight, height);
    return rises && better ? bent : straight;
}

cv::Vec2d extent(const Baseline& line, double from, double to)
{
    const double turning = line.bend != 0 ? line.at.x - line.slope / (2 * line.bend) : from;
    const auto [least, most] =
        std::minmax({line.y(from), line.y(to), line.y(std::clamp(turning, from, to))});
    return {least, most};
}

}  // namespace cardlog
