// Pictures that every viewer opens though something is odd about them: each is made here from a
// good one. What can be seen is read, and what is missing is said.

#include <memory>
#include <string>
#include <vector>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <qpdf/qpdf-c.h>
#include <tiffio.h>

#include "core/error.h"
#include "imaging/load/formats.h"
#include "imaging/load/one_processor.h"
#include "imaging/load/picture_file.h"
#include "support/catch.h"
#include "support/fax_file.h"
#include "support/heic_file.h"
#include "support/hostile_files.h"
#include "support/pdf_file.h"
#include "support/pictures.h"
#include "support/temporary_folder.h"

using namespace cardlog;
namespace fs = std::filesystem;
using namespace std::string_literals;

namespace {

// Detail all over, so that every row has data; no two rows or columns are alike.
cv::Mat busy_picture()
{
    cv::Mat picture(480, 640, CV_8UC3, cv::Scalar(60, 70, 90));
    cv::RNG random(5);
    for (int i = 0; i < 500; ++i) {
        const cv::Point at(random.uniform(0, 640), random.uniform(0, 480));
        const cv::Scalar colour(random.uniform(0, 256), random.uniform(0, 256),
                                random.uniform(0, 256));
        cv::circle(picture, at, random.uniform(3, 24), colour, cv::FILLED);
    }
    return picture;
}

std::string encoded(const std::string& ending, const cv::Mat& picture,
                    const std::vector<int>& options = {})
{
    std::vector<unsigned char> bytes;
    cv::imencode(ending, picture, bytes, options);
    return {bytes.begin(), bytes.end()};
}

std::string jpeg()
{
    return encoded(".jpg", busy_picture());
}

std::string progressive_jpeg()
{
    return encoded(".jpg", busy_picture(), {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
}

double mean_difference(const cv::Mat& a, const cv::Mat& b)
{
    REQUIRE(a.size() == b.size());
    return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * 3);
}

std::string without_last(std::size_t count, const std::string& bytes)
{
    return bytes.substr(0, bytes.size() - count);
}

std::string with_inserted(std::string bytes, std::string_view before, const std::string& more)
{
    return bytes.insert(bytes.find(before), more);
}

std::string with_middle(std::string bytes, const std::string& run)
{
    return bytes.replace(bytes.size() / 2, run.size(), run);
}

// On how many processors this thread may run.
int processors_allowed()
{
    cpu_set_t allowed{};
    REQUIRE(sched_getaffinity(0, sizeof allowed, &allowed) == 0);
    return CPU_COUNT(&allowed);
}

std::string failure_of(const fs::path& file)
{
    try {
        (void)load_pictures(file);
    } catch (const Error& error) {
        return std::string(error.what()) + ". " + error.hint();
    }
    return "";
}

// Bytes as a camera's own block has them; none is 0xff.
std::string trailer()
{
    std::string bytes = "\0\0\x01\x0a\x0e\0\0\0Image_UTC_Data17"s;
    for (int i = 0; i < 200'000; ++i) {
        bytes += static_cast<char>(i * 37 % 255);
    }
    return bytes + "SEFT";
}

std::string bmp_header(int width, int height, int bits, int compression, std::size_t colours,
                       std::size_t data)
{
    const auto four = [](std::size_t value) {
        return little_endian_of(static_cast<std::uint32_t>(value), 4);
    };
    const std::size_t begin = 54 + 4 * colours;
    return "BM" + four(begin + data) + four(0) + four(begin) + four(40) +
           four(static_cast<std::size_t>(width)) + four(static_cast<std::size_t>(height)) +
           "\1\0"s + little_endian_of(static_cast<std::uint32_t>(bits), 2) +
           four(static_cast<std::size_t>(compression)) + four(data) + four(2835) + four(2835) +
           four(colours) + four(0);
}

// The rows from the top, which a negative height says.
std::string top_down_bmp(const cv::Mat& picture)
{
    std::string rows(reinterpret_cast<const char*>(picture.data), picture.total() * 3);
    return bmp_header(picture.cols, -picture.rows, 24, 0, 0, rows.size()) + rows;
}

// Two rows of eight pixels, orange below and black above, in runs.
std::string packed_bmp()
{
    const std::string data = "\x08\x01\0\0\x08\0\0\0\0\1"s;
    return bmp_header(8, 2, 8, 1, 2, data.size()) + "\0\0\0\0\x0a\x64\xc8\0"s + data;
}

// Of three channels the first is red, four are inks; a piece of the file has so many rows.
std::string colour_tiff(const fs::path& file, const cv::Mat& picture, int compression, int rows)
{
    TIFF* tiff = TIFFOpen(file.c_str(), "w");
    REQUIRE(tiff != nullptr);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, picture.cols);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, picture.rows);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, picture.channels());
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC,
                 picture.channels() == 4 ? PHOTOMETRIC_SEPARATED : PHOTOMETRIC_RGB);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, rows);
    cv::Mat row;
    for (int y = 0; y < picture.rows; ++y) {
        picture.row(y).copyTo(row);
        REQUIRE(TIFFWriteScanline(tiff, row.data, static_cast<std::uint32_t>(y), 0) == 1);
    }
    TIFFClose(tiff);
    return file.string();
}

