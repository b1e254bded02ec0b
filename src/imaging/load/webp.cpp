#include <webp/decode.h>

#include "imaging/load/decoders.h"
#include "imaging/load/picture_file.h"

namespace cardlog {

void decode_webp(const std::filesystem::path& file, const PageSink& take)
{
    const std::vector<unsigned char> bytes = bytes_of(file);
    WebPBitstreamFeatures features{};
    if (WebPGetFeatures(bytes.data(), bytes.size(), &features) != VP8_STATUS_OK) {
        throw damaged_picture(file);
    }
    check_size(file, features.width, features.height);
    if (features.has_animation != 0) {
        throw bad_picture(file, "is an animation", "Save the frame with the card as a picture");
    }
    const bool clear = features.has_alpha != 0;
    cv::Mat pixels(features.height, features.width, clear ? CV_8UC4 : CV_8UC3);
    const auto decode = clear ? WebPDecodeBGRAInto : WebPDecodeBGRInto;
    if (decode(bytes.data(), bytes.size(), pixels.data, pixels.total() * pixels.elemSize(),
               static_cast<int>(pixels.step)) == nullptr) {
        throw damaged_picture(file);
    }
    take({pixels, exif_of_file(file)});
}

}  // namespace cardlog
