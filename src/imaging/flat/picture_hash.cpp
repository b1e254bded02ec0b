#include "imaging/flat/picture_hash.h"

#include <opencv2/imgproc.hpp>

#include "imaging/load/jpeg.h"

namespace cardlog {

std::optional<PictureHash> picture_hash_of(const std::string& jpeg)
{
    constexpr int side = 64;
    const cv::Mat grey = small_grey_of(jpeg);
    if (grey.empty()) {
        return std::nullopt;
    }
    cv::Mat square;
    cv::resize(grey, square, {side, side}, 0, 0, cv::INTER_AREA);
    square.convertTo(square, CV_32F);
    cv::Mat cosines;
    cv::dct(square, cosines);
    PictureHash hash;
    for (std::size_t v = 0; v < hash_waves; ++v) {
        for (std::size_t u = 0; u < hash_waves; ++u) {
            const bool is_mean = u == 0 && v == 0;  // its sign tells nothing
            hash[hash_waves * v + u] =
                !is_mean && cosines.at<float>(static_cast<int>(v), static_cast<int>(u)) > 0;
        }
    }
    return hash;
}

}  // namespace cardlog
