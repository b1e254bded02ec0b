// Every format that is read: the kinds within it, the pages, which way up, the capture day.

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <exiv2/exiv2.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <qpdf/qpdf-c.h>
#include <tiffio.h>

#include "core/error.h"
#include "imaging/load/formats.h"
#include "imaging/load/jpeg.h"
#include "support/catch.h"
#include "support/fax_file.h"
#include "support/heic_file.h"
#include "support/pdf_file.h"
#include "support/pictures.h"
#include "support/temporary_folder.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

const cv::Scalar paper = cv::Scalar::all(255);

// Red, blue below it, to the left; white to the right: which way up it lies can be seen.
cv::Mat marked(cv::Size size = {64, 48})
{
    cv::Mat picture(size, CV_8UC3, paper);
    picture(cv::Rect(0, 0, size.width / 2, size.height / 2)).setTo(cv::Scalar(20, 20, 220));
    picture(cv::Rect(0, size.height / 2, size.width / 2, size.height - size.height / 2))
        .setTo(cv::Scalar(220, 20, 20));
    return picture;
}

// A page of print-like detail: no two rows or columns alike.
cv::Mat detailed(cv::Size size)
{
    cv::Mat picture(size, CV_8UC3, paper);
    cv::RNG random(3);
    for (int i = 0; i < 400; ++i) {
        const cv::Point at(random.uniform(0, size.width), random.uniform(0, size.height));
        cv::rectangle(picture, {at, cv::Size(random.uniform(1, 12), random.uniform(1, 4))},
                      cv::Scalar::all(random.uniform(0, 120)), cv::FILLED);
    }
    return picture;
}

double mean_difference(const cv::Mat& a, const cv::Mat& b)
{
    REQUIRE(a.size() == b.size());
    REQUIRE(a.type() == b.type());
    return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * 3);
}

std::string with_exif(const fs::path& file, int orientation)
{
    const auto image = Exiv2::ImageFactory::open(file.string());
    Exiv2::ExifData exif;
    exif["Exif.Image.Orientation"] = static_cast<std::uint16_t>(orientation);
    exif["Exif.Photo.DateTimeOriginal"] = "2025:03:04 21:15:00";
    image->readMetadata();
    for (const auto& one : exif) {
        image->exifData()[one.key()] = one.value();
    }
    image->writeMetadata();
    return file.string();
}

std::string failure_of(const fs::path& file)
{
    try {
        (void)load_pictures(file);
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::input);
        CHECK_FALSE(error.hint().empty());
        return error.what();
    }
    return "";
}

const std::optional<std::chrono::year_month_day> exif_day =
    std::chrono::year(2025) / std::chrono::March / 4;

}  // namespace

TEST_CASE("a picture is turned as its EXIF orientation says and dated by its EXIF day")
{
    const TemporaryFolder folder;
    cv::Mat quarter_turned;
    cv::rotate(marked(), quarter_turned, cv::ROTATE_90_CLOCKWISE);
    cv::Mat mirrored;
    cv::flip(marked(), mirrored, 1);
    cv::Mat half_turned;
    cv::rotate(marked(), half_turned, cv::ROTATE_180);
    for (const std::string ending : {".jpg", ".png", ".webp", ".tif"}) {
        INFO(ending);
        const std::string file = (folder / ("a" + ending)).string();
        for (const auto& [orientation, expected] :
             {std::pair(1, marked()), {2, mirrored}, {3, half_turned}, {6, quarter_turned}}) {
            INFO(orientation);
            cv::imwrite(file, marked());
            const std::vector<Picture> pages = load_pictures(with_exif(file, orientation));
            REQUIRE(pages.size() == 1);
            CHECK(pages[0].taken_on == exif_day);
            CHECK(mean_difference(pages[0].pixels, expected) < 8);
        }
    }
}

