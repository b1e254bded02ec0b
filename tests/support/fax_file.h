#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <tiffio.h>

#include "support/catch.h"

// Bilevel fax pages, as a scanner or a fax machine writes them.
inline std::string fax_tiff(const std::filesystem::path& file, const std::vector<cv::Mat>& pages,
                            std::uint16_t compression, std::uint16_t photometric)
{
    TIFF* tiff = TIFFOpen(file.c_str(), "w");
    REQUIRE(tiff != nullptr);
    for (const cv::Mat& page : pages) {
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.cols);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.rows);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
        TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page.rows);
        std::vector<unsigned char> row(static_cast<std::size_t>((page.cols + 7) / 8));
        for (int y = 0; y < page.rows; ++y) {
            std::fill(row.begin(), row.end(), std::uint8_t(0));
            for (int x = 0; x < page.cols; ++x) {
                const bool is_white = page.at<cv::Vec3b>(y, x)[1] > 127;
                const bool is_set = is_white == (photometric == PHOTOMETRIC_MINISBLACK);
                row[x / 8] |= static_cast<unsigned char>(is_set ? 0x80U >> (x % 8U) : 0U);
            }
            REQUIRE(TIFFWriteScanline(tiff, row.data(), y, 0) == 1);
        }
        REQUIRE(TIFFWriteDirectory(tiff) == 1);
    }
    TIFFClose(tiff);
    return file.string();
}
