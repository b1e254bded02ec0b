#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
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

int hear_error(TIFF* /*tiff*/, void* is_damaged, const char* /*module*/, const char* /*format*/,
               va_list /*values*/)
{
    *static_cast<bool*>(is_damaged) = true;
    return 1;  // nobody else need hear of it
}

// `is_damaged` is set by whatever the library complains of, though it may go on: a fax of which
// some rows are wrong.
Tiff opened(const std::filesystem::path& file, bool* is_damaged)
{
    static std::once_flag once;
    std::call_once(once, [] {  // what is wrong is said once, by whoever called
        TIFFSetErrorHandler(nullptr);
        TIFFSetWarningHandler(nullptr);
    });
    const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(
        TIFFOpenOptionsAlloc(), TIFFOpenOptionsFree);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), most_bytes_at_once);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), hear_error, is_damaged);
    // A mapped file is in memory as a whole once it was read.
    Tiff tiff(TIFFOpenExt(file.c_str(), "rm", options.get()), TIFFClose);
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
// Whether there is no page where the last one says that the next is, or one that is not understood.
bool lacks_pages(const std::filesystem::path& file)
{
    bool is_damaged = false;
    const Tiff tiff = opened(file, &is_damaged);
    long long pages = 0;
    bool names_next = false;
    do {
        check_page_count(file, ++pages);
        (void)checked_size(tiff.get(), file);
        names_next = TIFFLastDirectory(tiff.get()) == 0;
    } while (TIFFReadDirectory(tiff.get()) == 1);
    // Where the next one was there before, the library still sees it, and nothing is missing.
    const bool is_cut_off = names_next && TIFFLastDirectory(tiff.get()) != 0;
    return is_cut_off || TIFFNumberOfDirectories(tiff.get()) > pages;
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

// Whether rows are stored as they are shown, in grey, in red, green and blue, or in four inks.
bool is_plain(TIFF* tiff)
{
    const auto field = [&](std::uint32_t tag) {
        std::uint16_t value = 0;
        TIFFGetFieldDefaulted(tiff, tag, &value);
        return value;
    };
    const std::uint16_t colours = field(TIFFTAG_PHOTOMETRIC);
    const std::uint16_t samples = field(TIFFTAG_SAMPLESPERPIXEL);
    const std::uint16_t compression = field(TIFFTAG_COMPRESSION);
    return TIFFIsTiled(tiff) == 0 && field(TIFFTAG_BITSPERSAMPLE) == 8 &&
           field(TIFFTAG_SAMPLEFORMAT) == SAMPLEFORMAT_UINT &&
           field(TIFFTAG_PLANARCONFIG) == PLANARCONFIG_CONTIG && compression != COMPRESSION_JPEG &&
           compression != COMPRESSION_OJPEG &&
           ((colours == PHOTOMETRIC_RGB && samples == 3) ||
            (colours == PHOTOMETRIC_SEPARATED && samples == 4 &&
             field(TIFFTAG_INKSET) == INKSET_CMYK) ||
            (colours == PHOTOMETRIC_MINISBLACK && samples == 1));
}

using Rows = std::function<cv::Mat(cv::Range rows)>;  // BGR; empty where they are damaged

// Row by row: a page in one piece is never unpacked as a whole.
Rows plain_rows(TIFF* tiff, int width)
{
    return [tiff, width](cv::Range rows) {
        const auto samples = static_cast<int>(TIFFScanlineSize(tiff) / width);
        cv::Mat stored(rows.size(), width, CV_8UC(samples));
        for (int row = 0; row < stored.rows; ++row) {
            if (TIFFReadScanline(tiff, stored.ptr(row),
                                 static_cast<std::uint32_t>(rows.start + row), 0) != 1) {
                return cv::Mat();
            }
        }
        if (samples == 4) {
            cv::bitwise_not(stored, stored);
            return bgr_of_inks(stored);
        }
        cv::cvtColor(stored, stored, samples == 1 ? cv::COLOR_GRAY2BGR : cv::COLOR_RGB2BGR);
        return stored;
    };
}

// Of all other kinds. As stored: orientation_of() is yet to be seen to.
Rows converted_rows(TIFF* tiff, const std::filesystem::path& file, int width)
{
    std::array<char, 1024> reason{};
    const std::shared_ptr<TIFFRGBAImage> image(new TIFFRGBAImage{}, [](TIFFRGBAImage* made) {
        TIFFRGBAImageEnd(made);
        delete made;
    });
    if (TIFFRGBAImageOK(tiff, reason.data()) != 1 ||
        TIFFRGBAImageBegin(image.get(), tiff, /* stop at the first error */ 1, reason.data()) !=
            1) {
        throw undecoded(tiff, file);
    }
    image->req_orientation = static_cast<std::uint16_t>(orientation_of(tiff));
    return [width, image](cv::Range rows) {
        cv::Mat rgba(rows.size(), width, CV_8UC4);
        image->row_offset = rows.start;
        if (TIFFRGBAImageGet(image.get(), rgba.ptr<std::uint32_t>(),
                             static_cast<std::uint32_t>(width),
                             static_cast<std::uint32_t>(rgba.rows)) != 1) {
            return cv::Mat();
        }
        return on_white(rgba);
    };
}

// How many rows to decode at once, an even number: all of a piece of the file, and several of small
// ones. Of a large page in one piece a part, though the piece is unpacked for each: whole it would
// be in memory twice.
int rows_at_once(TIFF* tiff, cv::Size size)
{
    constexpr int least = 64;
    if (is_plain(tiff)) {
        return least;
    }
    std::uint32_t rows = 0;
    TIFFGetFieldDefaulted(tiff, TIFFIsTiled(tiff) != 0 ? TIFFTAG_TILELENGTH : TIFFTAG_ROWSPERSTRIP,
                          &rows);
    const auto piece = static_cast<int>(
        std::clamp<std::uint32_t>(rows, 1, static_cast<std::uint32_t>(size.height)));
    const int whole_pieces = (least + piece - 1) / piece * piece;
    const int most = is_halved(size.width, size.height) ? size.height / 6 : whole_pieces;
    return std::min(whole_pieces, most) / 2 * 2 + 2;
}

// A page that is to be halved is so band by band, and never in memory as a whole.
// Bands that are missing are grey.
cv::Mat decoded_page(TIFF* tiff, const std::filesystem::path& file, cv::Size size, bool& is_damaged)
{
    const Rows rows =
        is_plain(tiff) ? plain_rows(tiff, size.width) : converted_rows(tiff, file, size.width);
    const int step = is_halved(size.width, size.height) ? 2 : 1;
    const int at_once = rows_at_once(tiff, size);
    cv::Mat pixels(std::max(size.height / step, 1), std::max(size.width / step, 1), CV_8UC3,
                   cv::Scalar::all(missing_level));
    long long reached = 0;
    for (int top = 0; top < pixels.rows * step; top += at_once) {
        const cv::Range range(top, std::min(top + at_once, pixels.rows * step));
        if (const cv::Mat band = rows(range); !band.empty()) {
            cv::Mat target = pixels.rowRange(range.start / step, range.end / step);
            cv::resize(band.colRange(0, pixels.cols * step), target, target.size(), 0, 0,
                       cv::INTER_AREA);
            reached += range.size();
        }
    }
    if (reached == 0) {
        throw undecoded(tiff, file);
    }
    is_damaged |= lacks_rows(file, reached, pixels.rows * static_cast<long long>(step));
    return pixels;
}

// The page that the library is at; `is_damaged` is set while it is decoded, by opened() too.
void hand_over_page(TIFF* tiff, const std::filesystem::path& file, const Exif& exif,
                    bool& is_damaged, PageSink& take)
{
    const cv::Size size = checked_size(tiff, file);
    cv::Mat pixels;
    try {
        pixels = decoded_page(tiff, file, size, is_damaged);
    } catch (const Error& why) {
        take.pass_over_damaged(why);
        return;
    }
    take({std::move(pixels), exif, is_halved(size.width, size.height), is_damaged});
}

}  // namespace

// The kinds are those of libtiff's TIFFReadRGBAImage: all that scanners, fax machines and cameras
// write; no real numbers.
void decode_tiff(const std::filesystem::path& file, PageSink& take)
{
    const bool is_cut_off = lacks_pages(file);
    Exif exif = exif_of_file(file);
    bool is_damaged = false;
    const Tiff tiff = opened(file, &is_damaged);
    do {
        if (!take.passes_over_next()) {
            exif.orientation = orientation_of(tiff.get());
            is_damaged = is_cut_off;
            hand_over_page(tiff.get(), file, exif, is_damaged, take);
        }
    } while (TIFFReadDirectory(tiff.get()) == 1);
}

}  // namespace cardlog
