#pragma once

#include <functional>
#include <string_view>

#include "parse/code/property.h"

namespace cardlog {

/// Whether a line of the text begins a vCard.
[[nodiscard]] bool has_vcard(std::string_view text);

/// Hands over the properties of each vCard in a text until `take` wants no more, of
/// versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) and of what programs make of them: folded,
/// grouped and quoted-printable lines, charsets, ends that are missing. Pictures and cards within
/// cards are left out, and so is what stands around the cards; a card without properties is handed
/// over. No card is kept.
void for_each_vcard(std::string_view text, const std::function<bool(const Properties&)>& take);

}  // namespace cardlog
