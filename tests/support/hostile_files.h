#pragma once

// Small files that would cost a careless reader its memory.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <opencv2/imgcodecs.hpp>
#include <zlib.h>

#include "support/catch.h"
#include "support/heic_file.h"
#include "support/pdf_file.h"
#include "support/temporary_folder.h"

using NamedBytes = std::vector<std::pair<std::string, std::string>>;

inline std::string encoded_as(const std::string& ending, const cv::Mat& picture)
{
    std::vector<unsigned char> bytes;
    cv::imencode(ending, picture, bytes);
    return {bytes.begin(), bytes.end()};
}

inline std::string big_endian(std::uint32_t value)
{
    std::string bytes;
    for (const int shift : {24, 16, 8, 0}) {
        bytes += static_cast<char>(value >> shift & 0xffU);
    }
    return bytes;
}

inline std::string little_endian_of(std::uint32_t value, std::size_t count)
{
    const std::string bytes = big_endian(value);
    return std::string(bytes.rbegin(), bytes.rend()).substr(0, count);
}

inline std::string deflated(const std::string& bytes)
{
    uLongf size = compressBound(bytes.size());
    std::string packed(size, '\0');
    REQUIRE(compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                      reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 9) == Z_OK);
    packed.resize(size);
    return packed;
}

inline std::string png_chunk(const std::string& name, const std::string& data)
{
    const std::string body = name + data;
    const auto check =
        crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return big_endian(static_cast<std::uint32_t>(data.size())) + body +
           big_endian(static_cast<std::uint32_t>(check));
}

/// A PNG of these measures, 8-bit RGB, whose pixel data is one orange picture of 60 by 40.
inline std::string orange_png(std::uint32_t width, std::uint32_t height, const std::string& notes)
{
    std::string rows;
    for (int y = 0; y < 40; ++y) {
        rows += '\0';
        for (int x = 0; x < 60; ++x) {
            rows += "\xc8\x64\x0a";
        }
    }
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1a\n"s +
           png_chunk("IHDR", big_endian(width) + big_endian(height) + "\x08\x02\0\0\0"s) + notes +
           png_chunk("IDAT", deflated(rows)) + png_chunk("IEND", "");
}

/// Good pictures beside notes of a few kilobytes that unpack to 256 MB.
inline NamedBytes pngs_with_packed_notes()
{
    using namespace std::string_literals;
    const std::string packed = deflated(std::string(std::size_t(256) << 20U, '\0'));
    return {
        {"profile.png", orange_png(60, 40, png_chunk("iCCP", "x\0\0"s + packed))},
        {"text.png", orange_png(60, 40, png_chunk("zTXt", "Comment\0\0"s + packed))},
        {"exif.png", orange_png(60, 40, png_chunk("zTXt", "Raw profile type exif\0\0"s + packed))},
        {"xmp.png", orange_png(60, 40, png_chunk("iTXt", "XML:com.adobe.xmp\0\1\0\0\0"s + packed))},
    };
}

/// TIFF 6.0, section 2: `count` pages of 60 by 40 pixels that share their data; the last is
/// followed by the page at `next`, 0 for none.
inline std::string tiff_of_pages(std::uint32_t count, std::uint32_t next = 0,
                                 std::uint32_t width = 60, std::uint32_t height = 40)
{
    using namespace std::string_literals;
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> fields{
        {256, width}, {257, height}, {258, 8},  {259, 1},      {262, 1},
        {273, 8},     {277, 1},      {278, 40}, {279, 60 * 40}};
    const auto page_size = static_cast<std::uint32_t>(2 + 12 * fields.size() + 4);
    const std::uint32_t first = 8 + 60 * 40;
    std::string file =
        "II*\0"s + little_endian_of(first, 4) + std::string(std::size_t(60) * 40, '\x80');
    for (std::uint32_t i = 1; i <= count; ++i) {
        file += little_endian_of(static_cast<std::uint32_t>(fields.size()), 2);
        for (const auto& [tag, value] : fields) {
            file += little_endian_of(tag, 2) + little_endian_of(4, 2) + little_endian_of(1, 4) +
                    little_endian_of(value, 4);
        }
        file += little_endian_of(i < count ? first + i * page_size : next, 4);
    }
    return file;
}

/// GIF89a, sections 18 and 20: a picture of this size in two colours, black and orange, with these
/// pieces of packed rows.
inline std::string gif_of(cv::Size size, const std::string& packed, bool is_interlaced = false)
{
    using namespace std::string_literals;
    const auto width = little_endian_of(static_cast<std::uint32_t>(size.width), 2);
    const auto height = little_endian_of(static_cast<std::uint32_t>(size.height), 2);
    return "GIF89a" + width + height + "\x80\0\0"s + "\0\0\0\xc8\x64\x0a"s + ",\0\0\0\0"s + width +
           height + (is_interlaced ? "@"s : "\0"s) + "\2"s + packed + "\0;"s;
}

