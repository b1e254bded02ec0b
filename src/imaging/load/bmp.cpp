#include <memory>
#include <string_view>

#include <opencv2/imgproc.hpp>
#include <stb_image.h>

#include "imaging/load/decoders.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

// Bytes 2 to 5 are the file's size, lowest first; the decoder fills up what is missing with zeros.
bool is_cut(const std::vector<unsigned char>& bytes)
{
    std::size_t stated = 0;
    for (std::size_t i = 6; i-- > 2;) {
        stated = stated << 8U | (i < bytes.size() ? bytes[i] : 0);
    }
    return bytes.size() < stated;
}

}  // namespace

void decode_bmp(const std::filesystem::path& file, const PageSink& take)
{
    const std::vector<unsigned char> bytes = bytes_of(file);
    const int count = static_cast<int>(bytes.size());
    int width = 0;
    int height = 0;
    int channels = 0;
    if (stbi_info_from_memory(bytes.data(), count, &width, &height, &channels) == 0) {
        throw damaged_picture(file);
    }
    check_size(file, width, height);
    if (is_cut(bytes)) {
        throw damaged_picture(file);
    }
    const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
        stbi_load_from_memory(bytes.data(), count, &width, &height, &channels, 0), stbi_image_free);
    if (pixels == nullptr) {
        throw bad_picture(file, "is damaged, or a kind of BMP that is not read here",
                          "Save it as PNG");
    }
    cv::Mat bgr;
    cv::cvtColor(cv::Mat(height, width, CV_8UC(channels), pixels.get()), bgr,
                 channels == 4 ? cv::COLOR_RGBA2BGRA : cv::COLOR_RGB2BGR);
    take({bgr, {}});
}

}  // namespace cardlog
