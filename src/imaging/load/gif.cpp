#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <gif_lib.h>
#include <opencv2/imgproc.hpp>

#include "imaging/load/as_bgr.h"
#include "imaging/load/decoders.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

void close_gif(GifFileType* gif)
{
    DGifCloseFile(gif, nullptr);
}

using Gif = std::unique_ptr<GifFileType, void (*)(GifFileType*)>;

// Reads what stands before the first picture: what it says of it is which colour is none.
std::optional<int> clear_colour_before_picture(GifFileType* gif, const std::filesystem::path& file)
{
    std::optional<int> clear;
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    while (DGifGetRecordType(gif, &record) == GIF_OK && record == EXTENSION_RECORD_TYPE) {
        int code = 0;
        GifByteType* block = nullptr;
        if (DGifGetExtension(gif, &code, &block) != GIF_OK) {
            break;
        }
        GraphicsControlBlock control{};
        if (code == GRAPHICS_EXT_FUNC_CODE && block != nullptr &&
            DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK &&
            control.TransparentColor != NO_TRANSPARENT_COLOR) {
            clear = control.TransparentColor;
        }
        while (block != nullptr && DGifGetExtensionNext(gif, &block) == GIF_OK) {
        }
    }
    if (record != IMAGE_DESC_RECORD_TYPE || DGifGetImageDesc(gif) != GIF_OK) {
        throw damaged_picture(file);
    }
    return clear;
}

// The order in which rows are stored (GIF89a, appendix E).
std::vector<int> rows_as_stored(int rows, bool is_interlaced)
{
    std::vector<int> order;
    constexpr std::array<std::pair<int, int>, 4> passes{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
    for (const auto& [first, step] : passes) {
        for (int row = is_interlaced ? first : first / 8; row < rows;
             row += is_interlaced ? step : 1) {
            order.push_back(row);
        }
        if (!is_interlaced) {
            break;
        }
    }
    return order;
}

// Blue, green, red of each of 256 colours; white where there is none.
cv::Mat colours_of(const ColorMapObject& map, const std::optional<int>& clear)
{
    cv::Mat colours(1, 256, CV_8UC3, cv::Scalar::all(255));
    for (int i = 0; i < std::min(map.ColorCount, 256); ++i) {
        const GifColorType& colour = map.Colors[i];
        if (i != clear) {
            colours.at<cv::Vec3b>(0, i) = {colour.Blue, colour.Green, colour.Red};
        }
    }
    return colours;
}

// Where the file names no colours other programs show greys.
cv::Mat greys_for(const cv::Mat& numbers)
{
    double largest = 0;
    cv::minMaxLoc(numbers, nullptr, &largest);
    cv::Mat colours(1, 256, CV_8UC3);
    for (int i = 0; i < colours.cols; ++i) {
        colours.at<cv::Vec3b>(0, i) =
            cv::Vec3b::all(cv::saturate_cast<uchar>(i * 255 / std::max(largest, 1.0)));
    }
    return colours;
}

// In bands of rows, so that a large picture is not in memory several times.
cv::Mat coloured(const cv::Mat& numbers, const cv::Mat& colours)
{
    constexpr int rows_at_once = 64;
    cv::Mat bgr(numbers.size(), CV_8UC3);
    for (int top = 0; top < numbers.rows; top += rows_at_once) {
        const cv::Range rows(top, std::min(top + rows_at_once, numbers.rows));
        cv::Mat band;
        cv::cvtColor(numbers.rowRange(rows), band, cv::COLOR_GRAY2BGR);
        cv::Mat target = bgr.rowRange(rows);
        cv::LUT(band, colours, target);
    }
    return bgr;
}

}  // namespace

void decode_gif(const std::filesystem::path& file, PageSink& take)
{
    const Gif gif(DGifOpenFileName(file.c_str(), nullptr), close_gif);
    if (gif == nullptr) {
        throw damaged_picture(file);
    }
    const std::optional<int> clear = clear_colour_before_picture(gif.get(), file);
    const GifImageDesc& image = gif->Image;
    check_size(file, image.Width, image.Height);
    const ColorMapObject* map = image.ColorMap != nullptr ? image.ColorMap : gif->SColorMap;
    cv::Mat numbers(image.Height, image.Width, CV_8U, cv::Scalar(gif->SBackGroundColor));
    const std::vector<int> order = rows_as_stored(image.Height, image.Interlace);
    const auto unread = std::find_if(order.begin(), order.end(), [&](int row) {
        return DGifGetLine(gif.get(), numbers.ptr(row), image.Width) != GIF_OK;
    });
    const bool is_damaged = lacks_rows(file, unread - order.begin(), image.Height);
    const cv::Mat colours = map != nullptr ? colours_of(*map, clear) : greys_for(numbers);
    cv::Mat pixels = coloured(std::exchange(numbers, {}), colours);
    pixels = as_bgr(pixels, ColourOrder::bgr);
    take({std::move(pixels), {}, is_halved(image.Width, image.Height), is_damaged});
}

}  // namespace cardlog
