#include "storage/calls/callbacks.h"

namespace cardlog {
namespace {

std::vector<Attempt> attempts_of(Database& database, Id callback)
{
    auto row = statement(database, R"sql(
SELECT at, outcome, note FROM attempt
WHERE callback_id = ? AND id NOT IN (SELECT attempt_id FROM undone_attempt)
ORDER BY id)sql",
                         callback);
    return read_rows(row, [](SQLite::Statement& at) {
        return Attempt{time_of(at.getColumn("at")), outcome_of(at.getColumn("outcome")),
                       at.getColumn("note").getString()};
    });
}

std::vector<DueMove> moves_of(Database& database, Id callback)
{
    auto row = statement(database, R"sql(
SELECT at, from_due, to_due, reason FROM due_move
WHERE callback_id = ?1 AND attempt_id IS NULL AND undoes IS NULL
      AND id NOT IN (SELECT undoes FROM due_move WHERE callback_id = ?1 AND undoes IS NOT NULL)
ORDER BY id)sql",
                         callback);
    return read_rows(row, [](SQLite::Statement& at) {
        return DueMove{time_of(at.getColumn("at")), day_of(at.getColumn("from_due")),
                       day_of(at.getColumn("to_due")), at.getColumn("reason").getString()};
    });
}

Callback callback_in(const SQLite::Statement& row)
{
    Callback callback;
    callback.id = row.getColumn("id").getInt64();
    callback.contact = row.getColumn("contact_id").getInt64();
    callback.due = day_of(row.getColumn("due"));
    callback.created_at = time_of(row.getColumn("created_at"));
    callback.outcome = outcome_or_none(row.getColumn("outcome"));
    callback.closed_at = time_or_none(row.getColumn("closed_at"));
    callback.reason = row.getColumn("reason").getString();
    callback.taken_back = row.getColumn("taken_back").getInt() != 0;
    return callback;
}

}  // namespace

std::vector<Callback> callbacks_of(Database& database, Id person)
{
    auto row = statement(database, R"sql(
SELECT id, contact_id, due, created_at, outcome, closed_at, reason,
       id IN (SELECT reopens FROM callback AS later
              WHERE later.contact_id = callback.contact_id) AS taken_back
FROM callback
WHERE contact_id IN (SELECT contact FROM person_contact WHERE person = ?)
ORDER BY id)sql",
                         person);
    std::vector<Callback> callbacks = read_rows(row, callback_in);
    for (Callback& callback : callbacks) {
        callback.attempts = attempts_of(database, callback.id);
        callback.moves = moves_of(database, callback.id);
    }
    return callbacks;
}

std::vector<Callback> pending_callbacks_of(Database& database, Id person)
{
    std::vector<Callback> callbacks = callbacks_of(database, person);
    std::erase_if(callbacks, [](const Callback& callback) { return !callback.pending(); });
    return callbacks;
}

Id put_callback(Database& database, Id contact, Day due, Time now)
{
    execute(database, "INSERT INTO callback (contact_id, due, created_at) VALUES (?, ?, ?)",
            contact, due, now);
    return database.getLastInsertRowid();
}

void release_callback(Database& database, Id callback, const std::string& reason, Time now)
{
    execute(database,
            "INSERT INTO attempt (callback_id, at, outcome, note) VALUES (?, ?, 'released', ?)",
            callback, now, reason);
    execute(database,
            "UPDATE callback SET outcome = 'released', closed_at = ?, reason = ? WHERE id = ?", now,
            reason, callback);
}

}  // namespace cardlog