// As for the web: the first page stands first, with an end of its own behind it.
std::string linearised(const std::string& pdf)
{
    qpdf_data document = qpdf_init();
    qpdf_read_memory(document, "a.pdf", pdf.data(), pdf.size(), nullptr);
    qpdf_init_write_memory(document);
    qpdf_set_linearization(document, QPDF_TRUE);
    REQUIRE(qpdf_write(document) == QPDF_SUCCESS);
    std::string bytes(reinterpret_cast<const char*>(qpdf_get_buffer(document)),
                      qpdf_get_buffer_length(document));
    qpdf_cleanup(&document);
    return bytes;
}

// Pixels of so many bits each and this meaning, all zero.
std::string tiff_of_kind(const fs::path& file, std::uint16_t bits, std::uint16_t photometric,
                         std::uint16_t samples)
{
    TIFF* tiff = TIFFOpen(file.c_str(), "w");
    REQUIRE(tiff != nullptr);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 16);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 4);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    if (photometric == PHOTOMETRIC_PALETTE) {
        std::vector<std::uint16_t> colours(std::size_t(1) << bits, 0x8000);
        TIFFSetField(tiff, TIFFTAG_COLORMAP, colours.data(), colours.data(), colours.data());
    }
    std::vector<unsigned char> row(static_cast<std::size_t>(TIFFScanlineSize(tiff)));
    for (std::uint32_t y = 0; y < 4; ++y) {
        REQUIRE(TIFFWriteScanline(tiff, row.data(), y, 0) == 1);
    }
    TIFFClose(tiff);
    return file.string();
}

}  // namespace

TEST_CASE("a JPEG with odd bytes around its data is the same picture")
{
    const TemporaryFolder folder;
    struct Case {
        std::string what;
        std::string bytes;
    };
    const std::string whole = jpeg();
    const std::string tables = "\xff\xdb";
    const std::vector<Case> cases{
        {"no end marker", without_last(2, whole)},
        {"half an end marker", without_last(1, whole)},
        {"an end marker of zeros", without_last(2, whole) + "\0\0"s},
        {"another program's block in place of the end marker", without_last(2, whole) + trailer()},
        {"zeros behind the end", whole + std::string(4096, '\0')},
        {"one byte before a segment", with_inserted(whole, tables, "\1")},
        {"five bytes before a segment", with_inserted(whole, tables, "\1\2\3\4\5")},
        {"sixteen bytes before a segment", with_inserted(whole, tables, std::string(16, 'x'))},
        {"forty zeros before a segment", with_inserted(whole, tables, std::string(40, '\0'))},
        {"ten bytes before the first segment", with_inserted(whole, "\xff\xe0", "0123456789")},
    };
    const cv::Mat expected = load_pictures(write_file(folder / "a.jpg", whole)).at(0).pixels;
    for (const Case& one : cases) {
        INFO(one.what);
        const std::vector<Picture> pages = load_pictures(write_file(folder / "b.jpg", one.bytes));
        REQUIRE(pages.size() == 1);
        CHECK(mean_difference(pages[0].pixels, expected) == 0);
    }
    const std::string progressive = progressive_jpeg();
    const std::string file = write_file(folder / "c.jpg", without_last(2, progressive));
    CHECK_FALSE(load_pictures(file).at(0).is_damaged);
}

