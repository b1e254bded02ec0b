#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/picture_hash.h"
#include "storage/sql/contact_rows.h"
#include "storage/sql/statement.h"

namespace cardlog {

/// All values of a contact, and what it is found by.
struct Values {
    std::vector<ContactRow> rows;
    std::string search_text;
};

/// The values as history keeps them.
[[nodiscard]] nlohmann::ordered_json json_of(const Values& values);

/// [{"field": …, "old": …, "new": …}]: for people, who read what was changed.
[[nodiscard]] nlohmann::ordered_json changes_between(const std::vector<ContactRow>& before,
                                                     const std::vector<ContactRow>& after);

/// The values of one contact; what was merged into it is among them.
[[nodiscard]] Values query_values(SQLite::Database& database, Id contact);

/// Writes the values of a contact that has none.
void put_values(SQLite::Database& database, Id contact, const Values& values);

/// Writes other values instead of those that a contact has.
void replace_values(SQLite::Database& database, Id contact, const Values& values);

/// Writes what the last encounter of a person is to be. Returns what it was, as JSON with its id;
/// null where there was none.
nlohmann::ordered_json replace_encounter(SQLite::Database& database, Id person,
                                         const Encounter& encounter);

/// An encounter from that JSON; an empty one from null.
[[nodiscard]] Encounter encounter_from(const nlohmann::ordered_json& json);

/// Writes an encounter over one that is there.
void update_encounter(SQLite::Database& database, Id id, const Encounter& encounter);

[[nodiscard]] std::optional<PictureHash> look_or_none(const SQLite::Column& column);

/// The bytes of a look as they are stored.
[[nodiscard]] std::string bytes_of(const std::optional<PictureHash>& look);

void put_encounter(SQLite::Database& database, Id contact, const Encounter& encounter);

}  // namespace cardlog
