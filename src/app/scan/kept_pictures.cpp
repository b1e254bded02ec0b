#include "app/scan/kept_pictures.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "imaging/flat/flatten.h"
#include "imaging/load/jpeg.h"

namespace cardlog {

std::string flat_jpeg(const cv::Mat& picture, const Quad& quad)
{
    constexpr int quality = 80;  // print is still crisp
    return jpeg_of(flatten(picture, quad, cv::INTER_LINEAR).pixels, quality);
}

std::string small_jpeg(const cv::Mat& picture)
{
    constexpr double longest_side = 1000;
    constexpr int quality = 70;
    const double scale = longest_side / std::max(picture.cols, picture.rows);
    cv::Mat smaller = picture;
    if (scale < 1) {
        cv::resize(picture, smaller, {}, scale, scale, cv::INTER_AREA);
    }
    return jpeg_of(smaller, quality);
}

}  // namespace cardlog
