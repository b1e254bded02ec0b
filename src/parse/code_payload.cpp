#include "parse/code_payload.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/fields.h"
#include "core/text.h"
#include "parse/internet/domain.h"
#include "parse/internet/email.h"
#include "parse/internet/website.h"
#include "parse/phone/phone.h"
#include "parse/text/misreading.h"
#include "parse/text/name.h"
#include "parse/text/segment.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// Two readings of one value agree, or differ by a misreading.
constexpr double agreed = 0.985;
constexpr double repaired_by_code = 0.95;
constexpr double only_in_code = 0.9;

constexpr std::size_t longest_payload = 8192;
constexpr std::size_t longest_value = 200;

struct Property {
    std::string name;  ///< capitals, with its parameters: "TEL;TYPE=CELL"
    std::string value;
};

// The words of a text joined by single spaces.
std::string in_one_line(const std::string& text, std::size_t longest)
{
    std::string clean;
    for (const std::string& word : split(cleaned(text, longest))) {
        append_word(clean, word);
    }
    return clean;
}

// A value without its escapes, its line breaks in it (RFC 6350, 3.4).
std::string with_line_breaks(const std::string& text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
            plain += text[i] == 'n' || text[i] == 'N' ? '\n' : text[i];
        } else {
            plain += text[i];
        }
    }
    return plain;
}

std::string unescaped(const std::string& text)
{
    return in_one_line(with_line_breaks(text), longest_value);
}

void add_property(std::vector<Property>& properties, const std::string& line)
{
    const std::size_t colon = line.find(':');
    if (colon != std::string::npos && colon > 0) {
        properties.push_back({upper_ascii(line.substr(0, colon)), line.substr(colon + 1)});
    }
}

// Lines, the folded ones (RFC 6350, 3.2) put together again.
std::vector<Property> vcard_properties(std::string payload)
{
    std::erase(payload, '\r');
    for (const std::string_view fold_mark : {"\n ", "\n\t"}) {
        std::string unfolded;
        std::size_t from = 0;
        for (std::size_t at = payload.find(fold_mark); at != std::string::npos;
             at = payload.find(fold_mark, from)) {
            unfolded.append(payload, from, at - from);
            from = at + fold_mark.size();
        }
        payload = unfolded.append(payload, from);
    }
    std::vector<Property> properties;
    for (const std::string& line : split(payload, "\n")) {
        add_property(properties, line);
    }
    return properties;
}

// "MECARD:N:Muster,Erika;TEL:03023125000;;"
std::vector<Property> mecard_properties(const std::string& payload)
{
    std::vector<Property> properties;
    std::string part;
    for (std::size_t i = payload.find(':') + 1; i < payload.size(); ++i) {
        if (payload[i] == ';') {
            add_property(properties, std::exchange(part, {}));
        } else {
            part += payload[i];
            if (payload[i] == '\\' && i + 1 < payload.size()) {
                part += payload[++i];
            }
        }
    }
    add_property(properties, part);
    return properties;
}

PhoneType phone_label(const std::string& name)
{
    if (name.find("FAX") != std::string::npos) {
        return PhoneType::fax;
    }
    return name.find("CELL") != std::string::npos ? PhoneType::mobile : PhoneType::work;
}

// The given name stands behind the family name in N.
std::string name_in_order(const std::string& value, char separator)
{
    const std::size_t mark = value.find(separator);
    if (mark == std::string::npos) {
        return unescaped(value);
    }
    const std::string rest = value.substr(mark + 1);
    return unescaped(rest.substr(0, rest.find(separator)) + " " + value.substr(0, mark));
}

void set_name(Contact& contact, const std::string& text)
{
    if (count_characters(text).letters >= 2) {
        contact.name = name_from(text);
        contact.name->evidence = {text, only_in_code, false, std::nullopt};
    }
}

void set_field(std::optional<Field>& field, const std::string& text)
{
    if (count_characters(text).letters >= 2) {
        field = Field{text, {text, only_in_code, false, std::nullopt}};
    }
}

// A note may have several lines, and a code several notes.
void add_note(std::optional<Field>& note, const std::string& value)
{
    std::string text = text_of(note);
    for (const std::string& line : split(with_line_breaks(value), "\n")) {
        const std::string clean = in_one_line(line, longest_payload);
        text += (text.empty() || clean.empty() ? "" : "\n") + clean;
    }
    if (!text.empty()) {
        note = Field{text, {text, only_in_code, false, std::nullopt}};
    }
}

void add_tag(std::vector<Field>& tags, const std::string& tag)
{
    const auto is_same = [&](const Field& other) { return other.value == tag; };
    if (!tag.empty() && std::none_of(tags.begin(), tags.end(), is_same)) {
        tags.push_back({tag, {tag, only_in_code, false, std::nullopt}});
    }
}

// "garden,tulips\, red": a comma with a backslash does not separate.
void add_tags(std::vector<Field>& tags, const std::string& value)
{
    std::string part;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == ',') {
            add_tag(tags, unescaped(std::exchange(part, {})));
            continue;
        }
        part += value[i];
        if (value[i] == '\\' && i + 1 < value.size()) {
            part += value[++i];
        }
    }
    add_tag(tags, unescaped(part));
}

// Addresses are taken from a code by the scanners that take them from print.
template <class Take>
void add_scanned(std::vector<Field>& fields, const std::string& text, Take take_fields)
{
    std::vector<Segment> segments = segments_of(from_plain_text(text));
    for (Field& field : take_fields(segments)) {
        field.evidence = {text, only_in_code, false, std::nullopt};
        fields.push_back(std::move(field));
    }
}

