#include "imaging/find/card_format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cardlog {
namespace {

template <class Formats>
double off(double aspect, const Formats& formats)
{
    double least = 1e9;
    for (const double format : formats) {
        least = std::min(least, std::abs(std::log(aspect / format)));
    }
    // Print shops cut to a percent; the view adds some more.
    constexpr double half_off = 0.05;
    return least / (least + half_off);
}

}  // namespace

OffFormat off_format(double aspect_ratio)
{
    constexpr std::array common{1.41, 1.545, 1.586, 1.75};
    constexpr std::array rare{1.0, 2.1};
    const double lengthwise = std::max(aspect_ratio, 1 / aspect_ratio);
    return {off(lengthwise, common), off(lengthwise, rare)};
}

double print_size(double letter_height, double shorter_side)
{
    const double share = letter_height / std::max(1.0, shorter_side);
    return std::clamp((std::log2(std::max(1e-3, share)) + 7) / 5, 0.0, 1.0);
}

}  // namespace cardlog
