#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <exiv2/exiv2.hpp>
#include <libheif/heif.h>
#include <opencv2/imgproc.hpp>

#include "support/catch.h"

using HeifImage = std::unique_ptr<heif_image, void (*)(const heif_image*)>;

inline HeifImage heif_image_of(const cv::Mat& bgr)
{
    heif_image* image = nullptr;
    heif_image_create(bgr.cols, bgr.rows, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
    heif_image_add_plane(image, heif_channel_interleaved, bgr.cols, bgr.rows, 8);
    int step = 0;
    std::uint8_t* plane = heif_image_get_plane(image, heif_channel_interleaved, &step);
    cv::Mat rgb(bgr.size(), CV_8UC3, plane, static_cast<std::size_t>(step));
    cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
    return {image, heif_image_release};
}

// The EXIF block of a JPEG that says so, as it is put into HEIF files.
inline std::vector<unsigned char> exif_block(int orientation)
{
    Exiv2::ExifData exif;
    exif["Exif.Image.Orientation"] = static_cast<std::uint16_t>(orientation);
    exif["Exif.Photo.DateTimeOriginal"] = "2025:03:04 21:15:00";
    Exiv2::Blob blob;
    Exiv2::ExifParser::encode(blob, Exiv2::littleEndian, exif);
    return blob;
}

inline void require_ok(const heif_error& error)
{
    INFO(error.message);
    REQUIRE(error.code == heif_error_Ok);
}

// EXIF says that the pixels lie on their side, as cameras leave it there; what turns a HEIC file's
// pixels is `orientation`, noted in another place.
inline std::string heic_file(const std::filesystem::path& file,
                             const std::vector<cv::Mat>& pictures,
                             heif_orientation orientation = heif_orientation_normal)
{
    const std::unique_ptr<heif_context, void (*)(heif_context*)> context(heif_context_alloc(),
                                                                         heif_context_free);
    heif_encoder* encoder = nullptr;
    require_ok(heif_context_get_encoder_for_format(context.get(), heif_compression_HEVC, &encoder));
    const std::unique_ptr<heif_encoder, void (*)(heif_encoder*)> owner(encoder,
                                                                       heif_encoder_release);
    heif_encoder_set_lossy_quality(encoder, 90);
    heif_encoder_set_parameter_string(encoder, "preset", "ultrafast");
    const std::unique_ptr<heif_encoding_options, void (*)(heif_encoding_options*)> options(
        heif_encoding_options_alloc(), heif_encoding_options_free);
    options->image_orientation = orientation;
    const std::vector<unsigned char> exif = exif_block(6);
    for (const cv::Mat& picture : pictures) {
        heif_image_handle* handle = nullptr;
        require_ok(heif_context_encode_image(context.get(), heif_image_of(picture).get(), encoder,
                                             options.get(), &handle));
        const std::unique_ptr<heif_image_handle, void (*)(const heif_image_handle*)> encoded(
            handle, heif_image_handle_release);
        require_ok(heif_context_add_exif_metadata(context.get(), handle, exif.data(),
                                                  static_cast<int>(exif.size())));
    }
    require_ok(heif_context_write_to_file(context.get(), file.c_str()));
    return file.string();
}

inline std::string avif_file(const std::filesystem::path& file, const cv::Mat& picture)
{
    const std::unique_ptr<heif_context, void (*)(heif_context*)> context(heif_context_alloc(),
                                                                         heif_context_free);
    heif_encoder* encoder = nullptr;
    require_ok(heif_context_get_encoder_for_format(context.get(), heif_compression_AV1, &encoder));
    const std::unique_ptr<heif_encoder, void (*)(heif_encoder*)> owner(encoder,
                                                                       heif_encoder_release);
    heif_encoder_set_lossy_quality(encoder, 80);
    heif_encoder_set_parameter_integer(encoder, "speed", 8);
    require_ok(heif_context_encode_image(context.get(), heif_image_of(picture).get(), encoder,
                                         nullptr, nullptr));
    require_ok(heif_context_write_to_file(context.get(), file.c_str()));
    return file.string();
}
