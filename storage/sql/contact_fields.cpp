#include "storage/sql/contact_fields.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/fields.h"
#include "storage/sql/statement.h"

namespace cardlog {
namespace {

struct Use {
    bool is_list = false;
    bool by_card = false;  // a card may have told it

    bool operator==(const Use&) const = default;
};

using Fields = std::map<std::string, Use>;

Fields stored_fields(Database& database)
{
    Statement row(database, "SELECT name, is_list, by_card FROM contact_field");
    Fields fields;
    while (row.executeStep()) {
        fields[row.getColumn("name").getString()] = {row.getColumn("is_list").getInt() != 0,
                                                     row.getColumn("by_card").getInt() != 0};
    }
    return fields;
}

Fields our_fields()
{
    Fields fields;
    for (const ValueName& value : value_names()) {
        fields[value.name] = {value.is_list, value.said_by == SaidBy::card};
    }
    return fields;
}

}  // namespace

void put_contact_fields(Database& database)
{
    if (stored_fields(database) == our_fields()) {
        return;
    }
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    for (const auto& [name, use] : our_fields()) {
        execute(database, R"sql(
INSERT INTO contact_field (name, is_list, by_card) VALUES (?, ?, ?)
ON CONFLICT (name) DO UPDATE SET is_list = excluded.is_list, by_card = excluded.by_card)sql",
                name, static_cast<int>(use.is_list), static_cast<int>(use.by_card));
    }
    transaction.commit();
}

bool has_unknown_fields(Database& database)
{
    const Fields ours = our_fields();
    const Fields stored = stored_fields(database);
    return std::any_of(stored.begin(), stored.end(),
                       [&](const auto& field) { return !ours.contains(field.first); });
}

}  // namespace cardlog
