#include "storage/journal/history.h"

#include "storage/rows/person.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

using Json = nlohmann::ordered_json;

std::string compact(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Id put_history(Database& database, const HistoryRow& row)
{
    std::optional<std::string> before;
    if (row.before) {
        before = compact(*row.before);
    }
    execute(database, R"sql(
INSERT INTO history (at, actor, contact_id, action, old_value, new_value, change)
VALUES (?, 'person', ?, ?, ?, ?, ?))sql",
            row.at, row.contact, row.action, before, compact(row.after), row.change);
    return database.getLastInsertRowid();
}

HistoryEntry history_entry_in(const SQLite::Statement& row)
{
    return {time_of(row.getColumn("at")),           row.getColumn("contact_id").getInt64(),
            row.getColumn("actor").getString(),     row.getColumn("action").getString(),
            row.getColumn("old_value").getString(), row.getColumn("new_value").getString()};
}

std::vector<HistoryEntry> Journal::history(Id contact) const
{
    return connection_.read([&](Database& database) {
        auto row = statement(database, R"sql(
SELECT at, contact_id, actor, action, old_value, new_value FROM history
WHERE contact_id IN (SELECT contact FROM person_contact WHERE person = ?)
ORDER BY id)sql",
                             person_of(database, contact));
        return read_rows(row, history_entry_in);
    });
}

std::optional<HistoryEntry> Journal::change(Id number) const
{
    return connection_.read([&](Database& database) {
        auto row = statement(database, R"sql(
SELECT at, contact_id, actor, action, old_value, new_value FROM history
WHERE id = ? AND actor = 'person')sql",
                             number);
        return row.executeStep() ? std::optional(history_entry_in(row)) : std::nullopt;
    });
}

}  // namespace cardlog