TEST_CASE("a JPEG with a bad run, or without its last rows, is read and said to be damaged")
{
    const TemporaryFolder folder;
    const std::string whole = jpeg();
    const std::string progressive = progressive_jpeg();
    const std::vector<std::string> damaged{with_middle(whole, std::string(64, '\0')),
                                           without_last(whole.size() / 100, whole),
                                           without_last(whole.size() / 10, whole),
                                           without_last(progressive.size() / 100, progressive)};
    for (std::size_t i = 0; i < damaged.size(); ++i) {
        INFO(i);
        const std::string file = write_file(folder / "a.jpg", damaged[i]);
        const std::vector<Picture> pages = load_pictures(file);
        REQUIRE(pages.size() == 1);
        CHECK(pages[0].is_damaged);
        CHECK_FALSE(is_whole_picture(file));
        const cv::Rect above(0, 0, 640, 200);
        CHECK(mean_difference(pages[0].pixels(above), busy_picture()(above)) < 12);
    }
    CHECK_FALSE(load_pictures(write_file(folder / "a.jpg", whole)).at(0).is_damaged);
}

TEST_CASE("a PNG or WebP that ends early shows the rows that it has, and is said to be damaged")
{
    const TemporaryFolder folder;
    const cv::Mat picture = busy_picture();
    cv::Mat clear;
    cv::cvtColor(picture, clear, cv::COLOR_BGR2BGRA);
    clear.at<cv::Vec4b>(0, 0)[3] = 0;
    const auto& [name, whole] = GENERATE_COPY(table<std::string, std::string>({
        {"a.png", encoded(".png", picture)},
        {"clear.png", encoded(".png", clear)},
        {"lossy.webp", encoded(".webp", picture, {cv::IMWRITE_WEBP_QUALITY, 80})},
        {"lossless.webp", encoded(".webp", picture)},
    }));
    CAPTURE(name);
    const fs::path file = folder / name;
    const cv::Mat expected = load_pictures(write_file(file, whole)).at(0).pixels;
    CHECK(is_whole_picture(file));
    write_file(file, without_last(whole.size() / 20, whole));
    const Picture page = load_pictures(file).at(0);
    CHECK(page.is_damaged);
    CHECK_FALSE(is_whole_picture(file));
    const cv::Range seen(1, page.pixels.rows * 3 / 4);
    CHECK(mean_difference(page.pixels.rowRange(seen), expected.rowRange(seen)) < 2);
    write_file(file, without_last(whole.size() * 6 / 10, whole));
    CHECK(failure_of(file) ==
          file.string() + ": the picture is damaged or truncated. Copy the file again");
}

TEST_CASE("a JPEG that is cut in its middle is refused")
{
    const TemporaryFolder folder;
    const std::string whole = jpeg();
    for (const std::size_t kept : {whole.size() / 3, whole.size() / 2}) {
        const std::string file = write_file(folder / "a.jpg", whole.substr(0, kept));
        CHECK_THAT(failure_of(file), contains_text("damaged or truncated"));
        CHECK_FALSE(is_whole_picture(file));
    }
}

TEST_CASE("a BMP from the top down, in runs or with a wrong size in its head is read")
{
    const TemporaryFolder folder;
    const cv::Mat picture = busy_picture();
    const std::string plain = encoded(".bmp", picture);
    const std::vector<std::string> kinds{
        plain, top_down_bmp(picture),
        plain.substr(0, 2) + little_endian_of(static_cast<std::uint32_t>(plain.size() + 500), 4) +
            plain.substr(6),
        plain.substr(0, 2) + std::string(4, '\0') + plain.substr(6)};
    for (const std::string& bytes : kinds) {
        const std::vector<Picture> pages = load_pictures(write_file(folder / "a.bmp", bytes));
        REQUIRE(pages.size() == 1);
        CHECK(mean_difference(pages[0].pixels, picture) == 0);
        CHECK_FALSE(pages[0].is_damaged);
    }
    const cv::Mat packed = load_pictures(write_file(folder / "a.bmp", packed_bmp())).at(0).pixels;
    REQUIRE(packed.size() == cv::Size(8, 2));
    CHECK(packed.at<cv::Vec3b>(1, 7) == cv::Vec3b(10, 100, 200));
    CHECK(packed.at<cv::Vec3b>(0, 7) == cv::Vec3b(0, 0, 0));
    const std::string half = write_file(folder / "half.bmp", plain.substr(0, plain.size() / 2));
    CHECK_THAT(failure_of(half), contains_text("damaged or truncated"));
}