inline std::string heic_of(const cv::Mat& picture, const std::filesystem::path& scratch)
{
    return read_bytes(heic_file(scratch, {picture}));
}

/// A PDF of 64 kilobytes whose page is drawn by 32 MB of lines.
inline std::string pdf_with_packed_drawing()
{
    std::string lines;
    while (lines.size() <= std::size_t(32) << 20U) {
        lines += "0 0 m 9 9 l S\n";
    }
    return pdf_of_objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>",
                           pdf_stream("/Filter/FlateDecode", deflated(lines)),
                           "<</Type/Page/Parent 2 0 R/MediaBox[0 0 240 150]/Contents[3 0 R]>>"});
}

/// A PDF whose page draws ten times a form that draws ten times another, and so on, ten deep.
inline std::string pdf_with_nested_drawing()
{
    std::string ten_times;
    for (int i = 0; i < 10; ++i) {
        ten_times += "/F Do ";
    }
    const auto with_form = [](int number) {
        return "/Resources<</XObject<</F " + std::to_string(number) + " 0 R>>>>";
    };
    std::vector<std::string> objects{
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 240 150]/Contents 4 0 R" + with_form(5) + ">>",
        pdf_stream("", ten_times)};
    const std::string form = "/Type/XObject/Subtype/Form/BBox[0 0 240 150]";
    for (int number = 5; number < 15; ++number) {
        objects.push_back(pdf_stream(form + with_form(number + 1), ten_times));
    }
    objects.push_back(pdf_stream(form, "0 0 m 9 9 l S"));
    return pdf_of_objects(objects);
}

/// A PDF with a field of a form that has twice another below it, and so on, thirty deep.
inline std::string pdf_with_nested_fields()
{
    std::vector<std::string> objects{
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/NeedAppearances true>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 240 150]>>"};
    for (int number = 4; number < 34; ++number) {
        const std::string next = std::to_string(number + 1) + " 0 R ";
        objects.push_back(std::string("<</Kids[").append(next).append(next).append("]>>"));
    }
    objects.emplace_back("<</FT/Tx/T(leaf)/Subtype/Widget/Rect[0 0 1 1]>>");
    return pdf_of_objects(objects);
}

/// A PDF that shows, as large as a stamp, an image of ten thousand megapixels, or so it says; or
/// whose drawing is packed as such an image.
inline std::string pdf_with_huge_image(bool is_its_drawing)
{
    const std::string image =
        pdf_stream("/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 1"
                   "/ColorSpace/DeviceGray/Filter/" +
                       std::string(is_its_drawing ? "JBIG2Decode" : "FlateDecode"),
                   deflated("0"));
    return pdf_of_objects(
        {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
         "<</Type/Page/Parent 2 0 R/MediaBox[0 0 240 150]/Contents " +
             std::string(is_its_drawing ? "5 0 R>>" : "4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"),
         pdf_stream("", "9 0 0 9 100 100 cm /I Do"), image});
}

/// `bytes` with what is `offset` behind each `mark` replaced.
inline std::string patched(std::string bytes, std::string_view mark, std::size_t offset,
                           const std::string& value)
{
    std::size_t at = bytes.find(mark);
    REQUIRE(at != std::string::npos);
    for (; at != std::string::npos; at = bytes.find(mark, at + 1)) {
        bytes.replace(at + offset, value.size(), value);
    }
    return bytes;
}

/// A file of each format that says to have more than 200 megapixels and is a few kilobytes long.
inline NamedBytes huge_pictures(const std::filesystem::path& scratch)
{
    const cv::Mat small(40, 60, CV_8UC3, cv::Scalar(10, 100, 200));
    const std::string size = big_endian(30000).substr(2) + big_endian(30000).substr(2);
    const std::string stated = little_endian_of(20000, 4) + little_endian_of(20000, 4);
    const std::string image =
        pdf_stream("/Type/XObject/Subtype/Image/Width 60000/Height 30000/BitsPerComponent 8"
                   "/ColorSpace/DeviceRGB/Filter/FlateDecode",
                   deflated(std::string(1000, '\0')));
    return {
        {"a.jpg", patched(encoded_as(".jpg", small), "\xff\xc0", 5, size)},
        {"a.png", orange_png(30000, 30000, "")},
        {"a.tif", tiff_of_pages(1, 0, 30000, 30000)},
        // 14 bits a side, the whole of which is more than 200 megapixels
        {"a.webp", patched(encoded_as(".webp", small), "VP8L", 9, "\xff\xff\xff\x0f")},
        {"a.bmp", patched(encoded_as(".bmp", small), "BM", 18, stated)},
        {"a.gif", gif_of({60000, 40000}, {})},
        {"a.heic",
         patched(heic_of(small, scratch), "ispe", 8, big_endian(30000) + big_endian(30000))},
        {"a.pdf", pdf_of_pages({{200, 100, "q 200 0 0 100 0 0 cm /I Do Q",
                                 "/Resources<</XObject<</I 3 0 R>>>>"}},
                               {image})},
    };
}
