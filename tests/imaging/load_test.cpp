// Pictures that are odd, hostile or both: a clear answer, in bounded memory.

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <turbojpeg.h>

#include "core/error.h"
#include "imaging/find/find_cards.h"
#include "imaging/load/picture_file.h"
#include "support/catch.h"
#include "support/heic_file.h"
#include "support/hostile_files.h"
#include "support/pdf_file.h"
#include "support/pictures.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

const cv::Scalar orange(10, 100, 200);

std::string encoded(const std::string& ending, const cv::Mat& picture)
{
    std::vector<unsigned char> bytes;
    cv::imencode(ending, picture, bytes);
    return {bytes.begin(), bytes.end()};
}

std::string bytes_of_hex(const std::string& hex)
{
    std::string bytes;
    for (std::size_t at = 0; at < hex.size(); at += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
    }
    return bytes;
}

// 60 by 40 pixels, all of the first of two colours: red 200, green 100, blue 10.
const std::string palette_png =
    bytes_of_hex("89504e470d0a1a0a0000000d494844520000003c000000280803000000956569cd00000006504c544"
                 "5c8640a0000005bd314ff000000194944415478daedc13101000000c2a0f54f6d0c1fa00000781809"
                 "88000188b84ecf0000000049454e44ae426082");

// One colour in four inks; the inks are kept inverted, as Adobe's programs do.
std::string cmyk_jpeg()
{
    const cv::Mat inks(40, 60, CV_8UC4, cv::Scalar(255, 127, 13, 200));
    const std::unique_ptr<void, int (*)(tjhandle)> encoder(tjInitCompress(), tjDestroy);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    REQUIRE(tjCompress2(encoder.get(), inks.data, inks.cols, static_cast<int>(inks.step), inks.rows,
                        TJPF_CMYK, &bytes, &size, TJSAMP_444, 95, 0) == 0);
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owner(bytes, tjFree);
    return {bytes, bytes + size};
}

cv::Mat noise(cv::Size size, int type)
{
    cv::Mat picture(size, type);
    cv::RNG random(7);
    random.fill(picture, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

std::string failure_of(const std::string& file, std::optional<int> page = {})
{
    try {
        (void)load_pictures(file, page);
    } catch (const Error& error) {
        return std::to_string(static_cast<int>(error.code())) + ": " + error.what();
    }
    return "no failure";
}

std::size_t little_endian(const std::string& bytes, std::size_t at, std::size_t count)
{
    std::size_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value |= std::size_t(static_cast<unsigned char>(bytes[at + i])) << 8 * i;
    }
    return value;
}

// A TIFF of two small pages, the second of which says of itself to have 20000 by 20000 pixels.
// TIFF 6.0, section 2: a directory is a count, entries of 12 bytes, and where the next one is.
std::string tiff_with_a_huge_second_page(const std::string& file)
{
    const cv::Mat page(20, 20, CV_8UC3, orange);
    cv::imwritemulti(file, std::vector<cv::Mat>{page, page});
    std::string bytes = read_bytes(file);
    const std::size_t first = little_endian(bytes, 4, 4);
    const std::size_t second =
        little_endian(bytes, first + 2 + 12 * little_endian(bytes, first, 2), 4);
    int changed = 0;
    for (std::size_t i = 0; i < little_endian(bytes, second, 2); ++i) {
        const std::size_t entry = second + 2 + 12 * i;
        const std::size_t tag = little_endian(bytes, entry, 2);
        if (tag == 256 || tag == 257) {  // width and height
            bytes.replace(entry + 8, 2, std::string{'\x20', '\x4e'});
            ++changed;
        }
    }
    REQUIRE(changed == 2);
    return write_file(file, bytes);
}

}  // namespace

