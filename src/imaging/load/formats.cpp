#include "imaging/load/formats.h"

#include <algorithm>
#include <array>

#include "core/ascii.h"

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

// ISO/IEC 23008-12: the file says after its first box's name for whom it is made.
bool is_heif(std::string_view bytes)
{
    constexpr std::array brands{"heic"sv, "heix"sv, "heim"sv, "heis"sv, "hevc"sv,
                                "hevx"sv, "mif1"sv, "mif2"sv, "msf1"sv};
    const bool boxed = bytes.substr(0, 8).ends_with("ftyp"sv);
    return boxed && std::any_of(brands.begin(), brands.end(), [&](std::string_view brand) {
               return bytes.substr(0, 12).ends_with(brand);
           });
}

// Readers have always taken files with something before the header (Adobe's implementation notes).
bool is_pdf(std::string_view bytes)
{
    return bytes.find("%PDF-"sv) != std::string_view::npos;
}

}  // namespace

const std::vector<PictureFormat>& picture_formats()
{
    static const std::vector<PictureFormat> formats{
        {"JPEG", {".jpg", ".jpeg", ".jpe"}, "libjpeg-turbo", is_jpeg, decode_jpeg},
        {"PNG", {".png"}, "libpng", is_png, decode_png},
        {"TIFF", {".tif", ".tiff"}, "libtiff", is_tiff, decode_tiff, true},
        {"WebP", {".webp"}, "libwebp", is_webp, decode_webp},
        {"BMP", {".bmp"}, "stb_image", is_bmp, decode_bmp},
        {"HEIC", {".heic", ".heif", ".hif"}, "libheif", is_heif, decode_heif, true},
        {"PDF", {".pdf"}, "poppler", is_pdf, decode_pdf, true},
    };
    return formats;
}

// Only libheif has its decoders in packages of their own, since version 1.16.
std::string missing_package(const PictureFormat& format)
{
    return format.decode == decode_heif && !can_decode_heif() ? "libheif-plugin-libde265" : "";
}

bool has_picture_ending(const std::filesystem::path& file)
{
    const std::string ending = lower_ascii(file.extension().string());
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
