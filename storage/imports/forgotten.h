#pragma once

#include <string>
#include <vector>

#include "storage/rows/contact_rows.h"
#include "storage/sql/statement.h"

namespace cardlog {

// Who was forgotten, so that they do not come back. What is kept are SHA-256 digests of two values
// of a person together: the name (or the company, where no name was known) with each e-mail address
// and with each number. They tell whether the same person comes again, and nothing else.

/// Remembers a person by these values, and by the UID that other programs know it by.
void remember_forgotten(Database& database, const std::vector<ContactRow>& rows,
                        const std::string& uid);

/// Whether these are values of a person who was forgotten.
[[nodiscard]] bool is_forgotten(Database& database, const std::vector<ContactRow>& rows);

/// Whether a person who was forgotten was known by this UID.
[[nodiscard]] bool is_forgotten(Database& database, const std::string& uid);

}  // namespace cardlog
