#pragma once

#include <nlohmann/json.hpp>

#include "core/ledger.h"
#include "storage/sql/statement.h"

namespace cardlog {

/// The encounter in the columns event, met_on, place and talked_about of a row.
[[nodiscard]] Encounter encounter_in(const SQLite::Statement& row);

/// Writes an encounter, unless nothing is known of it.
void put_encounter(Database& database, Id contact, const Encounter& encounter);

/// Writes what the last encounter of a person is to be. Returns what it was, as JSON with its id;
/// null where there was none.
nlohmann::ordered_json replace_encounter(Database& database, Id person, const Encounter& encounter);

/// An encounter from that JSON; an empty one from null.
[[nodiscard]] Encounter encounter_from(const nlohmann::ordered_json& json);

/// Writes an encounter over one that is there.
void update_encounter(Database& database, Id id, const Encounter& encounter);

}  // namespace cardlog
