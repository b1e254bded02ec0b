#pragma once

#include <string>
#include <vector>

#include "core/contact.h"

namespace cardlog {

/// Terminal columns that UTF-8 text takes; control characters and invalid bytes take none.
[[nodiscard]] int columns_of(const std::string& text);

/// Text that fits into `columns`: cut with "…" or filled with spaces on the right. Control
/// characters are left out, so that what a card says can't steer a terminal.
[[nodiscard]] std::string fitted(const std::string& text, int columns);

/// Text without control characters.
[[nodiscard]] std::string printable(const std::string& text);

/// The fields of a contact, a line each, with a "?" and the confidence where one needs review.
[[nodiscard]] std::string field_table(const Contact& contact);

}  // namespace cardlog
