#include "imaging/load/as_bgr.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

cv::Mat on_white(const cv::Mat& bgra)
{
    std::vector<cv::Mat> channels;
    cv::split(bgra, channels);
    cv::Mat absent;
    cv::bitwise_not(channels[3], absent);
    for (int i = 0; i < 3; ++i) {
        cv::multiply(channels[i], channels[3], channels[i], 1.0 / 255);
        cv::add(channels[i], absent, channels[i]);
    }
    cv::Mat bgr;
    cv::merge(channels.data(), 3, bgr);
    return bgr;
}

// Of pixels that are few enough to be in memory once more.
cv::Mat band_as_bgr(const cv::Mat& pixels, ColourOrder order)
{
    cv::Mat bgr = pixels.channels() == 4 ? on_white(pixels) : pixels;
    if (order == ColourOrder::rgb) {
        cv::cvtColor(bgr, bgr, cv::COLOR_RGB2BGR);
    }
    return bgr;
}

}  // namespace

cv::Mat as_bgr(const cv::Mat& pixels, ColourOrder order)
{
    const int step = is_halved(pixels.cols, pixels.rows) ? 2 : 1;
    if (step == 1 && pixels.channels() == 3 && order == ColourOrder::bgr) {
        return pixels;
    }
    constexpr int rows_at_once = 64;
    cv::Mat bgr(std::max(pixels.rows / step, 1), std::max(pixels.cols / step, 1), CV_8UC3);
    for (int top = 0; top < bgr.rows; top += rows_at_once) {
        const cv::Range rows(top, std::min(top + rows_at_once, bgr.rows));
        cv::Mat target = bgr.rowRange(rows);
        cv::resize(band_as_bgr(pixels.rowRange(rows.start * step, rows.end * step), order), target,
                   target.size(), 0, 0, cv::INTER_AREA);
    }
    return bgr;
}

cv::Mat bgr_of_inks(const cv::Mat& cmyk)
{
    std::vector<cv::Mat> inks;
    cv::split(cmyk, inks);
    for (int i = 0; i < 3; ++i) {
        cv::multiply(inks[i], inks[3], inks[i], 1.0 / 255);
    }
    std::swap(inks[0], inks[2]);
    cv::Mat bgr;
    cv::merge(inks.data(), 3, bgr);
    return bgr;
}

}  // namespace cardlog
