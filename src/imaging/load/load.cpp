#include "imaging/load/load.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "imaging/load/formats.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

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

// More than max_pixels take without compression.
constexpr std::uintmax_t most_bytes_of_a_picture = 1U << 30U;

const PictureFormat& format_of(const std::filesystem::path& file)
{
    const std::string bytes = first_bytes(file, first_bytes_of_format);
    const auto& formats = picture_formats();
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [&](const auto& format) { return format.is_begun_by(bytes); });
    if (found == formats.end()) {
        throw bad_picture(file, "is not a picture in a format that is read here",
                          "Convert it to " + picture_format_names());
    }
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(file, unknown);
    if (!found->has_pages && !unknown && size > most_bytes_of_a_picture) {
        throw bad_picture(file, "the file has more than 1 GB", "Make the picture smaller");
    }
    return *found;
}

}  // namespace

void check_is_picture(const std::filesystem::path& file)
{
    (void)format_of(file);
}

int for_each_picture(const std::filesystem::path& file, const std::function<void(Picture)>& take,
                     std::optional<int> only)
{
    PageSink pages(
        [&](StoredPage page, int number) {
            take({as_displayed(std::move(page.pixels), page.exif.orientation), number,
                  page.exif.taken_on, page.is_halved ? 2 : 1, page.is_damaged});
        },
        only);
    format_of(file).decode(file, pages);
    return pages.damaged_pages();
}

std::optional<std::chrono::year_month_day> capture_day(const std::filesystem::path& file)
{
    return exif_of_file(file).taken_on;
}

bool is_whole_picture(const std::filesystem::path& file)
{
    try {
        const PictureFormat& format = format_of(file);
        if (format.decode == decode_pdf) {
            return is_whole_pdf(file);
        }
        bool is_whole = true;
        PageSink pages([&](const StoredPage& page, int) { is_whole &= !page.is_damaged; });
        format.decode(file, pages);
        return is_whole && pages.damaged_pages() == 0;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace cardlog
