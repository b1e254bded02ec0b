#include <algorithm>
#include <array>

#include "storage/imports/batches.h"
#include "storage/imports/forgotten.h"
#include "storage/people/contact.h"
#include "storage/people/people.h"
#include "storage/rows/person.h"
#include "storage/rows/values.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

// ?1 was merged into another person once, and the history of that person holds its values since.
constexpr const char* among_others_sql = R"sql((
SELECT later.id
FROM history AS later
JOIN history AS joined ON joined.contact_id = later.contact_id AND joined.id <= later.id
WHERE joined.action = 'merge' AND json_extract(joined.new_value, '$.merged') = ?1
      AND later.action IN ('edit', 'merge', 'unmerge') AND later.contact_id <> ?1))sql";

void put_tombstone(Database& database, Id contact, Time now)
{
    const std::string sql = R"sql(
INSERT INTO tombstone (contact_id, forgotten_at, cards, history_rows)
VALUES (?1, ?2, (SELECT count(*) FROM card WHERE contact_id = ?1),
        (SELECT count(*) FROM history WHERE contact_id = ?1 OR id IN )sql" +
                            std::string(among_others_sql) + "))";
    execute(database, sql.c_str(), contact, now);
}

// The order is that of the foreign keys: what points comes before what is pointed to.
constexpr std::array<const char*, 16> erasing_sql{
    R"sql(
UPDATE callback SET outcome = 'released', reason = 'forgotten', closed_at =
    (SELECT forgotten_at FROM tombstone WHERE tombstone.contact_id = callback.contact_id)
WHERE contact_id = ? AND outcome IS NULL)sql",
    "DELETE FROM contact_search WHERE rowid = ?",
    "DELETE FROM contact_value WHERE contact_id = ?",
    R"sql(
UPDATE source_file SET (cards_found, cards_expected, cards_forgotten) =
    (SELECT cards_found - count(*), cards_expected - count(*), cards_forgotten + count(*)
     FROM card WHERE file_id = source_file.id AND contact_id = ?1)
WHERE id IN (SELECT file_id FROM card WHERE contact_id = ?1))sql",
    "DELETE FROM card WHERE contact_id = ?",
    "DELETE FROM encounter WHERE contact_id = ?",
    "DELETE FROM different_people WHERE first = ?1 OR second = ?1",
    "DELETE FROM referral WHERE contact_id = ?",
    "DELETE FROM due_move WHERE callback_id IN (SELECT id FROM callback WHERE contact_id = ?)",
    R"sql(
DELETE FROM undone_attempt WHERE attempt_id IN
    (SELECT attempt.id FROM attempt JOIN callback ON callback.id = callback_id
     WHERE contact_id = ?))sql",
    "DELETE FROM attempt WHERE callback_id IN (SELECT id FROM callback WHERE contact_id = ?)",
    "DELETE FROM callback WHERE contact_id = ? AND reopens IS NOT NULL",
    "DELETE FROM callback WHERE contact_id = ?",
    "DELETE FROM history WHERE contact_id = ?",
    "DELETE FROM vdir_file WHERE contact_id = ? AND uid NOT GLOB 'cardlog-[0-9]*-[0-9]*'",
    "UPDATE vdir_file SET contact_id = NULL, said = '' WHERE contact_id = ?",
};

void erase_contact(Database& database, Id contact)
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
void erase_file_without_cards(Database& database, const std::string& sha256)
{
    auto card = statement(
        database,
        "SELECT 1 FROM card JOIN source_file ON source_file.id = file_id WHERE sha256 = ?", sha256);
    if (card.executeStep()) {
        return;
    }
    erase_from_batches(database, sha256);
    // That these bytes were known keeps their cards from coming back.
    execute(database, "UPDATE source_file SET path = '', cards_expected = NULL WHERE sha256 = ?",
            sha256);
}

// Wherever the picture was seen, the last place first.
void add_paths(Database& database, const std::string& sha256,
               std::vector<std::filesystem::path>& files)
{
    auto row = statement(database, R"sql(
SELECT path FROM source_file WHERE sha256 = ?1
UNION ALL
SELECT path FROM (SELECT path, max(batch_id) AS last FROM batch_file
                  WHERE sha256 = ?1 AND path IS NOT NULL GROUP BY path ORDER BY last DESC))sql",
                         sha256);
    while (row.executeStep()) {
        const std::filesystem::path path = row.getColumn("path").getString();
        if (std::find(files.begin(), files.end(), path) == files.end()) {
            files.push_back(path);
        }
    }
}

std::string uid_of(Database& database, Id contact)
{
    auto row = statement(database, "SELECT uid FROM contact WHERE id = ?", contact);
    row.executeStep();
    return row.getColumn("uid").getString();
}

Forgotten erase_person(Database& database, Id person, Time now)
{
    const std::optional<StoredContact> stored = stored_contact(database, person);
    Forgotten forgotten;
    forgotten.cards = static_cast<int>(stored->cards.size());
    for (const Callback& callback : stored->callbacks) {
        forgotten.owed |= callback.pending();
    }
    for (const StoredCard& card : stored->cards) {
        add_paths(database, card.sha256, forgotten.files);
    }
    std::vector<Id> parts = stored->merged;
    parts.push_back(person);  // last: it stands for the others
    for (const Id part : parts) {
        remember_forgotten(database, values_of(database, part).rows, uid_of(database, part));
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

}  // namespace

Forgotten People::forget(Id contact, Time now)
{
    Forgotten forgotten = connection_.write([&](Database& database) {
        return erase_person(database, known_person(database, contact), now);
    });
    // The write-ahead log goes into the file and is left empty: no page from before remains.
    connection_.run([](Database& database) { database.exec("PRAGMA wal_checkpoint(TRUNCATE)"); });
    return forgotten;
}

}  // namespace cardlog
