#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <libheif/heif_cxx.h>
#include <opencv2/imgproc.hpp>

#include "core/shell_word.h"
#include "imaging/load/as_bgr.h"
#include "imaging/load/decoders.h"
#include "imaging/load/heif_turns.h"
#include "imaging/load/one_processor.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

// The block begins with four bytes that say where in the rest the TIFF header is (ISO/IEC 23008-12,
// annex A). The library turns and mirrors the pixels itself as the file says, so that the
// orientation noted there must not turn them again.
Exif exif_of(const heif::ImageHandle& image)
{
    for (const heif_item_id id : image.get_list_of_metadata_block_IDs("Exif")) {
        const std::vector<unsigned char> block = image.get_metadata(id);
        if (block.size() < 4) {
            continue;
        }
        const std::size_t offset = std::size_t(block[0]) << 24U | std::size_t(block[1]) << 16U |
                                   std::size_t(block[2]) << 8U | std::size_t(block[3]);
        if (offset < block.size() - 4) {
            return {1, exif_of_block(std::span(block).subspan(4 + offset)).taken_on};
        }
    }
    return {};
}

cv::Mat converted(heif::ImageHandle& handle)
{
    const bool clear = handle.has_alpha_channel();
    const heif::Image image = handle.decode_image(
        heif_colorspace_RGB, clear ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB);
    int step = 0;
    const std::uint8_t* plane = image.get_plane(heif_channel_interleaved, &step);
    const cv::Mat rgb(image.get_height(heif_channel_interleaved),
                      image.get_width(heif_channel_interleaved), clear ? CV_8UC4 : CV_8UC3,
                      const_cast<std::uint8_t*>(plane), static_cast<std::size_t>(step));
    return as_bgr(rgb, ColourOrder::rgb);
}

// One channel at half its width and height, with 8 bits.
cv::Mat half_of(const heif::Image& image, heif_channel channel, cv::Size half)
{
    int step = 0;
    const std::uint8_t* plane = image.get_plane(channel, &step);
    const int bits = image.get_bits_per_pixel_range(channel);
    const cv::Mat whole(image.get_height(channel), image.get_width(channel),
                        bits > 8 ? CV_16UC1 : CV_8UC1, const_cast<std::uint8_t*>(plane),
                        static_cast<std::size_t>(step));
    cv::Mat small;
    cv::resize(whole, small, half, 0, 0, cv::INTER_AREA);
    small.convertTo(small, CV_8U, std::ldexp(1.0, 8 - bits));
    return small;
}

// As the library stores it, where it is known how it is to be turned. With several threads dav1d
// keeps all that it knows of an AVIF picture until the last of it is done: twice its pixels.
heif::Image stored(heif::ImageHandle& handle, bool is_turned_by_library)
{
    const OneProcessor alone;
    const std::unique_ptr<heif_decoding_options, void (*)(heif_decoding_options*)> options(
        heif_decoding_options_alloc(), heif_decoding_options_free);
    options->ignore_transformations = is_turned_by_library ? 0 : 1;
    heif_image* image = nullptr;
    const heif_error error =
        heif_decode_image(handle.get_raw_image_handle(), &image, heif_colorspace_undefined,
                          heif_chroma_undefined, options.get());
    if (error.code != heif_error_Ok) {
        throw heif::Error(error);
    }
    return heif::Image(image);
}

cv::Mat turned(const cv::Mat& pixels, int quarters)
{
    if (quarters == 0) {
        return pixels;
    }
    cv::Mat turned;
    cv::rotate(pixels, turned,
               quarters == 1   ? cv::ROTATE_90_COUNTERCLOCKWISE
               : quarters == 2 ? cv::ROTATE_180
                               : cv::ROTATE_90_CLOCKWISE);
    return turned;
}

// A picture at half its width and height.
struct HalfPlanes {
    std::vector<cv::Mat> colours;  ///< of BGR, or of luma and the colours beside it
    cv::Mat opacity;               ///< empty where nothing is transparent
    bool has_luma = false;
};

