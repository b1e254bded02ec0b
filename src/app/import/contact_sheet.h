#pragma once

#include <string>

#include "app/import/imported_file.h"

namespace cardlog {

// A contact sheet is one HTML file without links: its head, an entry for each file, its end.

[[nodiscard]] std::string contact_sheet_head(const std::string& title);

/// Each page of a file with its cards outlined and numbered, and what was read from each card; of a
/// file that has no pages only what became of it.
[[nodiscard]] std::string contact_sheet_entry(const ImportedFile& file);

[[nodiscard]] std::string contact_sheet_end();

}  // namespace cardlog
