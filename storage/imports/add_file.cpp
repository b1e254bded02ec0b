#include "storage/imports/add_file.h"

#include <algorithm>
#include <utility>

#include "core/ascii.h"
#include "storage/calls/callbacks.h"
#include "storage/calls/introductions.h"
#include "storage/imports/batches.h"
#include "storage/imports/forgotten.h"
#include "storage/imports/same_card.h"
#include "storage/rows/contact_rows.h"
#include "storage/rows/encounters.h"
#include "storage/rows/json_text.h"
#include "storage/rows/person.h"
#include "storage/rows/values.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

struct FileState {
    Id id = 0;
    bool complete = false;  // all of its cards have come
    int forgotten = 0;      // cards of people who were forgotten
    std::string path{};
};

std::optional<FileState> state_of(Database& database, const std::string& sha256)
{
    auto row = statement(database, R"sql(
SELECT id, cards_expected IS NULL AS complete, cards_forgotten, path
FROM source_file WHERE sha256 = ?)sql",
                         sha256);
    if (!row.executeStep()) {
        return std::nullopt;
    }
    return FileState{row.getColumn("id").getInt64(), row.getColumn("complete").getInt() != 0,
                     row.getColumn("cards_forgotten").getInt(), row.getColumn("path").getString()};
}

Id put_source_file(Database& database, const NewFile& file, Time now)
{
    execute(database, R"sql(
INSERT INTO source_file (path, sha256, imported_at, cards_found) VALUES (?, ?, ?, 0))sql",
            file.path.string(), file.sha256, now);
    return database.getLastInsertRowid();
}

std::optional<Id> contact_of_card(Database& database, Id file, int number)
{
    auto row = statement(database, "SELECT contact_id FROM card WHERE file_id = ? AND number = ?",
                         file, number);
    return row.executeStep() ? id_or_none(row.getColumn("contact_id")) : std::nullopt;
}

Id put_card(Database& database, const NewCard& card, Id contact, Id callback, Id file)
{
    execute(database, R"sql(
INSERT INTO card (contact_id, callback_id, file_id, page, number, quad, lines, codes,
                  picture, picture_sha256, look)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?9, sha256(?9), ?10))sql",
            contact, callback, file, card.page, card.number, json_text(card.quad),
            json_text(card.lines), json_text(card.codes), Blob{card.flat_jpeg}, card.hash);
    return database.getLastInsertRowid();
}

// The colleague's own card may lie among those that she is to get.
void refer_card(Database& database, Id contact, const NewFile& file, Time now)
{
    if (file.refer_to && !is_blank(*file.refer_to) &&
        !is_oneself(database, contact, *file.refer_to, {})) {
        put_referral(database, contact, {0, *file.refer_to, {}, ReferralState::promised, now, now},
                     "import");
    }
}

void tell_import(Database& database, Id contact, Id card, Id callback, Day due, Time now)
{
    execute(database, R"sql(
INSERT INTO history (at, actor, contact_id, action, new_value)
VALUES (?, 'import', ?, 'import', json_object('card', ?, 'callback', ?, 'due', ?)))sql",
            now, contact, card, callback, due);
}

// A call that is owed to the person, by whichever of the merged contacts; else a new one.
Callback owed_callback(Database& database, Id contact, Day due, Time now)
{
    std::vector<Callback> pending = pending_callbacks_of(database, person_of(database, contact));
    if (!pending.empty()) {
        return std::move(pending.front());
    }
    Callback callback;
    callback.id = put_callback(database, contact, due, now);
    callback.contact = contact;
    callback.due = due;
    return callback;
}

bool has_encounter(Database& database, Id contact, const Encounter& encounter)
{
    return statement(database, R"sql(
SELECT 1 FROM encounter
WHERE contact_id = ? AND event IS ? AND met_on IS ? AND place IS ? AND talked_about IS ?)sql",
                     contact, encounter.event, encounter.met_on, encounter.place,
                     encounter.talked_about)
        .executeStep();
}

bool has_referral(Database& database, Id contact, const std::string& to_name)
{
    return statement(database,
                     "SELECT 1 FROM referral WHERE contact_id = ? AND undone = 0 AND to_name = ?",
                     contact, to_name)
        .executeStep();
}

// The same card in another picture: no second person, and the call is not owed twice.
Id put_same_card(Database& database, const NewCard& card, const NewFile& file, Id file_id,
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

// Once, also when its record comes again.
void leave_out(Database& database, Id file, int number)
{
    execute(database, "INSERT OR IGNORE INTO left_out_card (file_id, number) VALUES (?, ?)", file,
            number);
    if (database.getChanges() > 0) {
        execute(database,
                "UPDATE source_file SET cards_forgotten = cards_forgotten + 1 WHERE id = ?", file);
    }
}

CardAdded put_new_card(Database& database, const NewCard& card, const NewFile& file, Id file_id,
                       Time now)
{
    if (const std::optional<Id> same = contact_of_same_card(database, card)) {
        return {put_same_card(database, card, file, file_id, *same, now), CardOutcome::same_card};
    }
    if (is_forgotten(database, rows_of(card.contact))) {
        leave_out(database, file_id, card.number);
        return {0, CardOutcome::left_out};
    }
    return {put_contact(database, card, file, file_id, now), CardOutcome::written};
}

// Of a file whose persons were all forgotten, what was left out.
std::vector<CardAdded> known_cards(Database& database, const FileState& file)
{
    auto row = statement(database, R"sql(
SELECT person FROM card JOIN person_contact ON contact = contact_id
WHERE file_id = ? ORDER BY number)sql",
                         file.id);
    std::vector<CardAdded> cards = read_rows(row, [](SQLite::Statement& at) {
        return CardAdded{at.getColumn("person").getInt64(), CardOutcome::known};
    });
    if (cards.empty()) {
        cards.assign(static_cast<std::size_t>(file.forgotten), {0, CardOutcome::left_out});
    }
    return cards;
}

