#include "storage/changes.h"

#include <algorithm>

#include "storage/checks.h"
#include "storage/contact_rows.h"
#include "storage/json_text.h"
#include "storage/queries.h"
#include "storage/values.h"

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
            " picture, picture_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?9, sha256(?9))",
            contact, callback, file, card.page, card.number, json_text(card.quad),
            json_text(card.lines), json_text(card.codes), Blob{card.flat_jpeg});
    return database.getLastInsertRowid();
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
    execute(database, "INSERT INTO callback (contact_id, due, created_at) VALUES (?, ?, ?)",
            contact, file.due, now);
    const Id callback = database.getLastInsertRowid();
    const Id card_id = put_card(database, card, contact, callback, file_id);
    std::vector<ContactRow> rows = rows_of(card.contact);
    for (ContactRow& row : rows) {
        row.card = card_id;
    }
    put_values(database, contact, {rows, card.search_text});
    put_encounter(database, contact, file.encounter);
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, new_value)"
            " VALUES (?, 'import', ?, 'import',"
            " json_object('card', ?, 'callback', ?, 'due', ?))",
            now, contact, card_id, callback, file.due);
    // The colleague's own card may lie among those that she is to get.
    if (file.refer_to && !is_blank(*file.refer_to) &&
        !is_oneself(database, contact, *file.refer_to, {})) {
        insert_referral(database, contact,
                        {0, *file.refer_to, {}, ReferralState::promised, now, now}, "import");
    }
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
        } else if (!complete) {
            added.contacts.push_back(put_contact(database, card, file, file_id, now));
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
