#include "imaging/formats.h"

#include <algorithm>
#include <cctype>

namespace cardlog {
namespace {

using namespace std::string_view_literals;

bool is_jpeg(std::string_view bytes)
{
    return bytes.starts_with("\xff\xd8\xff"sv);
}

bool is_png(std::string_view bytes)
{
    return bytes.starts_with("\x89PNG\r\n\x1a\n"sv);
}

// The third is BigTIFF, for files of more than 4 GB.
bool is_tiff(std::string_view bytes)
{
    return bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) ||
           bytes.starts_with("II+\0"sv) || bytes.starts_with("MM\0+"sv);
}

bool is_webp(std::string_view bytes)
{
    return bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv);
}

bool is_bmp(std::string_view bytes)
{
    return bytes.starts_with("BM"sv);
}

}  // namespace

const std::vector<PictureFormat>& picture_formats()
{
    static const std::vector<PictureFormat> formats{
        {"JPEG", {".jpg", ".jpeg", ".jpe"}, "libjpeg-turbo", is_jpeg, decode_jpeg},
        {"PNG", {".png"}, "libpng", is_png, decode_png},
        {"TIFF", {".tif", ".tiff"}, "libtiff", is_tiff, decode_tiff},
        {"WebP", {".webp"}, "libwebp", is_webp, decode_webp},
        {"BMP", {".bmp"}, "stb_image", is_bmp, decode_bmp},
    };
    return formats;
}

bool has_picture_ending(const std::filesystem::path& file)
{
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::any_of(picture_formats().begin(), picture_formats().end(), [&](const auto& format) {
        return std::find(format.endings.begin(), format.endings.end(), ending) !=
               format.endings.end();
    });
}

std::string picture_format_names()
{
    std::string names;
    for (const PictureFormat& format : picture_formats()) {
        const bool last = &format == &picture_formats().back();
        names += (names.empty() ? "" : last ? " or " : ", ") + std::string(format.name);
    }
    return names;
}

}  // namespace cardlog
