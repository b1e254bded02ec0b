#include "ocr/codes.h"

#include <stdexcept>

// Texts as UTF-8 strings, the default of later ZXing releases.
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

namespace cardlog {
namespace {

Point point(const ZXing::PointI& p)
{
    return {double(p.x), double(p.y)};
}

// ZXing 1.4 looks for the rings of an Aztec code beyond the picture's edge, and throws there: what
// it was about to read is none.
ZXing::Results results_in(const ZXing::ImageView& view)
{
    const ZXing::BarcodeFormats others = ZXing::BarcodeFormat::QRCode |
                                         ZXing::BarcodeFormat::MicroQRCode |
                                         ZXing::BarcodeFormat::DataMatrix;
    ZXing::DecodeHints hints;
    try {
        hints.setFormats(others | ZXing::BarcodeFormat::Aztec);
        return ZXing::ReadBarcodes(view, hints);
    } catch (const std::out_of_range&) {
        hints.setFormats(others);
        return ZXing::ReadBarcodes(view, hints);
    }
}

}  // namespace

std::vector<Code> read_codes(const cv::Mat& picture)
{
    const auto format = picture.channels() == 1 ? ZXing::ImageFormat::Lum : ZXing::ImageFormat::BGR;
    const ZXing::ImageView view(picture.data, picture.cols, picture.rows, format,
                                int(picture.step));
    std::vector<Code> codes;
    for (const ZXing::Result& result : results_in(view)) {
        std::string payload = result.text();
        if (!result.isValid() || payload.empty() || payload.size() > max_code_bytes) {
            continue;
        }
        const ZXing::Position& at = result.position();
        codes.push_back({std::move(payload),
                         {{point(at.topLeft()), point(at.topRight()), point(at.bottomRight()),
                           point(at.bottomLeft())}}});
    }
    return codes;
}

}  // namespace cardlog
