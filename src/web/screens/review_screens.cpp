#include <algorithm>
#include <charconv>
#include <utility>

#include "app/people/review.h"
#include "core/ascii.h"
#include "core/error.h"
#include "core/fields.h"
#include "web/pages/failures.h"
#include "web/pages/review_view.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

// With the one step that comes next: what is left, else the glance, else the calls.
Response end_page(Visit& visit, std::size_t left)
{
    const auto shown = [&](const std::string& sentence, const char* next, const char* next_step) {
        return page(visit, "review_end", text(visit.language, "review"),
                    {{"sentence", sentence},
                     {"next", next},
                     {"next_step", text(visit.language, next_step)}});
    };
    if (left > 0) {
        return shown(counted_text(visit.language, "values_left", static_cast<int>(left)), "/review",
                     "from_the_beginning");
    }
    if (!values_to_glance_at(visit.store).empty()) {
        return shown(text(visit.language, "glance_is_next"), "/glance", "to_the_glance");
    }
    return shown(text(visit.language, "nothing_doubtful"), "/", "to_the_calls");
}

// The quads of the cards that these values stand on.
std::map<Id, Quad> shapes_of(const Visit& visit, const std::vector<DoubtfulValue>& values)
{
    std::map<Id, Quad> shapes;
    for (const DoubtfulValue& value : values) {
        if (value.card == 0 || shapes.contains(value.card)) {
            continue;
        }
        const auto person = visit.store.people().contact(value.contact);
        for (const StoredCard& card : person.value_or(StoredContact{}).cards) {
            shapes[card.id] = card.quad;
        }
    }
    return shapes;
}

Verdict verdict_of(const DoubtfulValue& value, const std::string& typed)
{
    return typed.empty()          ? Verdict::not_on_card
           : typed == value.shown ? Verdict::right
                                  : Verdict::corrected;
}

// Stores a row of the form; false where it was settled meanwhile, or cannot be right.
bool settle(Visit& visit, const DoubtfulValue& value, const std::string& typed)
{
    const Verdict verdict = verdict_of(value, typed);
    try {
        settle_value(visit.store, value, verdict, typed, visit.region, visit.moment.now);
    } catch (const Error& error) {
        if (error.code() != ExitCode::usage) {
            throw;
        }
        return false;
    }
    return true;
}

// The value that a row of the form was made for; none where it was settled or changed meanwhile.
std::optional<DoubtfulValue> value_of_row(const Visit& visit, const std::string& row)
{
    const auto person = visit.store.people().contact(number_in(field(visit, "contact" + row)));
    for (DoubtfulValue& value : values_to_glance_at(person.value_or(StoredContact{}))) {
        if (value.field == field(visit, "field" + row) &&
            value.value == field(visit, "value" + row)) {
            return std::move(value);
        }
    }
    return std::nullopt;
}

// The value that the form was made for, as it is now; none where it was settled meanwhile.
std::optional<DoubtfulValue> value_of_form(const Visit& visit)
{
    const auto person = visit.store.people().contact(number_in(field(visit, "contact")));
    for (DoubtfulValue& value : doubtful_values(person.value_or(StoredContact{}))) {
        if (value.field == field(visit, "field") && value.value == field(visit, "value")) {
            return std::move(value);
        }
    }
    return std::nullopt;
}

// The numbers in the queue of the first value of a card, of that of the card before, and of that of
// the card behind it.
struct CardInQueue {
    std::size_t before = 1;
    std::size_t first = 1;
    std::size_t after = 1;
};

CardInQueue card_in_queue(const Store& store, Id contact)
{
    CardInQueue card;
    for (const DoubtfulContact& one : store.people().doubtful_contacts()) {
        card.after += static_cast<std::size_t>(one.values);
        if (one.contact == contact) {
            break;
        }
        card.before = std::exchange(card.first, card.after);
    }
    return card;
}

