#include <algorithm>
#include <memory>
#include <utility>

#include <png.h>

#include "imaging/load/as_bgr.h"
#include "imaging/load/decoders.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

// The library does not tell how far it came in a file that ends early.
long long rows_written(const cv::Mat& pixels)
{
    const std::size_t length = static_cast<std::size_t>(pixels.cols) * pixels.elemSize();
    long long rows = 0;
    for (int row = 0; row < pixels.rows; ++row) {
        const unsigned char* const begin = pixels.ptr(row);
        rows += std::any_of(begin, begin + length, [](auto byte) { return byte != missing_level; });
    }
    return rows;
}

}  // namespace

// libpng's simplified interface turns palettes, 1 to 16 bits, interlacing and transparent colours
// into 8 bits, and limits what the chunks beside the picture may unpack to (libpng-manual.txt).
void decode_png(const std::filesystem::path& file, PageSink& take)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, void (*)(png_image*)> owner(&image, png_image_free);
    if (png_image_begin_read_from_file(&image, file.c_str()) == 0) {
        throw damaged_picture(file);
    }
    check_size(file, image.width, image.height);
    // Of a large one the library itself lays the colours on white, which takes less memory.
    const bool clear =
        (image.format & PNG_FORMAT_FLAG_ALPHA) != 0 && !is_halved(image.width, image.height);
    const png_color white{255, 255, 255};
    image.format = clear ? PNG_FORMAT_BGRA : PNG_FORMAT_BGR;
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    cv::Mat pixels(static_cast<int>(image.height), static_cast<int>(image.width),
                   clear ? CV_8UC4 : CV_8UC3, cv::Scalar::all(missing_level));
    const bool is_damaged = png_image_finish_read(&image, &white, pixels.data,
                                                  static_cast<int>(pixels.step), nullptr) == 0;
    if (is_damaged) {
        (void)lacks_rows(file, rows_written(pixels), pixels.rows);
    }
    pixels = as_bgr(pixels, ColourOrder::bgr);
    take({std::move(pixels), exif_of_file(file), is_halved(image.width, image.height), is_damaged});
}

}  // namespace cardlog
