#pragma once

#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "core/geometry.h"

namespace cardlog {

/// A QR code or another matrix code on a card.
struct Code {
    std::string payload;  ///< UTF-8, at most max_code_bytes
    Quad quad{};          ///< pixels of the picture it was read from
};

/// Longer payloads are not taken; a version 40 QR code holds 2953 bytes (ISO/IEC 18004).
inline constexpr std::size_t max_code_bytes = 4096;

/// The matrix codes in a picture (8-bit, grey or BGR); empty when there is none.
[[nodiscard]] std::vector<Code> read_codes(const cv::Mat& picture);

}  // namespace cardlog
