#include "app/import/reread.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "app/people/search.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "imaging/quad_shape.h"

namespace cardlog {
namespace {

using Rows = std::vector<ContactRow>;

// Where a card lies in its file.
struct Place {
    int page = 1;
    Quad quad{};
};

// For each card of a reading the known one that it is, by its place; none for an additional one.
std::vector<std::optional<std::size_t>> places_of(const std::vector<NewCard>& reading,
                                                  const std::vector<KnownCard>& known)
{
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < reading.size(); ++i) {
        for (std::size_t j = 0; j < known.size(); ++j) {
            const bool same_page = reading[i].page == known[j].page;
            const double shared =
                same_page ? intersection_over_union(reading[i].quad, known[j].quad) : 0;
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

std::set<std::string> whole_fields(const std::set<std::string>& fields)
{
    std::set<std::string> whole;
    for (const std::string& field : fields) {
        whole.insert(field_of(field));
    }
    return whole;
}

// What the card said gives way to what it says now; values of other cards stay, and their order.
Rows reread_list(const Rows& before, const Rows& reading, Id card)
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

Rows reread_field(const std::string& field, const Rows& before, const Rows& reading, Id card,
                  const std::set<std::string>& corrected)
{
    const auto is_typed = [](const ContactRow& row) { return !row.card; };
    if (corrected.contains(field) || std::any_of(before.begin(), before.end(), is_typed)) {
        return before;
    }
    if (is_list(field)) {
        return reread_list(before, reading, card);
    }
    const auto is_of_card = [&](const ContactRow& row) { return row.card == card; };
    return std::all_of(before.begin(), before.end(), is_of_card) ? reading : before;
}

Rows reread_rows(const Rows& before, const Rows& reading, Id card,
                 const std::set<std::string>& corrected)
{
    std::map<std::string, Rows> old_fields = by_field(before);
    std::map<std::string, Rows> new_fields = by_field(reading);
    for (const auto& [field, rows] : old_fields) {
        new_fields.try_emplace(field);
    }
    Rows after;
    for (const auto& [field, rows] : new_fields) {
        const Rows now = reread_field(field, old_fields[field], rows, card, corrected);
        after.insert(after.end(), now.begin(), now.end());
    }
    return after;
}

// The people of one file while its cards are read again, one after the other.
class Cards {
public:
    explicit Cards(const KnownFile& known) : known_(known), values_(known.values) {}

    // The card that is `known` and says now what `reading` says.
    std::pair<RereadCard, ImportedFile::Card> reread(const KnownCard& known, const NewCard& reading)
    {
        Rows rows = rows_of(reading.contact);
        for (ContactRow& row : rows) {
            row.card = known.id;
        }
        const std::set<std::string> corrected = whole_fields(known_.corrected.at(known.person));
        RereadCard card{CardOutcome::reread, reading, known.id, known.person, {}};
        ImportedFile::Card report;
        // One that is merged keeps its own values, for the day it stands for itself again.
        for (const Id contact : std::set<Id>{known.contact, known.person}) {
            Rows after = reread_rows(values_.at(contact), rows, known.id, corrected);
            const Contact now = contact_from(after);
            if (contact == known.person) {
                report = imported_card(now);
                report.changes = changes_between(values_.at(contact), after);
            }
            card.values.push_back({contact, after, search_text_of(now)});
            values_[contact] = std::move(after);
        }
        return {std::move(card), std::move(report)};
    }

    // A known card that stays as it is.
    [[nodiscard]] std::pair<RereadCard, ImportedFile::Card> untouched(const KnownCard& known,
                                                                      CardOutcome how) const
    {
        return {{how, {}, known.id, known.person, {}},
                imported_card(contact_from(values_.at(known.person)))};
    }

private:
    const KnownFile& known_;
    std::map<Id, Rows> values_;
};

// A number that no card of the file has: its own, or the next one.
int free_number(int number, const std::set<int>& taken)
{
    return taken.contains(number) ? *taken.rbegin() + 1 : number;
}

std::pair<RereadCard, ImportedFile::Card> added_card(NewCard card, std::set<int>& numbers)
{
    card.number = free_number(card.number, numbers);
    numbers.insert(card.number);
    ImportedFile::Card report = imported_card(card.contact);
    return {RereadCard{CardOutcome::added, std::move(card), 0, 0, {}}, std::move(report)};
}

std::set<int> numbers_of(const std::vector<KnownCard>& cards)
{
    std::set<int> numbers;
    for (const KnownCard& card : cards) {
        numbers.insert(card.number);
    }
    return numbers;
}

void add(Rereading& rereading, std::pair<RereadCard, ImportedFile::Card> card, const Place& place)
{
    card.second.contact = card.first.contact;
    card.second.how = card.first.how;
    card.second.page = place.page;
    card.second.quad = place.quad;
    rereading.file.cards.push_back(std::move(card.first));
    rereading.report.push_back(std::move(card.second));
}

}  // namespace

Rereading reread(const NewFile& reading, const KnownFile& known)
{
    Rereading rereading{{known, reading, {}}, {}};
    rereading.file.file.cards.clear();
    Cards cards(known);
    std::set<int> numbers = numbers_of(known.cards);
    const auto places = places_of(reading.cards, known.cards);
    for (std::size_t i = 0; i < reading.cards.size(); ++i) {
        const NewCard& card = reading.cards[i];
        const Place place{card.page, card.quad};
        if (places[i] && is_empty(card.contact)) {
            add(rereading, cards.untouched(known.cards[*places[i]], CardOutcome::unreadable),
                place);
        } else if (places[i]) {
            add(rereading, cards.reread(known.cards[*places[i]], card), place);
        } else if (known.has_forgotten) {
            add(rereading, {{CardOutcome::left_out, {}, 0, 0, {}}, {}}, place);
        } else {
            add(rereading, added_card(card, numbers), place);
        }
    }
    for (std::size_t j = 0; j < known.cards.size(); ++j) {
        if (std::find(places.begin(), places.end(), j) == places.end()) {
            add(rereading, cards.untouched(known.cards[j], CardOutcome::not_found), {});
        }
    }
    return rereading;
}

}  // namespace cardlog
