#include "app/exchange/record.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "app/exchange/html.h"
#include "core/evidence.h"
#include "core/fields.h"

namespace cardlog {
namespace {

// Keys stay in the order of the published format, so that a person can read a record.
using Json = nlohmann::ordered_json;

constexpr int record_version = 1;

double rounded(double value, double steps)
{
    return std::round(value * steps) / steps;
}

Json or_null(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json json_of(const Quad& quad)
{
    Json corners = Json::array();
    for (const Point& corner : quad) {
        corners.push_back({rounded(corner.x, 10), rounded(corner.y, 10)});
    }
    return corners;
}

Json json_of(const std::optional<Quad>& quad)
{
    return quad ? json_of(*quad) : Json(nullptr);
}

Json json_of(const Phone& phone)
{
    return {{"type", to_string(phone.type)},
            {"e164", phone.e164 ? Json(*phone.e164) : Json(nullptr)},
            {"extension", or_null(phone.extension)},
            {"text", phone.evidence.printed}};
}

// The parts of a value; null where there is none.
template <class Value>
Json parts_json(const std::optional<Value>& value)
{
    Json parts;
    for (const auto& part : parts_of<Value>) {
        parts[part.name] = value ? or_null((*value).*part.member) : Json(nullptr);
    }
    return parts;
}

void add_value(Json& contact, const std::string& name, const std::optional<Field>& field)
{
    contact[name] = or_null(text_of(field));
}

void add_value(Json& contact, const std::string& name, const std::optional<Name>& person)
{
    contact[name] = or_null(text_of(person));
    contact.update(parts_json(person));
}

void add_value(Json& contact, const std::string& name, const std::optional<Address>& address)
{
    contact[name] = or_null(text_of(address));
    contact[name + "_parts"] = address ? parts_json(address) : Json(nullptr);
}

void add_value(Json& contact, const std::string& name, const std::vector<Field>& fields)
{
    contact[name] = texts_of(fields);
}

void add_value(Json& contact, const std::string& name, const std::vector<Phone>& phones)
{
    contact[name] = Json::array();
    for (const Phone& phone : phones) {
        contact[name].push_back(json_of(phone));
    }
}

Json json_of(const Contact& contact)
{
    Json json;
    for_each_field(
        contact, [&](const auto& field, const auto& value) { add_value(json, field.name, value); });
    return json;
}

Json evidence_json(const Contact& contact)
{
    Json list = Json::array();
    for (const auto& [field, evidence] : evidence_of(contact)) {
        list.push_back({{"field", field},
                        {"printed", evidence.printed},
                        {"confidence", rounded(evidence.confidence, 1000)},
                        {"repaired", evidence.repaired},
                        {"quad", json_of(evidence.quad)}});
    }
    return list;
}

Json possible_json(const Contact& contact)
{
    Json list = Json::array();
    for (const auto& [field, evidence] : open_values(contact)) {
        list.push_back({{"field", field},
                        {"printed", evidence.printed},
                        {"confidence", rounded(evidence.confidence, 1000)},
                        {"quad", json_of(evidence.quad)}});
    }
    return list;
}

Json lines_json(const std::vector<ScannedLine>& lines)
{
    Json list = Json::array();
    for (const ScannedLine& line : lines) {
        list.push_back({{"text", line.text},
                        {"confidence", rounded(line.confidence, 1000)},
                        {"quad", json_of(line.quad)}});
    }
    return list;
}

Json stage_seconds_json(const StageSeconds& seconds)
{
    return {{"load", rounded(seconds.load, 10000)},
            {"find", rounded(seconds.find, 10000)},
            {"flatten", rounded(seconds.flatten, 10000)},
            {"read", rounded(seconds.read, 10000)},
            {"first_look", rounded(seconds.first_pass, 10000)},
            {"more_looks", rounded(seconds.rereading, 10000)},
            {"parse", rounded(seconds.parse, 10000)}};
}

double total(const StageSeconds& seconds)
{
    return seconds.load + seconds.find + seconds.flatten + seconds.read + seconds.parse;
}

std::string one_line(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void add_bytes(Json& record, const std::string& file)
{
    if (const std::string bytes = file_bytes(file); !bytes.empty()) {
        record["file_bytes"] = bytes;
    }
}

std::string code_word(ExitCode code)
{
    switch (code) {
    case ExitCode::usage: return "usage";
    case ExitCode::input: return "input";
    case ExitCode::setup: return "setup";
    case ExitCode::store: return "store";
    case ExitCode::busy: return "busy";
    default: return "internal";
    }
}

}  // namespace

std::string file_bytes(const std::string& name)
{
    return Json::parse(one_line(name)) == name ? "" : base64(name);
}

std::string card_record(const ScannedCard& card, const CardPlace& place)
{
    Json record({{"record", record_version},
                 {"file", place.file},
                 {"sha256", place.sha256},
                 {"page", place.page},
                 {"card", place.number},
                 {"of", place.of},
                 {"taken_on", place.taken_on ? Json(to_iso(*place.taken_on)) : Json(nullptr)},
                 {"quad", json_of(card.quad)},
                 {"contact", json_of(card.contact)},
                 {"evidence", evidence_json(card.contact)},
                 {"possible", possible_json(card.contact)},
                 {"codes", card.codes},
                 {"lines", lines_json(card.lines)},
                 {"needs_review", needs_review(card.contact)},
                 {"warnings", card.contact.warnings},
                 {"stage_seconds", stage_seconds_json(card.seconds)},
                 {"seconds", rounded(total(card.seconds), 10000)}});
    add_bytes(record, place.file);
    if (!card.flat_jpeg.empty()) {
        record["picture"] = base64(card.flat_jpeg);
    }
    return one_line(record);
}

std::string text_record(const ScannedText& scanned, const CardPlace& place)
{
    const auto& [lines, contact] = scanned;
    Json record({{"record", record_version},
                 {"file", place.file},
                 {"sha256", or_null(place.sha256)},
                 {"page", place.page},
                 {"card", place.number},
                 {"of", place.of},
                 {"quad", nullptr},
                 {"contact", json_of(contact)},
                 {"evidence", evidence_json(contact)},
                 {"possible", possible_json(contact)},
                 {"codes", Json::array()},
                 {"lines", lines_json(lines)},
                 {"needs_review", needs_review(contact)},
                 {"warnings", contact.warnings},
                 {"seconds", 0}});
    add_bytes(record, place.file);
    return one_line(record);
}

std::string contact_json(const Contact& contact)
{
    return one_line(json_of(contact));
}

std::string failure_record(const std::string& file, const Error& error)
{
    Json record(
        {{"record", record_version},
         {"file", file},
         {"error",
          {{"code", code_word(error.code())}, {"message", error.what()}, {"hint", error.hint()}}}});
    add_bytes(record, file);
    return one_line(record);
}

}  // namespace cardlog