TEST_CASE(
    "a BMP is read with the headers of OS/2, the first one with masks, and without its file's")
{
    const TemporaryFolder folder;
    const cv::Mat picture = busy_picture();
    const std::string plain = encoded(".bmp", picture);
    const auto four = [](std::size_t value) {
        return little_endian_of(static_cast<std::uint32_t>(value), 4);
    };
    const auto with_header = [&](const std::string& header) {
        return plain.substr(0, 10) + four(18 + header.size()) + four(4 + header.size()) + header +
               plain.substr(54);
    };
    const std::string shape = plain.substr(18, 12);  // width, height, planes, bits of a pixel
    const std::vector<std::string> kinds{
        plain.substr(14), with_header(shape.substr(0, 2) + shape.substr(4, 2) + shape.substr(8)),
        with_header(shape), with_header(plain.substr(18, 36) + std::string(12, '\0')),
        with_header(plain.substr(18, 36) + std::string(24, '\0'))};
    for (const std::string& bytes : kinds) {
        CAPTURE(bytes.size());
        const std::vector<Picture> pages = load_pictures(write_file(folder / "a.dib", bytes));
        REQUIRE(pages.size() == 1);
        CHECK(mean_difference(pages[0].pixels, picture) == 0);
        CHECK_FALSE(pages[0].is_damaged);
        CHECK_THAT(failure_of(write_file(folder / "half.bmp", bytes.substr(0, bytes.size() / 2))),
                   contains_text("damaged or truncated"));
    }
    const std::string two_colours = write_file(folder / "a.dib", packed_bmp().substr(14));
    CHECK(load_pictures(two_colours).at(0).pixels.at<cv::Vec3b>(1, 7) == cv::Vec3b(10, 100, 200));
}

