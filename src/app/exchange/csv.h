#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/people/people.h"

namespace cardlog {

/// What a table is for.
enum class CsvFor {
    programs,      ///< all that is known, numbers as E.164
    excel,         ///< the same, numbers in groups: Excel would calculate with the others
    excel_german,  ///< the same with semicolons, as Excel has them where "," stands in numbers
    google,        ///< Google Contacts, with the headings that its own export has
    outlook,       ///< Outlook, with the headings of its English export
};

/// "excel", "excel-de", "google" or "outlook"; none for another word.
[[nodiscard]] std::optional<CsvFor> csv_for(const std::string& word);

/// A cell of a CSV file (RFC 4180): quoted where it must be, and never a formula: text that a
/// spreadsheet would calculate gets an apostrophe in front. Telephone numbers are no formulas.
[[nodiscard]] std::string csv_cell(const std::string& text);

/// A line of headings, a line a contact, CRLF; UTF-8 with its mark, but for Google, which takes the
/// mark for a part of the first heading.
[[nodiscard]] std::string csv_of(const std::vector<StoredContact>& contacts,
                                 CsvFor reader = CsvFor::programs);

}  // namespace cardlog
