#include "storage/people/people.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "storage/changes.h"
#include "storage/imports/batches.h"
#include "storage/journal/checks.h"
#include "storage/journal/history.h"
#include "storage/queries.h"
#include "storage/sql/json_text.h"
#include "storage/sql/values.h"

namespace cardlog {
namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<ContactRow>;

// The values of the person, when they are still those that a change was made from.
Values unchanged_values(SQLite::Database& database, Id person, const Contact& before)
{
    Values values = query_values(database, person);
    Contact now = contact_from(values.rows);
    now.warnings = before.warnings;  // they are of the card, and nobody changes them
    if (now != before) {
        throw Error(ExitCode::busy,
                    "contact " + std::to_string(person) + ": changed by another program just now",
                    "Nothing was lost; look at it again and repeat the change");
    }
    return values;
}

// New values, each with the card that the same value had before.
Values with_cards(const NewValues& values, const Rows& known)
{
    Values made{rows_of(values.after), values.search_text};
    for (ContactRow& row : made.rows) {
        const auto same = std::find_if(known.begin(), known.end(), [&](const ContactRow& other) {
            return other.field == row.field && other.value == row.value &&
                   other.evidence == row.evidence;
        });
        row.card = same == known.end() ? std::nullopt : same->card;
    }
    return made;
}

std::string one_line(const Encounter& met)
{
    std::string text;
    for (const auto& part :
         {met.event, met.met_on ? std::optional(to_iso(*met.met_on)) : std::nullopt, met.place,
          met.talked_about}) {
        text += part ? (text.empty() ? "" : ", ") + *part : "";
    }
    return text;
}

Id known_person(SQLite::Database& database, Id contact)
{
    require_contact(database, contact);
    return query_person(database, contact);
}

// The row that merged the contact last.
std::optional<HistoryRow> merge_row(SQLite::Database& database, Id person, Id contact)
{
    auto row = statement(database,
                         "SELECT old_value, new_value FROM history WHERE contact_id = ?"
                         " AND action = 'merge' AND json_extract(new_value, '$.merged') = ?"
                         " ORDER BY id DESC LIMIT 1",
                         person, contact);
    if (!row.executeStep()) {
        return std::nullopt;
    }
    return HistoryRow{{},
                      person,
                      "merge",
                      Json::parse(row.getColumn(0).getString()),
                      Json::parse(row.getColumn(1).getString()),
                      {}};
}

// ?1 was merged into another person once, and the history of that person holds its values since.
constexpr const char* among_others_sql =
    "(SELECT later.id FROM history AS later JOIN history AS joined"
    " ON joined.contact_id = later.contact_id AND joined.id <= later.id"
    " WHERE joined.action = 'merge' AND json_extract(joined.new_value, '$.merged') = ?1"
    " AND later.action IN ('edit', 'merge', 'unmerge') AND later.contact_id <> ?1)";

void put_tombstone(SQLite::Database& database, Id contact, Time now)
{
    const std::string sql = "INSERT INTO tombstone (contact_id, forgotten_at, cards, history_rows)"
                            " VALUES (?1, ?2, (SELECT count(*) FROM card WHERE contact_id = ?1),"
                            " (SELECT count(*) FROM history WHERE contact_id = ?1 OR id IN " +
                            std::string(among_others_sql) + "))";
    execute(database, sql.c_str(), contact, now);
}

// The order is that of the foreign keys: what points comes before what is pointed to.
constexpr std::array<const char*, 14> erasing_sql{
    "UPDATE callback SET outcome = 'released', closed_at = (SELECT forgotten_at FROM tombstone"
    " WHERE tombstone.contact_id = callback.contact_id), reason = 'forgotten'"
    " WHERE contact_id = ? AND outcome IS NULL",
    "DELETE FROM contact_search WHERE rowid = ?",
    "DELETE FROM contact_value WHERE contact_id = ?",
    "UPDATE source_file SET (cards_found, cards_expected, cards_forgotten) ="
    " (SELECT cards_found - count(*), cards_expected - count(*), cards_forgotten + count(*)"
    " FROM card WHERE file_id = source_file.id AND contact_id = ?1)"
    " WHERE id IN (SELECT file_id FROM card WHERE contact_id = ?1)",
    "DELETE FROM card WHERE contact_id = ?",
    "DELETE FROM encounter WHERE contact_id = ?",
    "DELETE FROM different_people WHERE first = ?1 OR second = ?1",
    "DELETE FROM referral WHERE contact_id = ?",
    "DELETE FROM due_move WHERE callback_id IN (SELECT id FROM callback WHERE contact_id = ?)",
    "DELETE FROM undone_attempt WHERE attempt_id IN (SELECT attempt.id FROM attempt"
    " JOIN callback ON callback.id = callback_id WHERE contact_id = ?)",
    "DELETE FROM attempt WHERE callback_id IN (SELECT id FROM callback WHERE contact_id = ?)",
    "DELETE FROM callback WHERE contact_id = ? AND reopens IS NOT NULL",
    "DELETE FROM callback WHERE contact_id = ?",
    "DELETE FROM history WHERE contact_id = ?",
};

void erase_contact(SQLite::Database& database, Id contact)
{
    // Later callbacks and later rows of history point to earlier ones of the same person.
    database.exec("PRAGMA defer_foreign_keys = ON");
    const std::string among_others = among_others_sql;
    const std::string sql = "DELETE FROM history WHERE id IN " + among_others;
    execute(database, (sql + " AND action <> 'merge'").c_str(), contact);
    execute(database, sql.c_str(), contact);  // last: they opened the others
    for (const char* erasing : erasing_sql) {
        execute(database, erasing, contact);
    }
    execute(database, "DELETE FROM contact WHERE id = ?", contact);
}

// A file stays for the others whose cards are in it.
void erase_file_without_cards(SQLite::Database& database, const std::string& sha256)
{
    if (statement(database,
                  "SELECT 1 FROM card JOIN source_file ON source_file.id = file_id"
                  " WHERE sha256 = ?",
                  sha256)
            .executeStep()) {
        return;
    }
    erase_from_batches(database, sha256);
    execute(database, "DELETE FROM source_file WHERE sha256 = ?", sha256);
}

}  // namespace