HalfPlanes half_planes(const heif::Image& image)
{
    HalfPlanes planes;
    const bool is_grey = !image.has_channel(heif_channel_R) && !image.has_channel(heif_channel_Cb);
    planes.has_luma = image.has_channel(heif_channel_Y) && !is_grey;
    std::vector<heif_channel> channels{heif_channel_B, heif_channel_G, heif_channel_R};
    if (planes.has_luma) {
        channels = {heif_channel_Y, heif_channel_Cr, heif_channel_Cb};
    } else if (is_grey) {
        channels = std::vector<heif_channel>(3, heif_channel_Y);
    }
    const cv::Size half(std::max(image.get_width(channels[0]) / 2, 1),
                        std::max(image.get_height(channels[0]) / 2, 1));
    for (const heif_channel channel : channels) {
        planes.colours.push_back(half_of(image, channel, half));
    }
    if (image.has_channel(heif_channel_Alpha)) {
        planes.opacity = half_of(image, heif_channel_Alpha, half);
    }
    return planes;
}

// The library's own conversion takes two and a half times the memory. Luma and colours are taken as
// phones code them, which is as JPEG does; elsewhere a colour may be a little off. When they are
// put together the library's picture is gone.
cv::Mat halved(heif::ImageHandle& handle, const std::optional<int>& turns)
{
    HalfPlanes planes = half_planes(stored(handle, !turns));
    cv::Mat pixels;
    cv::merge(std::exchange(planes.colours, {}), pixels);
    if (planes.has_luma) {
        cv::cvtColor(pixels, pixels, cv::COLOR_YCrCb2BGR);
    }
    if (!planes.opacity.empty()) {
        cv::merge(std::vector{pixels, planes.opacity}, pixels);
    }
    return turned(as_bgr(pixels, ColourOrder::bgr), turns.value_or(0));
}

Error explained(const heif::Error& error, const std::filesystem::path& file)
{
    if (error.get_code() == heif_error_Unsupported_filetype ||
        error.get_subcode() == heif_suberror_Unsupported_codec) {
        if (!can_decode_heic() || !can_decode_avif()) {
            return {ExitCode::setup, shell_word(file) + ": HEIC or AVIF cannot be decoded here",
                    "See cardlog doctor"};
        }
    }
    return error.get_subcode() == heif_suberror_Security_limit_exceeded ? too_large(file)
                                                                        : damaged_picture(file);
}

void hand_over_picture(const heif::Context& context, heif_item_id id,
                       const std::filesystem::path& file, PageSink& take)
{
    StoredPage page;
    try {
        heif::ImageHandle image = context.get_image_handle(id);
        page.is_halved = is_halved(image.get_width(), image.get_height());
        page.pixels = page.is_halved ? halved(image, quarter_turns(file, id)) : converted(image);
        page.exif = exif_of(image);
    } catch (const heif::Error& error) {
        const Error why = explained(error, file);
        if (why.code() != ExitCode::input) {
            throw Error(why);
        }
        take.pass_over_damaged(why);
        return;
    }
    take(std::move(page));
}

}  // namespace

void decode_heif(const std::filesystem::path& file, PageSink& take)
{
    try {
        heif::Context context;
        context.read_from_file(file.string());
        const std::vector<heif_item_id> ids = context.get_list_of_top_level_image_IDs();
        check_page_count(file, static_cast<long long>(ids.size()));
        for (const heif_item_id id : ids) {
            const heif::ImageHandle image = context.get_image_handle(id);
            check_size(file, image.get_width(), image.get_height());
        }
        for (const heif_item_id id : ids) {
            if (!take.passes_over_next()) {
                hand_over_picture(context, id, file, take);
            }
        }
    } catch (const heif::Error& error) {
        throw explained(error, file);
    }
}

bool can_decode_heic()
{
    return heif_have_decoder_for_format(heif_compression_HEVC) != 0;
}

bool can_decode_avif()
{
    return heif_have_decoder_for_format(heif_compression_AV1) != 0;
}

}  // namespace cardlog
