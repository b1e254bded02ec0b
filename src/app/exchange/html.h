#pragma once

#include <optional>
#include <string>

namespace cardlog {

/// Text for the inside of an HTML element or of a quoted attribute.
[[nodiscard]] std::string html_text(const std::string& text);

/// Bytes in base64 (RFC 4648), without line breaks.
[[nodiscard]] std::string base64(const std::string& bytes);

/// The reverse of base64(); none where the text is no base64.
[[nodiscard]] std::optional<std::string> bytes_from_base64(const std::string& text);

}  // namespace cardlog
