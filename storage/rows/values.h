#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/fields.h"
#include "storage/rows/contact_rows.h"
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
[[nodiscard]] nlohmann::ordered_json json_of(const std::vector<FieldChange>& changes);

/// The values of one contact; what was merged into it is among them.
[[nodiscard]] Values values_of(Database& database, Id contact);

/// What somebody without name and company is known by; empty for everybody else. `Summary` is a
/// line of a list.
template <class Summary>
[[nodiscard]] std::string otherwise_known_by(Database& database, Id contact, const Summary& line)
{
    const bool has_name = !line.name.empty() || !line.company.empty();
    return has_name ? std::string() : known_by(contact_from(values_of(database, contact).rows));
}

/// Writes the values of a contact that has none.
void put_values(Database& database, Id contact, const Values& values);

/// Writes other values instead of those that a contact has.
void replace_values(Database& database, Id contact, const Values& values);

}  // namespace cardlog
