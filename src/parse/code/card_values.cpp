#include "parse/code/card_values.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ascii.h"
#include "core/fields.h"
#include "parse/address/address_fields.h"
#include "parse/address/address_parts.h"
#include "parse/code/person_values.h"
#include "parse/code/property_text.h"
#include "parse/internet/domain.h"
#include "parse/internet/email.h"
#include "parse/internet/social.h"
#include "parse/internet/website.h"
#include "parse/phone/phone.h"
#include "parse/phone/region.h"
#include "parse/text/lexicon.h"
#include "parse/text/segment.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t longest_note = 8192;
constexpr std::size_t most_values = 50;  // of one kind: emails, phones, ...

// A number that is not valid is not known to be right.
constexpr double not_valid = 0.5;

PhoneType phone_type_of(const Property& property)
{
    static constexpr std::array<std::pair<std::string_view, PhoneType>, 6> words{
        {{"FAX", PhoneType::fax},
         {"CELL", PhoneType::mobile},
         {"MOBIL", PhoneType::mobile},
         {"IPHONE", PhoneType::mobile},
         {"PAGER", PhoneType::other},
         {"HOME", PhoneType::home}}};
    const auto* found = std::find_if(words.begin(), words.end(), [&](const auto& word) {
        return has_type(property, word.first);
    });
    return found == words.end() ? PhoneType::work : found->second;
}

std::string without_scheme(std::string text, std::string_view scheme)
{
    const bool has = text.size() > scheme.size() &&
                     std::equal(scheme.begin(), scheme.end(), text.begin(),
                                [](char a, char b) { return a == lower_ascii(b); });
    return has ? text.substr(scheme.size()) : text;
}

// "+49-541-9712-34;ext=102" (RFC 3966, 3).
std::string uri_extension(const Property& property)
{
    for (std::size_t i = 1; i < property.parts.size(); ++i) {
        std::string digits = without_scheme(clean(property.parts[i]), "ext=");
        if (digits != clean(property.parts[i])) {
            return digits;
        }
    }
    return {};
}

bool is_same_line(const Phone& a, const Phone& b)
{
    return a.e164 && a.e164 == b.e164 && a.extension == b.extension &&
           (a.type == PhoneType::fax) == (b.type == PhoneType::fax);
}

void add_new_phone(std::vector<Phone>& phones, const Phone& phone)
{
    const bool known = std::any_of(phones.begin(), phones.end(),
                                   [&](const Phone& other) { return is_same_line(other, phone); });
    if (!known && phones.size() < most_values) {
        phones.push_back(phone);
    }
}

void add_phone(Contact& contact, const Property& property, const std::string& region)
{
    constexpr int fewest_digits = 3;
    constexpr int most_digits = 20;
    const std::string written = clean(property.parts.front());
    const std::string number = without_scheme(written, "tel:");
    const int digits = count_characters(number).digits;
    if (digits < fewest_digits || digits > most_digits) {
        return;
    }
    const std::string behind = uri_extension(property);
    Phone phone = phone_from(number, phone_type_of(property), region);
    phone.extension = behind.empty() ? phone.extension : behind;
    phone.evidence = evidence_of_code(number);
    phone.evidence.confidence = phone.e164 ? only_in_code : not_valid;
    if (phone.type == PhoneType::fax && has_type(property, "VOICE")) {
        Phone voice = phone;
        voice.type = PhoneType::work;
        add_new_phone(contact.phones, voice);
    }
    add_new_phone(contact.phones, phone);
}

void add_new(std::vector<Field>& fields, std::vector<Field> found)
{
    for (Field& field : found) {
        const bool known = std::any_of(fields.begin(), fields.end(), [&](const Field& other) {
            return fold(other.value) == fold(field.value);
        });
        if (!known && fields.size() < most_values) {
            field.evidence = evidence_of_code(field.value);
            fields.push_back(std::move(field));
        }
    }
}

void add_emails(Contact& contact, const Property& property)
{
    std::vector<Segment> segments =
        segments_of(from_plain_text(without_scheme(clean(property.parts.front()), "mailto:")));
    add_new(contact.emails, take_emails(segments));
}

// A whole link needs no scanner that was made for misread print.
std::optional<std::string> whole_link(const std::string& text)
{
    std::string link(text);
    while (link.ends_with('/')) {
        link.pop_back();
    }
    const std::string host = domain_of(link);
    const bool is_whole = link.find("://") != std::string::npos &&
                          link.find(' ') == std::string::npos && host.size() > 3 &&
                          host.find('.', 1) < host.size() - 1;
    return is_whole ? std::optional(link) : std::nullopt;
}

void add_links(Contact& contact, const Property& property)
{
    const std::string text = clean(whole_value(property));
    std::vector<Field> found;
    if (const auto link = whole_link(text)) {
        found.push_back({*link, {}});
    } else {
        std::vector<Segment> segments = segments_of(from_plain_text(text));
        found = take_websites(segments);
    }
    for (Field& field : found) {
        add_new(is_social(field.value) ? contact.social : contact.websites, {field});
    }
}

// "X-SOCIALPROFILE;TYPE=linkedin:https://...", "X-TWITTER:erika", "IMPP:xmpp:erika@..."; Skype was
// shut down in 2025, and nobody is reached by it.
bool is_profile(const Property& property)
{
    static constexpr std::array<std::string_view, 3> names{"X-SOCIALPROFILE", "SOCIALPROFILE",
                                                           "IMPP"};
    const bool named =
        std::find(names.begin(), names.end(), property.name) != names.end() ||
        (property.name.starts_with("X-") && is_in(WordClass::social_host, property.name.substr(2)));
    return named && !has_type(property, "SKYPE") &&
           !fold(property.parts.front()).starts_with("skype:");
}