// Calls all values of a card right that are still doubtful, after one of them was settled.
Response settle_rest_of_card(Visit& visit, Id contact, std::size_t first)
{
    const StoredContact person = visit.store.people().contact(contact).value_or(StoredContact{});
    int changes = 1;
    for (const DoubtfulValue& value : doubtful_values(person)) {
        settle_value(visit.store, value, Verdict::right, "", visit.region, visit.moment.now);
        ++changes;
    }
    return done(
        visit, "/review/" + std::to_string(first),
        text(visit.language, "done_card_right", {{"who", who(person.contact, visit.language)}}),
        changes);
}

// Enter is right where the text is as it was shown, else it is the right one.
std::pair<Verdict, std::string> verdict_of_form(const Visit& visit, const DoubtfulValue& value)
{
    const std::string line = field(visit, "line");
    const std::string typed = line.empty() ? field(visit, "text") : line;
    if (field(visit, "verdict") == "not_on_card" || typed.empty()) {
        return {Verdict::not_on_card, ""};
    }
    return {verdict_of(value, typed), typed};
}

std::string what_was_said(const DoubtfulValue& value, Verdict verdict, const std::string& typed,
                          Language language)
{
    if (verdict == Verdict::corrected) {
        return text(language, "done_corrected", {{"value", typed}});
    }
    if (is_open(value)) {
        return text(language, "done_absent", {{"field", text(language, "field_" + value.field)}});
    }
    return text(language, verdict == Verdict::right ? "done_right" : "done_taken_out",
                {{"value", value.shown}});
}

// A row of those that were called right, as the form has them; none where there is none.
std::optional<DoubtfulValue> settled_row(const Visit& visit, const std::string& row)
{
    DoubtfulValue value;
    value.contact = number_in(field(visit, "contact" + row));
    value.field = field(visit, "field" + row);
    value.value = field(visit, "value" + row);
    value.shown = field(visit, "shown" + row);
    const std::string confidence = field(visit, "confidence" + row);
    const auto [end, failure] = std::from_chars(
        confidence.data(), confidence.data() + confidence.size(), value.evidence.confidence);
    const bool is_row = failure == std::errc() && value.contact > 0;
    return is_row && value.evidence.confidence < 1 ? std::optional(value) : std::nullopt;
}

}  // namespace

// What cannot be read at all is asked about first.
Response show_review(Visit& visit)
{
    if (visit.id == 0 && !visit.store.people().unread_contacts().empty()) {
        return show_unread(visit);
    }
    const std::size_t count = count_doubtful_values(visit.store);
    const auto number = static_cast<std::size_t>(std::max<Id>(visit.id, 1));
    const std::optional<DoubtfulValue> value = doubtful_value(visit.store, number - 1);
    if (!value) {
        return end_page(visit, count);
    }
    const StoredContact person =
        visit.store.people().contact(value->contact).value_or(StoredContact{});
    View view = review_view(*value, person, number, count, visit.language);
    const CardInQueue card = card_in_queue(visit.store, value->contact);
    view["before"] = std::max<std::size_t>(number, 2) - 1;
    view["card_before"] = card.before;
    view["card_after"] = card.after;
    return page(visit, "review", text(visit.language, "review"), std::move(view));
}

Response settle_in_review(Visit& visit)
{
    const std::string here = "/review/" + std::to_string(std::max<Id>(visit.id, 1));
    const std::optional<DoubtfulValue> asked = value_of_form(visit);
    if (!asked) {  // in another tab, or by another program
        return said(visit, here, text(visit.language, "settled_already"));
    }
    const DoubtfulValue& value = *asked;
    const auto [verdict, typed] = verdict_of_form(visit, value);
    const std::size_t first = card_in_queue(visit.store, value.contact).first;
    try {
        settle_value(visit.store, value, verdict, typed, visit.region, visit.moment.now);
    } catch (const Error& error) {
        if (error.code() != ExitCode::usage) {
            throw;
        }
        return said(visit, here, failure_text(error, visit.language));
    }
    if (field(visit, "verdict") == "card_right") {
        return settle_rest_of_card(visit, value.contact, first);
    }
    return done(visit, here, what_was_said(value, verdict, typed, visit.language));
}

