#pragma once

#include <string>
#include <vector>

#include "storage/contact_rows.h"
#include "storage/statement.h"

namespace cardlog {

/// All values of a contact, and what it is found by.
struct Values {
    std::vector<ContactRow> rows;
    std::string search_text;
};

/// The values of one contact; what was merged into it is among them.
[[nodiscard]] Values query_values(SQLite::Database& database, Id contact);

/// Writes the values of a contact that has none.
void put_values(SQLite::Database& database, Id contact, const Values& values);

/// Writes other values instead of those that a contact has.
void replace_values(SQLite::Database& database, Id contact, const Values& values);

void put_encounter(SQLite::Database& database, Id contact, const Encounter& encounter);

}  // namespace cardlog
