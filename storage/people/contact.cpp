#include "storage/people/contact.h"

#include "core/evidence.h"
#include "storage/calls/callbacks.h"
#include "storage/calls/introductions.h"
#include "storage/rows/contact_rows.h"
#include "storage/rows/encounters.h"
#include "storage/rows/json_text.h"
#include "storage/rows/person.h"
#include "storage/rows/values.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

StoredCard card_in(const SQLite::Statement& row)
{
    StoredCard card;
    card.id = row.getColumn("id").getInt64();
    card.file = row.getColumn("path").getString();
    card.sha256 = row.getColumn("sha256").getString();
    card.page = row.getColumn("page").getInt();
    card.number = row.getColumn("number").getInt();
    card.quad = quad_from_json(row.getColumn("quad").getString());
    card.lines = lines_from_json(row.getColumn("lines").getString());
    card.codes = texts_from_json(row.getColumn("codes").getString());
    card.has_picture = row.getColumn("has_picture").getInt() != 0;
    return card;
}

std::vector<StoredCard> cards_of(Database& database, Id person)
{
    auto row = statement(database, R"sql(
SELECT card.id, path, sha256, page, number, quad, lines, codes, picture IS NOT NULL AS has_picture
FROM card JOIN source_file ON source_file.id = file_id
WHERE contact_id IN (SELECT contact FROM person_contact WHERE person = ?)
ORDER BY card.id)sql",
                         person);
    return read_rows(row, card_in);
}

std::vector<Encounter> encounters_of(Database& database, Id person)
{
    auto row = statement(database, R"sql(
SELECT event, met_on, place, talked_about FROM encounter
WHERE coalesce(event, met_on, place, talked_about) IS NOT NULL
      AND contact_id IN (SELECT contact FROM person_contact WHERE person = ?)
ORDER BY id)sql",
                         person);
    return read_rows(row, encounter_in);
}

constexpr const char* events_sql = R"sql(
WITH met AS (SELECT event, contact_id, min(met_on) AS met_on
             FROM encounter JOIN contact ON contact.id = contact_id
             WHERE event IS NOT NULL AND no_card = 0 GROUP BY event, contact_id)
SELECT event, min(met_on) AS first_day, count(*) AS contacts,
       sum((SELECT count(*) FROM card WHERE contact_id = met.contact_id)) AS cards,
       sum((SELECT count(*) FROM callback WHERE contact_id = met.contact_id
            AND outcome IN ('reached', 'they_called', 'met')
            AND id NOT IN (SELECT reopens FROM callback WHERE reopens IS NOT NULL))) AS calls_made,
       sum((SELECT count(*) FROM callback WHERE contact_id = met.contact_id
            AND outcome IS NULL)) AS calls_owed,
       sum((SELECT count(*) FROM referral WHERE contact_id = met.contact_id
            AND undone = 0)) AS referrals
FROM met GROUP BY event ORDER BY first_day DESC, event)sql";

EventSummary event_in(const SQLite::Statement& row)
{
    return {row.getColumn("event").getString(),   day_or_none(row.getColumn("first_day")),
            row.getColumn("contacts").getInt(),   row.getColumn("cards").getInt(),
            row.getColumn("calls_made").getInt(), row.getColumn("calls_owed").getInt(),
            row.getColumn("referrals").getInt()};
}

std::map<std::string, Id> cards_of_values(const std::vector<ContactRow>& rows)
{
    std::map<std::string, Id> cards;
    for (const ContactRow& row : rows) {
        if (row.card) {
            const std::string index = "[" + std::to_string(row.position) + "]";
            cards.emplace(row.field + (is_list(row.field) ? index : ""), *row.card);
        }
    }
    return cards;
}

}  // namespace

std::optional<StoredContact> stored_contact(Database& database, Id contact)
{
    const Id person = person_of(database, contact);
    auto row = statement(
        database, "SELECT created_at, warnings, uid, no_card FROM contact WHERE id = ?", person);
    if (!row.executeStep()) {
        return std::nullopt;
    }
    StoredContact stored;
    stored.id = person;
    stored.merged = contacts_of(database, person);
    std::erase(stored.merged, person);
    stored.uid = row.getColumn("uid").getString();
    stored.created_at = time_of(row.getColumn("created_at"));
    stored.no_card = row.getColumn("no_card").getInt() != 0;
    const std::vector<ContactRow> values = values_of(database, person).rows;
    stored.contact = contact_from(values);
    stored.printed_on = cards_of_values(values);
    stored.contact.warnings = texts_from_json(row.getColumn("warnings").getString());
    stored.needs_review = is_empty(stored.contact) || !needs_review(stored.contact).empty();
    stored.cards = cards_of(database, person);
    stored.encounters = encounters_of(database, person);
    stored.callbacks = callbacks_of(database, person);
    stored.referrals = referrals_of(database, person);
    return stored;
}

std::optional<StoredContact> People::contact(Id id) const
{
    return connection_.read([&](Database& database) { return stored_contact(database, id); });
}

std::optional<Id> People::contact_with_uid(const std::string& uid) const
{
    return connection_.read([&](Database& database) {
        auto row = statement(database, "SELECT id FROM contact WHERE uid = ?", uid);
        return row.executeStep() ? id_or_none(row.getColumn("id")) : std::nullopt;
    });
}

std::string People::card_picture(Id card) const
{
    return connection_.read([&](Database& database) {
        auto row = statement(database, "SELECT picture FROM card WHERE id = ?", card);
        return row.executeStep() ? row.getColumn("picture").getString() : std::string();
    });
}

std::optional<Id> People::contact_of_card(Id card) const
{
    return connection_.read([&](Database& database) {
        auto row = statement(
            database,
            "SELECT person FROM card JOIN person_contact ON contact = contact_id WHERE card.id = ?",
            card);
        return row.executeStep() ? std::optional<Id>(row.getColumn("person").getInt64())
                                 : std::nullopt;
    });
}

std::vector<CardHash> People::card_hashes() const
{
    return connection_.read([](Database& database) {
        Statement row(database, R"sql(
SELECT person, look FROM card JOIN person_contact ON contact = contact_id
JOIN contact AS listed ON listed.id = person
WHERE look IS NOT NULL AND no_card = 0 ORDER BY contact_id)sql");
        return read_rows(row, [](SQLite::Statement& at) {
            return CardHash{at.getColumn("person").getInt64(),
                            picture_hash_or_none(at.getColumn("look")).value()};
        });
    });
}

std::vector<EventSummary> People::events() const
{
    return connection_.read([](Database& database) {
        Statement row(database, events_sql);
        return read_rows(row, event_in);
    });
}

}  // namespace cardlog