Id insert_contact(SQLite::Database& database, const NewContact& contact, Time now)
{
    execute(database, "INSERT INTO contact (created_at, warnings) VALUES (?, ?)", now,
            json_text(contact.contact.warnings));
    const Id id = database.getLastInsertRowid();
    Json after = Json::object();
    if (contact.due) {
        execute(database, "INSERT INTO callback (contact_id, due, created_at) VALUES (?, ?, ?)", id,
                *contact.due, now);
        after = {{"callback", database.getLastInsertRowid()}, {"due", to_iso(*contact.due)}};
    }
    put_values(database, id, {rows_of(contact.contact), contact.search_text});
    put_encounter(database, id, contact.encounter);
    put_history(database, {now, id, "add", {}, after, {}});
    if (contact.refer_to) {
        insert_referral(database, id,
                        {0, *contact.refer_to, {}, ReferralState::promised, now, now, {}},
                        "person");
    }
    return id;
}

void update_values(SQLite::Database& database, Id contact, const NewValues& values, Time now)
{
    const Id person = known_person(database, contact);
    const Values before = unchanged_values(database, person, values.before);
    const Values after = with_cards(values, before.rows);
    Json changes = changes_between(before.rows, after.rows);
    replace_values(database, person, after);
    Json old = json_of(before);
    if (values.encounter) {
        old["encounter"] = replace_encounter(database, person, *values.encounter);
        changes.push_back({{"field", "encounter"},
                           {"old", one_line(encounter_from(old["encounter"]))},
                           {"new", one_line(*values.encounter)}});
    }
    put_history(database, {now, person, "edit", old, {{"changed", changes}}, {}});
}

void put_parts(SQLite::Database& database, const std::vector<Id>& contacts, Id person)
{
    // One that stands for others cannot be merged itself: first all of them stand alone.
    for (const Id contact : contacts) {
        execute(database, "UPDATE contact SET merged_into = NULL WHERE id = ?", contact);
    }
    for (const Id contact : contacts) {
        if (contact != person) {
            execute(database, "UPDATE contact SET merged_into = ? WHERE id = ?", person, contact);
        }
    }
}

