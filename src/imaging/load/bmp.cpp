#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "imaging/load/as_bgr.h"
#include "imaging/load/decoders.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

using Loader = std::unique_ptr<GdkPixbufLoader, void (*)(void*)>;

// Counts the rows that were decoded: of a file that ends early the library gives what it has.
void count_rows(GdkPixbufLoader* /*loader*/, int /*x*/, int /*y*/, int /*width*/, int height,
                long long* rows)
{
    *rows += height;
}

// The file is fed to the library piece by piece, so that it is not in memory beside the picture.
bool feed(GdkPixbufLoader* loader, const std::filesystem::path& file)
{
    std::vector<char> piece(std::size_t(1) << 16U);
    std::ifstream stream(file, std::ios::binary);
    bool goes_on = true;
    while (goes_on && stream) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        goes_on = gdk_pixbuf_loader_write(loader, reinterpret_cast<const guchar*>(piece.data()),
                                          static_cast<gsize>(stream.gcount()), nullptr) == TRUE;
    }
    return gdk_pixbuf_loader_close(loader, nullptr) == TRUE && goes_on;
}

cv::Mat pixels_of(const GdkPixbuf* pixbuf)
{
    const int channels = gdk_pixbuf_get_n_channels(pixbuf);
    const cv::Mat rgb(gdk_pixbuf_get_height(pixbuf), gdk_pixbuf_get_width(pixbuf), CV_8UC(channels),
                      const_cast<guint8*>(gdk_pixbuf_read_pixels(pixbuf)),
                      static_cast<std::size_t>(gdk_pixbuf_get_rowstride(pixbuf)));
    return as_bgr(rgb, ColourOrder::rgb);
}

// Whether the header is one of a BMP: what follows it is then a kind that the library does not
// know, or damaged; else it is no header at all. Its size, then the planes, of which there is one.
bool has_header(const std::filesystem::path& file)
{
    constexpr std::size_t header = 14;
    constexpr std::array<unsigned char, 8> sizes{12, 16, 40, 52, 56, 64, 108, 124};
    const std::string bytes = first_bytes(file, header + sizes.front() + 4);
    const bool is_short = bytes.size() > header && bytes[header] == sizes.front();
    const std::size_t planes = header + (is_short ? 8 : 12);
    return bytes.size() > planes + 1 && bytes[planes] == 1 && bytes[planes + 1] == 0 &&
           std::find(sizes.begin(), sizes.end(), static_cast<unsigned char>(bytes[header])) !=
               sizes.end();
}

Error undecoded(const std::filesystem::path& file)
{
    return has_header(file)
               ? bad_picture(file, "is damaged, or a kind of BMP that is not read here",
                             "Save it as PNG")
               : damaged_picture(file);
}

StoredPage decoded(const std::filesystem::path& file)
{
    int width = 0;
    int height = 0;
    if (gdk_pixbuf_get_file_info(file.c_str(), &width, &height) == nullptr) {
        throw undecoded(file);
    }
    check_size(file, width, height);
    const Loader loader(gdk_pixbuf_loader_new_with_type("bmp", nullptr), g_object_unref);
    long long rows = 0;
    g_signal_connect(loader.get(), "area-updated", G_CALLBACK(count_rows), &rows);
    const bool is_whole = feed(loader.get(), file);
    const GdkPixbuf* pixbuf = gdk_pixbuf_loader_get_pixbuf(loader.get());
    if (pixbuf == nullptr) {
        throw undecoded(file);
    }
    const bool is_damaged = lacks_rows(file, rows, height) || !is_whole;
    return {pixels_of(pixbuf), {}, is_halved(width, height), is_damaged};
}

}  // namespace

// What the library holds of it is gone before the page is handed over.
void decode_bmp(const std::filesystem::path& file, const PageSink& take)
{
    take(decoded(file));
}

}  // namespace cardlog
