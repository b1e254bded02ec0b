#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/contact.h"
#include "core/text.h"

namespace cardlog {

/// What the parser knows beside the text.
struct ParseContext {
    std::string home_region = "DE";    ///< ISO 3166-1 alpha-2, for numbers without a country
    std::vector<std::string> codes{};  ///< payloads of codes on the card: a second witness
};

/// The fields of one card, each with its evidence; quads are in pixels of the flat card, absent for
/// pasted text. Text that is in no field is in none; an empty text gives an empty contact.
[[nodiscard]] Contact parse_contact(const CardText& text, const ParseContext& context = {});

/// What the first `most` vCards in a text say, in the text's order; empty where it has none. The
/// text is UTF-8, UTF-16 or what its lines say. Numbers without a country are of the card's own
/// address, else of `home_region` (ISO 3166-1 alpha-2).
[[nodiscard]] std::vector<Contact>
contacts_of_vcards(std::string_view text, const std::string& home_region, std::size_t most);

/// Whether a file with these first bytes is one of vCards: nothing but blanks stands before them.
[[nodiscard]] bool begins_vcard(std::string_view first_bytes);

/// Whether a text is what the codes on cards say in their short formats: MECARD, BIZCARD, …
[[nodiscard]] bool is_short_form(const std::string& text);

}  // namespace cardlog
