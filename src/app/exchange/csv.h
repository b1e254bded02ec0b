#pragma once

#include <string>
#include <vector>

#include "storage/people/people.h"

namespace cardlog {

/// A cell of a CSV file (RFC 4180): quoted where it must be, and never a formula: text that a
/// spreadsheet would calculate gets an apostrophe in front.
[[nodiscard]] std::string csv_cell(const std::string& text);

/// A table for spreadsheets: UTF-8 with its mark, a line of headings, a line a contact, CRLF.
[[nodiscard]] std::string csv_of(const std::vector<StoredContact>& contacts);

}  // namespace cardlog
