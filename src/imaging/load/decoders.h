#pragma once

#include <filesystem>
#include <functional>

#include <opencv2/core.hpp>

#include "imaging/load/exif.h"

namespace cardlog {

/// One page as its library gives it.
struct StoredPage {
    cv::Mat pixels;  ///< 8-bit BGR, or BGRA with the colours not yet multiplied by the opacity
    Exif exif;       ///< how to turn the pixels, and the capture day
};

using PageSink = std::function<void(const StoredPage&)>;

/// One decoder a format. Each hands over every page in order, at least one, and throws
/// Error(input): damaged or truncated data, more than max_pixels, a kind of the format that is not
/// read here. Sizes are known before pixels are decoded.
void decode_jpeg(const std::filesystem::path& file, const PageSink& take);
void decode_png(const std::filesystem::path& file, const PageSink& take);
void decode_tiff(const std::filesystem::path& file, const PageSink& take);
void decode_webp(const std::filesystem::path& file, const PageSink& take);
void decode_bmp(const std::filesystem::path& file, const PageSink& take);
void decode_heif(const std::filesystem::path& file, const PageSink& take);

/// Whether libheif finds a decoder for the pictures of phones.
[[nodiscard]] bool can_decode_heif();

/// Renders each page with 300 dots an inch, and one that is filled by a scan of more with as many
/// as the scan has, so that nothing of it is lost; larger sheets than A2 with fewer. Besides: Error
/// for a file that needs a password.
void decode_pdf(const std::filesystem::path& file, const PageSink& take);

}  // namespace cardlog