// Some messengers know their people by number.
bool is_number(std::string_view text)
{
    return text.starts_with("+") && count_characters(text).letters == 0;
}

void add_profile(Contact& contact, const Property& property, const std::string& region)
{
    const std::string text =
        without_scheme(without_scheme(clean(whole_value(property)), "x-apple:"), "whatsapp:");
    if (is_number(text)) {
        add_phone(contact, {{}, "TEL", {"CELL"}, {text}}, region);
    } else if (!text.empty()) {
        add_new(contact.social, {{whole_link(text).value_or(text), {}}});
    }
}

// A note may have several lines, and a code several notes.
void add_note(Contact& contact, const Property& property)
{
    std::string text = text_of(contact.note);
    for (const std::string& written : split(whole_value(property), "\n")) {
        const std::string line = one_line(written, longest_note);
        text += (text.empty() || line.empty() ? "" : "\n") + line;
    }
    if (!text.empty()) {
        contact.note = Field{text, evidence_of_code(text)};
    }
}

// Tags in other capitals are other tags, as a person's own are.
void add_tags(Contact& contact, const Property& property)
{
    for (const std::string& item : property.items) {
        const std::string tag = clean(item);
        const auto is_same = [&](const Field& other) { return other.value == tag; };
        if (!tag.empty() && std::none_of(contact.tags.begin(), contact.tags.end(), is_same)) {
            contact.tags.push_back({tag, evidence_of_code(tag)});
        }
    }
}

// The country's usual order: a postal code of digits stands in front of the town, except behind a
// state of two letters ("Springfield, IL 62701").
std::string town_line(const std::string& city, const std::string& state, const std::string& code)
{
    constexpr std::size_t state_sign = 2;
    const bool in_front = !code.empty() && is_digit(code.front()) && state.size() != state_sign;
    if (in_front) {
        return joined({joined({code, city}, " "), state}, ", ");
    }
    return joined({city, joined({state, code}, " ")}, ", ");
}

// Of a text in one piece, as for print.
void read_parts(Address& address, const std::string& text, const std::string& region)
{
    std::vector<std::vector<std::string>> words;
    for (const AddressPart& part : address_parts_of(segments_of(from_plain_text(text)))) {
        words.push_back(part.words);
    }
    const std::size_t count = words.size();
    Address read = address_of(std::move(words), {0, count}, region, Source::text);
    address.street = std::move(read.street);
    address.city = std::move(read.city);
    address.postal_code = std::move(read.postal_code);
    address.country = std::move(read.country);
}

// ADR: post box, what stands beside the street, street, town, state, postal code, country.
std::optional<Address> address_of(const Property& property, const std::string& region)
{
    std::vector<std::string> parts;
    parts.reserve(property.parts.size());
    for (const std::string& one : property.parts) {
        parts.push_back(clean(one, ", "));
    }
    parts.resize(std::max<std::size_t>(parts.size(), 7));
    Address address;
    address.street = parts[2];
    address.city = parts[3];
    address.postal_code = parts[5];
    address.country = parts[6];
    address.text = joined({parts[2], parts[1], parts[0],
                           town_line(address.city, parts[4], address.postal_code), address.country},
                          ", ");
    const bool in_one_piece =
        std::all_of(parts.begin() + 2, parts.end(), [](const auto& part) { return part.empty(); });
    if (in_one_piece && count_characters(address.text).digits > 0) {
        read_parts(address, address.text, region);
        const std::string said = region_said_by(address);
        if (!said.empty() && said != region) {
            read_parts(address, address.text, said);
        }
    }
    address.evidence = evidence_of_code(address.text);
    return has_letters(address.text) ? std::optional(address) : std::nullopt;
}

// The one at work, or else the first.
std::optional<Address> address_in(const Properties& properties, const std::string& region)
{
    std::optional<Address> chosen;
    bool at_work = false;
    for (const Property& property : properties) {
        const bool is_address = property.name == "ADR" || property.name == "LABEL";
        const bool better = !chosen || (!at_work && has_type(property, "WORK"));
        auto address = is_address && better ? address_of(property, region) : std::nullopt;
        if (address) {
            chosen = std::move(address);
            at_work = has_type(property, "WORK");
        }
    }
    return chosen;
}

}  // namespace

Contact contact_of(const Properties& properties, const std::string& region)
{
    Contact contact;
    add_person_and_firm(contact, properties);
    contact.address = address_in(properties, region);
    const std::string said = contact.address ? region_said_by(*contact.address) : "";
    const std::string home = said.empty() ? region : said;
    for (const Property& property : properties) {
        if (property.name == "TEL") {
            add_phone(contact, property, home);
        } else if (property.name == "EMAIL") {
            add_emails(contact, property);
        } else if (property.name == "URL") {
            add_links(contact, property);
        } else if (property.name == "NOTE") {
            add_note(contact, property);
        } else if (property.name == "CATEGORIES") {
            add_tags(contact, property);
        } else if (is_profile(property)) {
            add_profile(contact, property, home);
        }
    }
    return contact;
}

}  // namespace cardlog