TEST_CASE("each page of a TIFF is turned as its own tag says")
{
    const TemporaryFolder folder;
    const std::string file = (folder / "pages.tif").string();
    TIFF* tiff = TIFFOpen(file.c_str(), "w");
    for (const int orientation : {ORIENTATION_TOPLEFT, ORIENTATION_RIGHTTOP}) {
        cv::Mat rgb;
        cv::cvtColor(marked(), rgb, cv::COLOR_BGR2RGB);
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, rgb.cols);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, rgb.rows);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 3);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
        TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
        TIFFSetField(tiff, TIFFTAG_ORIENTATION, orientation);
        for (int y = 0; y < rgb.rows; ++y) {
            REQUIRE(TIFFWriteScanline(tiff, rgb.ptr(y), static_cast<std::uint32_t>(y), 0) == 1);
        }
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
    cv::Mat quarter_turned;
    cv::rotate(marked(), quarter_turned, cv::ROTATE_90_CLOCKWISE);
    const std::vector<Picture> pages = load_pictures(file);
    REQUIRE(pages.size() == 2);
    CHECK(mean_difference(pages[0].pixels, marked()) == 0);
    CHECK(mean_difference(pages[1].pixels, quarter_turned) == 0);
}

TEST_CASE("fax pages come out black on white, whatever their bits mean")
{
    const TemporaryFolder folder;
    cv::Mat page(40, 60, CV_8UC3, paper);
    cv::rectangle(page, {10, 10, 30, 8}, cv::Scalar::all(0), cv::FILLED);
    cv::Mat other(24, 100, CV_8UC3, paper);
    cv::rectangle(other, {50, 4, 9, 15}, cv::Scalar::all(0), cv::FILLED);
    for (const int compression : {COMPRESSION_CCITTFAX3, COMPRESSION_CCITTFAX4, COMPRESSION_NONE}) {
        for (const int photometric : {PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_MINISBLACK}) {
            INFO(compression << " " << photometric);
            const std::vector<Picture> pages = load_pictures(
                fax_tiff(folder / "fax.tif", {page, other}, static_cast<std::uint16_t>(compression),
                         static_cast<std::uint16_t>(photometric)));
            REQUIRE(pages.size() == 2);
            CHECK(mean_difference(pages[0].pixels, page) == 0);
            CHECK(mean_difference(pages[1].pixels, other) == 0);
        }
    }
}

TEST_CASE("a TIFF of real numbers is refused with what to do")
{
    const TemporaryFolder folder;
    const std::string file = (folder / "real.tif").string();
    cv::imwrite(file, cv::Mat(20, 20, CV_32FC1, cv::Scalar(0.5)));
    CHECK_THAT(failure_of(file), contains_text("a kind of TIFF that is not read here"));
}

TEST_CASE("all pictures of a HEIC file are loaded, turned by what the file says alone")
{
    const TemporaryFolder folder;
    const cv::Mat other(40, 72, CV_8UC3, cv::Scalar(10, 100, 200));
    const std::vector<Picture> pages =
        load_pictures(heic_file(folder / "two.heic", {marked(), other}));
    REQUIRE(pages.size() == 2);
    CHECK(mean_difference(pages[0].pixels, marked()) < 8);
    CHECK(mean_difference(pages[1].pixels, other) < 8);
    CHECK(pages[1].page == 2);
    CHECK(pages[0].taken_on == exif_day);

    cv::Mat quarter_turned;
    cv::rotate(marked(), quarter_turned, cv::ROTATE_90_CLOCKWISE);
    const std::vector<Picture> turned =
        load_pictures(heic_file(folder / "turned.heic", {marked()}, heif_orientation_rotate_90_cw));
    REQUIRE(turned.size() == 1);
    CHECK(mean_difference(turned[0].pixels, quarter_turned) < 8);
}

TEST_CASE("a scan wrapped in a PDF keeps each of its pixels, whatever size the page pretends")
{
    const TemporaryFolder folder;
    const cv::Mat scan = detailed({1240, 874});
    for (const double resolution : {150.0, 300.0, 437.0, 600.0}) {
        INFO(resolution);
        const std::string file = write_file(folder / "scan.pdf", pdf_of_scan(scan, resolution));
        const std::vector<Picture> pages = load_pictures(file);
        REQUIRE(pages.size() == 1);
        if (resolution < 300) {
            CHECK(pages[0].pixels.size() == scan.size() * 2);
        } else {
            CHECK(mean_difference(pages[0].pixels, scan) < 1.5);
        }
    }
}