TEST_CASE(
    "a BMP is read with a gap before its pixels, with fewer colours than it may have, or advice")
{
    const TemporaryFolder folder;
    const cv::Mat picture = busy_picture();
    const std::string plain = encoded(".bmp", picture);
    cv::Mat grey;
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    cv::min(grey, 199, grey);
    const std::string grey_bmp = encoded(".bmp", grey);
    const auto with_begin = [](std::string bytes, std::size_t begin) {
        return bytes.replace(10, 4, little_endian_of(static_cast<std::uint32_t>(begin), 4));
    };
    const auto with_gap = [&](std::string bytes, std::size_t begin, std::size_t gap) {
        return with_begin(bytes.insert(begin, gap, '\x55'), begin + gap);
    };
    const auto with_colours_named = [](std::string bytes, std::uint32_t colours) {
        return bytes.replace(46, 4, little_endian_of(colours, 4));
    };
    constexpr std::size_t header = 54, bytes_a_colour = 4, whole = 256 * bytes_a_colour,
                          used = 200 * bytes_a_colour;
    const std::string short_palette =
        with_begin(grey_bmp, header + used).erase(header + used, whole - used);
    const std::vector<std::pair<std::string, cv::Mat>> cases{
        {with_gap(plain, header, 2), picture},
        {with_gap(plain, header, 5000), picture},
        {with_colours_named(with_gap(plain, header, whole), 256), picture},
        {with_gap(grey_bmp, header + whole, 100), grey},
        {with_gap(grey_bmp, header + whole, 70'000), grey},
        {short_palette, grey},
        {with_colours_named(short_palette, 200), grey},
    };
    for (const auto& [bytes, expected] : cases) {
        CAPTURE(bytes.size());
        const Picture page = load_pictures(write_file(folder / "a.bmp", bytes)).at(0);
        cv::Mat pixels = page.pixels;
        if (expected.channels() == 1) {
            cv::cvtColor(pixels, pixels, cv::COLOR_BGR2GRAY);
        }
        CHECK(cv::norm(pixels, expected, cv::NORM_INF) <= 1);
        CHECK_FALSE(page.is_damaged);
    }
}

TEST_CASE("a GIF shows its first picture, rows in any order, no colour as paper")
{
    const TemporaryFolder folder;
    // Codes of three bits, the table cleared before each pair (GIF89a, appendix F): orange, orange;
    // orange, black, orange, black, which are the rows 0, 2, 1, 3.
    const std::string plain = gif_of({2, 1}, "\2\x4c\x0a"s);
    const std::string interlaced = gif_of({1, 4}, "\3\x0c\x18\x14"s, true);
    const std::string clear = "\x21\xf9\4\1\0\0\1\0"s;  // orange is none (section 23)
    const cv::Vec3b orange(10, 100, 200);
    const cv::Vec3b black(0, 0, 0);
    const cv::Vec3b white(255, 255, 255);
    const std::string grey = patched(interlaced, "\x80", 0, "\0"s).erase(13, 6);  // no colours
    struct Case {
        std::string bytes;
        std::vector<cv::Vec3b> pixels;
    };
    const std::vector<Case> cases{
        {plain, {orange, orange}},
        {plain.substr(0, plain.size() - 1) + plain.substr(plain.find(',')), {orange, orange}},
        {interlaced, {orange, orange, black, black}},
        {with_inserted(interlaced, ",", clear), {white, white, black, black}},
        {grey, {white, white, black, black}},
    };
    for (const Case& one : cases) {
        const std::vector<Picture> pages = load_pictures(write_file(folder / "a.gif", one.bytes));
        REQUIRE(pages.size() == 1);
        const cv::Mat& pixels = pages[0].pixels;
        CHECK(std::vector<cv::Vec3b>(pixels.begin<cv::Vec3b>(), pixels.end<cv::Vec3b>()) ==
              one.pixels);
    }
}

TEST_CASE("of an animated WebP the first picture is taken")
{
    const TemporaryFolder folder;
    const cv::Mat picture = busy_picture();
    const std::string still = encoded(".webp", picture, {cv::IMWRITE_WEBP_QUALITY, 101});
    const std::string chunk = still.substr(12);  // RIFF, a size, WEBP
    const std::string size = little_endian_of(639, 3) + little_endian_of(479, 3);
    const auto named = [](const std::string& name, const std::string& data) {
        return name + little_endian_of(static_cast<std::uint32_t>(data.size()), 4) + data;
    };
    const std::string frame =
        named("ANMF", std::string(6, '\0') + size + std::string(4, '\0') + chunk);
    const std::string body = "WEBP" + named("VP8X", "\2\0\0\0"s + size) +
                             named("ANIM", std::string(6, '\0')) + frame + frame;
    const std::vector<Picture> pages =
        load_pictures(write_file(folder / "a.webp", named("RIFF", body)));
    REQUIRE(pages.size() == 1);
    CHECK(mean_difference(pages[0].pixels, picture) == 0);
}

TEST_CASE("an AVIF picture is read, whoever it says first that it is made for")
{
    const TemporaryFolder folder;
    const cv::Mat picture = busy_picture();
    const std::string file = avif_file(folder / "a.avif", picture);
    CHECK(mean_difference(load_pictures(file).at(0).pixels, picture) < 12);
    const std::string other = write_file(folder / "b.avif", read_bytes(file).replace(8, 4, "miaf"));
    CHECK(mean_difference(load_pictures(other).at(0).pixels, picture) < 12);
}

TEST_CASE("a PDF without its end is shown as far as it goes, and said to be damaged")
{
    const TemporaryFolder folder;
    const std::string whole = pdf_of_scan(busy_picture(), 300);
    const std::string file = write_file(folder / "a.pdf", whole.substr(0, whole.rfind("%%EOF")));
    const std::vector<Picture> pages = load_pictures(file);
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].is_damaged);
    CHECK(mean_difference(pages[0].pixels, busy_picture()) < 12);
    CHECK_FALSE(is_whole_picture(file));
    CHECK(is_whole_picture(write_file(folder / "b.pdf", whole)));
}

