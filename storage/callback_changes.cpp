#include "core/error.h"
#include "storage/changes.h"
#include "storage/checks.h"
#include "storage/queries.h"

namespace cardlog {
namespace {

Callback pending_callback(SQLite::Database& database, Id contact)
{
    for (Callback& callback : query_callbacks(database, contact)) {
        if (callback.pending()) {
            return std::move(callback);
        }
    }
    require_contact(database, contact);
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

void move_callback(SQLite::Database& database, Id callback, const NewAttempt& attempt)
{
    const Day due = attempt.next_due.value_or(add_working_days(utc_day(attempt.at), 1));
    execute(database, "UPDATE callback SET due = ? WHERE id = ?", due, callback);
}

}  // namespace

Callback insert_attempt(SQLite::Database& database, Id contact, const NewAttempt& attempt)
{
    const Callback before = pending_callback(database, contact);
    if (attempt.outcome == Outcome::released && is_blank(attempt.note)) {
        throw Error(ExitCode::usage, "a callback is released only with a reason",
                    "Say why with --note REASON");
    }
    execute(database, "INSERT INTO attempt (callback_id, at, outcome, note) VALUES (?, ?, ?, ?)",
            before.id, attempt.at, attempt.outcome, attempt.note);
    if (closes(attempt.outcome)) {
        close_callback(database, before.id, attempt);
    } else {
        move_callback(database, before.id, attempt);
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

}  // namespace cardlog
