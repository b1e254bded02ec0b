#include "web/pages/review_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>
#include <set>

#include "core/evidence.h"
#include "core/fields.h"
#include "web/pages/texts.h"

namespace cardlog {
namespace {

// The width of a card in the units of its drawing; its height follows from the card's shape.
constexpr double width = 1000;

// What is shown around a line, in heights of it.
constexpr double margin = 0.35;

double distance(const Point& one, const Point& other)
{
    return std::hypot(one.x - other.x, one.y - other.y);
}

// The sides of a card in its picture tell its shape well enough to show it.
double height_of(const Quad& quad)
{
    const double across = distance(quad[0], quad[1]) + distance(quad[3], quad[2]);
    const double down = distance(quad[0], quad[3]) + distance(quad[1], quad[2]);
    return across > 0 ? width * down / across : width;
}

std::string number_text(double number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", number);
    return text.data();
}

View rectangle(const Box& box)
{
    return {{"x", number_text(box.left)},
            {"y", number_text(box.top)},
            {"width", number_text(box.width())},
            {"height", number_text(box.height())}};
}

// The card, the frame on it, and the strip around the frame; the card alone where it is not known
// where the value stands.
View strip_view(const DoubtfulValue& value, const Quad& quad)
{
    const double height = height_of(quad);
    View view{{"picture", value.card},
              {"card_width", number_text(width)},
              {"card_height", number_text(height)},
              {"frame", false},
              {"strip", false}};
    if (!value.box) {
        return view;
    }
    const Box frame{value.box->left * width, value.box->top * height, value.box->right * width,
                    value.box->bottom * height};
    const double space = margin * frame.height();
    const Box strip{std::max(0.0, frame.left - space), std::max(0.0, frame.top - space),
                    std::min(width, frame.right + space), std::min(height, frame.bottom + space)};
    view["frame"] = rectangle(frame);
    view["strip"] = rectangle(strip);
    return view;
}

// The lines of print on the card, to be tapped.
View tapped_lines_view(const StoredCard& card)
{
    const double height = height_of(card.quad);
    View lines = View::array();
    for (const CardLine& line : card.lines) {
        if (const std::optional<Box> box = box_on_card(line.quad, card)) {
            lines.push_back(rectangle(
                {box->left * width, box->top * height, box->right * width, box->bottom * height}));
            lines.back()["line"] = line.text;
        }
    }
    return lines;
}

View whole_card_view(const DoubtfulValue& value, const StoredCard& card)
{
    View view = strip_view(value, card.quad);
    view["lines"] = tapped_lines_view(card);
    return view;
}

const StoredCard* card_of(const DoubtfulValue& value, const StoredContact& person)
{
    const auto card = std::find_if(person.cards.begin(), person.cards.end(),
                                   [&](const StoredCard& one) { return one.id == value.card; });
    return card == person.cards.end() ? nullptr : &*card;
}

// What an absent field may be, and the lines of the card in question; of all cards where it is not
// known which.
View lines_view(const DoubtfulValue& value, const StoredContact& person)
{
    View lines = View::array();
    const std::string first = is_open(value) ? value.evidence.printed : value.shown;
    if (is_open(value)) {
        lines.push_back(first);
    }
    for (const StoredCard& card : person.cards) {
        for (const CardLine& line : card.lines) {
            if ((value.card == 0 || card.id == value.card) && line.text != first) {
                lines.push_back(line.text);
            }
        }
    }
    return lines;
}

// A number is called by what it is of: "Fax".
std::string label_of(const DoubtfulValue& value, const Contact& contact, Language language)
{
    const std::size_t bracket = value.field.find('[');
    const std::string field = value.field.substr(0, bracket);
    if (field != "phones" || bracket == std::string::npos) {
        return text(language, "field_" + field);
    }
    const std::size_t index = std::stoul(value.field.substr(bracket + 1));
    return text(language, "phone_" + to_string(contact.phones.at(index).type));
}

}  // namespace

View review_view(const DoubtfulValue& value, const StoredContact& person, std::size_t number,
                 std::size_t count, Language language)
{
    const StoredCard* card = card_of(value, person);
    return {
        {"contact", value.contact},
        {"who", who(person.contact, language)},
        {"position", text(language, "value_of",
                          {{"number", std::to_string(number)}, {"count", std::to_string(count)}})},
        {"number", number},
        {"next", number + 1},
        {"field", value.field},
        {"label", label_of(value, person.contact, language)},
        {"value", value.value},
        {"shown", value.shown},
        {"printed", value.evidence.printed == value.shown ? "" : value.evidence.printed},
        {"how_printed", text(language, is_open(value) ? "may_be" : "printed")},
        {"check",
         text(language, "check", {{"percent", std::to_string(percent_of(value.evidence))}})},
        {"card", card == nullptr ? View(false) : whole_card_view(value, *card)},
        {"print", lines_view(value, person)}};
}

View mend_view(const StoredContact& person, Language language)
{
    View values = View::array();
    std::set<std::string> full;
    for (const DoubtfulValue& value : values_of_card(person)) {
        full.insert(value.field);
        values.push_back({{"field", value.field},
                          {"value", value.value},
                          {"shown", value.shown},
                          {"label", label_of(value, person.contact, language)}});
    }
    View fields = View::array();
    for (const ValueName& one : value_names()) {
        if (one.name == one.field && one.said_by == SaidBy::card && !full.contains(one.name)) {
            fields.push_back({{"field", one.name}, {"label", text(language, "field_" + one.name)}});
        }
    }
    return {{"values", values}, {"fields", fields}};
}

View glance_view(const std::vector<DoubtfulValue>& values, const std::map<Id, Quad>& shapes,
                 std::size_t count, Language language)
{
    View rows = View::array();
    for (const DoubtfulValue& value : values) {
        const auto shape = shapes.find(value.card);
        rows.push_back(
            {{"row", rows.size()},
             {"contact", value.contact},
             {"field", value.field},
             {"value", value.value},
             {"shown", value.shown},
             {"label", text(language, "field_" + value.field.substr(0, value.field.find('[')))},
             {"card", value.box && shape != shapes.end() ? strip_view(value, shape->second)
                                                         : View(false)}});
    }
    return {{"rows", rows},
            {"is_empty", values.empty()},
            {"count", counted_text(language, "values_to_see", static_cast<int>(count))}};
}

View settled_row_view(const DoubtfulValue& value)
{
    return {{"contact", value.contact},
            {"field", value.field},
            {"value", value.value},
            {"shown", value.shown},
            {"confidence", value.evidence.confidence}};
}

}  // namespace cardlog
