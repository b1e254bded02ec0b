#include <algorithm>

#include "core/error.h"
#include "storage/journal/history.h"
#include "storage/people/new_values.h"
#include "storage/people/people.h"
#include "storage/rows/json_text.h"
#include "storage/rows/person.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<ContactRow>;

// The row that merged the contact last.
std::optional<HistoryRow> merge_row(Database& database, Id person, Id contact)
{
    auto row = statement(database, R"sql(
SELECT old_value, new_value FROM history
WHERE contact_id = ? AND action = 'merge' AND json_extract(new_value, '$.merged') = ?
ORDER BY id DESC LIMIT 1)sql",
                         person, contact);
    if (!row.executeStep()) {
        return std::nullopt;
    }
    return HistoryRow{{},
                      person,
                      "merge",
                      Json::parse(row.getColumn("old_value").getString()),
                      Json::parse(row.getColumn("new_value").getString()),
                      {}};
}

// Those that came with the contact go with it, unless they have left already; it comes first.
std::vector<Id> leaving_parts(Database& database, Id person, Id contact)
{
    std::vector<Id> parts{contact};
    if (const auto row = merge_row(database, person, contact)) {
        const std::vector<Id> all = contacts_of(database, person);
        for (const Id part : row->after.at("parts").get<std::vector<Id>>()) {
            if (part != contact && std::find(all.begin(), all.end(), part) != all.end()) {
                parts.push_back(part);
            }
        }
    }
    return parts;
}

}  // namespace

void People::merge(Id into, Id other, const NewValues& values, Time now)
{
    connection_.write([&](Database& database) {
        const Id person = known_person(database, into);
        const Id merged = known_person(database, other);
        if (person == merged) {
            throw Error(ExitCode::usage,
                        "contacts " + std::to_string(into) + " and " + std::to_string(other) +
                            " are one person already",
                        "Name two contacts");
        }
        const Values before = unchanged_values(database, person, values.before);
        Rows known = before.rows;
        const Rows others = values_of(database, merged).rows;
        known.insert(known.end(), others.begin(), others.end());
        const std::vector<Id> parts = contacts_of(database, merged);
        put_parts(database, parts, person);
        replace_values(database, person, with_cards(values, known));
        put_history(
            database,
            {now, person, "merge", json_of(before), {{"merged", merged}, {"parts", parts}}, {}});
    });
}

std::optional<Merge> People::merge_of(Id contact) const
{
    return connection_.read([&](Database& database) -> std::optional<Merge> {
        const Id person = person_of(database, contact);
        if (person == 0 || person == contact) {
            return std::nullopt;
        }
        const std::optional<HistoryRow> row = merge_row(database, person, contact);
        const Rows first = row ? rows_from_json(row->before->at("values").dump()) : Rows{};
        return Merge{person, contact_from(first), contact_from(values_of(database, contact).rows)};
    });
}

void People::unmerge(Id contact, const NewValues& values, Time now)
{
    connection_.write([&](Database& database) {
        const Id person = known_person(database, contact);
        if (person == contact) {
            throw Error(ExitCode::usage,
                        "contact " + std::to_string(contact) + " is not merged into another one",
                        "See cardlog show " + std::to_string(contact));
        }
        const Values before = unchanged_values(database, person, values.before);
        const std::vector<Id> parts = leaving_parts(database, person, contact);
        put_parts(database, parts, contact);
        replace_values(database, person, with_cards(values, before.rows));
        put_history(database, {now,
                               person,
                               "unmerge",
                               json_of(before),
                               {{"unmerged", contact}, {"parts", parts}},
                               {}});
    });
}

bool People::set_different(Id one, Id other, Time now)
{
    return connection_.write([&](Database& database) {
        if (known_person(database, one) == known_person(database, other)) {
            throw Error(ExitCode::usage,
                        "contacts " + std::to_string(one) + " and " + std::to_string(other) +
                            " are one person",
                        "Take a merge back with cardlog unmerge");
        }
        const auto [first, second] = std::minmax(one, other);
        execute(database, "INSERT OR IGNORE INTO different_people (first, second) VALUES (?, ?)",
                first, second);
        if (database.getChanges() == 0) {
            return false;
        }
        put_history(database,
                    {now, first, "differ", {}, {{"first", first}, {"second", second}}, {}});
        return true;
    });
}

std::set<std::pair<Id, Id>> People::different_people() const
{
    return connection_.read([](Database& database) {
        Statement row(database, R"sql(
SELECT one.person AS first_person, other.person AS second_person
FROM different_people
JOIN person_contact AS one ON one.contact = first
JOIN person_contact AS other ON other.contact = second)sql");
        std::set<std::pair<Id, Id>> pairs;
        while (row.executeStep()) {
            pairs.insert(std::minmax<Id>(row.getColumn("first_person").getInt64(),
                                         row.getColumn("second_person").getInt64()));
        }
        return pairs;
    });
}

}  // namespace cardlog
