#include <functional>
#include <map>

#include "core/error.h"
#include "storage/journal/history.h"
#include "storage/rows/encounters.h"
#include "storage/rows/json_text.h"
#include "storage/rows/person.h"
#include "storage/rows/values.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

using Json = nlohmann::ordered_json;

// What undo works on: a row of history, and the moment of the undo.
struct Step {
    Id contact = 0;
    Json before;
    Json after;
    Time now{};
};

// The one number that the statement asks for; 0 where there is none.
Id number_of(Database& database, const char* sql, Id of)
{
    auto row = statement(database, sql, of);
    row.executeStep();
    return row.getColumn(0).getInt64();
}

// The callback that is owed now in the place of one that was closed and taken back.
Id current_callback(Database& database, Id callback)
{
    return number_of(database, R"sql(
WITH RECURSIVE line (id) AS (
    SELECT ? UNION ALL SELECT callback.id FROM callback JOIN line ON callback.reopens = line.id)
SELECT max(id) FROM line)sql",
                     callback);
}

void move_back(Database& database, const Step& step, const std::optional<Id>& attempt,
               const std::optional<Id>& undoes)
{
    const Id callback = current_callback(database, step.before.at("callback").get<Id>());
    execute(database, R"sql(
INSERT INTO due_move (callback_id, attempt_id, at, from_due, to_due, reason, undoes)
SELECT id, ?, ?, due, ?, '', ? FROM callback WHERE id = ?)sql",
            attempt, step.now, step.before.at("due").get<std::string>(), undoes, callback);
}

// A closed callback is not changed any more; the call is owed by another one.
void owe_again(Database& database, Id callback, Time now)
{
    execute(database, R"sql(
INSERT INTO callback (contact_id, due, created_at, reopens)
SELECT contact_id, due, ?, id FROM callback WHERE id = ?)sql",
            now, current_callback(database, callback));
}

void undo_call(Database& database, const Step& step)
{
    const Id callback = step.before.at("callback").get<Id>();
    const std::optional<Outcome> outcome =
        outcome_from(step.after.at("outcome").get<std::string>());
    if (outcome && closes(*outcome)) {
        owe_again(database, callback, step.now);
        return;
    }
    const Id attempt = number_of(database, R"sql(
SELECT max(id) FROM attempt
WHERE callback_id = ? AND id NOT IN (SELECT attempt_id FROM undone_attempt)
      AND outcome IN ('no_answer', 'left_message'))sql",
                                 callback);
    execute(database, "INSERT INTO undone_attempt (attempt_id) VALUES (?)", attempt);
    move_back(database, step, attempt, {});
}

void undo_move(Database& database, const Step& step)
{
    const Id move = number_of(database, R"sql(
SELECT max(id) FROM due_move
WHERE callback_id = ? AND attempt_id IS NULL AND undoes IS NULL
      AND id NOT IN (SELECT undoes FROM due_move WHERE undoes IS NOT NULL))sql",
                              step.before.at("callback").get<Id>());
    move_back(database, step, {}, move);
}

void undo_owe(Database& database, const Step& step)
{
    const Id callback = current_callback(database, step.after.at("callback").get<Id>());
    execute(database, R"sql(
INSERT INTO attempt (callback_id, at, outcome, note)
VALUES (?, ?, 'released', 'promised by mistake'))sql",
            callback, step.now);
    execute(database, R"sql(
UPDATE callback SET outcome = 'released', closed_at = ?, reason = 'promised by mistake'
WHERE id = ?)sql",
            step.now, callback);
}

void undo_refer(Database& database, const Step& step)
{
    execute(database, "UPDATE referral SET undone = 1 WHERE id = ?",
            step.after.at("referral").get<Id>());
}

void undo_referral(Database& database, const Step& step)
{
    const std::string changed_at = step.before.value("changed_at", to_iso(step.now));
    execute(database, "UPDATE referral SET state = ?, changed_at = ? WHERE id = ?",
            step.before.at("state").get<std::string>(), changed_at,
            step.before.at("referral").get<Id>());
}

void undo_edit(Database& database, const Step& step)
{
    replace_values(database, step.contact,
                   {rows_from_json(step.before.at("values").dump()),
                    step.before.at("search").get<std::string>()});
    if (!step.before.contains("encounter")) {
        return;
    }
    const Json& met = step.before.at("encounter");
    const Id encounter =
        met.is_object() ? met.at("id").get<Id>()
                        : number_of(database, "SELECT max(id) FROM encounter WHERE contact_id = ?",
                                    step.contact);
    update_encounter(database, encounter, encounter_from(met));
}

