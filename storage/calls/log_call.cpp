#include <algorithm>

#include "core/ascii.h"
#include "core/error.h"
#include "storage/calls/callbacks.h"
#include "storage/calls/calls.h"
#include "storage/journal/history.h"
#include "storage/rows/person.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

// The one that is due first.
const Callback& most_urgent(const std::vector<Callback>& callbacks)
{
    return *std::min_element(
        callbacks.begin(), callbacks.end(),
        [](const Callback& one, const Callback& other) { return one.due < other.due; });
}

Callback callback_of(Database& database, Id contact, Id callback)
{
    std::vector<Callback> callbacks = callbacks_of(database, person_of(database, contact));
    return *std::find_if(callbacks.begin(), callbacks.end(),
                         [&](const Callback& one) { return one.id == callback; });
}

void close_callback(Database& database, Id callback, const NewAttempt& attempt)
{
    const bool released = attempt.outcome == Outcome::released;
    execute(database, "UPDATE callback SET outcome = ?, closed_at = ?, reason = ? WHERE id = ?",
            attempt.outcome, attempt.at, released ? std::optional(attempt.note) : std::nullopt,
            callback);
}

// The schema moves the callback itself: a due day changes by no other way.
void put_move(Database& database, const Callback& callback, const std::optional<Id>& attempt,
              const NewDue& due)
{
    execute(database, R"sql(
INSERT INTO due_move (callback_id, attempt_id, at, from_due, to_due, reason)
VALUES (?, ?, ?, ?, ?, ?))sql",
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
Day put_attempt(Database& database, const Callback& before, const NewAttempt& attempt)
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

Id owe_call(Database& database, Id contact, const NewDue& due)
{
    const Id callback = put_callback(database, contact, due.due, due.at);
    put_history(database,
                {due.at,
                 contact,
                 "owe",
                 {},
                 {{"callback", callback}, {"due", to_iso(due.due)}, {"reason", due.reason}},
                 {}});
    return callback;
}

void require_loggable(const std::vector<Callback>& owed, Id contact, const NewAttempt& attempt)
{
    if (owed.empty()) {
        throw Error(ExitCode::usage, "contact " + std::to_string(contact) + ": no call is owed",
                    "Its callback is closed; see cardlog show " + std::to_string(contact));
    }
    if (attempt.outcome == Outcome::released && is_blank(attempt.note)) {
        throw Error(ExitCode::usage, "a callback is released only with a reason",
                    "Say why with --reason WHY");
    }
}

}  // namespace

Callback Calls::log_call(Id contact, const NewAttempt& attempt)
{
    return connection_.write([&](Database& database) {
        const std::vector<Callback> owed =
            pending_callbacks_of(database, known_person(database, contact));
        require_loggable(owed, contact, attempt);
        std::optional<Id> change;
        for (const Callback& before : owed) {
            HistoryRow row = call_row(before, attempt, put_attempt(database, before, attempt));
            row.change = change;
            const Id id = put_history(database, row);
            change = change.value_or(id);
        }
        return callback_of(database, contact, most_urgent(owed).id);
    });
}

Callback Calls::set_due(Id contact, const NewDue& due)
{
    return connection_.write([&](Database& database) {
        const Id person = known_person(database, contact);
        const std::vector<Callback> owed = pending_callbacks_of(database, person);
        if (owed.empty()) {
            return callback_of(database, person, owe_call(database, person, due));
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
    });
}

}  // namespace cardlog
