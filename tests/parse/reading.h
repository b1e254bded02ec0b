#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "core/text.h"
#include "parse/parse.h"
#include "support/catch.h"

// Names, firms, streets and numbers in these tests are invented. German and British numbers are
// from the ranges that the Bundesnetzagentur and Ofcom keep for fiction, American ones are
// 555-01xx, those of other countries begin with a group that is not given out.

namespace cardlog {

inline Contact read(const std::string& text, const ParseContext& context = {})
{
    return parse_contact(from_plain_text(text), context);
}

inline Contact read_in(const std::string& region, const std::string& text)
{
    ParseContext context;
    context.home_region = region;
    return read(text, context);
}

/// A line of a card: its top left corner, and how high its words and its small letters are.
struct Printed {
    double left = 0;
    double top = 0;
    std::string text;
    double height = 30;
    double x_height = 0;
};

inline CardText printed(const std::vector<Printed>& lines)
{
    CardText card;
    for (const Printed& one : lines) {
        Line line{{}, one.x_height};
        double left = one.left;
        std::istringstream words(one.text);
        for (std::string word; words >> word;) {
            const double right = left + one.height * 0.5 * static_cast<double>(word.size());
            line.words.push_back({word, {left, one.top, right, one.top + one.height}, 0.95});
            left = right + one.height * 0.4;
        }
        card.lines.push_back(line);
    }
    return card;
}

/// The lines of a text as a recogniser finds them on a card, one under the other.
inline CardText on_card(const std::string& text)
{
    std::vector<Printed> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back({60, 60 + 45 * static_cast<double>(lines.size()), line});
    }
    return printed(lines);
}

/// What is printed and what is to come out.
struct Case {
    std::string print;
    std::string value;
};

inline std::string joined_values(const std::vector<std::string>& values)
{
    std::string all;
    for (const std::string& value : values) {
        all += (all.empty() ? "" : ", ") + value;
    }
    return all;
}

inline std::string phones_of(const Contact& contact)
{
    std::vector<std::string> all;
    all.reserve(contact.phones.size());
    for (const Phone& phone : contact.phones) {
        all.push_back(to_string(phone.type) + " " + phone.e164.value_or("none"));
    }
    return joined_values(all);
}

inline std::string numbers_of(const Contact& contact)
{
    std::vector<std::string> all;
    all.reserve(contact.phones.size());
    for (const Phone& phone : contact.phones) {
        all.push_back(phone.e164.value_or("none"));
    }
    return joined_values(all);
}

inline std::string values_of(const std::vector<Field>& fields)
{
    std::vector<std::string> all;
    all.reserve(fields.size());
    for (const Field& field : fields) {
        all.push_back(field.value);
    }
    return joined_values(all);
}

inline std::string value_of(const std::optional<Field>& field)
{
    return field ? field->value : "";
}

inline std::string full_name(const Contact& contact)
{
    return contact.name ? contact.name->full : "";
}

inline std::string address_of(const Contact& contact)
{
    return contact.address ? contact.address->text : "";
}

}  // namespace cardlog