TEST_CASE("a palette, four inks, bare black and white, transparency come out as they look")
{
    const TemporaryFolder folder;
    cv::Mat half_clear(40, 60, CV_8UC4, cv::Scalar(10, 100, 200, 255));
    half_clear.colRange(30, 60).setTo(cv::Scalar(10, 100, 200, 0));
    cv::Mat deep_clear;
    half_clear.convertTo(deep_clear, CV_16U, 257);
    struct Case {
        std::string name;
        std::string bytes;
        cv::Scalar left;
        cv::Scalar right;
    };
    const cv::Scalar white = cv::Scalar::all(255);
    const std::vector<Case> cases{
        {"palette.png", palette_png, orange, orange},
        {"four-inks.jpg", cmyk_jpeg(), orange, orange},
        {"half-clear.png", encoded(".png", half_clear), orange, white},
        {"half-clear-16-bit.png", encoded(".png", deep_clear), orange, white},
        {"half-clear.webp", encoded(".webp", half_clear), orange, white},
        {"half-clear.tif", encoded(".tif", half_clear), orange, white},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const std::vector<Picture> pages = load_pictures(write_file(folder / one.name, one.bytes));
        REQUIRE(pages.size() == 1);
        REQUIRE(pages[0].pixels.type() == CV_8UC3);
        REQUIRE(pages[0].pixels.size() == cv::Size(60, 40));
        const cv::Scalar left = cv::mean(pages[0].pixels(cv::Rect(2, 2, 24, 36)));
        const cv::Scalar right = cv::mean(pages[0].pixels(cv::Rect(34, 2, 24, 36)));
        for (int channel = 0; channel < 3; ++channel) {
            CHECK(left[channel] == Approx(one.left[channel]).margin(6));
            CHECK(right[channel] == Approx(one.right[channel]).margin(6));
        }
    }
}

TEST_CASE("a picture in which there is nothing is loaded and shows no card")
{
    const TemporaryFolder folder;
    struct Case {
        std::string name;
        cv::Mat picture;
    };
    const std::vector<Case> cases{
        {"1x1.png", cv::Mat(1, 1, CV_8UC3, orange)},
        {"1x1.jpg", cv::Mat(1, 1, CV_8UC1, cv::Scalar(0))},
        {"1x1.tif", cv::Mat(1, 1, CV_8UC3, orange)},
        {"1x1.webp", cv::Mat(1, 1, CV_8UC3, orange)},
        {"1x1.bmp", cv::Mat(1, 1, CV_8UC3, orange)},
        {"strip.tif", noise({30000, 1}, CV_8UC3)},
        {"strip.bmp", noise({30000, 1}, CV_8UC3)},
        {"strip.png", cv::Mat(1, 30000, CV_8UC3, orange)},
        {"strip.jpg", noise({30000, 1}, CV_8UC3)},
        {"column.png", noise({1, 30000}, CV_8UC3)},
        {"broader-strip.png", noise({30000, 40}, CV_8UC1)},
        {"uniform.jpg", cv::Mat(1200, 1600, CV_8UC3, orange)},
        {"noise.png", noise({1600, 1200}, CV_8UC3)},
        {"noise.jpg", noise({1600, 1200}, CV_8UC1)},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const std::string ending = one.name.substr(one.name.find('.'));
        const std::vector<Picture> pages =
            load_pictures(write_file(folder / one.name, encoded(ending, one.picture)));
        REQUIRE(pages.size() == 1);
        CHECK(pages[0].pixels.size() == one.picture.size());
        CHECK(find_cards(pages[0].pixels).cards.empty());
    }
}

TEST_CASE("a later page of more than 200 megapixels is refused before it is decoded")
{
    const TemporaryFolder folder;
    const std::string page = tiff_with_a_huge_second_page((folder / "pages.tif").string());
    CHECK(failure_of(page) == "3: " + page + ": the picture has more than 200 megapixels");
}

