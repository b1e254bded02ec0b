#pragma once

#include <string>

namespace cardlog {

/// A QR code for a terminal: two rows a line of half blocks, with its quiet zone; dark on light by
/// escape sequences, whatever the colours of the terminal. Throws Error(internal) for a text that
/// is too long.
[[nodiscard]] std::string qr_code_lines(const std::string& text);

/// The same as a picture (SVG).
[[nodiscard]] std::string qr_code_svg(const std::string& text);

}  // namespace cardlog
