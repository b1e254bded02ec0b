#include "storage/sql/values.h"

#include <algorithm>
#include <map>

#include "storage/sql/json_text.h"

namespace cardlog {
namespace {

using Json = nlohmann::ordered_json;

std::map<std::string, std::string> texts_of(const std::vector<ContactRow>& rows)
{
    std::map<std::string, std::string> texts;
    for (const ContactRow& row : rows) {
        std::string& text = texts[row.field];
        text += (text.empty() ? "" : ", ") + row.value;
    }
    return texts;
}

// 0 to 1; what is not a number is no evidence at all.
double probability(double confidence)
{
    return confidence > 0 ? std::min(confidence, 1.0) : 0;
}

Evidence evidence_in(SQLite::Statement& row, int first)
{
    Evidence evidence;
    evidence.printed = row.getColumn(first).getString();
    evidence.confidence = row.getColumn(first + 1).getDouble();
    evidence.repaired = row.getColumn(first + 2).getInt() != 0;
    if (const auto quad = text_or_none(row.getColumn(first + 3))) {
        evidence.quad = quad_from_json(*quad);
    }
    return evidence;
}

void put_row(SQLite::Database& database, Id contact, const ContactRow& row)
{
    std::optional<std::string> quad;
    if (row.evidence.quad) {
        quad = json_text(*row.evidence.quad);
    }
    execute(database,
            "INSERT INTO contact_value (contact_id, field, position, value, type, e164, extension,"
            " card_id, printed, confidence, repaired, quad)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            contact, row.field, row.position, row.value, row.type, row.e164, row.extension,
            row.card, row.evidence.printed, probability(row.evidence.confidence),
            static_cast<int>(row.evidence.repaired), quad);
}

}  // namespace

Json json_of(const Values& values)
{
    return {{"values", Json::parse(json_text(values.rows))}, {"search", values.search_text}};
}

Json changes_between(const std::vector<ContactRow>& before, const std::vector<ContactRow>& after)
{
    std::map<std::string, std::pair<std::string, std::string>> fields;
    for (const auto& [field, text] : texts_of(before)) {
        fields[field].first = text;
    }
    for (const auto& [field, text] : texts_of(after)) {
        fields[field].second = text;
    }
    Json changes = Json::array();
    for (const auto& [field, texts] : fields) {
        if (texts.first != texts.second) {
            changes.push_back({{"field", field}, {"old", texts.first}, {"new", texts.second}});
        }
    }
    return changes;
}

Values query_values(SQLite::Database& database, Id contact)
{
    Values values;
    auto row = statement(database,
                         "SELECT field, position, value, type, e164, extension, printed,"
                         " confidence, repaired, quad, card_id FROM contact_value"
                         " WHERE contact_id = ? ORDER BY field, position",
                         contact);
    while (row.executeStep()) {
        ContactRow& value = values.rows.emplace_back();
        value.field = row.getColumn(0).getString();
        value.position = row.getColumn(1).getInt();
        value.value = row.getColumn(2).getString();
        value.type = text_or_none(row.getColumn(3));
        value.e164 = text_or_none(row.getColumn(4));
        value.extension = text_or_none(row.getColumn(5));
        value.evidence = evidence_in(row, 6);
        if (!row.getColumn(10).isNull()) {
            value.card = row.getColumn(10).getInt64();
        }
    }
    auto search =
        statement(database, "SELECT search_text FROM contact_search WHERE rowid = ?", contact);
    if (search.executeStep()) {
        values.search_text = search.getColumn(0).getString().substr(1);
    }
    return values;
}

void put_values(SQLite::Database& database, Id contact, const Values& values)
{
    for (const ContactRow& row : values.rows) {
        put_row(database, contact, row);
    }
    execute(database,
            "UPDATE contact SET sort_name = (SELECT value FROM contact_value"
            " WHERE contact_id = ?1 AND field IN ('family_name', 'name', 'company')"
            " ORDER BY field = 'company', field = 'name' LIMIT 1) WHERE id = ?1",
            contact);
    // Each word follows a space, the first one too: that is how the beginnings of words are found.
    execute(database, "INSERT INTO contact_search (rowid, search_text) VALUES (?, ?)", contact,
            " " + values.search_text);
}

void replace_values(SQLite::Database& database, Id contact, const Values& values)
{
    execute(database, "DELETE FROM contact_value WHERE contact_id = ?", contact);
    execute(database, "DELETE FROM contact_search WHERE rowid = ?", contact);
    put_values(database, contact, values);
}

std::optional<PictureHash> look_or_none(const SQLite::Column& column)
{
    if (column.isNull()) {
        return std::nullopt;
    }
    PictureHash look;
    const std::string bytes = column.getString();
    for (std::size_t i = 0; i < look.size() && i / 8 < bytes.size(); ++i) {
        look[i] = (static_cast<unsigned char>(bytes[i / 8]) >> i % 8 & 1U) != 0;
    }
    return look;
}

std::string bytes_of(const std::optional<PictureHash>& look)
{
    std::string bytes;
    for (std::size_t i = 0; look && i < look->size(); i += 8) {
        unsigned byte = 0;
        for (std::size_t bit = 0; bit < 8; ++bit) {
            byte |= ((*look)[i + bit] ? 1U : 0U) << bit;
        }
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

void put_encounter(SQLite::Database& database, Id contact, const Encounter& encounter)
{
    if (encounter != Encounter{}) {
        execute(database,
                "INSERT INTO encounter (contact_id, event, met_on, place, talked_about)"
                " VALUES (?, ?, ?, ?, ?)",
                contact, encounter.event, encounter.met_on, encounter.place,
                encounter.talked_about);
    }
}

void update_encounter(SQLite::Database& database, Id id, const Encounter& encounter)
{
    execute(database,
            "UPDATE encounter SET event = ?, met_on = ?, place = ?, talked_about = ? WHERE id = ?",
            encounter.event, encounter.met_on, encounter.place, encounter.talked_about, id);
}

nlohmann::ordered_json replace_encounter(SQLite::Database& database, Id person,
                                         const Encounter& encounter)
{
    auto row = statement(database,
                         "SELECT json_object('id', id, 'event', event, 'met_on', met_on, 'place',"
                         " place, 'talked_about', talked_about), id FROM encounter"
                         " WHERE contact_id IN (SELECT id FROM contact WHERE"
                         " coalesce(merged_into, id) = ?) ORDER BY id DESC LIMIT 1",
                         person);
    if (!row.executeStep()) {
        put_encounter(database, person, encounter);
        return nullptr;
    }
    auto before = nlohmann::ordered_json::parse(row.getColumn(0).getString());
    update_encounter(database, row.getColumn(1).getInt64(), encounter);
    return before;
}

Encounter encounter_from(const nlohmann::ordered_json& json)
{
    const auto text = [&](const char* key) -> std::optional<std::string> {
        const bool there = json.is_object() && !json.at(key).is_null();
        return there ? std::optional(json.at(key).get<std::string>()) : std::nullopt;
    };
    return {text("event"), day_from_iso(text("met_on").value_or("")), text("place"),
            text("talked_about")};
}

}  // namespace cardlog
