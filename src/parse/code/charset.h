#pragma once

#include <string>
#include <string_view>

namespace cardlog {

/// Text in `charset` (a name of the IANA's list) as UTF-8. Bytes that are none of that charset, or
/// of one that ICU does not know, are taken for UTF-8 where they are valid, else for Windows-1252,
/// in which every byte is a character.
[[nodiscard]] std::string utf8_from(std::string_view bytes, const std::string& charset);

/// A text file's bytes as UTF-8, without byte order mark: UTF-16 by its mark or by its zero bytes,
/// else UTF-8 where all of it is valid, else unchanged.
[[nodiscard]] std::string utf8_from_file(std::string_view bytes);

/// Whether all of it is well-formed UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace cardlog