// A picture is where it was seen last, unless it is still where it was seen first. One of people
// who were all forgotten has no place any more.
void note_path(Database& database, const FileState& file, const std::filesystem::path& path)
{
    std::error_code unknown;
    if (!file.path.empty() && file.path != path.string() &&
        !std::filesystem::exists(file.path, unknown)) {
        execute(database, "UPDATE source_file SET path = ? WHERE id = ?", path.string(), file.id);
    }
}

FileOutcome outcome_of(const NewFile& file, const std::vector<CardAdded>& added)
{
    if (added.empty() && file.cards.empty()) {
        return FileOutcome::no_card;
    }
    const bool all_known = std::all_of(added.begin(), added.end(), [](const CardAdded& card) {
        return card.how == CardOutcome::known || card.how == CardOutcome::left_out;
    });
    return all_known ? FileOutcome::already_known : FileOutcome::written;
}

// The cards of a file may come one by one: those that are there are left alone, and of a file that
// has all of its cards none comes in addition.
std::vector<CardAdded> put_cards(Database& database, const NewFile& file, Time now)
{
    const std::optional<FileState> there = state_of(database, file.sha256);
    const bool complete = there && there->complete;
    if (complete) {
        note_path(database, *there, file.path);
    }
    if (complete && !file.of) {
        return known_cards(database, *there);
    }
    const Id file_id = there ? there->id : put_source_file(database, file, now);
    std::vector<CardAdded> added;
    for (const NewCard& card : file.cards) {
        if (const std::optional<Id> contact = contact_of_card(database, file_id, card.number)) {
            added.push_back({*contact, CardOutcome::known});
        } else if (!complete) {
            added.push_back(put_new_card(database, card, file, file_id, now));
        } else if (there->forgotten > 0) {
            added.push_back({0, CardOutcome::left_out});
        }
    }
    if (!complete) {
        count_cards(database, file_id, file.of);
    }
    return added;
}

FileAdded put_file(Database& database, const NewFile& file, Time now)
{
    if (!file.failure.empty()) {
        return {FileOutcome::failed, {}};
    }
    std::vector<CardAdded> added = put_cards(database, file, now);
    return {outcome_of(file, added), std::move(added)};
}

}  // namespace

void count_cards(Database& database, Id file, const std::optional<int>& of)
{
    execute(database, R"sql(
UPDATE source_file SET cards_found = found, cards_expected = CASE WHEN ?2 > found + out THEN ?2 END
FROM (SELECT count(*) AS found FROM card WHERE file_id = ?1),
     (SELECT count(*) AS out FROM left_out_card WHERE file_id = ?1)
WHERE id = ?1)sql",
            file, of);
}

// The contact goes first and the card last: the schema takes a card only where the call is owed.
Id put_contact(Database& database, const NewCard& card, const NewFile& file, Id file_id, Time now)
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

std::optional<FileAdded> Imports::known_file(const std::string& sha256) const
{
    return connection_.read([&](Database& database) -> std::optional<FileAdded> {
        const std::optional<FileState> file = state_of(database, sha256);
        if (!file || !file->complete) {
            return std::nullopt;
        }
        std::vector<CardAdded> known = known_cards(database, *file);
        return FileAdded{known.empty() ? FileOutcome::no_card : FileOutcome::already_known,
                         std::move(known)};
    });
}

FileAdded Imports::add_file(const NewFile& file, Time now)
{
    return add_files({&file, 1}, now).front();
}

std::vector<FileAdded> Imports::add_files(std::span<const NewFile> files, Time now,
                                          std::optional<Id> batch)
{
    return connection_.write([&](Database& database) {
        std::vector<FileAdded> added;
        added.reserve(files.size());
        for (const NewFile& file : files) {
            added.push_back(put_file(database, file, now));
            if (batch) {
                put_batch_file(database, *batch, file, added.back());
            }
        }
        return added;
    });
}

FileAdded Imports::try_file(const NewFile& file, Time now) const
{
    return connection_.try_out([&](Database& database) { return put_file(database, file, now); });
}

void Imports::set_file_path(const std::string& sha256, const std::filesystem::path& path)
{
    connection_.write([&](Database& database) {
        execute(database, "UPDATE source_file SET path = ? WHERE sha256 = ?", path.string(),
                sha256);
    });
}

std::vector<SourceFile> Imports::source_files() const
{
    return connection_.read([](Database& database) {
        Statement row(database,
                      "SELECT path, sha256 FROM source_file WHERE path <> '' ORDER BY id");
        return read_rows(row, [](SQLite::Statement& at) {
            return SourceFile{at.getColumn("path").getString(), at.getColumn("sha256").getString()};
        });
    });
}

}  // namespace cardlog
