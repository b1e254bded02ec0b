#include "storage/imports/same_card.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "storage/rows/contact_rows.h"
#include "storage/rows/values.h"

namespace cardlog {
namespace {

using Known = std::set<std::pair<std::string, std::string>>;

// What a card is known by, as pairs of field and value.
Known known_by(const std::vector<ContactRow>& rows)
{
    Known known;
    for (const ContactRow& row : rows) {
        const bool is_wanted = row.field == "name" || row.field == "company" ||
                               row.field == "emails" || row.field == "phones";
        if (is_wanted && !is_open(row)) {
            known.emplace(row.field, row.value);
        }
    }
    return known;
}

bool has_card_that_looks_like(Database& database, Id contact,
                              const std::optional<PictureHash>& hash)
{
    auto row = statement(database, "SELECT look FROM card WHERE contact_id = ?", contact);
    while (row.executeStep()) {
        const std::optional<PictureHash> other = picture_hash_or_none(row.getColumn("look"));
        if (!hash || (other && distance_between(*other, *hash) <= same_card_distance)) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<Id> contact_of_same_card(Database& database, const NewCard& card)
{
    const Known known = known_by(rows_of(card.contact));
    for (const auto& [field, value] : known) {
        if (field == "emails" || field == "phones") {
            auto row = statement(database, R"sql(
SELECT contact_id FROM contact_value JOIN contact ON contact.id = contact_id
WHERE value = ? COLLATE NOCASE AND field IN ('emails', 'phones') AND no_card = 0
ORDER BY contact_id)sql",
                                 value);
            while (row.executeStep()) {
                const Id contact = row.getColumn("contact_id").getInt64();
                if (known_by(values_of(database, contact).rows) == known &&
                    has_card_that_looks_like(database, contact, card.hash)) {
                    return contact;
                }
            }
            return std::nullopt;  // who has all of them has this one
        }
    }
    return std::nullopt;
}

}  // namespace cardlog
