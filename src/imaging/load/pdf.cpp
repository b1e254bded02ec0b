#include <algorithm>
#include <cmath>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include "imaging/load/decoders.h"
#include "imaging/load/pdf_contents.h"
#include "imaging/load/picture_file.h"

namespace cardlog {
namespace {

constexpr double points_an_inch = 72;
constexpr double usual_resolution = 300;  // dots an inch, at which scanners read text

// What is drawn rather than scanned gains nothing from more: A2 with the usual resolution.
constexpr double most_drawn_pixels = 35e6;

// Of a page's drawing, unpacked. poppler takes up to 0.4 s to draw a megabyte of it, and cannot be
// stopped; a card as designers export it has some hundred kilobytes.
constexpr std::size_t most_bytes_of_drawing = 32U << 20U;

// Of the form on its pages; those of authorities have some thousand.
constexpr std::size_t most_fields = 100'000;

struct PageSize {
    double width = 0;  ///< in points, as displayed
    double height = 0;
};

// Dots an inch.
struct Resolution {
    double x = usual_resolution;
    double y = usual_resolution;
};

Error password_needed(const std::filesystem::path& file)
{
    return bad_picture(file, "is protected by a password", "Save a copy without it");
}

// None where it is no PDF file.
std::unique_ptr<poppler::document> loaded(const std::filesystem::path& file)
{
    static std::once_flag once;
    std::call_once(once, [] {  // what is wrong is said once, by whoever called
        poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    });
    return std::unique_ptr<poppler::document>(poppler::document::load_from_file(file.string()));
}

std::unique_ptr<poppler::document> opened(const std::filesystem::path& file)
{
    std::unique_ptr<poppler::document> document = loaded(file);
    if (document == nullptr) {
        throw damaged_picture(file);
    }
    if (document->is_locked()) {
        throw password_needed(file);
    }
    check_page_count(file, document->pages());
    return document;
}

PageSize size_of(const poppler::page& page)
{
    const poppler::rectf box = page.page_rect();
    const bool on_its_side = page.orientation() == poppler::page::landscape ||
                             page.orientation() == poppler::page::seascape;
    return on_its_side ? PageSize{box.height(), box.width()} : PageSize{box.width(), box.height()};
}

// The resolution at which an image of so many pixels fills the page; nothing where its proportions
// are not the page's.
std::optional<Resolution> resolution_filling(PageSize page, double width, double height)
{
    constexpr double alike = 0.02;
    const Resolution there{width * points_an_inch / page.width,
                           height * points_an_inch / page.height};
    return std::abs(there.x / there.y - 1) < alike ? std::optional(there) : std::nullopt;
}

// Of the finest image on a page that may fill it, standing or turned by a quarter; nothing where
// there is none.
std::optional<Resolution> resolution_of_scan(const std::vector<cv::Size2d>& images, PageSize size)
{
    std::optional<Resolution> finest;
    for (const cv::Size2d image : images) {
        const std::optional<Resolution> upright =
            resolution_filling(size, image.width, image.height);
        const std::optional<Resolution> filling =
            upright ? upright
                    : resolution_filling({size.height, size.width}, image.width, image.height);
        if (filling && (!finest || filling->x > finest->x)) {
            finest = filling;
        }
    }
    return finest;
}

// poppler takes each image as large as it says that it is, however small it is shown.
void check_images(const std::filesystem::path& file, const std::vector<cv::Size2d>& images)
{
    for (const cv::Size2d image : images) {
        if (image.area() > static_cast<double>(max_pixels)) {
            throw too_large(file);
        }
    }
}

Resolution resolution_for(PageSize size, const std::optional<Resolution>& scan)
{
    const double square_inches = size.width * size.height / (points_an_inch * points_an_inch);
    const double drawn = std::min(usual_resolution, std::sqrt(most_drawn_pixels / square_inches));
    return scan && scan->x > drawn ? *scan : Resolution{drawn, drawn};
}

Resolution without_more_than_is_kept(PageSize size, Resolution resolution)
{
    const double square_inches = size.width * size.height / (points_an_inch * points_an_inch);
    const double pixels = square_inches * resolution.x * resolution.y;
    const double share = std::min(1.0, std::sqrt(most_whole_pixels / std::max(pixels, 1.0)));
    return {resolution.x * share, resolution.y * share};
}

cv::Mat rendered(const poppler::page& page, Resolution resolution)
{
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_bgr24);
    renderer.set_render_hints(poppler::page_renderer::antialiasing |
                              poppler::page_renderer::text_antialiasing);
    poppler::image image = renderer.render_page(&page, resolution.x, resolution.y);
    if (!image.is_valid()) {
        return {};
    }
    return cv::Mat(image.height(), image.width(), CV_8UC3, image.data(),
                   static_cast<std::size_t>(image.bytes_per_row()))
        .clone();
}

// Empty where poppler cannot.
cv::Mat drawn(const std::filesystem::path& file, const poppler::page& page,
              const PdfContents& contents, int index)
{
    const std::vector<cv::Size2d> images = contents.images(index);
    check_images(file, images);
    if (contents.is_drawn_by_more_than(most_bytes_of_drawing, index)) {
        throw bad_picture(file, "a page is drawn by more than 32 MB", "Save it as a picture");
    }
    const PageSize size = size_of(page);
    const Resolution resolution = resolution_for(size, resolution_of_scan(images, size));
    check_size(file, std::llround(size.width * resolution.x / points_an_inch),
               std::llround(size.height * resolution.y / points_an_inch));
    return rendered(page, without_more_than_is_kept(size, resolution));
}

// How many of the pages that the file counts it has; for those that it has not poppler makes none,
// and counts them as the last.
int pages_there(const poppler::document& document)
{
    int there = 0;
    while (there < document.pages() &&
           std::unique_ptr<poppler::page>(document.create_page(there)) != nullptr) {
        ++there;
    }
    return there;
}

// ISO 32000-1, 7.5.5: the last line is %%EOF. What comes after it, if not much, is forgiven by
// readers (Adobe's implementation notes).
bool has_end(const std::filesystem::path& file)
{
    constexpr std::streamoff looked_at = 1024;
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    const std::streamoff size = stream.tellg();
    stream.seekg(std::max<std::streamoff>(size - looked_at, 0));
    const std::string end{std::istreambuf_iterator<char>(stream), {}};
    return end.find("%%EOF") != std::string::npos;
}

}  // namespace

