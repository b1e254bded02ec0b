#include <set>
#include <utility>

#include "storage/imports/add_file.h"
#include "storage/imports/batches.h"
#include "storage/imports/imports.h"
#include "storage/journal/history.h"
#include "storage/rows/json_text.h"
#include "storage/rows/person.h"
#include "storage/rows/values.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

std::vector<KnownCard> cards_of(Database& database, Id file)
{
    auto row = statement(database, R"sql(
SELECT card.id, contact_id, person, page, number, quad
FROM card JOIN person_contact ON contact = contact_id
WHERE file_id = ? ORDER BY number)sql",
                         file);
    return read_rows(row, [](SQLite::Statement& at) {
        return KnownCard{
            at.getColumn("id").getInt64(),     at.getColumn("contact_id").getInt64(),
            at.getColumn("person").getInt64(), at.getColumn("page").getInt(),
            at.getColumn("number").getInt(),   quad_from_json(at.getColumn("quad").getString())};
    });
}

// The key of what an earlier reading has changed is "read_again" in stores that are about.
std::set<std::string> corrected_fields(Database& database, Id person)
{
    auto row = statement(database, R"sql(
SELECT json_extract(changed.value, '$.field') AS field
FROM history, json_each(history.new_value, '$.changed') AS changed
WHERE action = 'edit' AND json_extract(new_value, '$.read_again') IS NULL
      AND contact_id IN (SELECT contact FROM person_contact WHERE person = ?)
      AND history.id NOT IN
          (SELECT json_extract(new_value, '$.undoes') FROM history WHERE action = 'undo'))sql",
                         person);
    std::set<std::string> fields;
    while (row.executeStep()) {
        fields.insert(row.getColumn("field").getString());
    }
    return fields;
}

// The file with this content and its number.
std::optional<std::pair<Id, KnownFile>> file_with(Database& database, const std::string& sha256)
{
    auto row = statement(database, R"sql(
SELECT id, cards_forgotten > 0 AS has_forgotten FROM source_file WHERE sha256 = ?)sql",
                         sha256);
    if (!row.executeStep()) {
        return std::nullopt;
    }
    const Id id = row.getColumn("id").getInt64();
    KnownFile file{cards_of(database, id)};
    file.has_forgotten = row.getColumn("has_forgotten").getInt() != 0;
    for (const KnownCard& card : file.cards) {
        for (const Id contact : {card.contact, card.person}) {
            file.values.try_emplace(contact, values_of(database, contact).rows);
        }
        file.corrected.try_emplace(card.person, corrected_fields(database, card.person));
    }
    return std::pair{id, std::move(file)};
}

void write_card(Database& database, const RereadCard& reread)
{
    const NewCard& card = reread.card;
    execute(database, R"sql(
UPDATE card SET page = ?, quad = ?, lines = ?, codes = ?, picture = ?5,
                picture_sha256 = sha256(?5), look = ?6
WHERE id = ?7)sql",
            card.page, json_text(card.quad), json_text(card.lines), json_text(card.codes),
            Blob{card.flat_jpeg}, card.hash, reread.known);
    execute(database, R"sql(
UPDATE contact SET warnings = ? WHERE id = (SELECT contact_id FROM card WHERE id = ?))sql",
            json_text(card.contact.warnings), reread.known);
}

// Kept as an edit: so it is taken back, and erased, like any other change of values. Returns its
// row of history; none where nothing has changed.
std::optional<Id> write_values(Database& database, const RereadValues& values, Id card,
                               std::optional<Id> change, Time now)
{
    const Values before = values_of(database, values.contact);
    replace_values(database, values.contact, {values.values, values.search_text});
    const std::vector<FieldChange> changes = changes_between(before.rows, values.values);
    if (changes.empty()) {
        return std::nullopt;
    }
    return put_history(database, {now,
                                  values.contact,
                                  "edit",
                                  json_of(before),
                                  {{"changed", json_of(changes)}, {"read_again", card}},
                                  change});
}

FileAdded write_file(Database& database, const RereadFile& reread, Id file_id, Time now)
{
    FileAdded added{FileOutcome::already_known, {}};
    std::optional<Id> change;  // the first row of history; undo takes all of them back
    for (const RereadCard& card : reread.cards) {
        Id contact = card.contact;
        if (card.how == CardOutcome::added) {
            contact = put_contact(database, card.card, reread.file, file_id, now);
            added.outcome = FileOutcome::written;
        } else if (card.how == CardOutcome::reread) {
            write_card(database, card);
        }
        for (const RereadValues& values : card.values) {
            const std::optional<Id> row = write_values(database, values, card.known, change, now);
            change = change ? change : row;
        }
        added.cards.push_back({contact, card.how});
    }
    count_cards(database, file_id, {});
    return added;
}

}  // namespace

bool is_of_reread_file(CardOutcome outcome)
{
    return outcome >= CardOutcome::added;
}

std::optional<KnownFile> Imports::file_to_reread(const std::string& sha256) const
{
    return connection_.read([&](Database& database) -> std::optional<KnownFile> {
        auto file = file_with(database, sha256);
        return file ? std::optional(std::move(file->second)) : std::nullopt;
    });
}

std::optional<FileAdded> Imports::write_reread(const RereadFile& reread, Time now,
                                               std::optional<Id> batch)
{
    return connection_.write([&](Database& database) -> std::optional<FileAdded> {
        const auto file = file_with(database, reread.file.sha256);
        if (!file || file->second != reread.before) {
            return std::nullopt;
        }
        FileAdded added = write_file(database, reread, file->first, now);
        if (batch) {
            put_batch_file(database, *batch, reread.file, added);
        }
        return added;
    });
}

}  // namespace cardlog
