#pragma once

#include <string>

namespace cardlog {

/// Text in lower case, without accents and punctuation, words separated by single spaces; with the
/// German spellings both ways: "Müller" gives "muller mueller". For search.
[[nodiscard]] std::string search_key(const std::string& text);

}  // namespace cardlog
