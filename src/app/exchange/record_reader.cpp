#include <algorithm>
#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

#include "app/exchange/html.h"
#include "app/exchange/record.h"
#include "app/people/search.h"
#include "app/people/typed_values.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "imaging/flat/picture_hash.h"
#include "storage/imports/imports.h"

namespace cardlog {
namespace {

using nlohmann::json;

// A picture of 64 cards has them on one page; a file of many pages may have more.
constexpr int most_cards = 1'000'000;

Error unusable(const std::string& what)
{
    return {ExitCode::input, what, "Let cardlog read --json write it"};
}

void require(bool holds, const char* what)
{
    if (!holds) {
        throw unusable(what);
    }
}

std::string text_at(const json& object, const std::string& key)
{
    const auto value = object.find(key);
    return value == object.end() || value->is_null() ? "" : plain_text(value->get<std::string>());
}

json list_at(const json& object, const std::string& key)
{
    const auto value = object.find(key);
    return value == object.end() || value->is_null() ? json::array() : *value;
}

int number_at(const json& object, const char* key)
{
    const auto number = object.at(key).get<long long>();
    require(number >= 1 && number <= most_cards, "page, card and of are counted from 1");
    return static_cast<int>(number);
}

double confidence_at(const json& object)
{
    const double confidence = object.at("confidence").get<double>();
    require(confidence >= 0 && confidence <= 1, "a confidence lies between 0 and 1");
    return confidence;
}

std::optional<Quad> quad_at(const json& object)
{
    const auto corners = object.find("quad");
    if (corners == object.end() || corners->is_null()) {
        return std::nullopt;
    }
    require(corners->is_array() && corners->size() == 4, "a quad has four corners");
    Quad quad{};
    for (std::size_t i = 0; i < quad.size(); ++i) {
        quad[i] = {corners->at(i).at(0).get<double>(), corners->at(i).at(1).get<double>()};
    }
    return quad;
}

// A value that a record gives no evidence for.
Evidence unproven(const std::string& value)
{
    return {value, 0, false, {}};
}

Phone phone_from(const json& object)
{
    Phone phone;
    const auto type = phone_type_from(text_at(object, "type"));
    require(type.has_value(), "a phone is of type work, mobile, fax, home or other");
    phone.type = *type;
    const std::string e164 = text_at(object, "e164");
    require(e164.empty() || (e164[0] == '+' && e164.size() > 1 &&
                             e164.find_first_not_of("0123456789", 1) == std::string::npos),
            "an e164 is a plus and digits");
    if (!e164.empty()) {
        phone.e164 = e164;
    }
    phone.extension = text_at(object, "extension");
    phone.evidence = unproven(text_at(object, "text"));
    require(phone.e164 || !phone.evidence.printed.empty(), "a phone has a number");
    return phone;
}

// Takes a value with the parts that stand in `parts`; a value without a whole is none.
template <class Value>
void take_whole(std::optional<Value>& value, const std::string& text, const json& parts)
{
    if (text.empty()) {
        return;
    }
    value.emplace().*whole_text<Value> = text;
    for (const auto& part : parts_of<Value>) {
        (*value).*part.member = text_at(parts, part.name);
    }
    value->evidence = unproven(text);
}

void take_value(const json& contact, const std::string& name, std::optional<Field>& field)
{
    take_whole(field, text_at(contact, name), contact);
}

void take_value(const json& contact, const std::string& name, std::optional<Name>& person)
{
    take_whole(person, text_at(contact, name), contact);
}

void take_value(const json& contact, const std::string& name, std::optional<Address>& address)
{
    const auto parts = contact.find(name + "_parts");
    const bool has_parts = parts != contact.end() && !parts->is_null();
    take_whole(address, text_at(contact, name), has_parts ? *parts : json::object());
}

void take_value(const json& contact, const std::string& name, std::vector<Field>& fields)
{
    for (const json& value : list_at(contact, name)) {
        const std::string text = plain_text(value.get<std::string>());
        fields.push_back({text, unproven(text)});
    }
}

void take_value(const json& contact, const std::string& name, std::vector<Phone>& phones)
{
    for (const json& phone : list_at(contact, name)) {
        phones.push_back(phone_from(phone));
    }
}

std::map<std::string, Evidence> evidence_from(const json& record)
{
    std::map<std::string, Evidence> by_field;
    for (const json& object : list_at(record, "evidence")) {
        by_field[object.at("field").get<std::string>()] = {
            text_at(object, "printed"), confidence_at(object), object.at("repaired").get<bool>(),
            quad_at(object)};
    }
    return by_field;
}

// Records of earlier versions have none.
std::vector<PossibleValue> possible_from(const json& record)
{
    std::vector<PossibleValue> possible;
    if (record.contains("possible")) {
        for (const json& object : list_at(record, "possible")) {
            possible.push_back(
                {object.at("field").get<std::string>(),
                 {text_at(object, "printed"), confidence_at(object), false, quad_at(object)}});
        }
    }
    return possible;
}

Contact contact_from(const json& record)
{
    const json& object = record.at("contact");
    Contact contact;
    for_each_field(contact,
                   [&](const auto& field, auto& value) { take_value(object, field.name, value); });
    contact.possible = possible_from(record);
    contact.warnings = list_at(record, "warnings").get<std::vector<std::string>>();
    const auto by_field = evidence_from(record);
    for_each_evidence(contact, [&](const std::string& field, Evidence& evidence) {
        if (const auto found = by_field.find(field); found != by_field.end()) {
            evidence = found->second;
        }
    });
    return contact;
}

std::vector<CardLine> lines_from(const json& record)
{
    std::vector<CardLine> lines;
    for (const json& line : list_at(record, "lines")) {
        lines.push_back({line.at("text").get<std::string>(), confidence_at(line),
                         quad_at(line).value_or(Quad{})});
    }
    return lines;
}

std::string picture_from(const json& record)
{
    const std::string text = text_at(record, "picture");
    const std::optional<std::string> jpeg = bytes_from_base64(text);
    require(jpeg && (jpeg->empty() || jpeg->starts_with("\xff\xd8\xff")),
            "the picture is no JPEG in base64");
    return *jpeg;
}

NewCard card_from(const json& record)
{
    NewCard card;
    card.contact = contact_from(record);
    card.page = number_at(record, "page");
    card.number = number_at(record, "card");
    card.quad = quad_at(record).value_or(Quad{});
    card.lines = lines_from(record);
    card.codes = list_at(record, "codes").get<std::vector<std::string>>();
    card.flat_jpeg = picture_from(record);
    card.hash = picture_hash_of(card.flat_jpeg);
    card.search_text = search_text_of(card.contact);
    return card;
}

NewFile file_from(const json& record)
{
    require(record.is_object() && record.contains("record"), "not a card record");
    require(record.at("record") == 1, "a card record of an unknown version");
    NewFile file;
    file.path = record.at("file").get<std::string>();
    if (const std::string text = text_at(record, "file_bytes"); !text.empty()) {
        const std::optional<std::string> name = bytes_from_base64(text);
        require(name.has_value(), "file_bytes is not base64");
        file.path = *name;
    }
    if (const auto error = record.find("error"); error != record.end()) {
        file.failure = error->at("message").get<std::string>();
        require(!file.failure.empty(), "a failure without a message");
        return file;
    }
    file.sha256 = text_at(record, "sha256");
    require(file.sha256.size() == 64 &&
                file.sha256.find_first_not_of("0123456789abcdef") == std::string::npos,
            "sha256 is not that of a file");
    if (const std::string day = text_at(record, "taken_on"); !day.empty()) {
        file.encounter.met_on = day_from_iso(day);
        require(file.encounter.met_on.has_value(), "taken_on is not a day");
    }
    file.of = number_at(record, "of");
    file.cards.push_back(card_from(record));
    require(file.cards[0].number <= *file.of, "card is greater than of");
    return file;
}

}  // namespace

NewFile file_from_record(const std::string& line)
{
    try {
        return file_from(json::parse(line));
    } catch (const json::exception& error) {
        const std::string what = error.what();  // "[json.exception.type_error.302] type must be …"
        throw unusable("not a card record: " + what.substr(what.find("] ") + 2));
    }
}

}  // namespace cardlog
