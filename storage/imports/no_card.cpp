#include "core/error.h"
#include "storage/calls/callbacks.h"
#include "storage/imports/imports.h"
#include "storage/journal/history.h"
#include "storage/rows/person.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

void require_only_a_card(Database& database, Id contact)
{
    if (contacts_of(database, known_person(database, contact)).size() > 1) {
        throw Error(ExitCode::usage,
                    "contact " + std::to_string(contact) + " is merged with another one",
                    "Take them apart first: cardlog unmerge " + std::to_string(contact));
    }
    auto card = statement(database, "SELECT 1 FROM card WHERE contact_id = ?", contact);
    if (!card.executeStep()) {
        throw Error(ExitCode::usage,
                    "contact " + std::to_string(contact) + " did not come with a card",
                    "To erase it: cardlog forget " + std::to_string(contact));
    }
}

std::vector<Id> release_calls(Database& database, Id contact, Time now)
{
    std::vector<Id> released;
    for (const Callback& callback : pending_callbacks_of(database, contact)) {
        release_callback(database, callback.id, "no card", now);
        released.push_back(callback.id);
    }
    return released;
}

std::vector<Id> take_back_referrals(Database& database, Id contact)
{
    auto row = statement(
        database, "UPDATE referral SET undone = 1 WHERE contact_id = ? AND undone = 0 RETURNING id",
        contact);
    return read_rows(row,
                     [](SQLite::Statement& at) -> Id { return at.getColumn("id").getInt64(); });
}

}  // namespace

void Imports::set_aside(Id contact, Time now)
{
    connection_.write([&](Database& database) {
        require_only_a_card(database, contact);
        execute(database, "UPDATE contact SET no_card = 1 WHERE id = ?", contact);
        const std::vector<Id> calls = release_calls(database, contact, now);
        const std::vector<Id> referrals = take_back_referrals(database, contact);
        put_history(
            database,
            {now, contact, "no_card", {}, {{"callbacks", calls}, {"referrals", referrals}}, {}});
    });
}

std::set<Id> Imports::set_aside() const
{
    return connection_.read([](Database& database) {
        Statement row(database, "SELECT id FROM contact WHERE no_card = 1");
        std::set<Id> contacts;
        while (row.executeStep()) {
            contacts.insert(row.getColumn("id").getInt64());
        }
        return contacts;
    });
}

}  // namespace cardlog
