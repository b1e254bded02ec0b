#include "storage/rows/values.h"

#include <algorithm>

#include "storage/rows/json_text.h"

namespace cardlog {
namespace {

using Json = nlohmann::ordered_json;

// 0 to 1; what is not a number is no evidence at all.
double probability(double confidence)
{
    return confidence > 0 ? std::min(confidence, 1.0) : 0;
}

ContactRow row_in(SQLite::Statement& at)
{
    ContactRow row;
    row.field = at.getColumn("field").getString();
    row.position = at.getColumn("position").getInt();
    row.value = at.getColumn("value").getString();
    row.type = text_or_none(at.getColumn("type"));
    row.e164 = text_or_none(at.getColumn("e164"));
    row.extension = text_or_none(at.getColumn("extension"));
    row.evidence.printed = at.getColumn("printed").getString();
    row.evidence.confidence = at.getColumn("confidence").getDouble();
    row.evidence.repaired = at.getColumn("repaired").getInt() != 0;
    if (const auto quad = text_or_none(at.getColumn("quad"))) {
        row.evidence.quad = quad_from_json(*quad);
    }
    row.card = id_or_none(at.getColumn("card_id"));
    return row;
}

void put_row(Database& database, Id contact, const ContactRow& row)
{
    std::optional<std::string> quad;
    if (row.evidence.quad) {
        quad = json_text(*row.evidence.quad);
    }
    execute(database, R"sql(
INSERT INTO contact_value (contact_id, field, position, value, type, e164, extension, card_id,
                           printed, confidence, repaired, quad)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql",
            contact, row.field, row.position, row.value, row.type, row.e164, row.extension,
            row.card, row.evidence.printed, probability(row.evidence.confidence),
            static_cast<int>(row.evidence.repaired), quad);
}

}  // namespace

Json json_of(const Values& values)
{
    return {{"values", Json::parse(json_text(values.rows))}, {"search", values.search_text}};
}

Json json_of(const std::vector<FieldChange>& changes)
{
    Json json = Json::array();
    for (const FieldChange& change : changes) {
        json.push_back({{"field", change.field}, {"old", change.before}, {"new", change.after}});
    }
    return json;
}

Values values_of(Database& database, Id contact)
{
    auto row = statement(database, R"sql(
SELECT field, position, value, type, e164, extension, printed, confidence, repaired, quad, card_id
FROM contact_value WHERE contact_id = ? ORDER BY field, position)sql",
                         contact);
    Values values{read_rows(row, row_in), ""};
    auto search =
        statement(database, "SELECT search_text FROM contact_search WHERE rowid = ?", contact);
    if (search.executeStep()) {
        values.search_text = search.getColumn("search_text").getString().substr(1);
    }
    return values;
}

void put_values(Database& database, Id contact, const Values& values)
{
    for (const ContactRow& row : values.rows) {
        put_row(database, contact, row);
    }
    execute(database, R"sql(
UPDATE contact SET sort_name = (
    SELECT value FROM contact_value
    WHERE contact_id = ?1 AND field IN ('family_name', 'name', 'company') AND value <> ''
    ORDER BY field = 'company', field = 'name' LIMIT 1)
WHERE id = ?1)sql",
            contact);
    // Each word follows a space, the first one too: that is how the beginnings of words are found.
    execute(database, "INSERT INTO contact_search (rowid, search_text) VALUES (?, ?)", contact,
            " " + values.search_text);
}

void replace_values(Database& database, Id contact, const Values& values)
{
    execute(database, "DELETE FROM contact_value WHERE contact_id = ?", contact);
    execute(database, "DELETE FROM contact_search WHERE rowid = ?", contact);
    put_values(database, contact, values);
}

}  // namespace cardlog
