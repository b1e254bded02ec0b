#include <memory>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>
#include <webp/decode.h>
#include <webp/demux.h>

#include "imaging/load/as_bgr.h"
#include "imaging/load/decoders.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

WebPBitstreamFeatures features_of(const WebPData& data, const std::filesystem::path& file)
{
    WebPBitstreamFeatures features{};
    if (WebPGetFeatures(data.bytes, data.size, &features) != VP8_STATUS_OK) {
        throw damaged_picture(file);
    }
    check_size(file, features.width, features.height);
    return features;
}

// Of an animation the first picture, without the place that it has on a larger one.
WebPData first_picture(const WebPData& data, const std::filesystem::path& file)
{
    if (features_of(data, file).has_animation == 0) {
        return data;
    }
    const std::unique_ptr<WebPDemuxer, void (*)(WebPDemuxer*)> demuxer(WebPDemux(&data),
                                                                       WebPDemuxDelete);
    WebPIterator frame{};
    if (demuxer == nullptr || WebPDemuxGetFrame(demuxer.get(), 1, &frame) == 0) {
        throw damaged_picture(file);
    }
    const WebPData picture = frame.fragment;  // a part of `data`
    WebPDemuxReleaseIterator(&frame);
    return picture;
}

// Whether the picture is damaged. Of one that ends early the library gives what it has.
bool unpack(const WebPData& picture, WebPDecoderConfig& config, const std::filesystem::path& file)
{
    config.output.is_external_memory = 1;
    const std::unique_ptr<WebPIDecoder, void (*)(WebPIDecoder*)> decoder(
        WebPIDecode(nullptr, 0, &config), WebPIDelete);
    const bool is_whole = decoder != nullptr &&
                          WebPIUpdate(decoder.get(), picture.bytes, picture.size) == VP8_STATUS_OK;
    int rows = 0;
    (void)WebPIDecodedArea(decoder.get(), nullptr, nullptr, nullptr, &rows);
    const int expected =
        config.options.use_scaling != 0 ? config.options.scaled_height : config.input.height;
    return lacks_rows(file, rows, expected) || !is_whole;
}

// The pixels of a picture, and whether it is damaged.
struct Unpacked {
    cv::Mat pixels;
    bool is_damaged = false;
};

Unpacked whole(const WebPData& picture, WebPDecoderConfig& config,
               const std::filesystem::path& file)
{
    const bool clear = config.input.has_alpha != 0;
    cv::Mat pixels(config.input.height, config.input.width, clear ? CV_8UC4 : CV_8UC3,
                   cv::Scalar::all(missing_level));
    config.output.colorspace = clear ? MODE_BGRA : MODE_BGR;
    config.output.u.RGBA = {pixels.data, static_cast<int>(pixels.step),
                            pixels.total() * pixels.elemSize()};
    const bool is_damaged = unpack(picture, config, file);
    return {as_bgr(pixels, ColourOrder::bgr), is_damaged};
}

// At half its width and height, an even number. As luma with fewer colours, for a lossless picture
// is unpacked as a whole beside it.
Unpacked halved(const WebPData& picture, WebPDecoderConfig& config,
                const std::filesystem::path& file)
{
    const cv::Size size(config.input.width / 4 * 2, config.input.height / 4 * 2);
    const bool clear = config.input.has_alpha != 0;
    cv::Mat yuv(size.height * 3 / 2, size.width, CV_8UC1, cv::Scalar(missing_level));  // as I420
    cv::Mat opacity(clear ? size : cv::Size(), CV_8UC1, cv::Scalar(missing_level));
    const auto luma = static_cast<std::size_t>(size.area());
    config.options.use_scaling = 1;
    config.options.scaled_width = size.width;
    config.options.scaled_height = size.height;
    config.output.colorspace = clear ? MODE_YUVA : MODE_YUV;
    config.output.u.YUVA = {yuv.data,       yuv.data + luma, yuv.data + luma + luma / 4,
                            opacity.data,   size.width,      size.width / 2,
                            size.width / 2, size.width,      luma,
                            luma / 4,       luma / 4,        opacity.total()};
    const bool is_damaged = unpack(picture, config, file);
    cv::Mat bgr;
    cv::cvtColor(std::exchange(yuv, {}), bgr, cv::COLOR_YUV2BGR_I420);
    if (clear) {
        cv::merge(std::vector{bgr, opacity}, bgr);
    }
    return {as_bgr(bgr, ColourOrder::bgr), is_damaged};
}

}  // namespace

void decode_webp(const std::filesystem::path& file, PageSink& take)
{
    const std::vector<unsigned char> bytes = bytes_of(file);
    const WebPData picture = first_picture({bytes.data(), bytes.size()}, file);
    WebPDecoderConfig config{};
    WebPInitDecoderConfig(&config);
    config.input = features_of(picture, file);
    const bool halve = is_halved(config.input.width, config.input.height);
    Unpacked unpacked = halve ? halved(picture, config, file) : whole(picture, config, file);
    take({std::move(unpacked.pixels), exif_of_file(file), halve, unpacked.is_damaged});
}

}  // namespace cardlog