Response mend_value(Visit& visit)
{
    const StoredContact person = visit.store.people().contact(visit.id).value_or(StoredContact{});
    const std::string here = "/people/" + std::to_string(visit.id);
    const std::vector<DoubtfulValue> values = values_of_card(person);
    const auto value = std::find_if(values.begin(), values.end(), [&](const DoubtfulValue& one) {
        return one.field == field(visit, "field") && one.value == field(visit, "value");
    });
    if (value == values.end()) {
        return said(visit, here, text(visit.language, "settled_already"));
    }
    const std::string typed = without_blank_ends(field(visit, "text"));
    const Verdict verdict = verdict_of(*value, typed);
    try {
        settle_value(visit.store, *value, verdict, typed, visit.region, visit.moment.now);
    } catch (const Error& error) {
        if (error.code() != ExitCode::usage) {
            throw;
        }
        return said(visit, here, failure_text(error, visit.language));
    }
    return done(visit, here, what_was_said(*value, verdict, typed, visit.language));
}

Response show_glance(Visit& visit)
{
    const std::vector<DoubtfulValue> values = values_to_glance_at(visit.store);
    const std::size_t shown = std::min(values.size(), most_in_a_glance);
    const std::vector<DoubtfulValue> first(values.begin(), values.begin() + std::ptrdiff_t(shown));
    View view = glance_view(first, shapes_of(visit, first), values.size(), visit.language);
    View settled = visit.notice ? visit.notice->rows : View::array();
    for (std::size_t row = 0; row < settled.size(); ++row) {
        settled[row]["row"] = row;
    }
    view["has_settled"] = !settled.empty();
    view["settled"] = std::move(settled);
    return page(visit, "glance", text(visit.language, "glance"), std::move(view));
}

Response settle_glance(Visit& visit)
{
    int stored = 0;
    View settled = View::array();
    std::string wrong;
    const std::string only = field(visit, "row");               // a tap on one of them
    for (std::size_t row = most_in_a_glance; row > 0; --row) {  // what goes moves those behind it
        const std::string number = std::to_string(row - 1);
        if (!only.empty() && number != only) {
            continue;
        }
        const std::optional<DoubtfulValue> value = value_of_row(visit, number);
        const std::string typed = without_blank_ends(field(visit, "text" + number));
        if (value && settle(visit, *value, typed)) {
            ++stored;
            if (verdict_of(*value, typed) == Verdict::right) {
                settled.push_back(settled_row_view(*value));
            }
        } else if (value) {
            wrong += " " + typed;
        }
    }
    std::string sentence = counted_text(visit.language, "values_seen", stored);
    sentence += wrong.empty() ? "" : " " + text(visit.language, "not_well_formed") + wrong;
    Response response =
        stored == 0 ? said(visit, "/glance", sentence) : done(visit, "/glance", sentence, stored);
    visit.notice->rows = settled.size() > 1 ? settled : View::array();
    return response;
}

Response take_row_back(Visit& visit)
{
    View others = View::array();
    std::optional<DoubtfulValue> back;
    for (std::size_t row = 0; row < most_in_a_glance; ++row) {
        const std::string number = std::to_string(row);
        const std::optional<DoubtfulValue> value = settled_row(visit, number);
        if (value && number == field(visit, "row")) {
            back = value;
        } else if (value) {
            others.push_back(settled_row_view(*value));
        }
    }
    const bool is_back = back && unsettle_value(visit.store, *back, visit.moment.now);
    Response response =
        is_back
            ? done(visit, "/glance", text(visit.language, "asked_again", {{"value", back->shown}}))
            : said(visit, "/glance", text(visit.language, "settled_already"));
    visit.notice->rows = others;
    return response;
}

}  // namespace cardlog
