#pragma once

#include <string>
#include <string_view>

#include "storage/people/people.h"

namespace cardlog {

// Debian 12 has no library that writes vCards (libical does from version 4 on), so the two rules of
// the format that can go wrong stand here, apart and tested: escaping and folding.

/// Text as a value: backslash, comma, semicolon and line break escaped (RFC 6350, 3.4).
[[nodiscard]] std::string vcard_text(const std::string& text);

/// A content line in pieces of at most 75 bytes, never within a UTF-8 character, each further piece
/// after CRLF and a space; CRLF behind it (RFC 6350, 3.2).
[[nodiscard]] std::string vcard_line(std::string_view line);

enum class VcardVersion { v3, v4 };

/// A contact as a vCard 3.0 (RFC 2426) or 4.0 (RFC 6350). `changed_at` becomes REV; `photo` is a
/// JPEG, empty for none. The categories are the tags, then the events; the notes likewise.
[[nodiscard]] std::string vcard_of(const StoredContact& contact, Time changed_at,
                                   VcardVersion version, const std::string& photo = {});

}  // namespace cardlog
