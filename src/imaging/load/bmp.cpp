#include <algorithm>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "imaging/load/as_bgr.h"
#include "imaging/load/decoders.h"
#include "imaging/load/formats.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

// The library complains of a loader that is dropped before it was closed; once more does no harm.
struct CloseLoader {
    void operator()(GdkPixbufLoader* loader) const
    {
        gdk_pixbuf_loader_close(loader, nullptr);
        g_object_unref(loader);
    }
};

using Loader = std::unique_ptr<GdkPixbufLoader, CloseLoader>;

constexpr std::size_t file_header = 14;                      // before the header of the picture
constexpr std::size_t most_bytes_of_header = 124 + 4 * 256;  // with its colours
constexpr std::size_t most_bytes_before_pixels = 1U << 20U;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t length = 4)
{
    std::uint32_t number = 0;
    for (std::size_t i = length; i > 0; --i) {
        const std::size_t place = at + i - 1;
        number = number << 8U | static_cast<unsigned char>(place < bytes.size() ? bytes[place] : 0);
    }
    return number;
}

std::string four_bytes(std::size_t number)
{
    std::string bytes;
    for (unsigned i = 0; i < 4; ++i) {
        bytes += static_cast<char>(number >> 8U * i & 0xffU);
    }
    return bytes;
}

// The bits of a pixel; OS/2's first header has shorter fields than the others.
std::uint32_t bits_of(std::string_view header)
{
    return number_at(header, number_at(header, 0) == 12 ? 10 : 14, 2);
}

// Where header, masks and colours end, if there are as many colours as there may be. What a picture
// without a palette has of them is only advice.
std::size_t end_of_colours(std::string_view header)
{
    constexpr std::uint32_t with_masks = 3;
    const std::size_t size = number_at(header, 0);
    const bool is_short = size == 12;
    const std::size_t masks = size == 40 && number_at(header, 16) == with_masks;
    const std::uint32_t bits = bits_of(header);
    const std::size_t named = is_short ? 0 : number_at(header, 32);
    const std::size_t colours = bits > 8 ? 0 : named == 0 ? 1U << bits : named;
    return size + 12 * masks + (is_short ? 3 : 4) * colours;
}

// What stands before a header that came without its file, as from a clipboard: above all where the
// pixels are.
std::string file_header_for(std::string_view header)
{
    return "BM" + std::string(8, '\0') + four_bytes(file_header + end_of_colours(header));
}

// OS/2 leaves zeros at the end of a header away, and the first header with masks has none for the
// opacity: with them, as the library knows it.
void complete_header(std::string& bytes)
{
    const std::size_t size = number_at(bytes, file_header);
    const std::size_t known = size == 16 ? 64 : size == 52 ? 56 : size;
    if (known != size && bytes.size() >= file_header + size) {
        bytes.insert(file_header + size, known - size, '\0');
        bytes.replace(file_header, 4, four_bytes(known));
        bytes.replace(10, 4, four_bytes(number_at(bytes, 10) + known - size));
    }
}

// The library takes it that the pixels follow the colours, and that no colour is left away.
void join_colours_and_pixels(std::string& bytes)
{
    const std::size_t pixels = number_at(bytes, 10);
    const std::size_t end =
        file_header + end_of_colours(std::string_view(bytes).substr(file_header));
    if (pixels < file_header + number_at(bytes, file_header) || pixels > bytes.size() ||
        end > file_header + most_bytes_of_header) {
        return;
    }
    if (pixels > end) {
        bytes.erase(end, pixels - end);
    } else {
        bytes.insert(pixels, end - pixels, '\0');
    }
    bytes.replace(10, 4, four_bytes(end));
}

// The beginning of a file, with a header of the file, as the library knows it.
std::string known_beginning(std::string bytes)
{
    if (!bytes.starts_with("BM")) {
        bytes.insert(0, file_header_for(bytes));
    }
    complete_header(bytes);
    join_colours_and_pixels(bytes);
    return bytes;
}

