#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/fields.h"
#include "storage/imports/add_file.h"
#include "storage/imports/batches.h"
#include "storage/journal/history.h"
#include "storage/rows/json_text.h"
#include "storage/rows/person.h"
#include "storage/rows/values.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<ContactRow>;

struct KnownCard {
    Id id = 0;
    Id contact = 0;
    int page = 1;
    Quad quad{};
};

std::vector<KnownCard> known_cards(SQLite::Database& database, Id file)
{
    auto row = statement(
        database, "SELECT id, contact_id, page, quad FROM card WHERE file_id = ? ORDER BY number",
        file);
    return read_rows(row, [](SQLite::Statement& at) {
        return KnownCard{at.getColumn("id").getInt64(), at.getColumn("contact_id").getInt64(),
                         at.getColumn("page").getInt(),
                         quad_from_json(at.getColumn("quad").getString())};
    });
}

// For each card of a reading the known one that it is, by its place; none for an additional one.
std::vector<std::optional<std::size_t>> places_of(const std::vector<NewCard>& reading,
                                                  const std::vector<KnownCard>& known,
                                                  const ReadAgain& how)
{
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < reading.size(); ++i) {
        for (std::size_t j = 0; j < known.size(); ++j) {
            const bool same_page = reading[i].page == known[j].page;
            const double shared = same_page ? how.overlap(reading[i].quad, known[j].quad) : 0;
            if (shared > 0.5) {
                pairs.emplace_back(-shared, i, j);
            }
        }
    }
    std::sort(pairs.begin(), pairs.end());
    std::vector<std::optional<std::size_t>> places(reading.size());
    std::set<std::size_t> taken;
    for (const auto& [shared, i, j] : pairs) {
        if (!places[i] && taken.insert(j).second) {
            places[i] = j;
        }
    }
    return places;
}

// A name or an address is changed with all of its parts.
std::map<std::string, Rows> by_field(const Rows& rows)
{
    std::map<std::string, Rows> fields;
    for (const ContactRow& row : rows) {
        fields[field_of(row.field)].push_back(row);
    }
    return fields;
}

// What a person has changed of somebody and not taken back.
std::set<std::string> corrected_fields(SQLite::Database& database, Id person)
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
        fields.insert(field_of(row.getColumn("field").getString()));
    }
    return fields;
}

// What the card said gives way to what it says now; values of other cards stay, and their order.
Rows list_again(const Rows& before, const Rows& reading, Id card)
{
    Rows after;
    const auto take_reading = [&] {
        for (const ContactRow& row : reading) {
            if (std::none_of(before.begin(), before.end(), [&](const ContactRow& other) {
                    return other.card != card && other.value == row.value;
                })) {
                after.push_back(row);
            }
        }
    };
    bool taken = false;
    for (const ContactRow& row : before) {
        if (row.card != card) {
            after.push_back(row);
        } else if (!std::exchange(taken, true)) {
            take_reading();
        }
    }
    if (!taken) {
        take_reading();
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        after[i].position = static_cast<int>(i);
    }
    return after;
}

Rows field_again(const std::string& field, const Rows& before, const Rows& reading, Id card,
                 const std::set<std::string>& corrected)
{
    const auto is_typed = [](const ContactRow& row) { return !row.card; };
    if (corrected.contains(field) || std::any_of(before.begin(), before.end(), is_typed)) {
        return before;
    }
    if (is_list(field)) {
        return list_again(before, reading, card);
    }
    const auto is_of_card = [&](const ContactRow& row) { return row.card == card; };
    return std::all_of(before.begin(), before.end(), is_of_card) ? reading : before;
}

Rows rows_again(const Rows& before, const Rows& reading, Id card,
                const std::set<std::string>& corrected)
{
    std::map<std::string, Rows> old_fields = by_field(before);
    std::map<std::string, Rows> new_fields = by_field(reading);
    for (const auto& [field, rows] : old_fields) {
        new_fields.try_emplace(field);
    }
    Rows after;
    for (const auto& [field, rows] : new_fields) {
        const Rows now = field_again(field, old_fields[field], rows, card, corrected);
        after.insert(after.end(), now.begin(), now.end());
    }
    return after;
}

// A reading of one file, as it is written.
struct Rereading {
    const ReadAgain& how;
    Time now{};
    std::optional<Id> change{};  // the first row of history; undo takes all of them back
};

// Kept as an edit: so it is taken back, and erased, like any other change of values.
std::vector<FieldChange> write_values(SQLite::Database& database, Id contact, const Values& before,
                                      const Rows& rows, Id card, Rereading& rereading)
{
    replace_values(database, contact, {rows, rereading.how.search_text(contact_from(rows))});
    std::vector<FieldChange> changes = changes_between(before.rows, rows);
    if (!changes.empty()) {
        const Id row = put_history(database, {rereading.now,
                                              contact,
                                              "edit",
                                              json_of(before),
                                              {{"changed", json_of(changes)}, {"read_again", card}},
                                              rereading.change});
        rereading.change = rereading.change.value_or(row);
    }
    return changes;
}

