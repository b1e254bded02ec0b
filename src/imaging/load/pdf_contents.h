#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

#include <opencv2/core.hpp>

class QPDF;

namespace cardlog {

/// What the pages of a PDF file are made of, as far as a second library understands the file:
/// poppler draws the pages but does not tell of what. Of what it does not understand it says
/// nothing. Pages are counted from 0.
class PdfContents {
public:
    explicit PdfContents(const std::filesystem::path& file);
    ~PdfContents();
    PdfContents(const PdfContents&) = delete;
    PdfContents& operator=(const PdfContents&) = delete;

    /// Whether its form has more fields than that, each counted as often as it is reached: a field
    /// may have the same one below it twice, and that one again.
    [[nodiscard]] bool has_more_fields_than(std::size_t fields) const;

    /// The pixels of each image that a page may show.
    [[nodiscard]] std::vector<cv::Size2d> images(int page) const;

    /// Whether what draws a page unpacks to more bytes than that, each form XObject counted as
    /// often as it is drawn, and 32 pixels of an image as a byte. No more of it is unpacked.
    [[nodiscard]] bool is_drawn_by_more_than(std::size_t bytes, int page) const;

private:
    std::unique_ptr<QPDF> pdf_;
};

}  // namespace cardlog
