#pragma once

#include <string_view>
#include <vector>

#include "parse/code/property.h"

namespace cardlog {

/// More cards than anybody's address book has; what comes after them is left out.
inline constexpr std::size_t max_vcards = 100'000;

/// Whether a line of the text begins a vCard.
[[nodiscard]] bool has_vcard(std::string_view text);

/// The properties of each vCard in a text, of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) and
/// of what programs make of them: folded, grouped and quoted-printable lines, charsets, ends that
/// are missing. Pictures and cards within cards are left out, and so is what stands around the
/// cards. A card without properties is in the list.
[[nodiscard]] std::vector<Properties> vcards_in(std::string_view text);

}  // namespace cardlog
