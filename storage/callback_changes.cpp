#include "core/error.h"
#include "storage/changes.h"
#include "storage/checks.h"
#include "storage/queries.h"

namespace cardlog {
namespace {

std::optional<Callback> pending_callback(SQLite::Database& database, Id contact)
{
    for (Callback& callback : query_callbacks(database, contact)) {
        if (callback.pending()) {
            return std::move(callback);
        }
    }
    require_contact(database, contact);
    return std::nullopt;
}

Callback owed_callback(SQLite::Database& database, Id contact)
{
    if (std::optional<Callback> pending = pending_callback(database, contact)) {
        return *std::move(pending);
    }
    throw Error(ExitCode::usage, "contact " + std::to_string(contact) + ": no call is owed",
                "Its callback is closed; see cardlog show " + std::to_string(contact));
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

void put_callback(SQLite::Database& database, Id contact, const NewDue& due)
{
    execute(database, "INSERT INTO callback (contact_id, due, created_at) VALUES (?, ?, ?)",
            contact, due.due, due.at);
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, new_value)"
            " VALUES (?, 'person', ?, 'owe', json_object('callback', ?, 'due', ?, 'reason', ?))",
            due.at, contact, database.getLastInsertRowid(), due.due, due.reason);
}

}  // namespace

Callback insert_attempt(SQLite::Database& database, Id contact, const NewAttempt& attempt)
{
    const Callback before = owed_callback(database, contact);
    if (attempt.outcome == Outcome::released && is_blank(attempt.note)) {
        throw Error(ExitCode::usage, "a callback is released only with a reason",
                    "Say why with --note REASON");
    }
    execute(database, "INSERT INTO attempt (callback_id, at, outcome, note) VALUES (?, ?, ?, ?)",
            before.id, attempt.at, attempt.outcome, attempt.note);
    const Id id = database.getLastInsertRowid();
    if (closes(attempt.outcome)) {
        close_callback(database, before.id, attempt);
    } else {
        const Day next = attempt.next_due.value_or(add_working_days(utc_day(attempt.at), 1));
        put_move(database, before, id, {next, "", attempt.at});
    }
    Callback after = query_callbacks(database, contact).back();
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, old_value, new_value)"
            " VALUES (?, 'person', ?, 'call', json_object('callback', ?, 'due', ?),"
            " json_object('callback', ?, 'due', ?, 'outcome', ?, 'note', ?))",
            attempt.at, contact, before.id, before.due, after.id, after.due, attempt.outcome,
            attempt.note);
    return after;
}

Callback update_due(SQLite::Database& database, Id contact, const NewDue& due)
{
    const std::optional<Callback> before = pending_callback(database, contact);
    if (!before) {
        put_callback(database, contact, due);
    } else if (before->due != due.due) {
        put_move(database, *before, std::nullopt, due);
        execute(database,
                "INSERT INTO history (at, actor, contact_id, action, old_value, new_value)"
                " VALUES (?, 'person', ?, 'move', json_object('callback', ?, 'due', ?),"
                " json_object('callback', ?, 'due', ?, 'reason', ?))",
                due.at, contact, before->id, before->due, before->id, due.due, due.reason);
    }
    return query_callbacks(database, contact).back();
}

}  // namespace cardlog