void decode_pdf(const std::filesystem::path& file, PageSink& take)
{
    const PdfContents contents(file);
    if (contents.has_more_fields_than(most_fields)) {  // before poppler goes through them
        throw bad_picture(file, "has a form of more than 100,000 fields", "Save it as a picture");
    }
    const std::unique_ptr<poppler::document> document = opened(file);
    const int there = pages_there(*document);
    check_page_count(file, there);
    const bool is_damaged = !has_end(file) || there < document->pages();
    for (int i = 0; i < there; ++i) {
        if (!take.passes_over_next()) {
            const std::unique_ptr<poppler::page> page(document->create_page(i));
            cv::Mat pixels = drawn(file, *page, contents, i);
            if (pixels.empty()) {
                take.pass_over_damaged(damaged_picture(file));
            } else {
                take({std::move(pixels), {}, false, is_damaged});
            }
        }
    }
}

// One written for the web has an end behind its first page too. What will be refused in any case is
// not worth waiting for.
bool is_whole_pdf(const std::filesystem::path& file)
{
    if (!has_end(file)) {
        return false;
    }
    if (PdfContents(file).has_more_fields_than(most_fields)) {
        return true;
    }
    const std::unique_ptr<poppler::document> document = loaded(file);
    return document != nullptr &&
           (document->is_locked() || document->pages() > max_pages ||
            (document->pages() > 0 && pages_there(*document) == document->pages()));
}

}  // namespace cardlog
