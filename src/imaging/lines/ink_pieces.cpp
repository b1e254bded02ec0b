#include "imaging/lines/ink_pieces.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "imaging/components.h"
#include "imaging/lines/ground.h"
#include "imaging/quantile.h"

namespace cardlog {
namespace {

// How much the paper itself varies: its median and its spread, by the median absolute deviation.
// Paper without any grain, as in an export or where the light was too much, has no specks either.
double darkest_paper(const cv::Mat& dark, double least_contrast)
{
    constexpr double spreads = 2.5;
    cv::Mat small;
    cv::resize(dark, small, {}, 0.25, 0.25, cv::INTER_NEAREST);
    std::vector<double> values(small.begin<uchar>(), small.end<uchar>());
    const double median = quantile(values, 0.5);
    for (double& value : values) {
        value = std::abs(value - median);
    }
    const double grain = 1.48 * quantile(values, 0.5);
    return median + std::max(grain > 0 ? least_contrast : pale_print, spreads * grain);
}

// Ink is at least half as dark as the darkest ink around it, so that bold black print and a pale
// grey line each get their own level, and darker than the paper's grain.
cv::Mat ink_of(const cv::Mat& even, double least_contrast)
{
    constexpr double surroundings = 0.03;  // of the card: about the height of a line
    cv::Mat dark = 255 - even;
    cv::GaussianBlur(dark, dark, {}, 1.0);
    cv::Mat half;
    cv::resize(dark, half, {}, 0.5, 0.5, cv::INTER_AREA);
    const int side =
        std::max(3, static_cast<int>(std::min(half.cols, half.rows) * surroundings)) | 1;
    cv::Mat level;
    cv::dilate(half, level, cv::getStructuringElement(cv::MORPH_RECT, {side, side}));
    cv::blur(level, level, {side, side});
    cv::resize(level, level, dark.size(), 0, 0, cv::INTER_LINEAR);
    level.convertTo(level, CV_8U, 0.5);
    level = cv::max(level, darkest_paper(dark, least_contrast));
    return dark > level;
}

}  // namespace

InkPieces ink_pieces(const cv::Mat& even_card, double least_contrast, cv::Mat& labels)
{
    InkPieces pieces;
    for (const Component& component : components_of(ink_of(even_card, least_contrast), labels)) {
        pieces.push_back({component.box});
    }
    return pieces;
}

}  // namespace cardlog
