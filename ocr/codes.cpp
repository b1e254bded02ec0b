#include "ocr/codes.h"

// Texts as UTF-8 strings, the default of later ZXing releases.
#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

namespace cardlog {
namespace {

Point point(const ZXing::PointI& p)
{
    return {double(p.x), double(p.y)};
}

}  // namespace

std::vector<Code> read_codes(const cv::Mat& picture)
{
    const auto format = picture.channels() == 1 ? ZXing::ImageFormat::Lum : ZXing::ImageFormat::BGR;
    const ZXing::ImageView view(picture.data, picture.cols, picture.rows, format,
                                int(picture.step));
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::MicroQRCode |
                     ZXing::BarcodeFormat::DataMatrix | ZXing::BarcodeFormat::Aztec);
    std::vector<Code> codes;
    for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
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
