#pragma once

#include <string>
#include <vector>

#include "core/ledger.h"
#include "storage/sql/statement.h"

namespace cardlog {

/// All callbacks of a person with their attempts, oldest first.
[[nodiscard]] std::vector<Callback> callbacks_of(Database& database, Id person);

/// As callbacks_of(), those that are still owed; several where contacts were merged.
[[nodiscard]] std::vector<Callback> pending_callbacks_of(Database& database, Id person);

/// Owes a contact a call; returns its number.
Id put_callback(Database& database, Id contact, Day due, Time now);

/// Closes a callback that is owed, without a call.
void release_callback(Database& database, Id callback, const std::string& reason, Time now);

}  // namespace cardlog
