#include "imaging/tiff.h"

#include <algorithm>
#include <cstdint>
#include <memory>

#include <opencv2/imgproc.hpp>
#include <tiffio.h>

namespace cardlog {
namespace {

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

Tiff opened(const std::filesystem::path& file)
{
    TIFFSetErrorHandler(nullptr);  // what is wrong is said once, by whoever called
    TIFFSetWarningHandler(nullptr);
    return {TIFFOpen(file.c_str(), "r"), TIFFClose};
}

cv::Size size_of_page(TIFF* tiff)
{
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    return {static_cast<int>(width), static_cast<int>(height)};
}

// libtiff gives the colours already multiplied by the opacity.
cv::Mat on_white(const cv::Mat& rgba)
{
    cv::Mat bgr;
    cv::cvtColor(rgba, bgr, cv::COLOR_RGBA2BGR);
    cv::Mat absent;
    cv::extractChannel(rgba, absent, 3);
    cv::bitwise_not(absent, absent);
    cv::Mat white;
    cv::cvtColor(absent, white, cv::COLOR_GRAY2BGR);
    return bgr + white;
}

cv::Mat decoded_page(TIFF* tiff)
{
    const cv::Size size = size_of_page(tiff);
    if (size.empty()) {
        return {};
    }
    std::uint16_t stored = ORIENTATION_TOPLEFT;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &stored);
    cv::Mat rgba(size, CV_8UC4);
    const int done = TIFFReadRGBAImageOriented(
        tiff, static_cast<std::uint32_t>(size.width), static_cast<std::uint32_t>(size.height),
        rgba.ptr<std::uint32_t>(), stored, /* stop at the first error */ 1);
    return done == 1 ? on_white(rgba) : cv::Mat();
}

}  // namespace

long long largest_page_of_tiff(const std::filesystem::path& file)
{
    const Tiff tiff = opened(file);
    long long largest = 0;
    for (bool more = tiff != nullptr; more; more = TIFFReadDirectory(tiff.get()) == 1) {
        const cv::Size size = size_of_page(tiff.get());
        largest = std::max(largest, static_cast<long long>(size.width) * size.height);
    }
    return largest;
}

void for_each_page_of_tiff(const std::filesystem::path& file,
                           const std::function<void(const cv::Mat&)>& take)
{
    const Tiff tiff = opened(file);
    if (tiff == nullptr) {
        return take({});
    }
    take(decoded_page(tiff.get()));
    while (TIFFLastDirectory(tiff.get()) == 0) {
        const bool next = TIFFReadDirectory(tiff.get()) == 1;
        take(next ? decoded_page(tiff.get()) : cv::Mat());
        if (!next) {
            return;
        }
    }
}

}  // namespace cardlog
