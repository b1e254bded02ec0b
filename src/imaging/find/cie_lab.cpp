// CIE 15, "Colorimetry", 8.2.1, with the primaries and the transfer function of IEC 61966-2-1
// (sRGB) in whole numbers: light in 2040ths, so that a table of a few thousand entries has every
// cube root.
#include "imaging/find/cie_lab.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace cardlog {
namespace {

constexpr int white = 255 * 8;  // light of the lightest level
constexpr int root_bits = 15;   // of the fraction of a cube root
constexpr int share_bits = 12;  // of the fraction of a primary's share
constexpr int half_of(int bits)
{
    return 1 << (bits - 1);
}

using Shares = std::array<int, 3>;  // of blue, green and red in what the eye sees, white being 1

Shares shares(double blue, double green, double red, double of_white)
{
    const double one = (1 << share_bits) / of_white;
    return {cvRound(blue * one), cvRound(green * one), cvRound(red * one)};
}

struct Tables {
    std::array<int, 256> light{};
    std::array<int, white + 8> root{};  // shares are rounded, so that they may add up to more
    Shares x = shares(0.180423, 0.357580, 0.412453, 0.950456);
    Shares y = shares(0.072169, 0.715160, 0.212671, 1);
    Shares z = shares(0.950227, 0.119193, 0.019334, 1.088754);

    Tables()
    {
        for (std::size_t level = 0; level < light.size(); ++level) {
            const double v = double(level) / 255;
            light[level] =
                cvRound(white * (v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4)));
        }
        for (std::size_t i = 0; i < root.size(); ++i) {
            const double t = double(i) / white;
            root[i] =
                cvRound((1 << root_bits) * (t < 0.008856 ? 7.787 * t + 16.0 / 116 : std::cbrt(t)));
        }
    }

    [[nodiscard]] int root_of(const Shares& shares, const cv::Vec3b& bgr) const
    {
        const int sum =
            shares[0] * light[bgr[0]] + shares[1] * light[bgr[1]] + shares[2] * light[bgr[2]];
        return root[static_cast<std::size_t>((sum + half_of(share_bits)) >> share_bits)];
    }
};

std::uint8_t level(int value)
{
    return cv::saturate_cast<std::uint8_t>((value + half_of(root_bits)) >> root_bits);
}

}  // namespace

cv::Mat cie_lab(const cv::Mat& bgr)
{
    static const Tables tables;
    constexpr int lightest = 255, middle = 128 << root_bits;
    constexpr int per_root = (116 * lightest + 50) / 100;  // rounded, as OpenCV does
    constexpr int black = (16 * lightest << root_bits) / 100;
    cv::Mat lab(bgr.size(), CV_8UC3);
    for (int row = 0; row < bgr.rows; ++row) {
        const auto* from = bgr.ptr<cv::Vec3b>(row);
        auto* to = lab.ptr<cv::Vec3b>(row);
        for (int column = 0; column < bgr.cols; ++column) {
            const int x = tables.root_of(tables.x, from[column]);
            const int y = tables.root_of(tables.y, from[column]);
            const int z = tables.root_of(tables.z, from[column]);
            to[column] = {level(per_root * y - black), level(500 * (x - y) + middle),
                          level(200 * (y - z) + middle)};
        }
    }
    return lab;
}

}  // namespace cardlog