void undo_merge(Database& database, const Step& step)
{
    put_parts(database, step.after.at("parts").get<std::vector<Id>>(),
              step.after.at("merged").get<Id>());
    undo_edit(database, step);
}

void undo_unmerge(Database& database, const Step& step)
{
    put_parts(database, step.after.at("parts").get<std::vector<Id>>(), step.contact);
    undo_edit(database, step);
}

void undo_differ(Database& database, const Step& step)
{
    execute(database, "DELETE FROM different_people WHERE first = ? AND second = ?",
            step.after.at("first").get<Id>(), step.after.at("second").get<Id>());
}

void undo_no_card(Database& database, const Step& step)
{
    execute(database, "UPDATE contact SET no_card = 0 WHERE id = ?", step.contact);
    for (const Json& callback : step.after.at("callbacks")) {
        owe_again(database, callback.get<Id>(), step.now);
    }
    for (const Json& referral : step.after.at("referrals")) {
        execute(database, "UPDATE referral SET undone = 0 WHERE id = ?", referral.get<Id>());
    }
}

using Undo = std::function<void(Database&, const Step&)>;

const std::map<std::string, Undo>& undoings()
{
    static const std::map<std::string, Undo> by_action{
        {"call", undo_call},       {"move", undo_move},       {"owe", undo_owe},
        {"refer", undo_refer},     {"edit", undo_edit},       {"referral", undo_referral},
        {"merge", undo_merge},     {"unmerge", undo_unmerge}, {"differ", undo_differ},
        {"no_card", undo_no_card},
    };
    return by_action;
}

// The number of the last change that is not an undo and was not undone.
std::optional<Id> change_to_undo(Database& database)
{
    auto row = statement(database, R"sql(
SELECT coalesce(change, id) AS first_row FROM history
WHERE actor = 'person' AND action <> 'undo' AND coalesce(change, id) NOT IN
      (SELECT json_extract(new_value, '$.undoes') FROM history WHERE action = 'undo')
ORDER BY id DESC LIMIT 1)sql");
    return row.executeStep() ? id_or_none(row.getColumn("first_row")) : std::nullopt;
}

void require_nobody_forgotten_since(Database& database, Time change)
{
    auto row = statement(database,
                         "SELECT contact_id FROM tombstone WHERE forgotten_at > ? LIMIT 1", change);
    if (row.executeStep()) {
        throw Error(ExitCode::usage,
                    "the last change erased contact " + row.getColumn("contact_id").getString(),
                    "That cannot be taken back; a backup from before would still have it");
    }
}

HistoryEntry undo_last(Database& database, Time now, const std::optional<Id>& expected)
{
    const std::optional<Id> change = change_to_undo(database);
    if (!change) {
        throw Error(ExitCode::usage, "there is no change to take back", "See cardlog history ID");
    }
    if (expected && expected != change) {
        throw Error(ExitCode::busy, "something else was changed in the meantime",
                    "Look at it first");
    }
    auto row = statement(database, R"sql(
SELECT at, contact_id, actor, action, coalesce(old_value, '{}') AS old_value,
       coalesce(new_value, '{}') AS new_value
FROM history WHERE id = ?1 OR change = ?1 ORDER BY id DESC)sql",
                         *change);
    HistoryEntry last;
    while (row.executeStep()) {
        last = history_entry_in(row);
        require_nobody_forgotten_since(database, last.at);
        const auto undo = undoings().find(last.action);
        if (undo == undoings().end()) {
            throw Error(ExitCode::usage,
                        "the last change cannot be taken back: " + last.action + " of contact " +
                            std::to_string(last.contact),
                        "To erase the contact: cardlog forget " + std::to_string(last.contact));
        }
        undo->second(database,
                     {last.contact, Json::parse(last.before), Json::parse(last.after), now});
    }
    put_history(
        database,
        {now, last.contact, "undo", {}, {{"undoes", *change}, {"action", last.action}}, {}});
    return last;
}

}  // namespace

Id Journal::newest() const
{
    return connection_.read([](Database& database) {
        return database.execAndGet("SELECT coalesce(max(id), 0) FROM history").getInt64();
    });
}

std::optional<Id> Journal::last_change() const
{
    return connection_.read([](Database& database) { return change_to_undo(database); });
}

HistoryEntry Journal::undo(Time now, const std::optional<Id>& expected)
{
    return connection_.write(
        [&](Database& database) { return undo_last(database, now, expected); });
}

}  // namespace cardlog