TEST_CASE("of a file with damaged pages the others are handed over")
{
    const TemporaryFolder folder;
    const cv::Mat page = noise({60, 40}, CV_8UC3);
    const std::vector<cv::Mat> three{page, page, page};
    const std::string tiff = (folder / "pages.tif").string();
    cv::imwritemulti(tiff, three);
    const std::string heic = heic_file(folder / "pages.heic", three);
    const std::size_t page_size = read_bytes(tiff).size() / 3;
    const std::size_t first_in_heic = read_bytes(heic).rfind("mdat") + 4;
    struct Case {
        std::string file;
        std::vector<std::size_t> bad_bytes;  ///< where they begin
        std::vector<int> handed_over;
    };
    const std::vector<Case> cases{
        {tiff, {page_size / 4}, {2, 3}},     {tiff, {page_size * 5 / 4}, {1, 3}},
        {tiff, {page_size * 9 / 4}, {1, 2}}, {tiff, {page_size / 4, page_size * 9 / 4}, {2}},
        {heic, {first_in_heic}, {2, 3}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.file, one.bad_bytes);
        std::string bytes = read_bytes(one.file);
        for (const std::size_t begin : one.bad_bytes) {
            const std::size_t count = one.file == tiff ? page_size / 2 : 8;
            bytes.replace(begin, count, count, '\xff');
        }
        const std::string file = write_file(folder / "damaged", bytes);
        std::vector<int> handed_over;
        const auto take = [&](const Picture& picture) { handed_over.push_back(picture.page); };
        CHECK(for_each_picture(file, take) == static_cast<int>(one.bad_bytes.size()));
        CHECK(handed_over == one.handed_over);
        CHECK_FALSE(is_whole_picture(file));
    }
}

TEST_CASE("a damaged page is refused where it alone is wanted, or where all are damaged")
{
    const TemporaryFolder folder;
    const cv::Mat page = noise({60, 40}, CV_8UC3);
    const std::string file = (folder / "pages.tif").string();
    cv::imwritemulti(file, std::vector<cv::Mat>{page, page});
    std::string bytes = read_bytes(file);
    const std::size_t half = bytes.size() / 2;
    bytes.replace(half / 4, half / 2, half / 2, '\xff');
    write_file(file, bytes);
    CHECK_THAT(failure_of(file, 1), contains_text("damaged or truncated"));
    CHECK(failure_of(file, 2) == "no failure");
    bytes.replace(half * 5 / 4, half / 2, half / 2, '\xff');
    write_file(file, bytes);
    CHECK_THAT(failure_of(file), contains_text("damaged or truncated"));
}

TEST_CASE("garbage behind any format's first bytes is refused, and so is half a file")
{
    const TemporaryFolder folder;
    std::string garbage;
    for (int i = 0; i < 5000; ++i) {
        garbage += static_cast<char>((i * 37 + 11) % 256);
    }
    using namespace std::string_literals;
    const std::vector<std::pair<std::string, std::string>> beginnings{
        {"a.jpg", "\xff\xd8\xff\xe0"s},
        {"a.png", "\x89PNG\r\n\x1a\n"s},
        {"a.tif", "II*\0"s},
        {"a.webp", "RIFF\0\1\0\0WEBPVP8 "s},
        {"a.bmp", "BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"s},
        {"a.gif", "GIF89a"s},
        {"a.avif", "\0\0\0\x18"
                   "ftypavif"s},
        {"a.heic", "\0\0\0\x18"
                   "ftypheic"s},
        {"a.pdf", "%PDF-1.4\n"s},
    };
    for (const auto& [name, beginning] : beginnings) {
        const std::string file = write_file(folder / name, beginning + garbage);
        CHECK(failure_of(file) == "3: " + file + ": the picture is damaged or truncated");
        write_file(file, beginning);
        CHECK(failure_of(file) == "3: " + file + ": the picture is damaged or truncated");
    }
    const std::string pdf = pdf_of_scan(noise({300, 200}, CV_8UC3), 300);
    const std::string half = write_file(folder / "half.pdf", pdf.substr(0, pdf.size() / 2));
    CHECK(failure_of(half) == "3: " + half + ": the picture is damaged or truncated");
    const std::string heic = heic_of(cv::Mat(200, 300, CV_8UC3, orange), folder / "whole.heic");
    const std::string cut = write_file(folder / "cut.heic", heic.substr(0, heic.size() - 20));
    CHECK(failure_of(cut) == "3: " + cut + ": the picture is damaged or truncated");
}

TEST_CASE("a tiny file that says to have more than 200 megapixels is refused in every format")
{
    const TemporaryFolder folder;
    for (const auto& [name, bytes] : huge_pictures(folder / "made.heic")) {
        const std::string file = write_file(folder / name, bytes);
        CHECK(failure_of(file) == "3: " + file + ": the picture has more than 200 megapixels");
    }
}

