#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

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

}  // namespace

void decode_webp(const std::filesystem::path& file, const PageSink& take)
{
    const std::vector<unsigned char> bytes = bytes_of(file);
    const WebPData picture = first_picture({bytes.data(), bytes.size()}, file);
    WebPDecoderConfig config{};
    WebPInitDecoderConfig(&config);
    config.input = features_of(picture, file);
    const bool clear = config.input.has_alpha != 0;
    const bool halve = is_halved(config.input.width, config.input.height);
    const int divisor = halve ? 2 : 1;
    cv::Mat pixels(std::max(config.input.height / divisor, 1),
                   std::max(config.input.width / divisor, 1), clear ? CV_8UC4 : CV_8UC3);
    config.options.use_scaling = halve ? 1 : 0;
    config.options.scaled_width = pixels.cols;
    config.options.scaled_height = pixels.rows;
    config.output.colorspace = clear ? MODE_BGRA : MODE_BGR;
    config.output.is_external_memory = 1;
    config.output.u.RGBA = {pixels.data, static_cast<int>(pixels.step),
                            pixels.total() * pixels.elemSize()};
    if (WebPDecode(picture.bytes, picture.size, &config) != VP8_STATUS_OK) {
        throw damaged_picture(file);
    }
    pixels = as_bgr(pixels, ColourOrder::bgr);
    take({std::move(pixels), exif_of_file(file), halve});
}

}  // namespace cardlog