TEST_CASE("a PDF is whole when its end and all of its pages are there")
{
    const TemporaryFolder folder;
    const std::string plain =
        pdf_of_pages({{20, 10, "0 0 9 9 re f", ""}, {20, 10, "f", ""}, {20, 10, "f", ""}});
    const std::string for_the_web = linearised(plain);
    const std::size_t first_part = for_the_web.find("%%EOF") + 6;
    const std::string tree = "<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>";
    struct Case {
        std::string what;
        std::string bytes;
        bool is_whole;
    };
    const std::vector<Case> cases{
        {"all of it", plain, true},
        {"written for the web", for_the_web, true},
        {"something behind its end", plain + std::string(500, '\n'), true},
        {"cut in its middle", plain.substr(0, plain.size() / 2), false},
        {"without its last line", without_last(6, plain), false},
        {"written for the web, the first part", for_the_web.substr(0, first_part), false},
        {"written for the web, its half", for_the_web.substr(0, first_part + 300), false},
        {"a page that is named and not there",
         pdf_of_objects({"<</Type/Catalog/Pages 2 0 R>>", tree,
                         "<</Type/Page/Parent 2 0 R/MediaBox[0 0 20 10]>>"}),
         false},
        {"nothing but its end", "%PDF-1.5\n%%EOF\n", false},
    };
    for (const Case& one : cases) {
        CAPTURE(one.what);
        CHECK(is_whole_picture(write_file(folder / "a.pdf", one.bytes)) == one.is_whole);
    }
}

