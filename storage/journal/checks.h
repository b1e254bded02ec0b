#pragma once

#include <string>

#include "storage/sql/statement.h"

namespace cardlog {

/// Nothing but white space.
[[nodiscard]] bool is_blank(const std::string& text);

/// Throws Error(usage) for an unknown contact.
void require_contact(SQLite::Database& database, Id contact);

}  // namespace cardlog
