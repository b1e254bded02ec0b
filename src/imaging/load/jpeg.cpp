#include "imaging/load/jpeg.h"

#include <memory>
#include <vector>

#include <opencv2/imgproc.hpp>
#include <turbojpeg.h>

#include "core/error.h"
#include "imaging/load/decoders.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

using Turbojpeg = std::unique_ptr<void, int (*)(tjhandle)>;

// Adobe's programs store the inks inverted, and hardly anybody else writes such files: 255 is bare
// paper. Without the press's profile the colours are those of ideal inks.
cv::Mat without_inks(const cv::Mat& cmyk)
{
    std::vector<cv::Mat> inks;
    cv::split(cmyk, inks);
    for (int i = 0; i < 3; ++i) {
        cv::multiply(inks[i], inks[3], inks[i], 1.0 / 255);
    }
    std::swap(inks[0], inks[2]);
    cv::Mat bgr;
    cv::merge(inks.data(), 3, bgr);
    return bgr;
}

// Warnings of odd bytes between the markers leave the picture whole; a file that ends too early
// is only a warning to the library as well.
bool is_whole(tjhandle decoder, int status)
{
    return status == 0 ||
           (tjGetErrorCode(decoder) != TJERR_FATAL &&
            std::string(tjGetErrorStr2(decoder)).find("remature end") == std::string::npos);
}

}  // namespace

void decode_jpeg(const std::filesystem::path& file, const PageSink& take)
{
    const std::vector<unsigned char> bytes = bytes_of(file);
    const Turbojpeg decoder(tjInitDecompress(), tjDestroy);
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), bytes.data(), bytes.size(), &width, &height,
                            &subsampling, &colours) != 0) {
        throw damaged_picture(file);
    }
    check_size(file, width, height);
    const bool four_inks = colours == TJCS_CMYK || colours == TJCS_YCCK;
    cv::Mat pixels(height, width, four_inks ? CV_8UC4 : CV_8UC3);
    const int status = tjDecompress2(decoder.get(), bytes.data(), bytes.size(), pixels.data, width,
                                     static_cast<int>(pixels.step), height,
                                     four_inks ? TJPF_CMYK : TJPF_BGR, TJFLAG_LIMITSCANS);
    if (!is_whole(decoder.get(), status)) {
        throw damaged_picture(file);
    }
    take({four_inks ? without_inks(pixels) : pixels, exif_of_file(file)});
}

std::string jpeg_of(const cv::Mat& picture, int quality)
{
    const bool grey = picture.channels() == 1;
    const Turbojpeg encoder(tjInitCompress(), tjDestroy);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    const int status = tjCompress2(
        encoder.get(), picture.data, picture.cols, static_cast<int>(picture.step), picture.rows,
        grey ? TJPF_GRAY : TJPF_BGR, &bytes, &size, grey ? TJSAMP_GRAY : TJSAMP_420, quality, 0);
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owner(bytes, tjFree);
    if (status != 0) {
        throw Error(ExitCode::internal,
                    std::string("a picture cannot be encoded: ") + tjGetErrorStr2(encoder.get()));
    }
    return {bytes, bytes + size};
}

cv::Mat small_grey_of(const std::string& jpeg)
{
    constexpr tjscalingfactor quarter{1, 4};
    const auto* const bytes = reinterpret_cast<const unsigned char*>(jpeg.data());
    const Turbojpeg decoder(tjInitDecompress(), tjDestroy);
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), bytes, jpeg.size(), &width, &height, &subsampling,
                            &colours) != 0 ||
        width > max_pixels / height) {
        return {};
    }
    cv::Mat grey(TJSCALED(height, quarter), TJSCALED(width, quarter), CV_8UC1);
    const int status =
        tjDecompress2(decoder.get(), bytes, jpeg.size(), grey.data, grey.cols,
                      static_cast<int>(grey.step), grey.rows, TJPF_GRAY, TJFLAG_LIMITSCANS);
    return is_whole(decoder.get(), status) ? grey : cv::Mat();
}

}  // namespace cardlog
