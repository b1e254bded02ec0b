#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "core/ledger.h"
#include "storage/journal/journal.h"
#include "storage/sql/statement.h"

namespace cardlog {

/// A change as history keeps it: what was, and what became, as far as undo has to know.
struct HistoryRow {
    Time at{};
    Id contact = 0;
    std::string action;
    std::optional<nlohmann::ordered_json> before{};
    nlohmann::ordered_json after;
    std::optional<Id> change{};  ///< the first row of a change that has several
};

/// Adds a row for a change that a person made; returns its number.
Id put_history(Database& database, const HistoryRow& row);

/// A row of history with the columns at, contact_id, actor, action, old_value and new_value.
[[nodiscard]] HistoryEntry history_entry_in(const SQLite::Statement& row);

}  // namespace cardlog