TEST_CASE("a drawn PDF is rendered page by page with 300 dots an inch")
{
    const TemporaryFolder folder;
    const std::string half = "0 0 1 rg 0 0 120 150 re f";  // the left half, blue
    const std::string file = write_file(
        folder / "drawn.pdf", pdf_of_pages({{240, 150, half, ""}, {150, 100, half, "/Rotate 90"}}));
    const std::vector<Picture> pages = load_pictures(file);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].pixels.size() == cv::Size(1000, 625));
    CHECK(pages[0].pixels.at<cv::Vec3b>(300, 100) == cv::Vec3b(255, 0, 0));
    CHECK(pages[0].pixels.at<cv::Vec3b>(300, 900) == cv::Vec3b(255, 255, 255));
    CHECK(pages[1].pixels.size() == cv::Size(417, 625));
    CHECK(pages[1].pixels.at<cv::Vec3b>(20, 200) == cv::Vec3b(255, 0, 0));
    CHECK(pages[1].page == 2);
}

TEST_CASE("a page that is asked for alone is the only one that is decoded")
{
    const TemporaryFolder folder;
    const cv::Mat other(40, 72, CV_8UC3, cv::Scalar(10, 100, 200));
    const fs::path tiff = folder / "pages.tif";
    cv::imwritemulti(tiff.string(), std::vector<cv::Mat>{other, other, marked()});
    const std::string drawing = "0 0 m 9 9 l S\n";
    std::string too_much;
    while (too_much.size() <= std::size_t(32) << 20U) {
        too_much += drawing;
    }
    const fs::path pdf = write_file(
        folder / "pages.pdf",
        pdf_of_pages({{240, 150, too_much, ""}, {9, 9, drawing, ""}, {15, 10, drawing, ""}}));
    const fs::path heic = heic_file(folder / "pages.heic", {other, other, marked()});
    CHECK_THROWS_AS(load_pictures(pdf), Error);
    for (const auto& [file, size] :
         {std::pair(tiff, marked().size()), {heic, marked().size()}, {pdf, cv::Size(63, 42)}}) {
        CAPTURE(file.string());
        const std::vector<Picture> pages = load_pictures(file, 3);
        REQUIRE(pages.size() == 1);
        CHECK(pages[0].page == 3);
        CHECK(pages[0].pixels.size() == size);
        CHECK(load_pictures(file, 4).empty());
    }
}

TEST_CASE("a PDF larger than a poster is rendered with fewer dots")
{
    const TemporaryFolder folder;
    const std::string file =
        write_file(folder / "sheet.pdf", pdf_of_pages({{14400, 7200, "", ""}}));
    const std::vector<Picture> pages = load_pictures(file);
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].pixels.total() == Approx(35e6).epsilon(0.01));
    CHECK(pages[0].pixels.cols == Approx(2 * pages[0].pixels.rows).epsilon(0.01));
}

TEST_CASE("a PDF that needs a password is refused with what to do; one only locked is read")
{
    const TemporaryFolder folder;
    const std::string plain = write_file(folder / "plain.pdf", pdf_of_pages({{240, 150, "", ""}}));
    const auto encrypted = [&](const char* name, const char* password) {
        qpdf_data pdf = qpdf_init();
        qpdf_read(pdf, plain.c_str(), nullptr);
        std::string file = (folder / name).string();
        qpdf_init_write(pdf, file.c_str());
        qpdf_set_r6_encryption_parameters2(pdf, password, "owner", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                           QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full,
                                           QPDF_TRUE);
        REQUIRE(qpdf_write(pdf) == QPDF_SUCCESS);
        qpdf_cleanup(&pdf);
        return file;
    };
    CHECK_THAT(failure_of(encrypted("secret.pdf", "secret")),
               contains_text("secret.pdf: is protected by a password"));
    CHECK(load_pictures(encrypted("locked.pdf", "")).size() == 1);
}

TEST_CASE("a folder's pictures are known by their endings, and the formats by their names")
{
    struct Case {
        std::string name;
        bool is_picture;
    };
    const auto [name, is_picture] = GENERATE(values<Case>({
        {"a.jpg", true},
        {"A.JPEG", true},
        {"scan.TIF", true},
        {"IMG_0001.HEIC", true},
        {"drawer.pdf", true},
        {"a.webp", true},
        {"chrome.jfif", true},
        {"a.pjpeg", true},
        {"a.avif", true},
        {"a.gif", true},
        {"a.txt", false},
        {"jpg", false},
        {"a.jpg.part", false},
    }));
    CAPTURE(name);
    CHECK(has_picture_ending(name) == is_picture);
    CHECK(picture_format_names() == "JPEG, PNG, TIFF, WebP, BMP, GIF, AVIF, HEIC or PDF");
}
