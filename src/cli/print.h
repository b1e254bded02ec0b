#pragma once

#include <string>
#include <vector>

#include "core/contact.h"

namespace cardlog {

/// Terminal columns that UTF-8 text takes; control characters and invalid bytes take none.
[[nodiscard]] int columns_of(const std::string& text);

/// Text that fits into `columns`, cut with "…" where it is longer. Control characters are left out,
/// so that what a card says can't steer a terminal.
[[nodiscard]] std::string cut(const std::string& text, int columns);

/// As cut(), filled with spaces on the right: any column of a table but the last.
[[nodiscard]] std::string fitted(const std::string& text, int columns);

/// Words in lines of at most `columns`, where no word is longer; no line break at the end.
[[nodiscard]] std::string wrapped(const std::string& text, int columns);

/// "1 card", "2 cards".
[[nodiscard]] std::string counted(int number, const std::string& noun);

/// Text in one line, without control characters.
[[nodiscard]] std::string printable(const std::string& text);

/// The fields of a contact, a line each, with a "?" and the confidence where one needs review.
[[nodiscard]] std::string field_table(const Contact& contact);

}  // namespace cardlog