// All that comes before the pixels, or as much as may.
std::string stored_beginning(const std::filesystem::path& file)
{
    const std::string bytes = first_bytes(file, first_bytes_of_format);
    const std::size_t pixels = bytes.starts_with("BM") ? number_at(bytes, 10) : bytes.size();
    return first_bytes(file, std::clamp(pixels, bytes.size(), most_bytes_before_pixels));
}

// What the library says while it decodes.
struct Heard {
    int width = 0;
    int height = 0;
    long long rows = 0;  // of a file that ends early the library gives what it has
};

void hear_size(GdkPixbufLoader* /*loader*/, int width, int height, Heard* heard)
{
    heard->width = width;
    heard->height = height;
}

void hear_rows(GdkPixbufLoader* /*loader*/, int /*x*/, int /*y*/, int /*width*/, int height,
               Heard* heard)
{
    heard->rows += height;
}

bool feed(GdkPixbufLoader* loader, std::string_view bytes)
{
    return gdk_pixbuf_loader_write(loader, reinterpret_cast<const guchar*>(bytes.data()),
                                   bytes.size(), nullptr) == TRUE;
}

// The file is fed to the library piece by piece, so that it is not in memory beside the picture.
bool feed_rest(GdkPixbufLoader* loader, const std::filesystem::path& file, std::size_t begin)
{
    std::vector<char> piece(std::size_t(1) << 16U);
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(begin));
    bool goes_on = true;
    while (goes_on && stream) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        goes_on = feed(loader, {piece.data(), static_cast<std::size_t>(stream.gcount())});
    }
    return goes_on;
}

cv::Mat pixels_of(const GdkPixbuf* pixbuf)
{
    const int channels = gdk_pixbuf_get_n_channels(pixbuf);
    const cv::Mat rgb(gdk_pixbuf_get_height(pixbuf), gdk_pixbuf_get_width(pixbuf), CV_8UC(channels),
                      const_cast<guint8*>(gdk_pixbuf_read_pixels(pixbuf)),
                      static_cast<std::size_t>(gdk_pixbuf_get_rowstride(pixbuf)));
    return as_bgr(rgb, ColourOrder::rgb);
}

// One plane, as every picture has: what follows is a kind that the library does not know, or
// damaged. Else it is no header at all.
bool has_header(const std::string& beginning)
{
    const bool is_short = number_at(beginning, file_header) == 12;
    const std::size_t planes = file_header + (is_short ? 8 : 12);
    return beginning.size() > planes + 1 && number_at(beginning, planes, 2) == 1;
}

Error undecoded(const std::filesystem::path& file, const std::string& beginning)
{
    return has_header(beginning)
               ? bad_picture(file, "is damaged, or a kind of BMP that is not read here",
                             "Save it as PNG")
               : damaged_picture(file);
}

StoredPage decoded(const std::filesystem::path& file)
{
    const std::string stored = stored_beginning(file);
    const std::string beginning = known_beginning(stored);
    const Loader loader(gdk_pixbuf_loader_new_with_type("bmp", nullptr));
    Heard heard;
    g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(hear_size), &heard);
    g_signal_connect(loader.get(), "area-updated", G_CALLBACK(hear_rows), &heard);
    const bool is_begun = feed(loader.get(), beginning);
    if (heard.width > 0) {
        check_size(file, heard.width, heard.height);
    }
    const bool is_fed = is_begun && feed_rest(loader.get(), file, stored.size());
    const bool is_whole = gdk_pixbuf_loader_close(loader.get(), nullptr) == TRUE && is_fed;
    const GdkPixbuf* pixbuf = gdk_pixbuf_loader_get_pixbuf(loader.get());
    if (pixbuf == nullptr || heard.rows == 0) {
        throw undecoded(file, beginning);
    }
    const bool is_damaged = lacks_rows(file, heard.rows, heard.height) || !is_whole;
    return {pixels_of(pixbuf), {}, is_halved(heard.width, heard.height), is_damaged};
}

}  // namespace

// What the library holds of it is gone before the page is handed over.
void decode_bmp(const std::filesystem::path& file, PageSink& take)
{
    take(decoded(file));
}

}  // namespace cardlog
