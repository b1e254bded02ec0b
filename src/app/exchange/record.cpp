#include "app/exchange/record.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "app/exchange/html.h"

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

Json or_null(const std::optional<Field>& field)
{
    return field ? Json(field->value) : Json(nullptr);
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

Json values_of(const std::vector<Field>& fields)
{
    Json values = Json::array();
    for (const Field& field : fields) {
        values.push_back(field.value);
    }
    return values;
}

Json json_of(const Phone& phone)
{
    return {{"type", to_string(phone.type)},
            {"e164", phone.e164 ? Json(*phone.e164) : Json(nullptr)},
            {"extension", or_null(phone.extension)},
            {"text", phone.evidence.printed}};
}

Json phones_of(const Contact& contact)
{
    Json phones = Json::array();
    for (const Phone& phone : contact.phones) {
        phones.push_back(json_of(phone));
    }
    return phones;
}

Json address_parts_of(const Contact& contact)
{
    if (!contact.address) {
        return nullptr;
    }
    const Address& address = *contact.address;
    return {{"street", or_null(address.street)},
            {"postal_code", or_null(address.postal_code)},
            {"city", or_null(address.city)},
            {"country", or_null(address.country)}};
}

Json json_of(const Contact& contact)
{
    const Name name = contact.name.value_or(Name{});
    return {{"name", or_null(name.full)},
            {"honorific_prefix", or_null(name.honorific_prefix)},
            {"given_name", or_null(name.given_name)},
            {"family_name", or_null(name.family_name)},
            {"company", or_null(contact.company)},
            {"department", or_null(contact.department)},
            {"job_title", or_null(contact.job_title)},
            {"emails", values_of(contact.emails)},
            {"phones", phones_of(contact)},
            {"websites", values_of(contact.websites)},
            {"address", or_null(contact.address ? contact.address->text : std::string())},
            {"address_parts", address_parts_of(contact)},
            {"social", values_of(contact.social)}};
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

Json lines_json(const CardText& text, const FlatCard* flat)
{
    Json lines = Json::array();
    for (const Line& line : text.lines) {
        const Json quad = flat ? json_of(to_picture(*flat, corners(box_of(line)))) : Json(nullptr);
        lines.push_back({{"text", text_of(line)},
                         {"confidence", rounded(confidence_of(line), 1000)},
                         {"quad", quad}});
    }
    return lines;
}

Json codes_json(const std::vector<Code>& codes)
{
    Json payloads = Json::array();
    for (const Code& code : codes) {
        payloads.push_back(code.payload);
    }
    return payloads;
}

Json stage_seconds_json(const StageSeconds& seconds)
{
    return {{"load", rounded(seconds.load, 10000)},
            {"find", rounded(seconds.find, 10000)},
            {"flatten", rounded(seconds.flatten, 10000)},
            {"read", rounded(seconds.read, 10000)},
            {"first_look", rounded(seconds.first_look, 10000)},
            {"more_looks", rounded(seconds.more_looks, 10000)},
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

std::string card_record(const ScannedCard& card, const CardPlace& place, const std::string& jpeg)
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
                 {"codes", codes_json(card.codes)},
                 {"lines", lines_json(card.text, &card.flat)},
                 {"needs_review", needs_review(card.contact)},
                 {"warnings", card.contact.warnings},
                 {"stage_seconds", stage_seconds_json(card.seconds)},
                 {"seconds", rounded(total(card.seconds), 10000)}});
    if (!jpeg.empty()) {
        record["picture"] = base64(jpeg);
    }
    return one_line(record);
}

std::string text_record(const ScannedText& scanned, const std::string& file)
{
    const auto& [text, contact] = scanned;
    return one_line({{"record", record_version},
                     {"file", file},
                     {"sha256", nullptr},
                     {"page", 1},
                     {"card", 1},
                     {"of", 1},
                     {"quad", nullptr},
                     {"contact", json_of(contact)},
                     {"evidence", evidence_json(contact)},
                     {"codes", Json::array()},
                     {"lines", lines_json(text, nullptr)},
                     {"needs_review", needs_review(contact)},
                     {"warnings", contact.warnings},
                     {"seconds", 0}});
}

std::string contact_json(const Contact& contact)
{
    return one_line(json_of(contact));
}

std::string failure_record(const std::string& file, const Error& error)
{
    return one_line(
        {{"record", record_version},
         {"file", file},
         {"error",
          {{"code", code_word(error.code())}, {"message", error.what()}, {"hint", error.hint()}}}});
}

}  // namespace cardlog
