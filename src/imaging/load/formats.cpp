#include "imaging/load/formats.h"

#include <algorithm>
#include <array>

#include "core/ascii.h"

namespace cardlog {
namespace {

using namespace std::string_view_literals;

// What follows is 0xff, or odd bytes that every reader skips.
bool is_jpeg(std::string_view bytes)
{
    return bytes.starts_with("\xff\xd8"sv);
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

// Without the header of the file, as from a clipboard: the size of the header, the number of planes
// and the bits of a pixel have few values each.
bool is_dib(std::string_view bytes)
{
    constexpr std::array header_sizes{40, 52, 56, 108, 124};
    constexpr std::array bits{1, 4, 8, 16, 24, 32};
    return bytes.size() >= 40 && bytes.substr(1, 3) == "\0\0\0"sv &&
           std::find(header_sizes.begin(), header_sizes.end(), bytes[0]) != header_sizes.end() &&
           bytes.substr(12, 2) == "\1\0"sv &&
           std::find(bits.begin(), bits.end(), bytes[14]) != bits.end() &&
           bytes.substr(15, 1) == "\0"sv && bytes.substr(17, 3) == "\0\0\0"sv;
}

// Two letters may begin any text: the size of the header behind them, one of eight, may not.
bool is_bmp(std::string_view bytes)
{
    constexpr std::array header_sizes{12, 16, 40, 52, 56, 64, 108, 124};
    return is_dib(bytes) ||
           (bytes.starts_with("BM"sv) && bytes.size() > 17 && bytes.substr(15, 3) == "\0\0\0"sv &&
            std::find(header_sizes.begin(), header_sizes.end(), bytes[14]) != header_sizes.end());
}

bool is_gif(std::string_view bytes)
{
    return bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv);
}

// ISO/IEC 14496-12, 4.3: the first box has its length, "ftyp", and names those for whom the file is
// made: the first of all, a version, then the others.
bool is_made_for(std::string_view bytes, std::initializer_list<std::string_view> brands)
{
    if (!bytes.substr(0, 8).ends_with("ftyp"sv)) {
        return false;
    }
    const std::size_t stated = std::size_t(static_cast<unsigned char>(bytes[2])) << 8U |
                               std::size_t(static_cast<unsigned char>(bytes[3]));
    const std::string_view box = bytes.substr(0, stated);
    for (std::size_t at = 8; at + 4 <= box.size(); at += 4) {
        if (at != 12 &&
            std::find(brands.begin(), brands.end(), box.substr(at, 4)) != brands.end()) {
            return true;
        }
    }
    return false;
}

bool is_avif(std::string_view bytes)
{
    return is_made_for(bytes, {"avif"sv, "avis"sv});
}

// ISO/IEC 23008-12
bool is_heic(std::string_view bytes)
{
    return is_made_for(bytes, {"heic"sv, "heix"sv, "heim"sv, "heis"sv, "hevc"sv, "hevx"sv, "mif1"sv,
                               "mif2"sv, "msf1"sv});
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
        {"JPEG",
         {".jpg", ".jpeg", ".jpe", ".jfif", ".pjpeg", ".pjp"},
         "libjpeg-turbo",
         is_jpeg,
         decode_jpeg},
        {"PNG", {".png"}, "libpng", is_png, decode_png},
        {"TIFF", {".tif", ".tiff"}, "libtiff", is_tiff, decode_tiff, true},
        {"WebP", {".webp"}, "libwebp", is_webp, decode_webp},
        {"BMP", {".bmp", ".dib"}, "gdk-pixbuf", is_bmp, decode_bmp},
        {"GIF", {".gif"}, "giflib", is_gif, decode_gif},
        {"AVIF", {".avif"}, "libheif", is_avif, decode_heif, true},
        {"HEIC", {".heic", ".heif", ".hif"}, "libheif", is_heic, decode_heif, true},
        {"PDF", {".pdf"}, "poppler", is_pdf, decode_pdf, true},
    };
    return formats;
}

// Only libheif has its decoders in packages of their own, since version 1.16.
std::string missing_package(const PictureFormat& format)
{
    if (format.is_begun_by == is_heic && !can_decode_heic()) {
        return "libheif-plugin-libde265";
    }
    return format.is_begun_by == is_avif && !can_decode_avif() ? "libheif-plugin-dav1d" : "";
}

bool is_picture_begun_by(std::string_view first_bytes)
{
    const auto& formats = picture_formats();
    return std::any_of(formats.begin(), formats.end(), [&](const PictureFormat& format) {
        return format.is_begun_by(first_bytes);
    });
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
