#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>

#include <opencv2/core.hpp>

namespace cardlog {

/// One page of a file as a person sees it.
struct Picture {
    cv::Mat pixels;  ///< 8-bit BGR, turned as EXIF says, alpha laid on white
    int page = 1;
    std::optional<std::chrono::year_month_day> taken_on;  ///< the EXIF capture day
    int reduced_by = 1;       ///< how many times the file's width and height are larger
    bool is_damaged = false;  ///< some of it is missing, or may not be as it was
};

/// Looks at the first bytes of a file, however long it is. Throws Error(input) as
/// for_each_picture() does before it decodes a page: missing, unreadable or empty file, one that is
/// still being written, a format we do not take, more than 1 GiB where there can be but one page.
void check_is_picture(const std::filesystem::path& file);

/// Hands over each page of a file of one of picture_formats(), at least one, in the file's order.
/// Returns how many pages it has besides that are too damaged to be shown.
/// No page is kept, so that a file of any number of pages takes the memory of its largest one. A
/// page of more than most_whole_pixels has half its width and height. Of an animation the first
/// picture is taken. What is damaged is read as far as other programs show it.
/// Throws Error(input): missing, unreadable or empty file, one that is still being written, a
/// format we do not take, data of which little can be read, more than max_pixels or max_pages (see
/// picture_file.h). Pages before the one at fault may have been handed over.
/// With `only`, the number of a page from 1, it alone is decoded and handed over; none is where
/// there are fewer.
int for_each_picture(const std::filesystem::path& file, const std::function<void(Picture)>& take,
                     std::optional<int> only = {});

/// The EXIF capture day; nothing where there is none, or none that can be understood.
[[nodiscard]] std::optional<std::chrono::year_month_day>
capture_day(const std::filesystem::path& file);

/// Whether the file is a picture of which nothing is missing, as one is that has been copied to its
/// end. Decodes it; of a PDF it only looks for the end and the pages.
[[nodiscard]] bool is_whole_picture(const std::filesystem::path& file);

}  // namespace cardlog
