#include "storage/rows/contact_rows.h"

#include <functional>
#include <map>
#include <utility>

namespace cardlog {
namespace {

using Rows = std::vector<ContactRow>;

void add_field(Rows& rows, const char* name, const std::optional<Field>& field)
{
    if (field) {
        rows.push_back({name, 0, field->value, {}, {}, {}, field->evidence});
    }
}

void add_fields(Rows& rows, const char* name, const std::vector<Field>& fields)
{
    int position = 0;
    for (const Field& field : fields) {
        rows.push_back({name, position++, field.value, {}, {}, {}, field.evidence});
    }
}

void add_part(Rows& rows, const char* name, const std::string& value)
{
    if (!value.empty()) {
        rows.push_back({name, 0, value});
    }
}

void add_name(Rows& rows, const Name& name)
{
    rows.push_back({"name", 0, name.full, {}, {}, {}, name.evidence});
    add_part(rows, "honorific_prefix", name.honorific_prefix);
    add_part(rows, "given_name", name.given_name);
    add_part(rows, "family_name", name.family_name);
}

void add_phones(Rows& rows, const std::vector<Phone>& phones)
{
    int position = 0;
    for (const Phone& phone : phones) {
        rows.push_back({"phones", position++, phone.e164.value_or(phone.evidence.printed),
                        to_string(phone.type), phone.e164, phone.extension, phone.evidence});
    }
}

void add_address(Rows& rows, const Address& address)
{
    rows.push_back({"address", 0, address.text, {}, {}, {}, address.evidence});
    add_part(rows, "street", address.street);
    add_part(rows, "postal_code", address.postal_code);
    add_part(rows, "city", address.city);
    add_part(rows, "country", address.country);
}

Field field_of(const ContactRow& row)
{
    return {row.value, row.evidence};
}

Phone phone_of(const ContactRow& row)
{
    return {phone_type_from(row.type.value_or("")).value_or(PhoneType::other), row.e164,
            row.extension.value_or(""), row.evidence};
}

// The value of a field that may not be there yet: rows come in any order of fields.
template <class Value>
Value& in(std::optional<Value>& value)
{
    return value ? *value : value.emplace();
}

void take_name(Contact& contact, const ContactRow& row)
{
    in(contact.name).full = row.value;
    in(contact.name).evidence = row.evidence;
}

void take_address(Contact& contact, const ContactRow& row)
{
    in(contact.address).text = row.value;
    in(contact.address).evidence = row.evidence;
}

using Take = std::function<void(Contact&, const ContactRow&)>;

const std::map<std::string, Take>& takers()
{
    static const std::map<std::string, Take> by_field{
        {"name", take_name},
        {"honorific_prefix", [](auto& c, auto& row) { in(c.name).honorific_prefix = row.value; }},
        {"given_name", [](auto& c, auto& row) { in(c.name).given_name = row.value; }},
        {"family_name", [](auto& c, auto& row) { in(c.name).family_name = row.value; }},
        {"company", [](auto& c, auto& row) { c.company = field_of(row); }},
        {"department", [](auto& c, auto& row) { c.department = field_of(row); }},
        {"job_title", [](auto& c, auto& row) { c.job_title = field_of(row); }},
        {"emails", [](auto& c, auto& row) { c.emails.push_back(field_of(row)); }},
        {"phones", [](auto& c, auto& row) { c.phones.push_back(phone_of(row)); }},
        {"websites", [](auto& c, auto& row) { c.websites.push_back(field_of(row)); }},
        {"address", take_address},
        {"street", [](auto& c, auto& row) { in(c.address).street = row.value; }},
        {"postal_code", [](auto& c, auto& row) { in(c.address).postal_code = row.value; }},
        {"city", [](auto& c, auto& row) { in(c.address).city = row.value; }},
        {"country", [](auto& c, auto& row) { in(c.address).country = row.value; }},
        {"social", [](auto& c, auto& row) { c.social.push_back(field_of(row)); }},
    };
    return by_field;
}

std::map<std::string, std::string> texts_of(const Rows& rows)
{
    std::map<std::string, std::string> texts;
    for (const ContactRow& row : rows) {
        std::string& text = texts[row.field];
        text += (text.empty() ? "" : ", ") + row.value;
    }
    return texts;
}

}  // namespace

std::vector<ContactRow> rows_of(const Contact& contact)
{
    Rows rows;
    if (contact.name) {
        add_name(rows, *contact.name);
    }
    add_field(rows, "company", contact.company);
    add_field(rows, "department", contact.department);
    add_field(rows, "job_title", contact.job_title);
    add_fields(rows, "emails", contact.emails);
    add_phones(rows, contact.phones);
    add_fields(rows, "websites", contact.websites);
    if (contact.address) {
        add_address(rows, *contact.address);
    }
    add_fields(rows, "social", contact.social);
    return rows;
}

Contact contact_from(const std::vector<ContactRow>& rows)
{
    Contact contact;
    for (const ContactRow& row : rows) {
        if (const auto take = takers().find(row.field); take != takers().end()) {
            take->second(contact, row);
        }
    }
    return contact;
}

std::vector<FieldChange> changes_between(const std::vector<ContactRow>& before,
                                         const std::vector<ContactRow>& after)
{
    std::map<std::string, FieldChange> fields;
    for (const auto& [field, text] : texts_of(before)) {
        fields[field].before = text;
    }
    for (const auto& [field, text] : texts_of(after)) {
        fields[field].after = text;
    }
    std::vector<FieldChange> changes;
    for (const auto& [field, change] : fields) {
        if (change.before != change.after) {
            changes.push_back({field, change.before, change.after});
        }
    }
    return changes;
}

}  // namespace cardlog
