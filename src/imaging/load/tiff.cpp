#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <opencv2/imgproc.hpp>
#include <tiffio.h>

#include "imaging/load/as_bgr.h"
#include "imaging/load/decoders.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

using Tiff = std::unique_ptr<TIFF, void (*)(TIFF*)>;

// More than max_pixels of three 16-bit channels in one strip; a hostile file asks for any amount.
constexpr tmsize_t most_bytes_at_once = max_pixels * 6;

Tiff opened(const std::filesystem::path& file)
{
    static std::once_flag once;
    std::call_once(once, [] {  // what is wrong is said once, by whoever called
        TIFFSetErrorHandler(nullptr);
        TIFFSetWarningHandler(nullptr);
    });
    const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(
        TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), most_bytes_at_once);
    Tiff tiff(TIFFOpenExt(file.c_str(), "r", options.get()), TIFFClose);
    if (tiff == nullptr) {
        throw damaged_picture(file);
    }
    return tiff;
}

cv::Size checked_size(TIFF* tiff, const std::filesystem::path& file)
{
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    check_size(file, width, height);
    return {static_cast<int>(width), static_cast<int>(height)};
}

// Every page is looked at before the first is decoded: a file is refused early or not at all.
void check_pages(const std::filesystem::path& file)
{
    const Tiff tiff = opened(file);
    long long pages = 0;
    do {
        check_page_count(file, ++pages);
        (void)checked_size(tiff.get(), file);
    } while (TIFFReadDirectory(tiff.get()) == 1);
}

int orientation_of(TIFF* tiff)
{
    std::uint16_t orientation = ORIENTATION_TOPLEFT;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
    return orientation;
}

// libtiff gives the colours already multiplied by the opacity.
cv::Mat on_white(const cv::Mat& rgba)
{
    cv::Mat bgr;
    cv::cvtColor(rgba, bgr, cv::COLOR_RGBA2BGR);
    cv::Mat absent;
    cv::extractChannel(rgba, absent, 3);
    cv::bitwise_not(absent, absent);
    cv::cvtColor(absent, absent, cv::COLOR_GRAY2BGR);
    cv::add(bgr, absent, bgr);
    return bgr;
}

// How many of its pieces, from the first, can be unpacked.
std::uint32_t pieces_unpacked(TIFF* tiff, std::uint32_t pieces)
{
    const bool has_tiles = TIFFIsTiled(tiff) != 0;
    const tmsize_t size = has_tiles ? TIFFTileSize(tiff) : TIFFStripSize(tiff);
    if (size <= 0 || size > most_bytes_at_once) {
        return 0;
    }
    std::vector<unsigned char> bytes(static_cast<std::size_t>(size));
    for (std::uint32_t i = 0; i < pieces; ++i) {
        const tmsize_t read = has_tiles ? TIFFReadEncodedTile(tiff, i, bytes.data(), size)
                                        : TIFFReadEncodedStrip(tiff, i, bytes.data(), size);
        if (read < 0) {
            return i;
        }
    }
    return pieces;
}

// Whether the page is compressed in a way of which the library may not know all kinds.
bool may_be_unknown(TIFF* tiff)
{
    std::uint16_t compression = COMPRESSION_NONE;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &compression);
    return compression == COMPRESSION_JPEG || compression == COMPRESSION_OJPEG ||
           TIFFIsCODECConfigured(compression) == 0;
}

// Where all pieces of a page can be unpacked it is the kind of its pixels that is not known.
Error undecoded(TIFF* tiff, const std::filesystem::path& file)
{
    const std::string kind = "a kind of TIFF that is not read here";
    const std::string hint = "Save it as PNG, with 8 bits a colour";
    const std::uint32_t pieces =
        TIFFIsTiled(tiff) != 0 ? TIFFNumberOfTiles(tiff) : TIFFNumberOfStrips(tiff);
    const std::uint32_t unpacked = pieces_unpacked(tiff, pieces);
    if (unpacked == 0 && may_be_unknown(tiff)) {
        return bad_picture(file, "is damaged, or " + kind, hint);
    }
    if (unpacked < pieces) {
        return damaged_picture(file);
    }
    std::uint16_t bits = 0;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
    return bad_picture(
        file, bits == 8 ? kind : kind + " (" + std::to_string(bits) + " bits a colour)", hint);
}

// How many rows to decode at once: all of a piece of the file, and several of small ones. Of a page
// in one piece a part, though the piece is unpacked for each: whole it would be in memory twice.
int rows_at_once(TIFF* tiff, cv::Size size)
{
    constexpr int least = 64;
    std::uint32_t rows = 0;
    TIFFGetFieldDefaulted(tiff, TIFFIsTiled(tiff) != 0 ? TIFFTAG_TILELENGTH : TIFFTAG_ROWSPERSTRIP,
                          &rows);
    const auto piece = static_cast<int>(
        std::clamp<std::uint32_t>(rows, 1, static_cast<std::uint32_t>(size.height)));
    const int whole_pieces = (least + piece - 1) / piece * piece;
    return is_halved(size.width, size.height) ? std::min(whole_pieces, size.height / 4 + 1)
                                              : whole_pieces;
}

// As stored: orientation_of() is yet to be seen to.
cv::Mat decoded_page(TIFF* tiff, const std::filesystem::path& file, cv::Size size)
{
    TIFFRGBAImage image{};
    std::array<char, 1024> reason{};
    if (TIFFRGBAImageOK(tiff, reason.data()) != 1 ||
        TIFFRGBAImageBegin(&image, tiff, /* stop at the first error */ 1, reason.data()) != 1) {
        throw undecoded(tiff, file);
    }
    const std::unique_ptr<TIFFRGBAImage, void (*)(TIFFRGBAImage*)> owner(&image, TIFFRGBAImageEnd);
    image.req_orientation = static_cast<std::uint16_t>(orientation_of(tiff));
    cv::Mat pixels(size, CV_8UC3);
    const int rows = rows_at_once(tiff, size);
    cv::Mat rgba;
    for (int top = 0; top < size.height; top += rows) {
        cv::Mat band = pixels.rowRange(top, std::min(top + rows, size.height));
        rgba.create(band.size(), CV_8UC4);
        image.row_offset = top;
        if (TIFFRGBAImageGet(&image, rgba.ptr<std::uint32_t>(),
                             static_cast<std::uint32_t>(size.width),
                             static_cast<std::uint32_t>(band.rows)) != 1) {
            throw undecoded(tiff, file);
        }
        on_white(rgba).copyTo(band);
    }
    return pixels;
}

}  // namespace

// The kinds are those of libtiff's TIFFReadRGBAImage: all that scanners, fax machines and cameras
// write; no real numbers.
void decode_tiff(const std::filesystem::path& file, const PageSink& take)
{
    check_pages(file);
    Exif exif = exif_of_file(file);
    const Tiff tiff = opened(file);
    for (bool more = true; more;) {
        exif.orientation = orientation_of(tiff.get());
        const cv::Size size = checked_size(tiff.get(), file);
        cv::Mat pixels = as_bgr(decoded_page(tiff.get(), file, size), ColourOrder::bgr);
        take({std::move(pixels), exif, is_halved(size.width, size.height)});
        more = TIFFLastDirectory(tiff.get()) == 0;
        if (more && TIFFReadDirectory(tiff.get()) != 1) {
            throw damaged_picture(file);
        }
    }
}

}  // namespace cardlog