TEST_CASE("what a PNG packs beside its picture is not unpacked without limit")
{
    const TemporaryFolder folder;
    for (const auto& [name, bytes] : pngs_with_packed_notes()) {
        INFO(name);
        const std::vector<Picture> pages = load_pictures(write_file(folder / name, bytes));
        REQUIRE(pages.size() == 1);
        CHECK(cv::mean(pages[0].pixels) == orange);
    }
}

TEST_CASE("a small PDF that takes hours to draw is refused before it is drawn")
{
    const TemporaryFolder folder;
    const std::string drawn = "a page is drawn by more than 32 MB";
    const auto& [what, bytes, failure] =
        GENERATE_COPY(table<std::string, std::string, std::string>({
            {"packed", pdf_with_packed_drawing(), drawn},
            {"nested", pdf_with_nested_drawing(), drawn},
            {"packed as an image", pdf_with_huge_image(true), drawn},
            {"image", pdf_with_huge_image(false), "the picture has more than 200 megapixels"},
            {"fields", pdf_with_nested_fields(), "has a form of more than 100,000 fields"},
        }));
    CAPTURE(what);
    const std::string file = write_file(folder / "endless.pdf", bytes);
    CHECK(failure_of(file) == "3: " + file + ": " + failure);
}

TEST_CASE("a PDF with pages in a circle or none there, and too many pages: refused")
{
    const TemporaryFolder folder;
    const std::string catalogue = "<</Type/Catalog/Pages 2 0 R>>";
    const std::string page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 20 10]>>";
    const std::vector<std::pair<std::string, std::string>> damaged{
        {"own-child.pdf", pdf_of_objects({catalogue, "<</Type/Pages/Kids[2 0 R]/Count 2>>"})},
        {"circle.pdf", pdf_of_objects({catalogue, "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                       "<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"})},
        {"missing.pdf",
         pdf_of_objects({catalogue, "<</Type/Pages/Kids[8 0 R 9 0 R]/Count 2>>", page})},
        {"no-page.pdf", pdf_of_objects({catalogue, "<</Type/Pages/Kids[]/Count 0>>"})},
        {"boundless.pdf", pdf_of_pages({{1e9, 1, "", ""}})},
    };
    for (const auto& [name, bytes] : damaged) {
        const std::string file = write_file(folder / name, bytes);
        CHECK(failure_of(file) == "3: " + file + ": the picture is damaged or truncated");
    }
    const std::vector<PdfPage> pages(max_pages + 1, PdfPage{20, 10, "", ""});
    const std::string many = write_file(folder / "many.pdf", pdf_of_pages(pages));
    CHECK(failure_of(many) == "3: " + many + ": the file has more than 10,000 pages");
    const std::string many_tiff = write_file(folder / "many.tif", tiff_of_pages(max_pages + 1));
    CHECK(failure_of(many_tiff) == "3: " + many_tiff + ": the file has more than 10,000 pages");
}

TEST_CASE("two gigabytes of zeros are refused without being read")
{
    const TemporaryFolder folder;
    const std::string zeros = write_file(folder / "zeros.jpg", "");
    std::filesystem::resize_file(zeros, std::uintmax_t(2) << 30U);
    CHECK(failure_of(zeros) == "3: " + zeros + ": is not a picture in a format that is read here");
    const std::string long_tail = write_file(folder / "tail.jpg", "\xff\xd8\xff\xe0");
    std::filesystem::resize_file(long_tail, std::uintmax_t(2) << 30U);
    CHECK(failure_of(long_tail) == "3: " + long_tail + ": the file has more than 1 GB");
}

TEST_CASE("a picture that another program has open for writing is refused until it is closed")
{
    const TemporaryFolder folder;
    const std::string file =
        write_file(folder / "a.png", encoded(".png", cv::Mat(40, 60, CV_8UC3, orange)));
    {
        const std::ofstream writer(file, std::ios::binary | std::ios::app);
        CHECK(failure_of(file) == "3: " + file + ": is still being written by another program");
    }
    CHECK(load_pictures(file).size() == 1);
}
