#include <array>

#include "storage/journal/journal.h"
#include "storage/sql/connection.h"
#include "storage/sql/statement.h"

namespace cardlog {
namespace {

// Each query gives one sentence a row. The schema should let none of this happen; the audit asks
// the rows themselves, so that a fault of the schema or of the disk is found too.
constexpr auto audit_sql = std::to_array<const char*>({
    R"sql(
SELECT 'the file: ' || integrity_check FROM pragma_integrity_check
WHERE integrity_check <> 'ok')sql",

    R"sql(
SELECT 'a row of ' || "table" || ' names a row of ' || parent || ' that is not there'
FROM pragma_foreign_key_check)sql",

    R"sql(
SELECT 'file ' || path || ': ' || cards_found || ' cards found, ' || stored || ' stored'
FROM (SELECT path, cards_found,
             (SELECT count(*) FROM card WHERE file_id = source_file.id) AS stored
      FROM source_file)
WHERE cards_found <> stored)sql",

    R"sql(
SELECT 'file ' || path || ': ' || cards_expected || ' cards found, ' || cards_found
       || ' have come; import its records again'
FROM source_file WHERE cards_expected IS NOT NULL)sql",

    R"sql(
SELECT 'batch ' || batch_id || ', file ' || path || ': written, but not in the store'
FROM batch_file
WHERE outcome = 'written' AND sha256 IS NOT NULL
      AND sha256 NOT IN (SELECT sha256 FROM source_file))sql",

    R"sql(
SELECT 'card ' || id || ': without a contact'
FROM card WHERE contact_id NOT IN (SELECT id FROM contact))sql",

    R"sql(
SELECT 'card ' || id || ': no callback is or was owed to its contact'
FROM card
WHERE NOT EXISTS (SELECT 1 FROM callback WHERE callback.id = card.callback_id
                  AND callback.contact_id = card.contact_id))sql",

    R"sql(
SELECT 'card ' || id || ': its picture is not the one that was stored'
FROM card WHERE sha256(picture) IS NOT picture_sha256)sql",

    R"sql(
SELECT 'callback ' || id || ': closed without an outcome, a time or a reason'
FROM callback
WHERE (outcome IS NULL) <> (closed_at IS NULL)
      OR outcome NOT IN ('reached', 'they_called', 'met', 'released')
      OR outcome = 'released' AND trim(coalesce(reason, '')) = '')sql",

    R"sql(
SELECT 'callback ' || callback.id || ': owed to nobody who is listed'
FROM callback
LEFT JOIN person_contact ON contact = contact_id
LEFT JOIN contact AS listed ON listed.id = person
WHERE outcome IS NULL AND (listed.id IS NULL OR listed.merged_into IS NOT NULL))sql",

    R"sql(
SELECT 'callback ' || id || ': closed by mistake, and nothing is owed instead'
FROM callback
WHERE reopens IS NOT NULL
      AND reopens NOT IN (SELECT id FROM callback WHERE outcome IS NOT NULL))sql",

    R"sql(
SELECT 'contact ' || id || ': nothing in the history tells where it came from'
FROM contact
WHERE NOT EXISTS (SELECT 1 FROM history WHERE contact_id = contact.id
                  AND action IN ('import', 'add')))sql",

    R"sql(
SELECT 'history: ' || (seq - present - erased) || ' rows are missing'
FROM (SELECT seq, (SELECT count(*) FROM history) AS present,
             (SELECT coalesce(sum(history_rows), 0) FROM tombstone) AS erased
      FROM sqlite_sequence WHERE name = 'history')
WHERE seq <> present + erased)sql",

    R"sql(
SELECT 'contact ' || contact.id || ': forgotten, but still there'
FROM contact JOIN tombstone ON tombstone.contact_id = contact.id)sql",
});

constexpr const char* sums_sql = R"sql(
SELECT (SELECT count(*) FROM card) AS cards,
       (SELECT count(*) FROM contact) AS contacts,
       (SELECT count(*) FROM callback WHERE outcome IS NULL) AS pending,
       (SELECT count(*) FROM callback WHERE outcome IS NOT NULL) AS closed,
       (SELECT count(*) FROM tombstone) AS forgotten)sql";

}  // namespace

std::vector<std::string> Journal::audit() const
{
    return connection_.read([](Database& database) {
        std::vector<std::string> broken;
        for (const char* sql : audit_sql) {
            Statement row(database, sql);
            while (row.executeStep()) {
                broken.push_back(row.getColumn(0).getString());
            }
        }
        return broken;
    });
}

StoreSums Journal::sums() const
{
    return connection_.read([](Database& database) {
        Statement row(database, sums_sql);
        row.executeStep();
        return StoreSums{row.getColumn("cards").getInt(), row.getColumn("contacts").getInt(),
                         row.getColumn("pending").getInt(), row.getColumn("closed").getInt(),
                         row.getColumn("forgotten").getInt()};
    });
}

}  // namespace cardlog
