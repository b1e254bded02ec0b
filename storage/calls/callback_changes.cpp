#include <algorithm>

#include "core/error.h"
#include "storage/changes.h"
#include "storage/journal/checks.h"
#include "storage/journal/history.h"
#include "storage/queries.h"

namespace cardlog {
namespace {

// What a person's contacts are owed; more than one call when they were merged.
std::vector<Callback> pending_callbacks(SQLite::Database& database, Id contact)
{
    require_contact(database, contact);
    std::vector<Callback> callbacks = query_callbacks(database, query_person(database, contact));
    std::erase_if(callbacks, [](const Callback& callback) { return !callback.pending(); });
    return callbacks;
}

// The one that is due first.
const Callback& most_urgent(const std::vector<Callback>& callbacks)
{
    return *std::min_element(
        callbacks.begin(), callbacks.end(),
        [](const Callback& one, const Callback& other) { return one.due < other.due; });
}

Callback callback_of(SQLite::Database& database, Id contact, Id callback)
{
    std::vector<Callback> callbacks = query_callbacks(database, query_person(database, contact));
    return *std::find_if(callbacks.begin(), callbacks.end(),
                         [&](const Callback& one) { return one.id == callback; });
}

void close_callback(SQLite::Database& database, Id callback, const NewAttempt& attempt)
{
    const bool released = attempt.outcome == Outcome::released;
    execute(database, "UPDATE callback SET outcome = ?, closed_at = ?, reason = ? WHERE id = ?",
            attempt.outcome, attempt.at, released ? std::optional(attempt.note) : std::nullopt,
            callback);
}

// The schema moves the callback itself: a due day changes by no other way.
void put_move(SQLite::Database& database, const Callback& callback,
              const std::optional<Id>& attempt, const NewDue& due)
{
    execute(database,
            "INSERT INTO due_move (callback_id, attempt_id, at, from_due, to_due, reason)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            callback.id, attempt, due.at, callback.due, due.due, due.reason);
}

HistoryRow call_row(const Callback& before, const NewAttempt& attempt, const Day& due)
{
    return {attempt.noted_at.value_or(attempt.at),
            before.contact,
            "call",
            {{{"callback", before.id}, {"due", to_iso(before.due)}}},
            {{"callback", before.id},
             {"due", to_iso(due)},
             {"outcome", to_string(attempt.outcome)},
             {"note", attempt.note}},
            {}};
}

HistoryRow move_row(const Callback& before, const NewDue& due)
{
    return {due.at,
            before.contact,
            "move",
            {{{"callback", before.id}, {"due", to_iso(before.due)}}},
            {{"callback", before.id}, {"due", to_iso(due.due)}, {"reason", due.reason}},
            {}};
}

// Returns the due day afterwards.
Day put_attempt(SQLite::Database& database, const Callback& before, const NewAttempt& attempt)
{
    execute(database, "INSERT INTO attempt (callback_id, at, outcome, note) VALUES (?, ?, ?, ?)",
            before.id, attempt.at, attempt.outcome, attempt.note);
    if (closes(attempt.outcome)) {
        close_callback(database, before.id, attempt);
        return before.due;
    }
    const Day next = attempt.next_due.value_or(add_working_days(utc_day(attempt.at), 1));
    put_move(database, before, database.getLastInsertRowid(), {next, "", attempt.at});
    return next;
}

Id put_callback(SQLite::Database& database, Id contact, const NewDue& due)
{
    execute(database, "INSERT INTO callback (contact_id, due, created_at) VALUES (?, ?, ?)",
            contact, due.due, due.at);
    const Id callback = database.getLastInsertRowid();
    put_history(database,
                {due.at,
                 contact,
                 "owe",
                 {},
                 {{"callback", callback}, {"due", to_iso(due.due)}, {"reason", due.reason}},
                 {}});
    return callback;
}

}  // namespace

Callback insert_attempt(SQLite::Database& database, Id contact, const NewAttempt& attempt)
{
    const std::vector<Callback> owed = pending_callbacks(database, contact);
    if (owed.empty()) {
        throw Error(ExitCode::usage, "contact " + std::to_string(contact) + ": no call is owed",
                    "Its callback is closed; see cardlog show " + std::to_string(contact));
    }
    if (attempt.outcome == Outcome::released && is_blank(attempt.note)) {
        throw Error(ExitCode::usage, "a callback is released only with a reason",
                    "Say why with --reason WHY");
    }
    std::optional<Id> change;
    for (const Callback& before : owed) {
        HistoryRow row = call_row(before, attempt, put_attempt(database, before, attempt));
        row.change = change;
        const Id id = put_history(database, row);
        change = change.value_or(id);
    }
    return callback_of(database, contact, most_urgent(owed).id);
}

Callback update_due(SQLite::Database& database, Id contact, const NewDue& due)
{
    const std::vector<Callback> owed = pending_callbacks(database, contact);
    if (owed.empty()) {
        const Id person = query_person(database, contact);
        return callback_of(database, person, put_callback(database, person, due));
    }
    std::optional<Id> change;
    for (const Callback& before : owed) {
        if (before.due != due.due) {
            put_move(database, before, std::nullopt, due);
            HistoryRow row = move_row(before, due);
            row.change = change;
            const Id id = put_history(database, row);
            change = change.value_or(id);
        }
    }
    return callback_of(database, contact, owed.front().id);
}

}  // namespace cardlog
