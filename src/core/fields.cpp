#include "core/fields.h"

#include <algorithm>

#include "core/ascii.h"

namespace cardlog {
namespace {

template <class Value>
void add_names(std::vector<ValueName>& names, const ContactField<std::optional<Value>>& field)
{
    names.push_back({field.name, field.name, false, field.said_by});
    for (const auto& part : parts_of<Value>) {
        names.push_back({part.name, field.name, false, field.said_by});
    }
}

template <class Value>
void add_names(std::vector<ValueName>& names, const ContactField<std::vector<Value>>& field)
{
    names.push_back({field.name, field.name, true, field.said_by});
}

}  // namespace

std::string text_of(const Phone& phone)
{
    return phone.e164.value_or(phone.evidence.printed);
}

std::string known_by(const Contact& contact)
{
    std::vector<std::string> known{text_of(contact.name), text_of(contact.company)};
    const auto add = [&](const std::vector<std::string>& texts) {
        known.insert(known.end(), texts.begin(), texts.end());
    };
    add(texts_of(contact.emails));
    add(texts_of(contact.phones));
    for_each_field(contact, [&](const auto& field, const auto& value) {
        add(field.said_by == SaidBy::card ? texts_of(value) : std::vector<std::string>());
    });
    for (const std::string& text : known) {
        if (!is_blank(text)) {
            return text.substr(0, text.find('\n'));
        }
    }
    return {};
}

std::string listed(const std::vector<std::string>& texts)
{
    std::string list;
    for (const std::string& text : texts) {
        list += (list.empty() ? "" : ", ") + text;
    }
    return list;
}

const std::vector<ValueName>& value_names()
{
    static const std::vector<ValueName> all = [] {
        std::vector<ValueName> names;
        for_each_field([&](const auto& field) { add_names(names, field); });
        return names;
    }();
    return all;
}

std::string field_of(const std::string& value_name)
{
    for (const ValueName& value : value_names()) {
        if (value.name == value_name) {
            return value.field;
        }
    }
    return value_name;
}

bool is_list(const std::string& field)
{
    return std::any_of(value_names().begin(), value_names().end(), [&](const ValueName& value) {
        return value.name == field && value.is_list;
    });
}

}  // namespace cardlog
