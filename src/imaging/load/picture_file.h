#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/error.h"

namespace cardlog {

/// Larger pictures are refused before they are decoded.
inline constexpr long long max_pixels = 200'000'000;

/// Larger ones are read at half their width and height: what is larger is sharper than print needs
/// (A4 with 1,200 dots an inch), and whole it would take more than a gigabyte.
inline constexpr long long most_whole_pixels = 100'000'000;

/// Whether a page of this size is read at half of it.
[[nodiscard]] constexpr bool is_halved(long long width, long long height)
{
    return width * height > most_whole_pixels;
}

/// Files of more pages are refused before the first is decoded. A sheet-fed scanner's day is about
/// a tenth of it.
inline constexpr long long max_pages = 10'000;

/// Error(input) about this file.
[[nodiscard]] Error bad_picture(const std::filesystem::path& file, const std::string& what,
                                const std::string& hint);

/// The error where the file's data break off or contradict themselves.
[[nodiscard]] Error damaged_picture(const std::filesystem::path& file);

/// The error where a page has more than max_pixels.
[[nodiscard]] Error too_large(const std::filesystem::path& file);

/// Throws Error(input) where a page of this size has no pixels or more than max_pixels.
void check_size(const std::filesystem::path& file, long long width, long long height);

/// Each byte of a row for which a damaged file has nothing.
inline constexpr unsigned char missing_level = 128;

/// Whether the picture is damaged: some of its rows could not be read. Throws Error(input) where
/// fewer than three quarters could: too much of what there is to see would be missing.
[[nodiscard]] bool lacks_rows(const std::filesystem::path& file, long long reached,
                              long long expected);

/// Throws Error(input) where the file has no page or more than max_pages.
void check_page_count(const std::filesystem::path& file, long long pages);

/// The first `most` bytes, fewer where the file is shorter. Throws Error(input): no such file, not
/// a regular one, not readable, empty, still being written by another program.
[[nodiscard]] std::string first_bytes(const std::filesystem::path& file, std::size_t most);

/// The whole file. Throws Error(input) where it cannot be read.
[[nodiscard]] std::vector<unsigned char> bytes_of(const std::filesystem::path& file);

}  // namespace cardlog
