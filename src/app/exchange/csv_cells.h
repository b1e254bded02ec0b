#pragma once

#include <string>
#include <utility>
#include <vector>

#include "storage/people/people.h"

namespace cardlog {

/// The cells of a line, each with the heading of its column.
using CsvCells = std::vector<std::pair<std::string, std::string>>;

/// How many columns a table has for what somebody may have several of.
struct CsvColumns {
    std::size_t emails = 1;
    std::size_t phones = 1;
    std::size_t websites = 1;
};

/// What was talked about where, and a person's own words, a line each.
[[nodiscard]] std::string csv_notes(const StoredContact& contact);

/// A line of Google Contacts' own CSV export: its headings as of 2024, labels parted by " ::: ".
[[nodiscard]] CsvCells google_cells(const StoredContact& contact, const CsvColumns& columns);

/// A line of Outlook's CSV export in English, without the columns that nothing is known for. It has
/// three e-mail addresses and one or two numbers of each kind; the others stand in the notes.
[[nodiscard]] CsvCells outlook_cells(const StoredContact& contact);

}  // namespace cardlog
