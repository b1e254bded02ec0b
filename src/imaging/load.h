#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include <opencv2/core.hpp>

namespace cardlog {

/// One page of a file as a person sees it.
struct Picture {
    cv::Mat pixels;  ///< 8-bit BGR, turned as EXIF says, alpha laid on white
    int page = 1;
    std::optional<std::chrono::year_month_day> taken_on;  ///< the EXIF capture day
};

/// Larger pictures are refused before they are decoded.
inline constexpr long long max_pixels = 200'000'000;

/// Every page of a JPEG, PNG, TIFF, WebP or BMP file, at least one.
/// Throws Error(input): missing, unreadable or empty file, a format we do not take, damaged or
/// truncated data, more than max_pixels.
[[nodiscard]] std::vector<Picture> load_pictures(const std::filesystem::path& file);

}  // namespace cardlog
