#include "storage/changes.h"

#include <algorithm>

#include "core/error.h"
#include "storage/contact_rows.h"
#include "storage/json_text.h"
#include "storage/queries.h"

namespace cardlog {
namespace {

bool is_blank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

// 0 to 1; what is not a number is no evidence at all.
double probability(double confidence)
{
    return confidence > 0 ? std::min(confidence, 1.0) : 0;
}

Error no_such_contact(Id contact)
{
    return {ExitCode::usage, "contact " + std::to_string(contact) + ": there is no such contact",
            "See cardlog contacts"};
}

void require_contact(SQLite::Database& database, Id contact)
{
    if (!statement(database, "SELECT 1 FROM contact WHERE id = ?", contact).executeStep()) {
        throw no_such_contact(contact);
    }
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

Id put_referral(SQLite::Database& database, const Referral& referral, Id contact)
{
    execute(database,
            "INSERT INTO referral (contact_id, to_name, via, state, created_at, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            contact, referral.to_name, referral.via, referral.state, referral.created_at,
            referral.changed_at);
    const Id id = database.getLastInsertRowid();
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, new_value)"
            " VALUES (?, 'person', ?, 'refer',"
            " json_object('referral', ?, 'to_name', ?, 'state', ?))",
            referral.created_at, contact, id, referral.to_name, referral.state);
    return id;
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
    if (file.refer_to && !is_blank(*file.refer_to)) {
        put_referral(database, {0, *file.refer_to, {}, ReferralState::promised, now, now}, contact);
    }
    return contact;
}

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

Referral insert_referral(SQLite::Database& database, Id contact, Referral referral)
{
    require_contact(database, contact);
    if (is_blank(referral.to_name)) {
        throw Error(ExitCode::usage, "a referral needs the name of the colleague",
                    "Say who gets the card with --to NAME");
    }
    referral.id = put_referral(database, referral, contact);
    return referral;
}

Referral update_referral(SQLite::Database& database, Id id, ReferralState state, Time now)
{
    std::optional<Referral> referral = query_referral(database, id);
    if (!referral) {
        throw Error(ExitCode::usage,
                    "referral " + std::to_string(id) + ": there is no such referral",
                    "See cardlog referrals");
    }
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, old_value, new_value)"
            " SELECT ?, 'person', contact_id, 'referral', json_object('referral', id, 'state',"
            " state), json_object('referral', id, 'state', ?) FROM referral WHERE id = ?",
            now, state, id);
    execute(database, "UPDATE referral SET state = ?, changed_at = ? WHERE id = ?", state, now, id);
    referral->state = state;
    referral->changed_at = now;
    return *std::move(referral);
}

}  // namespace cardlog
