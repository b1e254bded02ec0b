#pragma once

#include <string>
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

/// Whether the telephone numbers of this country (ISO 3166-1 alpha-2, upper case) are known.
[[nodiscard]] bool is_phone_region(const std::string& region);

/// Text in lower case, without accents and punctuation, words separated by single spaces; with the
/// German spellings both ways: "Müller" gives "muller mueller". For search.
[[nodiscard]] std::string search_key(const std::string& text);

}  // namespace cardlog
