#pragma once

#include <string>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/Matrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <opencv2/imgproc.hpp>

/// A QR code of UTF-8 text, black on white with its quiet zone, BGR, `side` pixels wide.
inline cv::Mat code_picture(const std::string& payload, int side)
{
    const ZXing::BitMatrix bits = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                      .setEncoding(ZXing::CharacterSet::UTF8)
                                      .setMargin(4)
                                      .encode(payload, side, side);
    const auto modules = ZXing::ToMatrix<unsigned char>(bits);
    const cv::Mat grey(modules.height(), modules.width(), CV_8UC1,
                       const_cast<unsigned char*>(modules.data()));
    cv::Mat picture;
    cv::cvtColor(grey, picture, cv::COLOR_GRAY2BGR);
    return picture;
}
