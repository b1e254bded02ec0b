#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "storage/sql/statement.h"
#include "storage/store.h"

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
Id put_history(SQLite::Database& database, const HistoryRow& row);

[[nodiscard]] std::vector<HistoryEntry> query_history(SQLite::Database& database, Id contact);

/// See Store::undo().
HistoryEntry undo_last(SQLite::Database& database, Time now);

}  // namespace cardlog
