#pragma once

#include <string>

namespace cardlog {

/// Text for the inside of an HTML element or of a quoted attribute.
[[nodiscard]] std::string html_text(const std::string& text);

/// Bytes in base64 (RFC 4648), without line breaks.
[[nodiscard]] std::string base64(const std::string& bytes);

}  // namespace cardlog
