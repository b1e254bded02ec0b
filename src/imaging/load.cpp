#include "imaging/load.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include <exiv2/exiv2.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <turbojpeg.h>

#include "core/error.h"
#include "imaging/tiff.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<unsigned char>;

enum class Format { jpeg, png, tiff, webp, bmp };

constexpr const char* formats_hint = "Convert it to JPEG, PNG, TIFF, WebP or BMP";

// What the file says about itself before any pixel is decoded.
struct Header {
    long long width = 0;
    long long height = 0;
    int orientation = 1;  ///< EXIF 0x0112: 1 to 8
    std::optional<std::chrono::year_month_day> taken_on{};
};

Error failure(const fs::path& file, const std::string& what, const std::string& hint)
{
    return {ExitCode::input, file.string() + ": " + what, hint};
}

Bytes bytes_of(const fs::path& file)
{
    std::error_code unknown;
    if (fs::is_directory(file, unknown)) {
        throw failure(file, "is a folder, not a picture", "Name the pictures in it, or import it");
    }
    if (!fs::exists(file, unknown)) {
        throw failure(file, "there is no such file", "Check the name");
    }
    if (!fs::is_regular_file(file, unknown)) {
        throw failure(file, "is not a regular file", "Name a picture file");
    }
    std::ifstream stream(file, std::ios::binary);
    Bytes bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.is_open() || stream.bad()) {
        throw failure(file, "cannot be read", "Check that you may read it");
    }
    if (bytes.empty()) {
        throw failure(file, "the file is empty", "Copy it again");
    }
    return bytes;
}

bool starts_with(const Bytes& bytes, std::string_view magic, std::size_t at = 0)
{
    return bytes.size() >= at + magic.size() &&
           std::equal(magic.begin(), magic.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
}

std::optional<Format> format_of(const Bytes& bytes)
{
    using namespace std::string_view_literals;
    if (starts_with(bytes, "\xff\xd8\xff"sv)) {
        return Format::jpeg;
    }
    if (starts_with(bytes, "\x89PNG\r\n\x1a\n"sv)) {
        return Format::png;
    }
    if (starts_with(bytes, "II*\0"sv) || starts_with(bytes, "MM\0*"sv)) {
        return Format::tiff;
    }
    if (starts_with(bytes, "RIFF"sv) && starts_with(bytes, "WEBP"sv, 8)) {
        return Format::webp;
    }
    if (starts_with(bytes, "BM"sv)) {
        return Format::bmp;
    }
    return std::nullopt;
}

std::optional<std::chrono::year_month_day> day_of(const Exiv2::ExifData& exif)
{
    const auto found = exif.findKey(Exiv2::ExifKey("Exif.Photo.DateTimeOriginal"));
    if (found == exif.end()) {
        return std::nullopt;
    }
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(found->toString().c_str(), "%4d:%2u:%2u", &year, &month, &day) != 3) {
        return std::nullopt;
    }
    const std::chrono::year_month_day taken{std::chrono::year(year), std::chrono::month(month),
                                            std::chrono::day(day)};
    return taken.ok() ? std::optional(taken) : std::nullopt;
}

Header header_of(const fs::path& file, const Bytes& bytes)
{
    Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
    Header header;
    try {
        const auto image = Exiv2::ImageFactory::open(bytes.data(), static_cast<long>(bytes.size()));
        image->readMetadata();
        header.width = image->pixelWidth();
        header.height = image->pixelHeight();
        const Exiv2::ExifData& exif = image->exifData();
        const auto found = exif.findKey(Exiv2::ExifKey("Exif.Image.Orientation"));
        header.orientation = found == exif.end() ? 1 : static_cast<int>(found->toLong());
        header.taken_on = day_of(exif);
    } catch (const Exiv2::Error&) {
        throw failure(file, "the picture is damaged or truncated", "Copy the file again");
    }
    return header;
}

// Exiv2 knows the size of a TIFF's first page only.
void check_size(const fs::path& file, const Header& header, Format format)
{
    const long long pixels =
        format == Format::tiff ? largest_page_of_tiff(file) : header.width * header.height;
    if (pixels > max_pixels) {
        throw failure(file, "the picture has more than 200 megapixels", "Make it smaller");
    }
}

// libjpeg-turbo tells a truncated file from a whole one; OpenCV's decoder fills up with grey.
cv::Mat decode_jpeg(const fs::path& file, const Bytes& bytes)
{
    const std::unique_ptr<void, int (*)(tjhandle)> decoder(tjInitDecompress(), tjDestroy);
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), bytes.data(), bytes.size(), &width, &height,
                            &subsampling, &colours) != 0) {
        throw failure(file, "the picture is damaged or truncated", "Copy the file again");
    }
    const bool four_inks = colours == TJCS_CMYK || colours == TJCS_YCCK;
    cv::Mat pixels(height, width, four_inks ? CV_8UC4 : CV_8UC3);
    const int status =
        tjDecompress2(decoder.get(), bytes.data(), bytes.size(), pixels.data, width,
                      static_cast<int>(pixels.step), height, four_inks ? TJPF_CMYK : TJPF_BGR, 0);
    // Other warnings (odd bytes between the markers) leave the picture whole.
    const std::string message = status == 0 ? "" : tjGetErrorStr2(decoder.get());
    if (status != 0 && (tjGetErrorCode(decoder.get()) == TJERR_FATAL ||
                        message.find("remature end") != std::string::npos)) {
        throw failure(file, "the picture is truncated", "Copy the file again");
    }
    // OpenCV converts the inks as the applications do that write such files.
    return four_inks ? cv::imdecode(bytes, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION)
                     : pixels;
}

