#include "storage/changes.h"

#include <algorithm>

#include "storage/checks.h"
#include "storage/contact_rows.h"
#include "storage/json_text.h"
#include "storage/queries.h"

namespace cardlog {
namespace {

// 0 to 1; what is not a number is no evidence at all.
double probability(double confidence)
{
    return confidence > 0 ? std::min(confidence, 1.0) : 0;
}

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

void put_values(SQLite::Database& database, const Contact& values, Id contact, Id card)
{
    for (const ContactRow& row : rows_of(values)) {
        std::optional<std::string> quad;
        if (row.evidence.quad) {
            quad = json_text(*row.evidence.quad);
        }
        execute(database,
                "INSERT INTO contact_value (contact_id, field, position, value, type, e164,"
                " extension, card_id, printed, confidence, repaired, quad)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                contact, row.field, row.position, row.value, row.type, row.e164, row.extension,
                card, row.evidence.printed, probability(row.evidence.confidence),
                static_cast<int>(row.evidence.repaired), quad);
    }
}

bool is_known(const Encounter& encounter)
{
    return encounter != Encounter{};
}

void put_encounter(SQLite::Database& database, const Encounter& encounter, Id contact)
{
    if (is_known(encounter)) {
        execute(database,
                "INSERT INTO encounter (contact_id, event, met_on, place, talked_about)"
                " VALUES (?, ?, ?, ?, ?)",
                contact, encounter.event, encounter.met_on, encounter.place,
                encounter.talked_about);
    }
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
    put_values(database, card.contact, contact, card_id);
    put_encounter(database, file.encounter, contact);
    execute(database, "INSERT INTO contact_search (rowid, search_text) VALUES (?, ?)", contact,
            " " + card.search_text);
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, new_value)"
            " VALUES (?, 'import', ?, 'import',"
            " json_object('card', ?, 'callback', ?, 'due', ?))",
            now, contact, card_id, callback, file.due);
    // The colleague's own card may lie among those that she is to get.
    if (file.refer_to && !is_blank(*file.refer_to) &&
        !is_oneself(database, contact, *file.refer_to, {})) {
        insert_referral(database, contact,
                        {0, *file.refer_to, {}, ReferralState::promised, now, now});
    }
    return contact;
}

}  // namespace

FileAdded insert_file(SQLite::Database& database, const NewFile& file, Time now)
{
    if (auto known = query_known_file(database, file.sha256)) {
        return *std::move(known);
    }
    const Id file_id = put_file(database, file, now);
    FileAdded added;
    for (const NewCard& card : file.cards) {
        added.contacts.push_back(put_contact(database, card, file, file_id, now));
    }
    return added;
}

}  // namespace cardlog
