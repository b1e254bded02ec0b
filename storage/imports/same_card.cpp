#include "storage/imports/same_card.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "storage/sql/contact_rows.h"
#include "storage/sql/values.h"

namespace cardlog {
namespace {

using Known = std::set<std::pair<std::string, std::string>>;

// What a card is known by, as pairs of field and value.
Known known_by(const std::vector<ContactRow>& rows)
{
    Known known;
    for (const ContactRow& row : rows) {
        if (row.field == "name" || row.field == "company" || row.field == "emails" ||
            row.field == "phones") {
            known.emplace(row.field, row.value);
        }
    }
    return known;
}

bool looks_like(SQLite::Database& database, Id contact, const PictureHash& look)
{
    auto row = statement(database, "SELECT look FROM card WHERE contact_id = ?", contact);
    while (row.executeStep()) {
        const std::optional<PictureHash> other = look_or_none(row.getColumn(0));
        if (other && distance_between(*other, look) <= same_card_distance) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<Id> contact_of_same_card(SQLite::Database& database, const NewCard& card)
{
    if (!card.look) {
        return std::nullopt;
    }
    const Known known = known_by(rows_of(card.contact));
    for (const auto& [field, value] : known) {
        if (field == "emails" || field == "phones") {
            auto row =
                statement(database,
                          "SELECT contact_id FROM contact_value WHERE value = ? COLLATE NOCASE"
                          " AND field IN ('emails', 'phones') ORDER BY contact_id",
                          value);
            while (row.executeStep()) {
                const Id contact = row.getColumn(0).getInt64();
                if (known_by(query_values(database, contact).rows) == known &&
                    looks_like(database, contact, *card.look)) {
                    return contact;
                }
            }
            return std::nullopt;  // who has all of them has this one
        }
    }
    return std::nullopt;
}

std::vector<CardLook> query_looks(SQLite::Database& database)
{
    SQLite::Statement row(database, "SELECT coalesce(merged_into, contact.id), look FROM card"
                                    " JOIN contact ON contact.id = contact_id"
                                    " WHERE look IS NOT NULL ORDER BY contact_id");
    return read_rows(row, [](SQLite::Statement& at) {
        return CardLook{at.getColumn(0).getInt64(), look_or_none(at.getColumn(1)).value()};
    });
}

}  // namespace cardlog