void write_card(SQLite::Database& database, const KnownCard& known, const NewCard& card)
{
    execute(database, R"sql(
UPDATE card SET page = ?, quad = ?, lines = ?, codes = ?, picture = ?5,
                picture_sha256 = sha256(?5), look = ?6
WHERE id = ?7)sql",
            card.page, json_text(card.quad), json_text(card.lines), json_text(card.codes),
            Blob{card.flat_jpeg}, card.hash, known.id);
    execute(database, "UPDATE contact SET warnings = ? WHERE id = ?",
            json_text(card.contact.warnings), known.contact);
}

CardReadAgain untouched(SQLite::Database& database, CardAgain what, Id contact)
{
    const Id person = person_of(database, contact);
    return {what, person, contact_from(values_of(database, person).rows), {}};
}

CardReadAgain read_card_again(SQLite::Database& database, const KnownCard& known,
                              const NewCard& card, Rereading& rereading)
{
    if (is_empty(card.contact)) {
        return untouched(database, CardAgain::unreadable, known.contact);
    }
    write_card(database, known, card);
    const Id person = person_of(database, known.contact);
    const std::set<std::string> corrected = corrected_fields(database, person);
    Rows reading = rows_of(card.contact);
    for (ContactRow& row : reading) {
        row.card = known.id;
    }
    CardReadAgain again{CardAgain::read_again, person, {}, {}};
    // One that is merged keeps its own values, for the day it stands for itself again.
    for (const Id contact : std::set<Id>{known.contact, person}) {
        const Values before = values_of(database, contact);
        const Rows rows = rows_again(before.rows, reading, known.id, corrected);
        std::vector<FieldChange> changes =
            write_values(database, contact, before, rows, known.id, rereading);
        if (contact == person) {
            again.changes = std::move(changes);
            again.values = contact_from(rows);
        }
    }
    return again;
}

// A number that no card of the file has: its own, or the next one.
NewCard numbered(SQLite::Database& database, NewCard card, Id file)
{
    auto row = statement(database, R"sql(
SELECT count(*) FILTER (WHERE number = ?1) AS taken, coalesce(max(number), 0) + 1 AS next
FROM card WHERE file_id = ?2)sql",
                         card.number, file);
    row.executeStep();
    if (row.getColumn("taken").getInt() > 0) {
        card.number = row.getColumn("next").getInt();
    }
    return card;
}

// Cards of a dry run have no contact.
FileAdded without_numbers(FileAdded added)
{
    if (added.again.empty() && !added.already_known) {
        std::fill(added.contacts.begin(), added.contacts.end(), 0);
    }
    for (std::size_t i = 0; i < added.again.size(); ++i) {
        if (added.again[i].what == CardAgain::added) {
            added.again[i].contact = added.contacts[i] = 0;
        }
    }
    return added;
}

FileAdded known_file_again(SQLite::Database& database, const NewFile& file, Id file_id,
                           bool has_forgotten, Rereading rereading)
{
    const std::vector<KnownCard> known = known_cards(database, file_id);
    const auto places = places_of(file.cards, known, rereading.how);
    FileAdded added{true, {}, {}};
    for (std::size_t i = 0; i < file.cards.size(); ++i) {
        CardReadAgain again{CardAgain::left_out, 0, {}, {}};
        if (places[i]) {
            again = read_card_again(database, known[*places[i]], file.cards[i], rereading);
        } else if (!has_forgotten) {
            const Id contact = put_contact(database, numbered(database, file.cards[i], file_id),
                                           file, file_id, rereading.now);
            again = {CardAgain::added, contact, file.cards[i].contact, {}};
            added.already_known = false;
        }
        added.contacts.push_back(again.contact);
        added.again.push_back(std::move(again));
    }
    for (std::size_t j = 0; j < known.size(); ++j) {
        if (std::find(places.begin(), places.end(), j) == places.end()) {
            added.again.push_back(untouched(database, CardAgain::not_found, known[j].contact));
        }
    }
    count_cards(database, file_id, {});
    return added;
}

FileAdded put_file_again(SQLite::Database& database, const NewFile& file, const ReadAgain& how,
                         Time now)
{
    auto row = statement(database, R"sql(
SELECT id, cards_forgotten > 0 AS has_forgotten FROM source_file WHERE sha256 = ?)sql",
                         file.sha256);
    FileAdded added =
        file.failure.empty() && row.executeStep()
            ? known_file_again(database, file, row.getColumn("id").getInt64(),
                               row.getColumn("has_forgotten").getInt() != 0, {how, now, {}})
            : put_file(database, file, now);
    return how.dry_run ? without_numbers(std::move(added)) : added;
}

}  // namespace

FileAdded Imports::read_again(const NewFile& file, const ReadAgain& how, Time now)
{
    const auto work = [&](SQLite::Database& database) {
        FileAdded added = put_file_again(database, file, how, now);
        if (how.batch) {
            put_batch_file(database, *how.batch, file, added);
        }
        return added;
    };
    return how.dry_run ? connection_.try_out(work) : connection_.write(work);
}

}  // namespace cardlog