cv::Mat decode_by_opencv(const Bytes& bytes)
{
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    try {
        return cv::imdecode(bytes, cv::IMREAD_UNCHANGED | cv::IMREAD_IGNORE_ORIENTATION);
    } catch (const cv::Exception&) {
        return {};
    }
}

cv::Mat as_8_bit(const cv::Mat& pixels)
{
    cv::Mat narrow;
    switch (pixels.depth()) {
    case CV_8U: return pixels;
    case CV_16U: pixels.convertTo(narrow, CV_8U, 1.0 / 257); return narrow;
    default: pixels.convertTo(narrow, CV_8U, 255.0); return narrow;
    }
}

cv::Mat on_white(const cv::Mat& bgra)
{
    std::vector<cv::Mat> channels;
    cv::split(bgra, channels);
    cv::Mat absent;
    cv::bitwise_not(channels[3], absent);
    cv::Mat bgr;
    for (int i = 0; i < 3; ++i) {
        cv::multiply(channels[i], channels[3], channels[i], 1.0 / 255);
        cv::add(channels[i], absent, channels[i]);
    }
    cv::merge(channels.data(), 3, bgr);
    return bgr;
}

cv::Mat as_bgr(const cv::Mat& decoded)
{
    cv::Mat pixels = as_8_bit(decoded);
    cv::Mat bgr;
    switch (pixels.channels()) {
    case 1: cv::cvtColor(pixels, bgr, cv::COLOR_GRAY2BGR); return bgr;
    case 4: return on_white(pixels);
    default: return pixels;
    }
}

// EXIF 2.3, 4.6.4 A: how the stored rows and columns lie in the picture.
cv::Mat as_displayed(cv::Mat pixels, int orientation)
{
    if (orientation >= 5 && orientation <= 8) {
        cv::transpose(pixels, pixels);
    }
    const bool mirrored =
        orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
    const bool upside_down =
        orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
    if (mirrored && upside_down) {
        cv::flip(pixels, pixels, -1);
    } else if (mirrored || upside_down) {
        cv::flip(pixels, pixels, mirrored ? 1 : 0);
    }
    return pixels;
}

// Hands over each page as it is stored; an empty one where it cannot be decoded.
void for_each_stored_page(const fs::path& file, const Bytes& bytes, Format format,
                          const std::function<void(const cv::Mat&)>& take)
{
    if (format == Format::jpeg) {
        take(decode_jpeg(file, bytes));
    } else if (format == Format::tiff) {
        for_each_page_of_tiff(file, take);
    } else {
        take(decode_by_opencv(bytes));
    }
}

// The decoders of PNG and BMP are content with the rows there are.
void check_complete(const fs::path& file, const Bytes& bytes, Format format)
{
    constexpr std::array<unsigned char, 4> png_end{'I', 'E', 'N', 'D'};
    const bool png_cut =
        format == Format::png &&
        std::search(bytes.begin(), bytes.end(), png_end.begin(), png_end.end()) == bytes.end();
    // A BMP's bytes 2 to 5 are its size; a run-length coded one has no fixed size in its pixels.
    const auto stated = bytes.size() < 6 ? 0UL
                                         : bytes[2] | bytes[3] << 8U | bytes[4] << 16U |
                                               static_cast<unsigned long>(bytes[5]) << 24U;
    const bool bmp_cut = format == Format::bmp && bytes.size() < stated;
    if (png_cut || bmp_cut) {
        throw failure(file, "the picture is truncated", "Copy the file again");
    }
}

}  // namespace

void for_each_picture(const fs::path& file, const std::function<void(Picture)>& take)
{
    const Bytes bytes = bytes_of(file);
    const std::optional<Format> format = format_of(bytes);
    if (!format) {
        throw failure(file, "is not a picture in a format that is read here", formats_hint);
    }
    const Header header = header_of(file, bytes);
    check_size(file, header, *format);
    check_complete(file, bytes, *format);
    int number = 0;
    for_each_stored_page(file, bytes, *format, [&](const cv::Mat& page) {
        if (page.empty()) {
            throw failure(file, "the picture is damaged or truncated", "Copy the file again");
        }
        take({as_displayed(as_bgr(page), header.orientation), ++number, header.taken_on});
    });
}

}  // namespace cardlog
