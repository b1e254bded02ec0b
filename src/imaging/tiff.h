#pragma once

#include <filesystem>
#include <functional>

#include <opencv2/core.hpp>

namespace cardlog {

/// The pixels of the largest page by its header, before anything is decoded; 0 where the file is no
/// TIFF.
[[nodiscard]] long long largest_page_of_tiff(const std::filesystem::path& file);

/// Hands over every page as it is stored, in 8-bit BGR on white; an empty one where a page cannot
/// be decoded or the list of pages breaks off. Kinds: those of libtiff's TIFFReadRGBAImage (all
/// that scanners and cameras write; no real numbers).
void for_each_page_of_tiff(const std::filesystem::path& file,
                           const std::function<void(const cv::Mat&)>& take);

}  // namespace cardlog
