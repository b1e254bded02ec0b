#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>

#include <opencv2/imgproc.hpp>
#include <tiffio.h>

#include "imaging/load/decoders.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

using Tiff = std::unique_ptr<TIFF, void (*)(TIFF*)>;

// More than max_pixels of three 16-bit channels in one strip; a hostile file asks for any amount.
constexpr tmsize_t most_bytes_at_once = max_pixels * 6;

Tiff opened(const std::filesystem::path& file)
{
    static std::once_flag once;
    std::call_once(once, [] {  // what is wrong is said once, by whoever called
        TIFFSetErrorHandler(nullptr);
        TIFFSetWarningHandler(nullptr);
    });
    const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(
        TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), most_bytes_at_once);
    Tiff tiff(TIFFOpenExt(file.c_str(), "r", options.get()), TIFFClose);
    if (tiff == nullptr) {
        throw damaged_picture(file);
    }
    return tiff;
}

cv::Size checked_size(TIFF* tiff, const std::filesystem::path& file)
{
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    check_size(file, width, height);
    return {static_cast<int>(width), static_cast<int>(height)};
}

// Every page is looked at before the first is decoded: a file is refused early or not at all.
void check_pages(const std::filesystem::path& file)
{
    const Tiff tiff = opened(file);
    long long pages = 0;
    do {
        check_page_count(file, ++pages);
        (void)checked_size(tiff.get(), file);
    } while (TIFFReadDirectory(tiff.get()) == 1);
}

int orientation_of(TIFF* tiff)
{
    std::uint16_t orientation = ORIENTATION_TOPLEFT;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
    return orientation;
}

// libtiff gives the colours already multiplied by the opacity. In bands of rows, so that a large
// page is not in memory several times.
cv::Mat on_white(const cv::Mat& rgba)
{
    constexpr int rows_at_once = 64;
    cv::Mat bgr(rgba.size(), CV_8UC3);
    for (int top = 0; top < rgba.rows; top += rows_at_once) {
        const cv::Range rows(top, std::min(top + rows_at_once, rgba.rows));
        cv::Mat band = bgr.rowRange(rows);
        cv::cvtColor(rgba.rowRange(rows), band, cv::COLOR_RGBA2BGR);
        cv::Mat absent;
        cv::extractChannel(rgba.rowRange(rows), absent, 3);
        cv::bitwise_not(absent, absent);
        cv::cvtColor(absent, absent, cv::COLOR_GRAY2BGR);
        cv::add(band, absent, band);
    }
    return bgr;
}

cv::Mat decoded_page(TIFF* tiff, const std::filesystem::path& file)
{
    const cv::Size size = checked_size(tiff, file);
    std::array<char, 1024> reason{};
    if (TIFFRGBAImageOK(tiff, reason.data()) != 1) {
        throw bad_picture(file, "is damaged, or a kind of TIFF that is not read here",
                          "Save it with 8 bits a colour");
    }
    cv::Mat rgba(size, CV_8UC4);
    const int done = TIFFReadRGBAImageOriented(
        tiff, static_cast<std::uint32_t>(size.width), static_cast<std::uint32_t>(size.height),
        rgba.ptr<std::uint32_t>(), orientation_of(tiff), /* stop at the first error */ 1);
    if (done != 1) {
        throw damaged_picture(file);
    }
    return on_white(rgba);
}

}  // namespace

// The kinds are those of libtiff's TIFFReadRGBAImage: all that scanners, fax machines and cameras
// write; no real numbers.
void decode_tiff(const std::filesystem::path& file, const PageSink& take)
{
    check_pages(file);
    Exif exif = exif_of_file(file);
    const Tiff tiff = opened(file);
    for (bool more = true; more;) {
        exif.orientation = orientation_of(tiff.get());
        take({decoded_page(tiff.get(), file), exif});
        more = TIFFLastDirectory(tiff.get()) == 0;
        if (more && TIFFReadDirectory(tiff.get()) != 1) {
            throw damaged_picture(file);
        }
    }
}

}  // namespace cardlog