TEST_CASE(
    "where a page is named and not there, the others are shown and said to be of a damaged file")
{
    const TemporaryFolder folder;
    const std::string pages = "<</Type/Pages/Kids[3 0 R 9 0 R 4 0 R]/Count 3>>";
    const std::string page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 20 10]>>";
    const std::string pdf = write_file(
        folder / "a.pdf", pdf_of_objects({"<</Type/Catalog/Pages 2 0 R>>", pages, page, page}));
    const std::string tiff = write_file(folder / "a.tif", tiff_of_pages(2, 65'535));
    std::string bytes = tiff_of_pages(4);
    constexpr std::size_t page_size = 2 + 12 * 9 + 4;
    bytes[bytes.size() - 2 * page_size + 2] = '\x7f';  // the third page's width is none
    const std::string odd = write_file(folder / "b.tif", bytes);
    for (const std::string& file : {pdf, tiff, odd}) {
        CAPTURE(file);
        std::vector<int> seen;
        for (const Picture& picture : load_pictures(file)) {
            CHECK(picture.is_damaged);
            seen.push_back(picture.page);
        }
        CHECK(seen == std::vector{1, 2});
    }
    CHECK_FALSE(is_whole_picture(tiff));
}

TEST_CASE("a TIFF with a damaged piece shows the others, and is said to be damaged")
{
    const TemporaryFolder folder;
    const cv::Mat picture = busy_picture();
    for (const int compression : {COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE}) {
        CAPTURE(compression);
        const std::string file = colour_tiff(folder / "a.tif", picture, compression, 16);
        const std::string whole = read_bytes(file);
        write_file(file, with_middle(whole, std::string(64, '\xff')));
        const Picture page = load_pictures(file).at(0);
        CHECK(page.is_damaged);
        CHECK_FALSE(is_whole_picture(file));
        cv::Mat expected;
        cv::cvtColor(picture, expected, cv::COLOR_BGR2RGB);
        for (const cv::Range rows : {cv::Range(0, 128), cv::Range(352, 480)}) {
            CHECK(mean_difference(page.pixels.rowRange(rows), expected.rowRange(rows)) == 0);
        }
        write_file(file, without_last(whole.size() / 2, whole));
        CHECK_THAT(failure_of(file), contains_text("damaged or truncated"));
    }
}

TEST_CASE("a fax with rows that are wrong is said to be damaged")
{
    const TemporaryFolder folder;
    const std::string file =
        fax_tiff(folder / "a.tif", {busy_picture()}, COMPRESSION_CCITTFAX4, PHOTOMETRIC_MINISWHITE);
    const std::string whole = read_bytes(file);
    CHECK_FALSE(load_pictures(file).at(0).is_damaged);
    write_file(file, with_middle(whole, std::string(64, '\x55')));
    CHECK(load_pictures(file).at(0).is_damaged);
}

TEST_CASE("a kind of TIFF that is not read here is called that, not damaged")
{
    const TemporaryFolder folder;
    const auto [bits, photometric, samples] =
        GENERATE(table<std::uint16_t, std::uint16_t, std::uint16_t>(
            {{std::uint16_t(12), std::uint16_t(PHOTOMETRIC_MINISBLACK), std::uint16_t(1)},
             {std::uint16_t(12), std::uint16_t(PHOTOMETRIC_RGB), std::uint16_t(3)},
             {std::uint16_t(16), std::uint16_t(PHOTOMETRIC_PALETTE), std::uint16_t(1)},
             {std::uint16_t(16), std::uint16_t(PHOTOMETRIC_SEPARATED), std::uint16_t(4)},
             {std::uint16_t(32), std::uint16_t(PHOTOMETRIC_RGB), std::uint16_t(3)}}));
    CAPTURE(bits, photometric);
    const std::string file = tiff_of_kind(folder / "a.tif", bits, photometric, samples);
    CHECK(failure_of(file) == file + ": a kind of TIFF that is not read here (" +
                                  std::to_string(bits) +
                                  " bits a colour). Save it as PNG, with 8 bits a colour");
}

TEST_CASE("a TIFF with a JPEG inside that cannot be begun may be of a kind that is not read here")
{
    const TemporaryFolder folder;
    const std::string file = tiff_of_kind(folder / "a.tif", 8, PHOTOMETRIC_MINISBLACK, 1);
    std::string bytes = read_bytes(file);
    const std::string tag = little_endian_of(TIFFTAG_COMPRESSION, 2) + "\3\0\1\0\0\0"s;
    bytes.replace(bytes.find(tag) + tag.size(), 2, little_endian_of(COMPRESSION_JPEG, 2));
    const std::string other = write_file(folder / "b.tif", bytes);
    CHECK(failure_of(other) ==
          other + ": is damaged, or a kind of TIFF that is not read here. Save it as PNG, with 8 "
                  "bits a colour");
}

TEST_CASE("a kind of BMP that is not read here is called that")
{
    const TemporaryFolder folder;
    constexpr int jpeg_inside = 4;
    const std::string file = write_file(
        folder / "a.bmp", bmp_header(8, 8, 24, jpeg_inside, 0, 200) + jpeg().substr(0, 200));
    CHECK(failure_of(file) ==
          file + ": is damaged, or a kind of BMP that is not read here. Save it as PNG");
}

TEST_CASE("a picture of more than 100 megapixels is read at half its width and height")
{
    const TemporaryFolder folder;
    cv::Mat picture(10'001, 10'002, CV_8UC1, cv::Scalar(255));
    picture(cv::Rect(2000, 4000, 1000, 600)).setTo(0);
    for (const std::string ending : {".jpg", ".png", ".bmp", ".tif", ".webp"}) {
        INFO(ending);
        const std::string file = (folder / ("a" + ending)).string();
        cv::imwrite(file, picture, {cv::IMWRITE_PNG_COMPRESSION, 1, cv::IMWRITE_WEBP_QUALITY, 50});
        const std::vector<Picture> pages = load_pictures(file);
        REQUIRE(pages.size() == 1);
        CHECK(pages[0].reduced_by == 2);
        CHECK(std::abs(pages[0].pixels.cols - 5001) <= 1);
        CHECK(std::abs(pages[0].pixels.rows - 5000) <= 1);
        CHECK(pages[0].pixels.at<cv::Vec3b>(2150, 1250) == cv::Vec3b(0, 0, 0));
        CHECK(pages[0].pixels.at<cv::Vec3b>(2150, 1600) == cv::Vec3b(255, 255, 255));
    }
}

TEST_CASE("a HEIC of more than 100 megapixels has its colours at half its width and height")
{
    const TemporaryFolder folder;
    cv::Mat picture(10'001, 10'002, CV_8UC3, cv::Scalar(10, 100, 200));
    picture(cv::Rect(2000, 4000, 1000, 600)).setTo(cv::Scalar(200, 20, 40));
    const Picture page = load_pictures(heic_file(folder / "a.heic", {picture})).at(0);
    CHECK(page.reduced_by == 2);
    REQUIRE(page.pixels.size() == cv::Size(5001, 5000));
    CHECK(cv::norm(page.pixels.at<cv::Vec3b>(2150, 1250) - cv::Vec3b(200, 20, 40)) < 9);
    CHECK(cv::norm(page.pixels.at<cv::Vec3b>(2150, 1600) - cv::Vec3b(10, 100, 200)) < 9);
}

TEST_CASE("an AVIF of more than 100 megapixels is decoded in one thread, which is free afterwards")
{
    const TemporaryFolder folder;
    cv::Mat picture(10'001, 10'002, CV_8UC3, cv::Scalar(10, 100, 200));
    picture(cv::Rect(2000, 4000, 1000, 600)).setTo(cv::Scalar(200, 20, 40));
    const std::string file = avif_file(folder / "a.avif", picture);
    const int processors = processors_allowed();
    {
        const OneProcessor alone;
        CHECK(processors_allowed() == 1);
    }
    const Picture page = load_pictures(file).at(0);
    CHECK(processors_allowed() == processors);
    CHECK(page.reduced_by == 2);
    REQUIRE(page.pixels.size() == cv::Size(5001, 5000));
    CHECK(cv::norm(page.pixels.at<cv::Vec3b>(2150, 1250) - cv::Vec3b(200, 20, 40)) < 9);
    CHECK(cv::norm(page.pixels.at<cv::Vec3b>(2150, 1600) - cv::Vec3b(10, 100, 200)) < 9);
}

TEST_CASE("a TIFF whose last page is followed by the first, or by itself, has each page once")
{
    const TemporaryFolder folder;
    const auto [count, next] = GENERATE(table<std::uint32_t, std::uint32_t>({
        {2U, 8 + 60 * 40U},
        {1U, 8 + 60 * 40U},
    }));
    const std::string file = write_file(folder / "a.tif", tiff_of_pages(count, next));
    CHECK(load_pictures(file).size() == count);
    CHECK(is_whole_picture(file));
}

TEST_CASE("a TIFF of four inks shows their colours on white paper")
{
    const TemporaryFolder folder;
    cv::Mat inks(20, 30, CV_8UC4, cv::Scalar::all(0));
    inks(cv::Rect(0, 0, 10, 20)).setTo(cv::Scalar(0, 255, 255, 0));  // magenta and yellow
    inks(cv::Rect(10, 0, 10, 20)).setTo(cv::Scalar(0, 0, 0, 128));   // half black
    const std::string file = colour_tiff(folder / "a.tif", inks, COMPRESSION_LZW, 20);
    const cv::Mat pixels = load_pictures(file).at(0).pixels;
    CHECK(pixels.at<cv::Vec3b>(5, 5) == cv::Vec3b(0, 0, 255));
    CHECK(pixels.at<cv::Vec3b>(5, 15) == cv::Vec3b(127, 127, 127));
    CHECK(pixels.at<cv::Vec3b>(5, 25) == cv::Vec3b(255, 255, 255));
}

TEST_CASE("a TIFF of more than 100 megapixels in one piece shows what one in many pieces does")
{
    const TemporaryFolder folder;
    cv::Mat picture(10'001, 10'001, CV_8UC3, cv::Scalar(10, 100, 200));
    picture(cv::Rect(2000, 4000, 1000, 600)).setTo(0);
    for (const int compression : {COMPRESSION_LZW, COMPRESSION_JPEG}) {
        for (const int rows : {16, picture.rows}) {
            CAPTURE(compression, rows);
            const std::string file = colour_tiff(folder / "a.tif", picture, compression, rows);
            const cv::Mat pixels = load_pictures(file).at(0).pixels;
            REQUIRE(pixels.size() == cv::Size(5000, 5000));
            CHECK(cv::norm(pixels.at<cv::Vec3b>(2100, 1100)) < 9);
            CHECK(cv::norm(pixels.at<cv::Vec3b>(4999, 4999) - cv::Vec3b(200, 100, 10)) < 9);
        }
    }
}
