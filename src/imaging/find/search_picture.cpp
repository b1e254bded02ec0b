#include "imaging/find/search_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/find/cie_lab.h"

namespace cardlog {
namespace {

// A card of an eighth of the picture's width is still more than 100 pixels wide at this size.
constexpr double search_size = 1000;

// Words on a card of a fifth of the width show at this size; letters of a smaller picture are
// enlarged so that their strokes come apart.
constexpr double print_size = 2000;
constexpr double most_enlargement = 2;

cv::Mat reduced(const cv::Mat& picture, double scale)
{
    cv::Mat small;
    cv::resize(picture, small, {}, std::max(scale, 1.0 / picture.cols),
               std::max(scale, 1.0 / picture.rows), scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return small;
}

// Towards `size` for the longer side. Averaging whole blocks of pixels takes a quarter of the time
// that other factors do, and a tenth more or less does not matter.
double scale_towards(double size, double longest, double most)
{
    constexpr double nearly_half = 1.8;
    const double scale = std::min(most, size / longest);
    return scale * nearly_half < 1 ? 1 / std::round(1 / scale) : scale;
}

// Colour edges as strong as the strongest channel's: a red card on green cloth of the same
// lightness has an outline too (Di Zenzo, "A note on the gradient of a multi-image", CVGIP 33,
// 1986, in its simplest form).
void keep_strongest(const cv::Mat& dx, const cv::Mat& dy, SearchPicture& search)
{
    for (int row = 0; row < dx.rows; ++row) {
        const auto* x = dx.ptr<cv::Vec3s>(row);
        const auto* y = dy.ptr<cv::Vec3s>(row);
        auto* best_x = search.dx.ptr<short>(row);
        auto* best_y = search.dy.ptr<short>(row);
        for (int column = 0; column < dx.cols; ++column) {
            int most = -1;
            for (int channel = 0; channel < 3; ++channel) {
                const int size = x[column][channel] * x[column][channel] +
                                 y[column][channel] * y[column][channel];
                if (size > most) {
                    most = size;
                    best_x[column] = x[column][channel];
                    best_y[column] = y[column][channel];
                }
            }
        }
    }
}

double median_gradient(const cv::Mat& dx, const cv::Mat& dy)
{
    std::vector<int> sizes;
    constexpr int step = 3;  // every ninth pixel tells the median as well
    for (int row = 0; row < dx.rows; row += step) {
        for (int column = 0; column < dx.cols; column += step) {
            const int x = dx.at<short>(row, column);
            const int y = dy.at<short>(row, column);
            sizes.push_back(x * x + y * y);
        }
    }
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return std::sqrt(static_cast<double>(*middle)) / sobel_gain;
}

void add_print(const cv::Mat& medium, double scale, SearchPicture& search)
{
    cv::Mat grey;
    cv::cvtColor(medium, grey, cv::COLOR_BGR2GRAY);
    Print print = find_print(grey);
    search.ink = reduced(print.ink, scale);
    for (PrintRow& row : print.rows) {
        const auto there = [scale](const Point& p) { return Point{p.x * scale, p.y * scale}; };
        row.from = there(row.from);
        row.to = there(row.to);
        row.height *= scale;
        std::transform(row.letters.begin(), row.letters.end(), row.letters.begin(), there);
    }
    search.rows = std::move(print.rows);
}

}  // namespace

SearchPicture search_picture(const cv::Mat& picture)
{
    const int longest = std::max(picture.cols, picture.rows);
    const double print_scale = scale_towards(print_size, longest, most_enlargement);
    SearchPicture search;
    const cv::Mat medium = reduced(picture, print_scale);
    search.scale = print_scale * scale_towards(search_size, longest * print_scale, 1 / print_scale);
    add_print(medium, search.scale / print_scale, search);
    const cv::Mat small = reduced(medium, search.scale / print_scale);
    search.masks = card_masks(small);
    search.lab = cie_lab(small);
    cv::medianBlur(search.lab, search.lab, 5);
    cv::Mat dx;
    cv::Mat dy;
    cv::Sobel(search.lab, dx, CV_16S, 1, 0);
    cv::Sobel(search.lab, dy, CV_16S, 0, 1);
    search.dx.create(search.lab.size(), CV_16S);
    search.dy.create(search.lab.size(), CV_16S);
    keep_strongest(dx, dy, search);
    search.noise = median_gradient(search.dx, search.dy);
    return search;
}

double clear_gradient(const SearchPicture& search)
{
    // White paper on a white desk changes by about 3 levels over two or three pixels; on a coarse
    // ground an edge of 5 levels a pixel is clear whatever the rest does.
    constexpr double least = 1.0;
    constexpr double most = 5.0;
    return std::clamp(3 * search.noise, least, most);
}

}  // namespace cardlog