void merge_contacts(SQLite::Database& database, Id into, Id other, const NewValues& values,
                    Time now)
{
    const Id person = known_person(database, into);
    const Id merged = known_person(database, other);
    if (person == merged) {
        throw Error(ExitCode::usage,
                    "contacts " + std::to_string(into) + " and " + std::to_string(other) +
                        " are one person already",
                    "Name two contacts");
    }
    const Values before = unchanged_values(database, person, values.before);
    Rows known = before.rows;
    const Rows others = query_values(database, merged).rows;
    known.insert(known.end(), others.begin(), others.end());
    const std::vector<Id> parts = query_parts(database, merged);
    put_parts(database, parts, person);
    replace_values(database, person, with_cards(values, known));
    put_history(
        database,
        {now, person, "merge", json_of(before), {{"merged", merged}, {"parts", parts}}, {}});
}

std::optional<Merge> query_merge(SQLite::Database& database, Id contact)
{
    const Id person = query_person(database, contact);
    if (person == 0 || person == contact) {
        return std::nullopt;
    }
    const std::optional<HistoryRow> row = merge_row(database, person, contact);
    const Rows first = row ? rows_from_json(row->before->at("values").dump()) : Rows{};
    return Merge{person, contact_from(first), contact_from(query_values(database, contact).rows)};
}

void unmerge_contact(SQLite::Database& database, Id contact, const NewValues& values, Time now)
{
    const Id person = known_person(database, contact);
    if (person == contact) {
        throw Error(ExitCode::usage,
                    "contact " + std::to_string(contact) + " is not merged into another one",
                    "See cardlog show " + std::to_string(contact));
    }
    const Values before = unchanged_values(database, person, values.before);
    std::vector<Id> parts{contact};
    if (const auto row = merge_row(database, person, contact)) {
        // Those that came with it go with it, unless they have left already.
        const std::vector<Id> all = query_parts(database, person);
        for (const Id part : row->after.at("parts").get<std::vector<Id>>()) {
            if (part != contact && std::find(all.begin(), all.end(), part) != all.end()) {
                parts.push_back(part);
            }
        }
    }
    put_parts(database, parts, contact);
    replace_values(database, person, with_cards(values, before.rows));
    put_history(
        database,
        {now, person, "unmerge", json_of(before), {{"unmerged", contact}, {"parts", parts}}, {}});
}

bool insert_different(SQLite::Database& database, Id one, Id other, Time now)
{
    if (known_person(database, one) == known_person(database, other)) {
        throw Error(ExitCode::usage,
                    "contacts " + std::to_string(one) + " and " + std::to_string(other) +
                        " are one person",
                    "Take a merge back with cardlog unmerge");
    }
    const auto [first, second] = std::minmax(one, other);
    execute(database, "INSERT OR IGNORE INTO different_people (first, second) VALUES (?, ?)", first,
            second);
    if (database.getChanges() == 0) {
        return false;
    }
    put_history(database, {now, first, "differ", {}, {{"first", first}, {"second", second}}, {}});
    return true;
}

std::set<std::pair<Id, Id>> query_different(SQLite::Database& database)
{
    SQLite::Statement row(database, "SELECT coalesce(one.merged_into, first),"
                                    " coalesce(other.merged_into, second) FROM different_people"
                                    " JOIN contact AS one ON one.id = first"
                                    " JOIN contact AS other ON other.id = second");
    std::set<std::pair<Id, Id>> pairs;
    while (row.executeStep()) {
        pairs.insert(std::minmax<Id>(row.getColumn(0).getInt64(), row.getColumn(1).getInt64()));
    }
    return pairs;
}

Forgotten erase_person(SQLite::Database& database, Id contact, Time now)
{
    const Id person = known_person(database, contact);
    const std::optional<StoredContact> stored = query_contact(database, person);
    Forgotten forgotten;
    forgotten.cards = static_cast<int>(stored->cards.size());
    for (const Callback& callback : stored->callbacks) {
        forgotten.owed |= callback.pending();
    }
    for (const StoredCard& card : stored->cards) {
        forgotten.files.push_back(card.file);
    }
    std::vector<Id> parts = stored->merged;
    parts.push_back(person);  // last: it stands for the others
    for (const Id part : parts) {
        put_tombstone(database, part, now);
        erase_contact(database, part);
    }
    for (const StoredCard& card : stored->cards) {
        erase_file_without_cards(database, card.sha256);
    }
    // Deleted words stay in the index of the search until its pieces are merged.
    execute(database, "INSERT INTO contact_search (contact_search) VALUES ('optimize')");
    return forgotten;
}

}  // namespace cardlog