void add_phone(Contact& contact, const Property& property, const std::string& region)
{
    std::string number = unescaped(property.value);
    if (number.starts_with("tel:")) {
        number.erase(0, 4);
    }
    Phone phone = phone_from(number, phone_label(property.name), region);
    if (phone.e164) {
        phone.evidence.confidence = only_in_code;
        contact.phones.push_back(std::move(phone));
    }
}

void add_value(Contact& contact, const Property& property, const std::string& region,
               char separator)
{
    // "item1.TEL;TYPE=CELL": a group, the name, its parameters.
    std::string name = property.name.substr(0, property.name.find(';'));
    name.erase(0, std::min(name.find('.') + 1, name.size()));
    if (name == "FN" || (name == "N" && !contact.name)) {
        set_name(contact, name == "FN" ? unescaped(property.value)
                                       : name_in_order(property.value, separator));
    } else if (name == "ORG") {
        set_field(contact.company, unescaped(property.value.substr(0, property.value.find(';'))));
    } else if (name == "TITLE") {
        set_field(contact.job_title, unescaped(property.value));
    } else if (name == "EMAIL") {
        add_scanned(contact.emails, unescaped(property.value), take_emails);
    } else if (name == "URL") {
        add_scanned(contact.websites, unescaped(property.value), take_websites);
    } else if (name == "TEL") {
        add_phone(contact, property, region);
    } else if (name == "NOTE") {
        add_note(contact.note, property.value);
    } else if (name == "CATEGORIES") {
        add_tags(contact.tags, property.value);
    }
}

// One misread letter in six still is the same value.
bool is_misreading(const std::string& print, const std::string& code)
{
    const std::size_t length = std::min(print.size(), code.size());
    return length > 0 && length <= longest_value &&
           distance(print, code) <= std::max<std::size_t>(1, length / 6);
}

void confirm_evidence(Evidence& evidence, bool same)
{
    evidence.confidence = std::max(evidence.confidence, same ? agreed : repaired_by_code);
    evidence.repaired = evidence.repaired || !same;
}

void confirm_field(std::optional<Field>& field, const std::optional<Field>& code)
{
    if (!code) {
        return;
    }
    if (!field) {
        field = code;
        return;
    }
    if (is_misreading(key_of(field->value), key_of(code->value))) {
        const bool same = field->value == code->value;
        field->value = code->value;
        confirm_evidence(field->evidence, same);
    }
}

void confirm_name(std::optional<Name>& name, const std::optional<Name>& code)
{
    if (!code || !name) {
        name = name ? name : code;
        return;
    }
    const std::string print_bare = name->given_name + " " + name->family_name;
    const std::string code_bare = code->given_name + " " + code->family_name;
    if (!is_misreading(key_of(print_bare), key_of(code_bare))) {
        return;
    }
    const bool same = print_bare == code_bare;
    // The print may carry titles that the code leaves out.
    const std::string prefix =
        name->honorific_prefix.empty() ? code->honorific_prefix : name->honorific_prefix;
    const Evidence evidence = name->evidence;
    name = code;
    name->honorific_prefix = prefix;
    name->full = prefix.empty() ? code_bare : prefix + " " + code_bare;
    name->evidence = evidence;
    confirm_evidence(name->evidence, same);
}

const std::string& compared(const Field& field)
{
    return field.value;
}

std::string compared(const Phone& phone)
{
    return phone.e164.value_or("");
}

void take_over(Field& value, const Field& code)
{
    value.value = code.value;
}

void take_over(Phone& value, const Phone& code)
{
    value.e164 = code.e164;
}

template <class Value>
void confirm_list(std::vector<Value>& values, const std::vector<Value>& codes)
{
    for (const Value& code : codes) {
        const auto closeness = [&](const Value& value) {
            return distance(compared(value), compared(code));
        };
        const auto nearest =
            std::min_element(values.begin(), values.end(), [&](const Value& a, const Value& b) {
                return closeness(a) < closeness(b);
            });
        if (nearest == values.end() || closeness(*nearest) > 2) {
            values.push_back(code);
            continue;
        }
        const bool same = closeness(*nearest) == 0;
        take_over(*nearest, code);
        confirm_evidence(nearest->evidence, same);
    }
}

void confirm_websites(std::vector<Field>& websites, const std::vector<Field>& codes)
{
    for (const Field& code : codes) {
        const auto same = std::find_if(websites.begin(), websites.end(), [&](const Field& website) {
            return domain_of(website.value) == domain_of(code.value);
        });
        if (same == websites.end()) {
            websites.push_back(code);
        } else {
            confirm_evidence(same->evidence, true);
        }
    }
}

}  // namespace

Contact contact_from_code(const std::string& payload, const std::string& region)
{
    const std::string start = upper_ascii(payload.substr(0, 16));
    Contact contact;
    const bool vcard = start.starts_with("BEGIN:VCARD");
    if (payload.size() > longest_payload || (!vcard && !start.starts_with("MECARD:"))) {
        return contact;
    }
    for (const Property& property :
         vcard ? vcard_properties(payload) : mecard_properties(payload)) {
        add_value(contact, property, region, vcard ? ';' : ',');
    }
    return contact;
}

void confirm(Contact& contact, const Contact& code)
{
    confirm_name(contact.name, code.name);
    confirm_field(contact.company, code.company);
    confirm_field(contact.job_title, code.job_title);
    confirm_field(contact.note, code.note);
    for (const Field& tag : code.tags) {
        add_tag(contact.tags, tag.value);
    }
    confirm_list(contact.emails, code.emails);
    confirm_list(contact.phones, code.phones);
    confirm_websites(contact.websites, code.websites);
}

}  // namespace cardlog
