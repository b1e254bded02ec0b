#pragma once

#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "imaging/load/jpeg.h"

/// One page of a PDF: its size in points, what is drawn on it, more entries of its dictionary.
struct PdfPage {
    double width = 0;
    double height = 0;
    std::string contents;
    std::string entries;
};

/// A PDF file of these objects, numbered from 1; the first is its catalogue (ISO 32000-1, 7.5).
inline std::string pdf_of_objects(const std::vector<std::string>& objects)
{
    std::string file = "%PDF-1.5\n";
    std::string offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string offset = std::to_string(file.size());
        offsets += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects.size() + 1);
    const std::string start = std::to_string(file.size());
    return file + "xref\n0 " + count + "\n0000000000 65535 f \n" + offsets + "trailer\n<</Size " +
           count + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

inline std::string pdf_stream(const std::string& entries, const std::string& bytes)
{
    return "<<" + entries + "/Length " + std::to_string(bytes.size()) + ">>stream\n" + bytes +
           "\nendstream";
}

inline std::string pdf_of_pages(const std::vector<PdfPage>& pages,
                                const std::vector<std::string>& more_objects = {})
{
    std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", ""};
    objects.insert(objects.end(), more_objects.begin(), more_objects.end());
    std::string kids;
    for (const PdfPage& page : pages) {
        objects.push_back(pdf_stream("", page.contents));
        const std::string contents = std::to_string(objects.size());
        objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + std::to_string(page.width) +
                          " " + std::to_string(page.height) + "]/Contents " + contents + " 0 R" +
                          page.entries + ">>");
        kids += std::to_string(objects.size()) + " 0 R ";
    }
    objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>";
    return pdf_of_objects(objects);
}

/// A PDF whose one page is filled by a picture with so many dots an inch, as scanners write it.
inline std::string pdf_of_scan(const cv::Mat& picture, double dots_an_inch)
{
    const double width = picture.cols * 72 / dots_an_inch;
    const double height = picture.rows * 72 / dots_an_inch;
    const std::string image =
        pdf_stream("/Type/XObject/Subtype/Image/Width " + std::to_string(picture.cols) +
                       "/Height " + std::to_string(picture.rows) +
                       "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode",
                   cardlog::jpeg_of(picture, 98));
    const std::string contents =
        "q " + std::to_string(width) + " 0 0 " + std::to_string(height) + " 0 0 cm /I Do Q";
    return pdf_of_pages({{width, height, contents, "/Resources<</XObject<</I 3 0 R>>>>"}}, {image});
}
