#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include <opencv2/core.hpp>

#include "core/error.h"
#include "imaging/load/exif.h"

namespace cardlog {

/// One page as its library gives it.
struct StoredPage {
    cv::Mat pixels;           ///< 8-bit BGR, see as_bgr()
    Exif exif;                ///< how to turn the pixels, and the capture day
    bool is_halved = false;   ///< decoded with half its width and height
    bool is_damaged = false;  ///< some of it is missing, or may not be as it was
};

/// Takes the pages of a file in their order: all of them, or one alone.
class PageSink {
public:
    using Take = std::function<void(StoredPage page, int number)>;

    /// `only` is a number from 1.
    explicit PageSink(Take take, std::optional<int> only = {});

    /// Whether the next page is not wanted. It counts as handed over then and need not be decoded.
    [[nodiscard]] bool passes_over_next();

    void operator()(StoredPage page);

    /// In place of the next page: of it too little can be read.
    void pass_over_damaged(const Error& why);

    /// After the last page: how many were damaged like that. Throws what was wrong with the first
    /// of them where there was no other page.
    [[nodiscard]] int damaged_pages() const;

private:
    [[nodiscard]] bool wants(int number) const;

    Take take_;
    std::optional<int> only_;
    int number_ = 0;  // of the last page
    int taken_ = 0;
    int damaged_ = 0;
    std::optional<Error> first_damage_;
};

/// One decoder a format. Each hands over every page in order, or says that it is damaged, at least
/// one, and throws Error(input): data of which little can be read, more than max_pixels, a kind of
/// the format that is not read here. Sizes are known before pixels are decoded.
void decode_jpeg(const std::filesystem::path& file, PageSink& take);
void decode_png(const std::filesystem::path& file, PageSink& take);
void decode_tiff(const std::filesystem::path& file, PageSink& take);
void decode_webp(const std::filesystem::path& file, PageSink& take);
void decode_bmp(const std::filesystem::path& file, PageSink& take);
void decode_gif(const std::filesystem::path& file, PageSink& take);
void decode_heif(const std::filesystem::path& file, PageSink& take);

/// Whether libheif finds a decoder for the pictures of phones (HEVC), or those of the web (AV1).
[[nodiscard]] bool can_decode_heic();
[[nodiscard]] bool can_decode_avif();

/// Renders each page with 300 dots an inch, and one that is filled by a scan of more with as many
/// as the scan has, so that nothing of it is lost; larger sheets than A2 with fewer. Besides: Error
/// for a file that needs a password. A file without its end is as good as poppler can repair it.
void decode_pdf(const std::filesystem::path& file, PageSink& take);

/// Whether the end of a PDF file is where it belongs, and each of its pages. Nothing is drawn.
[[nodiscard]] bool is_whole_pdf(const std::filesystem::path& file);

}  // namespace cardlog
