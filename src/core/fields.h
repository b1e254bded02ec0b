#pragma once

#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "core/contact.h"

// The one table of what is kept about a person. Merging, the rows of the store, the card record,
// search, corrections and every list for people go through it: a new field is a member of Contact,
// a row here, and what the parser and the vCard say of it.

namespace cardlog {

/// Who says what a field holds.
enum class SaidBy {
    card,    ///< the print on a card, or somebody who corrects it
    person,  ///< only somebody who keeps the contact, in own words, of which none are ever dropped
};

/// A field of a contact. The type of its member says of what kind it is: a text (Field), a person
/// (Name) or an address (Address), which may be absent; a list of texts or of phones.
template <class Member>
struct ContactField {
    const char* name = "";   ///< in the card record, in the store and on the command line
    const char* label = "";  ///< in front of a value, for people
    Member Contact::*member = nullptr;
    SaidBy said_by = SaidBy::card;
};

template <class Member>
ContactField(const char*, const char*, Member Contact::*, SaidBy = SaidBy::card)
    -> ContactField<Member>;

/// All fields, in the order of the card record.
inline constexpr std::tuple contact_fields{
    ContactField{"name", "Name", &Contact::name},
    ContactField{"company", "Company", &Contact::company},
    ContactField{"department", "Department", &Contact::department},
    ContactField{"job_title", "Job title", &Contact::job_title},
    ContactField{"emails", "E-mail", &Contact::emails},
    ContactField{"phones", "Phone", &Contact::phones},
    ContactField{"websites", "Website", &Contact::websites},
    ContactField{"address", "Address", &Contact::address},
    ContactField{"social", "Social", &Contact::social},
    ContactField{"note", "Note", &Contact::note, SaidBy::person},
    ContactField{"tags", "Tag", &Contact::tags, SaidBy::person},
};

/// A part of a name or of an address; it is kept beside the whole and has no evidence of its own.
template <class Whole>
struct FieldPart {
    const char* name;  ///< as that of a field
    std::string Whole::*member;
};

/// The parts that a value of this type has: those of a text are none.
template <class Value>
inline constexpr std::array<FieldPart<Value>, 0> parts_of{};

template <>
inline constexpr std::array<FieldPart<Name>, 4> parts_of<Name>{{
    {"honorific_prefix", &Name::honorific_prefix},
    {"given_name", &Name::given_name},
    {"family_name", &Name::family_name},
    {"honorific_suffix", &Name::honorific_suffix},
}};

template <>
inline constexpr std::array<FieldPart<Address>, 4> parts_of<Address>{{
    {"street", &Address::street},
    {"postal_code", &Address::postal_code},
    {"city", &Address::city},
    {"country", &Address::country},
}};

/// The whole text of a value that is no phone.
template <class Value>
inline constexpr std::string Value::*whole_text = nullptr;

template <>
inline constexpr std::string Field::*whole_text<Field> = &Field::value;

template <>
inline constexpr std::string Name::*whole_text<Name> = &Name::full;

template <>
inline constexpr std::string Address::*whole_text<Address> = &Address::text;

/// Calls visit(field) with each row of contact_fields, whose types differ.
template <class Visit>
void for_each_field(const Visit& visit)
{
    std::apply([&](const auto&... field) { (visit(field), ...); }, contact_fields);
}

/// Calls visit(field, value) with each field and what the contact has there.
template <class AnyContact, class Visit>
void for_each_field(AnyContact& contact, const Visit& visit)
{
    for_each_field([&](const auto& field) { visit(field, contact.*field.member); });
}

/// A value as one text: of a name and an address the whole.
template <class Value>
[[nodiscard]] const std::string& text_of(const Value& value) requires(whole_text<Value> != nullptr)
{
    return value.*whole_text<Value>;
}

/// A number for programs: E.164, or as printed where it is not valid.
[[nodiscard]] std::string text_of(const Phone& phone);

/// Empty where there is no value.
template <class Value>
[[nodiscard]] std::string text_of(const std::optional<Value>& value)
{
    return value ? text_of(*value) : std::string();
}

/// The texts of a list, in its order.
template <class Value>
[[nodiscard]] std::vector<std::string> texts_of(const std::vector<Value>& values)
{
    std::vector<std::string> texts;
    texts.reserve(values.size());
    for (const Value& value : values) {
        texts.push_back(text_of(value));
    }
    return texts;
}

/// None or one.
template <class Value>
[[nodiscard]] std::vector<std::string> texts_of(const std::optional<Value>& value)
{
    return value ? std::vector{text_of(*value)} : std::vector<std::string>{};
}

/// What stands for the name of somebody of whom nothing is known.
inline constexpr const char* unread_card = "unread card";

/// What somebody is known by: the name, else the company, an address, a number, else the first line
/// of whatever a card has told; empty where it told nothing. People read it as shown_name().
[[nodiscard]] std::string known_by(const Contact& contact);

/// The texts joined by commas.
[[nodiscard]] std::string listed(const std::vector<std::string>& texts);

/// What may be kept under a name of its own: a field, or a part of one.
struct ValueName {
    std::string name;
    std::string field;     ///< the field that it is a part of; its own name where it is whole
    bool is_list = false;  ///< it may have several values
    SaidBy said_by = SaidBy::card;

    bool operator==(const ValueName&) const = default;
};

/// All of them, in the order of the card record, parts behind their field.
[[nodiscard]] const std::vector<ValueName>& value_names();

/// The field that the value of this name is or is a part of; the name itself where it is unknown.
[[nodiscard]] std::string field_of(const std::string& value_name);

/// Whether a field of this name may have several values.
[[nodiscard]] bool is_list(const std::string& field);

}  // namespace cardlog
