#include "storage/rows/json_text.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace cardlog {
namespace {

using nlohmann::json;

std::string compact(const json& value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// JSON has no word for infinity or "not a number"; a card must not be lost over one.
double finite(double value)
{
    return std::isfinite(value) ? value : 0;
}

json json_of(const Quad& quad)
{
    json points = json::array();
    for (const Point& point : quad) {
        points.push_back({finite(point.x), finite(point.y)});
    }
    return points;
}

Quad quad_of(const json& points)
{
    Quad quad{};
    for (std::size_t i = 0; i < quad.size(); ++i) {
        quad[i] = {points.at(i).at(0).get<double>(), points.at(i).at(1).get<double>()};
    }
    return quad;
}

template <class Value>
json or_null(const std::optional<Value>& value)
{
    return value ? json(*value) : json(nullptr);
}

template <class Value>
std::optional<Value> optional_in(const json& object, const char* key)
{
    const json& value = object.at(key);
    return value.is_null() ? std::nullopt : std::optional(value.get<Value>());
}

ContactRow row_of(const json& object)
{
    ContactRow row;
    row.field = object.at("field").get<std::string>();
    row.position = object.at("position").get<int>();
    row.value = object.at("value").get<std::string>();
    row.type = optional_in<std::string>(object, "type");
    row.e164 = optional_in<std::string>(object, "e164");
    row.extension = optional_in<std::string>(object, "extension");
    row.evidence.printed = object.at("printed").get<std::string>();
    row.evidence.confidence = object.at("confidence").get<double>();
    row.evidence.repaired = object.at("repaired").get<bool>();
    if (!object.at("quad").is_null()) {
        row.evidence.quad = quad_of(object.at("quad"));
    }
    row.card = optional_in<Id>(object, "card");
    return row;
}

}  // namespace

std::string json_text(const std::vector<ContactRow>& rows)
{
    json all = json::array();
    for (const ContactRow& row : rows) {
        const std::optional<Quad>& quad = row.evidence.quad;
        all.push_back({{"field", row.field},
                       {"position", row.position},
                       {"value", row.value},
                       {"type", or_null(row.type)},
                       {"e164", or_null(row.e164)},
                       {"extension", or_null(row.extension)},
                       {"printed", row.evidence.printed},
                       {"confidence", row.evidence.confidence},
                       {"repaired", row.evidence.repaired},
                       {"quad", quad ? json_of(*quad) : json(nullptr)},
                       {"card", or_null(row.card)}});
    }
    return compact(all);
}

std::vector<ContactRow> rows_from_json(const std::string& text)
{
    std::vector<ContactRow> rows;
    for (const json& object : json::parse(text)) {
        rows.push_back(row_of(object));
    }
    return rows;
}

std::string json_text(const Quad& quad)
{
    return compact(json_of(quad));
}

Quad quad_from_json(const std::string& text)
{
    return quad_of(json::parse(text));
}

std::string json_text(const std::vector<std::string>& texts)
{
    return compact(texts);
}

std::vector<std::string> texts_from_json(const std::string& text)
{
    return json::parse(text).get<std::vector<std::string>>();
}

std::vector<std::pair<std::string, std::string>> pairs_from_json(const std::string& text)
{
    return json::parse(text).get<std::vector<std::pair<std::string, std::string>>>();
}

std::string json_text(const std::vector<CardLine>& lines)
{
    json all = json::array();
    for (const CardLine& line : lines) {
        all.push_back({{"text", line.text},
                       {"confidence", finite(line.confidence)},
                       {"quad", json_of(line.quad)}});
    }
    return compact(all);
}

std::vector<CardLine> lines_from_json(const std::string& text)
{
    std::vector<CardLine> lines;
    for (const json& line : json::parse(text)) {
        lines.push_back({line.at("text").get<std::string>(), line.at("confidence").get<double>(),
                         quad_of(line.at("quad"))});
    }
    return lines;
}

}  // namespace cardlog
