#include "storage/rows/contact_rows.h"

#include <map>

#include "core/evidence.h"
#include "core/fields.h"

namespace cardlog {
namespace {

using Rows = std::vector<ContactRow>;

template <class Value>
void add_rows(Rows& rows, const char* name, const std::optional<Value>& value)
{
    if (!value) {
        return;
    }
    rows.push_back({name, 0, text_of(*value), {}, {}, {}, value->evidence});
    for (const auto& part : parts_of<Value>) {
        if (const std::string& text = (*value).*part.member; !text.empty()) {
            rows.push_back({part.name, 0, text});
        }
    }
}

void add_rows(Rows& rows, const char* name, const std::vector<Field>& fields)
{
    int position = 0;
    for (const Field& field : fields) {
        rows.push_back({name, position++, field.value, {}, {}, {}, field.evidence});
    }
}

void add_rows(Rows& rows, const char* name, const std::vector<Phone>& phones)
{
    int position = 0;
    for (const Phone& phone : phones) {
        rows.push_back({name, position++, text_of(phone), to_string(phone.type), phone.e164,
                        phone.extension, phone.evidence});
    }
}

// The value of a field that may not be there yet: rows come in any order of fields.
template <class Value>
Value& in(std::optional<Value>& value)
{
    return value ? *value : value.emplace();
}

template <class Value>
void take_row(const ContactRow& row, const std::string& name, std::optional<Value>& value)
{
    if (row.field == name) {
        in(value).*whole_text<Value> = row.value;
        in(value).evidence = row.evidence;
    }
    for (const auto& part : parts_of<Value>) {
        if (row.field == part.name) {
            in(value).*part.member = row.value;
        }
    }
}

void take_row(const ContactRow& row, const std::string& name, std::vector<Field>& fields)
{
    if (row.field == name) {
        fields.push_back({row.value, row.evidence});
    }
}

void take_row(const ContactRow& row, const std::string& name, std::vector<Phone>& phones)
{
    if (row.field == name) {
        phones.push_back({phone_type_from(row.type.value_or("")).value_or(PhoneType::other),
                          row.e164, row.extension.value_or(""), row.evidence});
    }
}

std::map<std::string, std::string> texts_by_field(const Rows& rows)
{
    std::map<std::string, std::string> texts;
    for (const ContactRow& row : rows) {
        std::string& text = texts[row.field];
        text += (text.empty() ? "" : ", ") + row.value;
    }
    return texts;
}

}  // namespace

bool is_open(const ContactRow& row)
{
    return row.value.empty() && !row.evidence.printed.empty();
}

std::vector<ContactRow> rows_of(const Contact& contact)
{
    Rows rows;
    for_each_field(
        contact, [&](const auto& field, const auto& value) { add_rows(rows, field.name, value); });
    for (const PossibleValue& one : open_values(contact)) {
        rows.push_back({one.field, 0, "", {}, {}, {}, one.evidence});
    }
    return rows;
}

Contact contact_from(const std::vector<ContactRow>& rows)
{
    Contact contact;
    for (const ContactRow& row : rows) {
        if (is_open(row)) {
            contact.possible.push_back({row.field, row.evidence});
            continue;
        }
        for_each_field(contact,
                       [&](const auto& field, auto& value) { take_row(row, field.name, value); });
    }
    return contact;
}

std::vector<FieldChange> changes_between(const std::vector<ContactRow>& before,
                                         const std::vector<ContactRow>& after)
{
    std::map<std::string, FieldChange> fields;
    for (const auto& [field, text] : texts_by_field(before)) {
        fields[field].before = text;
    }
    for (const auto& [field, text] : texts_by_field(after)) {
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
