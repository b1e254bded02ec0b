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
            "INSERT INTO source_file (path, sha256, imported_at, cards_found) VALUES (?, ?, ?, ?)",
            file.path.string(), file.sha256, now, static_cast<int>(file.cards.size()));
    return database.getLastInsertRowid();
}

Id put_card(SQLite::Database& database, const NewCard& card, Id contact, Id callback, Id file)
{
    execute(database,
            "INSERT INTO card (contact_id, callback_id, file_id, page, number, quad, lines, codes,"
            " picture) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            contact, callback, file, card.page, card.number, json_text(card.quad),
            json_text(card.lines), json_text(card.codes), Blob{card.flat_jpeg});
    return database.getLastInsertRowid();
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

}  // namespace

FileAdded insert_file(SQLite::Database& database, const NewFile& file, Time now)
{
    if (auto known = query_known_file(database, file.sha256)) {
        return *std::move(known);
    }
    if (!file.failure.empty()) {
        return {};
    }
    const Id file_id = put_file(database, file, now);
    FileAdded added;
    for (const NewCard& card : file.cards) {
        added.contacts.push_back(put_contact(database, card, file, file_id, now));
    }
    return added;
}

}  // namespace cardlog
