#pragma once

#include <vector>

#include "core/ledger.h"
#include "storage/sql/statement.h"

namespace cardlog {

/// All callbacks of a person with their attempts, oldest first.
[[nodiscard]] std::vector<Callback> callbacks_of(SQLite::Database& database, Id person);

/// As callbacks_of(), those that are still owed; several where contacts were merged.
[[nodiscard]] std::vector<Callback> pending_callbacks_of(SQLite::Database& database, Id person);

/// Owes a contact a call; returns its number.
Id put_callback(SQLite::Database& database, Id contact, Day due, Time now);

}  // namespace cardlog
