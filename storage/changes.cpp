#include "storage/changes.h"

#include <algorithm>

#include "storage/imports/same_card.h"
#include "storage/journal/checks.h"
#include "storage/queries.h"
#include "storage/sql/contact_rows.h"
#include "storage/sql/json_text.h"
#include "storage/sql/values.h"

namespace cardlog {
namespace {

Id put_file(SQLite::Database& database, const NewFile& file, Time now)
{
    execute(database,
            "INSERT INTO source_file (path, sha256, imported_at, cards_found) VALUES (?, ?, ?, 0)",
            file.path.string(), file.sha256, now);
    return database.getLastInsertRowid();
}

std::optional<Id> contact_of_card(SQLite::Database& database, Id file, int number)
{
    auto row = statement(database, "SELECT contact_id FROM card WHERE file_id = ? AND number = ?",
                         file, number);
    return row.executeStep() ? std::optional(row.getColumn(0).getInt64()) : std::nullopt;
}

Id put_card(SQLite::Database& database, const NewCard& card, Id contact, Id callback, Id file)
{
    execute(database,
            "INSERT INTO card (contact_id, callback_id, file_id, page, number, quad, lines, codes,"
            " picture, picture_sha256, look) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?9, sha256(?9), ?10)",
            contact, callback, file, card.page, card.number, json_text(card.quad),
            json_text(card.lines), json_text(card.codes), Blob{card.flat_jpeg},
            Blob{bytes_of(card.look)});
    return database.getLastInsertRowid();
}

Id put_callback(SQLite::Database& database, Id contact, Day due, Time now)
{
    execute(database, "INSERT INTO callback (contact_id, due, created_at) VALUES (?, ?, ?)",
            contact, due, now);
    return database.getLastInsertRowid();
}

// The colleague's own card may lie among those that she is to get.
void refer_card(SQLite::Database& database, Id contact, const NewFile& file, Time now)
{
    if (file.refer_to && !is_blank(*file.refer_to) &&
        !is_oneself(database, contact, *file.refer_to, {})) {
        insert_referral(database, contact,
                        {0, *file.refer_to, {}, ReferralState::promised, now, now}, "import");
    }
}

void tell_import(SQLite::Database& database, Id contact, Id card, Id callback, Day due, Time now)
{
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, new_value)"
            " VALUES (?, 'import', ?, 'import',"
            " json_object('card', ?, 'callback', ?, 'due', ?))",
            now, contact, card, callback, due);
}

// A call that is owed to the person, by whichever of the merged contacts; else a new one.
Callback owed_callback(SQLite::Database& database, Id contact, Day due, Time now)
{
    const std::vector<Callback> callbacks =
        query_callbacks(database, query_person(database, contact));
    const auto pending = std::find_if(callbacks.begin(), callbacks.end(),
                                      [](const Callback& one) { return one.pending(); });
    if (pending != callbacks.end()) {
        return *pending;
    }
    Callback callback;
    callback.id = put_callback(database, contact, due, now);
    callback.contact = contact;
    callback.due = due;
    return callback;
}

bool has_encounter(SQLite::Database& database, Id contact, const Encounter& encounter)
{
    return statement(database,
                     "SELECT 1 FROM encounter WHERE contact_id = ? AND event IS ? AND met_on IS ?"
                     " AND place IS ? AND talked_about IS ?",
                     contact, encounter.event, encounter.met_on, encounter.place,
                     encounter.talked_about)
        .executeStep();
}

bool has_referral(SQLite::Database& database, Id contact, const std::string& to_name)
{
    return statement(database,
                     "SELECT 1 FROM referral WHERE contact_id = ? AND undone = 0 AND to_name = ?",
                     contact, to_name)
        .executeStep();
}

// The same card in another picture: no second person, and the call is not owed twice.
Id put_same_card(SQLite::Database& database, const NewCard& card, const NewFile& file, Id file_id,
                 Id contact, Time now)
{
    const Callback callback = owed_callback(database, contact, file.due, now);
    const Id card_id = put_card(database, card, callback.contact, callback.id, file_id);
    if (!has_encounter(database, callback.contact, file.encounter)) {
        put_encounter(database, callback.contact, file.encounter);
    }
    tell_import(database, callback.contact, card_id, callback.id, callback.due, now);
    if (!has_referral(database, callback.contact, file.refer_to.value_or(""))) {
        refer_card(database, callback.contact, file, now);
    }
    return callback.contact;
}

}  // namespace

void count_cards(SQLite::Database& database, Id file, const std::optional<int>& of)
{
    execute(database,
            "UPDATE source_file SET cards_found = found, cards_expected ="
            " CASE WHEN ?2 > found THEN ?2 END"
            " FROM (SELECT count(*) AS found FROM card WHERE file_id = ?1) WHERE id = ?1",
            file, of);
}

// The contact goes first and the card last: the schema takes a card only where the call is owed.
Id put_contact(SQLite::Database& database, const NewCard& card, const NewFile& file, Id file_id,
               Time now)
{
    execute(database, "INSERT INTO contact (created_at, warnings) VALUES (?, ?)", now,
            json_text(card.contact.warnings));
    const Id contact = database.getLastInsertRowid();
    const Id callback = put_callback(database, contact, file.due, now);
    const Id card_id = put_card(database, card, contact, callback, file_id);
    std::vector<ContactRow> rows = rows_of(card.contact);
    for (ContactRow& row : rows) {
        row.card = card_id;
    }
    put_values(database, contact, {rows, card.search_text});
    put_encounter(database, contact, file.encounter);
    tell_import(database, contact, card_id, callback, file.due, now);
    refer_card(database, contact, file, now);
    return contact;
}

FileAdded insert_file(SQLite::Database& database, const NewFile& file, Time now)
{
    if (!file.failure.empty()) {
        return {};
    }
    if (!file.of) {
        if (auto known = query_known_file(database, file.sha256)) {
            return *std::move(known);
        }
    }
    auto row =
        statement(database, "SELECT id, cards_expected IS NULL FROM source_file WHERE sha256 = ?",
                  file.sha256);
    const bool there = row.executeStep();
    const bool complete = there && row.getColumn(1).getInt() != 0;
    const Id file_id = there ? row.getColumn(0).getInt64() : put_file(database, file, now);
    FileAdded added{true, {}};
    for (const NewCard& card : file.cards) {
        if (const std::optional<Id> contact = contact_of_card(database, file_id, card.number)) {
            added.contacts.push_back(*contact);
            added.same_card.push_back(false);
        } else if (!complete) {
            const std::optional<Id> same = contact_of_same_card(database, card);
            added.contacts.push_back(same ? put_same_card(database, card, file, file_id, *same, now)
                                          : put_contact(database, card, file, file_id, now));
            added.same_card.push_back(same.has_value());
            added.already_known = false;
        }
    }
    if (!complete) {
        count_cards(database, file_id, file.of);
    }
    added.already_known &= there;
    return added;
}

}  // namespace cardlog
