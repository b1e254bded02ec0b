#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <span>

namespace cardlog {

/// What the camera noted beside the picture.
struct Exif {
    int orientation = 1;  ///< EXIF 2.3, 0x0112: 1 to 8
    std::optional<std::chrono::year_month_day> taken_on{};
};

/// The notes in a JPEG, PNG, TIFF or WebP file; the defaults where there are none, or none
/// that can be understood.
[[nodiscard]] Exif exif_of_file(const std::filesystem::path& file);

/// The notes in a bare EXIF block, which begins with a TIFF header.
[[nodiscard]] Exif exif_of_block(std::span<const unsigned char> bytes);

}  // namespace cardlog
