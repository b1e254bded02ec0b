#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "imaging/load/decoders.h"

namespace cardlog {

/// A kind of picture file that is read here.
struct PictureFormat {
    std::string_view name;                  ///< as people say it: "JPEG"
    std::vector<std::string_view> endings;  ///< of file names, in lower case: ".jpg"
    std::string_view library;               ///< that decodes it
    /// Whether a file with these first bytes is one, whatever its name ends in.
    bool (*is_begun_by)(std::string_view first_bytes);
    void (*decode)(const std::filesystem::path& file, PageSink& take);
    bool has_pages = false;  ///< any number of them, so that a file may be of any size
};

/// All of them: the one list that the loader, the search in folders and the messages share.
[[nodiscard]] const std::vector<PictureFormat>& picture_formats();

/// As many bytes of a file as is_begun_by() may look at.
inline constexpr std::size_t first_bytes_of_format = 1024;

/// The Debian package that is not installed though the format needs it; empty where all is there.
[[nodiscard]] std::string missing_package(const PictureFormat& format);

/// Whether a file with these first bytes is a picture of one of the formats.
[[nodiscard]] bool is_picture_begun_by(std::string_view first_bytes);

/// Whether the file's name ends as those of pictures do, in capitals or not.
[[nodiscard]] bool has_picture_ending(const std::filesystem::path& file);

/// The formats as a sentence names them: "JPEG, PNG or TIFF".
[[nodiscard]] std::string picture_format_names();

}  // namespace cardlog
