#include "app/people/review.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>
#include <type_traits>

#include <opencv2/imgproc.hpp>

#include "app/people/people.h"
#include "app/people/search.h"
#include "app/people/shown_values.h"
#include "core/ascii.h"
#include "core/error.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "core/text.h"
#include "parse/parse.h"

namespace cardlog {
namespace {

// "emails[1]" in its parts.
struct Place {
    std::string field;
    std::size_t index = 0;
};

Place place_from(const std::string& text)
{
    const std::size_t bracket = text.find('[');
    return bracket == std::string::npos
               ? Place{text}
               : Place{text.substr(0, bracket), std::stoul(text.substr(bracket + 1))};
}

std::string name_of(const std::string& field, bool in_list, std::size_t index)
{
    return in_list ? field + "[" + std::to_string(index) + "]" : field;
}

template <class Value>
constexpr bool is_list_of = false;

template <class Value>
constexpr bool is_list_of<std::vector<Value>> = true;

// Calls visit(record field, value) with each value of a contact.
template <class Visit>
void for_each_value(const Contact& contact, const Visit& visit)
{
    for_each_field(contact, [&](const auto& field, const auto& values) {
        std::size_t index = 0;
        if constexpr (is_list_of<std::decay_t<decltype(values)>>) {
            for (const auto& value : values) {
                visit(name_of(field.name, true, index++), value);
            }
        } else if (values) {
            visit(field.name, *values);
        }
    });
}

std::string digits_of(const std::string& text)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
    return digits;
}

// The groups of digits of a print, parted by blanks alone: "(0160)/5416-98" is "0160 5416-98".
std::string groups_of(std::string print)
{
    std::replace_if(
        print.begin(), print.end(),
        [](char sign) { return sign == '/' || sign == '(' || sign == ')' || sign == '.'; }, ' ');
    std::istringstream stream(print);
    std::string groups;
    for (std::string group; stream >> group;) {
        groups += (groups.empty() ? "" : " ") + group;
    }
    return groups;
}

// In the groups of its print, behind the code of its country, where no digit differs: that is how
// an eye compares them. "(0160) 5416 98": "+49 160 5416 98".
std::string shown(const Phone& phone)
{
    std::string usual = shown_number(phone);
    const std::string code = usual.substr(0, usual.find(' '));
    const std::string& printed = phone.evidence.printed;
    const bool has_letters = std::any_of(printed.begin(), printed.end(), is_ascii_letter);
    if (!phone.e164 || has_letters || !phone.e164->starts_with(code)) {
        return usual;
    }
    const std::string digits = digits_of(printed);
    const std::string national = phone.e164->substr(code.size());
    if (printed.starts_with(code) && "+" + digits == *phone.e164) {
        return groups_of(printed);
    }
    if (digits == national) {
        return code + " " + groups_of(printed);
    }
    const std::size_t trunk = printed.find('0');
    if (digits != "0" + national || !is_digit(printed[trunk + 1])) {
        return usual;
    }
    return code + " " + groups_of(printed.substr(0, trunk) + printed.substr(trunk + 1));
}

template <class Value>
std::string shown(const Value& value)
{
    return text_of(value);
}

std::array<cv::Point2f, 4> points_of(const Quad& quad)
{
    std::array<cv::Point2f, 4> points;
    std::transform(quad.begin(), quad.end(), points.begin(), [](const Point& point) {
        return cv::Point2f(static_cast<float>(point.x), static_cast<float>(point.y));
    });
    return points;
}

// A quad of the picture on the card that lies there, whose own corners are 0 and 1.
Box mapped_box(const Quad& quad, const Quad& card)
{
    const auto from = points_of(card);
    const auto to = points_of(corners({0, 0, 1, 1}));
    const auto points = points_of(quad);
    std::array<cv::Point2f, 4> mapped;
    cv::perspectiveTransform(points, mapped, cv::getPerspectiveTransform(from.data(), to.data()));
    const auto [left, right] = std::minmax_element(
        mapped.begin(), mapped.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(
        mapped.begin(), mapped.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    return {left->x, top->y, right->x, bottom->y};
}

// On the card that it was printed on: those of one person may lie at the same place of their
// pictures.
void place_on_card(DoubtfulValue& value, const StoredContact& person)
{
    const auto printed_on = person.printed_on.find(value.field);
    const auto card =
        std::find_if(person.cards.begin(), person.cards.end(), [&](const StoredCard& one) {
            return printed_on != person.printed_on.end() && one.id == printed_on->second &&
                   one.has_picture;
        });
    if (card == person.cards.end()) {
        return;
    }
    value.card = card->id;
    if (value.evidence.quad) {
        value.box = box_on_card(*value.evidence.quad, *card);
    }
}

// A field that is absent and may be on the card, as a value that is empty.
DoubtfulValue open_value(const StoredContact& person, const PossibleValue& possible)
{
    DoubtfulValue value{person.id, possible.field, "", "", possible.evidence};
    place_on_card(value, person);
    return value;
}

// Those of a person that `wanted` takes by their field and evidence.
template <class Wanted>
std::vector<DoubtfulValue> values_of(const StoredContact& person, const Wanted& wanted)
{
    std::vector<DoubtfulValue> values;
    for_each_value(person.contact, [&](const std::string& field, const auto& value) {
        if (wanted(field, value.evidence)) {
            DoubtfulValue& one = values.emplace_back();
            one = {person.id, field, text_of(value), shown(value), value.evidence};
            place_on_card(one, person);
        }
    });
    return values;
}

std::vector<DoubtfulValue> doubtful_values_of(const Store& store, Id contact)
{
    return doubtful_values(store.people().contact(contact).value_or(StoredContact{}));
}

Error gone(const DoubtfulValue& value)
{
    return {ExitCode::busy,
            "contact " + std::to_string(value.contact) + ": " + value.field +
                " was changed in the meantime",
            "Look at it again"};
}

void take_out(Contact& contact, const Place& place)
{
    std::erase_if(contact.possible,
                  [&](const PossibleValue& one) { return one.field == place.field; });
    for_each_field(contact, [&](const auto& field, auto& values) {
        if (place.field != field.name) {
            return;
        }
        if constexpr (is_list_of<std::decay_t<decltype(values)>>) {
            values.erase(values.begin() + static_cast<std::ptrdiff_t>(place.index));
        } else {
            values.reset();
        }
    });
}

// "e: karin@beispiel.example" is a line of a card: what the parser finds in it, where that is one
// value of the field; else the text as it is.
std::string value_in_line(const std::string& field, const std::string& text,
                          const std::string& region)
{
    const Contact found = parse_contact(from_plain_text(text), {region, {}});
    if (field == "phones" && found.phones.size() == 1) {
        return found.phones.front().evidence.printed;
    }
    if (field == "emails" && found.emails.size() == 1) {
        return found.emails.front().value;
    }
    return field == "websites" && found.websites.size() == 1 ? found.websites.front().value : text;
}

std::string typed_change(const Contact& contact, const Place& place, const std::string& line,
                         const std::string& region)
{
    const std::string text = value_in_line(place.field, line, region);
    if (!is_list(place.field)) {
        return place.field + "=" + text;
    }
    const bool is_phone = place.field == "phones" && text.find(':') == std::string::npos;
    return place.field +
           "+=" + (is_phone ? to_string(contact.phones.at(place.index).type) + ":" : "") + text;
}

// The new value stands where the wrong one stood.
void move_to_its_place(Contact& contact, const Place& place)
{
    for_each_field(contact, [&](const auto& field, auto& values) {
        if constexpr (is_list_of<std::decay_t<decltype(values)>>) {
            if (place.field == field.name && place.index < values.size()) {
                std::rotate(values.begin() + static_cast<std::ptrdiff_t>(place.index),
                            values.end() - 1, values.end());
            }
        }
    });
}

Contact corrected(const Contact& before, const Place& place, const std::string& text,
                  const std::string& region)
{
    const std::string change = typed_change(before, place, text, region);
    if (!is_list(place.field)) {
        return edited({before, {}}, {change}, region).contact;
    }
    Contact without = before;
    take_out(without, place);
    const std::size_t others = evidence_of(without).size();
    Contact after = edited({without, {}}, {change}, region).contact;
    if (evidence_of(after).size() > others) {  // else it was there already
        move_to_its_place(after, place);
    }
    return after;
}

bool is_there(const DoubtfulValue& value, const StoredContact& person)
{
    bool found = false;
    for_each_value(person.contact, [&](const std::string& field, const auto& there) {
        found |= field == value.field && text_of(there) == value.value;
    });
    for (const PossibleValue& one : open_values(person.contact)) {
        found |= one.field == value.field && is_open(value);
    }
    return found;
}

void set_confidence(Contact& contact, const std::string& value, double confidence)
{
    for_each_evidence(contact, [&](const std::string& field, Evidence& evidence) {
        if (field == value) {
            evidence.confidence = confidence;
        }
    });
}

Contact settled(const Contact& before, const DoubtfulValue& value, Verdict verdict,
                const std::string& text, const std::string& region)
{
    const Place place = place_from(value.field);
    Contact after = before;
    if (is_open(value) && verdict == Verdict::right) {
        verdict = Verdict::not_on_card;
    }
    switch (verdict) {
    case Verdict::right: set_confidence(after, value.field, 1); break;
    case Verdict::corrected: return corrected(before, place, text, region);
    case Verdict::not_on_card: take_out(after, place); break;
    }
    return after;
}

}  // namespace

bool is_open(const DoubtfulValue& value)
{
    return value.value.empty();
}

std::optional<Box> box_on_card(const Quad& quad, const StoredCard& card)
{
    if (card.quad == Quad{}) {
        return std::nullopt;
    }
    const Box box = mapped_box(quad, card.quad);
    const double x = (box.left + box.right) / 2;
    const double y = (box.top + box.bottom) / 2;
    return x > 0 && x < 1 && y > 0 && y < 1 ? std::optional(box) : std::nullopt;
}

std::vector<DoubtfulValue> doubtful_values(const StoredContact& person)
{
    std::vector<DoubtfulValue> values =
        values_of(person, [](const std::string&, const Evidence& evidence) {
            return evidence.confidence < review_threshold;
        });
    for (const PossibleValue& possible : open_values(person.contact)) {
        values.push_back(open_value(person, possible));
    }
    return values;
}

std::vector<DoubtfulValue> values_of_card(const StoredContact& person)
{
    return values_of(person, [](const std::string& value, const Evidence&) {
        const std::string field = place_from(value).field;
        const auto& names = value_names();
        return std::any_of(names.begin(), names.end(), [&](const ValueName& name) {
            return name.name == field && name.said_by == SaidBy::card;
        });
    });
}

std::vector<DoubtfulValue> values_to_glance_at(const StoredContact& person)
{
    return values_of(person, [](const std::string& field, const Evidence& evidence) {
        const bool is_way_to_reach = field.starts_with("phones") || field.starts_with("emails");
        return is_way_to_reach && evidence.confidence >= review_threshold &&
               evidence.confidence < 1;
    });
}

std::vector<DoubtfulValue> values_to_glance_at(const Store& store)
{
    std::vector<DoubtfulValue> values;
    for (const Id contact : store.people().unconfirmed_contacts(most_glanced_at)) {
        const auto person = store.people().contact(contact);
        for (DoubtfulValue& value : values_to_glance_at(person.value_or(StoredContact{}))) {
            values.push_back(std::move(value));
        }
    }
    std::stable_partition(values.begin(), values.end(), [](const DoubtfulValue& value) {
        return value.field.starts_with("phones");
    });
    return values;
}

std::vector<DoubtfulValue> doubtful_values(const Store& store)
{
    std::vector<DoubtfulValue> doubtful;
    for (const DoubtfulContact& contact : store.people().doubtful_contacts()) {
        for (DoubtfulValue& value : doubtful_values_of(store, contact.contact)) {
            doubtful.push_back(std::move(value));
        }
    }
    return doubtful;
}

std::size_t count_doubtful_values(const Store& store)
{
    std::size_t count = 0;
    for (const DoubtfulContact& contact : store.people().doubtful_contacts()) {
        count += static_cast<std::size_t>(contact.values);
    }
    return count;
}

std::optional<DoubtfulValue> doubtful_value(const Store& store, std::size_t before)
{
    for (const DoubtfulContact& contact : store.people().doubtful_contacts()) {
        const auto count = static_cast<std::size_t>(contact.values);
        if (before < count) {
            const std::vector<DoubtfulValue> values = doubtful_values_of(store, contact.contact);
            return before < values.size() ? std::optional(values[before]) : std::nullopt;
        }
        before -= count;
    }
    return std::nullopt;
}

void settle_value(Store& store, const DoubtfulValue& value, Verdict verdict,
                  const std::string& text, const std::string& region, Time now)
{
    const std::optional<StoredContact> person = store.people().contact(value.contact);
    if (!is_there(value, person.value_or(StoredContact{}))) {
        throw gone(value);
    }
    const Contact after = settled(person->contact, value, verdict, text, region);
    store.people().edit(person->id, {person->contact, after, search_text_of(after), {}}, now);
}

bool unsettle_value(Store& store, const DoubtfulValue& value, Time now)
{
    const StoredContact person = store.people().contact(value.contact).value_or(StoredContact{});
    bool is_confirmed = false;
    for_each_value(person.contact, [&](const std::string& field, const auto& there) {
        is_confirmed |=
            field == value.field && text_of(there) == value.value && there.evidence.confidence == 1;
    });
    if (is_confirmed) {
        Contact after = person.contact;
        set_confidence(after, value.field, value.evidence.confidence);
        store.people().edit(person.id, {person.contact, after, search_text_of(after), {}}, now);
    }
    return is_confirmed;
}

}  // namespace cardlog
