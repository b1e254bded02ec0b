#include "storage/rows/encounters.h"

namespace cardlog {

Encounter encounter_in(const SQLite::Statement& row)
{
    return {text_or_none(row.getColumn("event")), day_or_none(row.getColumn("met_on")),
            text_or_none(row.getColumn("place")), text_or_none(row.getColumn("talked_about"))};
}

void put_encounter(Database& database, Id contact, const Encounter& encounter)
{
    if (encounter != Encounter{}) {
        execute(database, R"sql(
INSERT INTO encounter (contact_id, event, met_on, place, talked_about) VALUES (?, ?, ?, ?, ?))sql",
                contact, encounter.event, encounter.met_on, encounter.place,
                encounter.talked_about);
    }
}

void update_encounter(Database& database, Id id, const Encounter& encounter)
{
    execute(database, R"sql(
UPDATE encounter SET event = ?, met_on = ?, place = ?, talked_about = ? WHERE id = ?)sql",
            encounter.event, encounter.met_on, encounter.place, encounter.talked_about, id);
}

nlohmann::ordered_json replace_encounter(Database& database, Id person, const Encounter& encounter)
{
    auto row = statement(database, R"sql(
SELECT id, json_object('id', id, 'event', event, 'met_on', met_on, 'place', place,
                       'talked_about', talked_about) AS json
FROM encounter
WHERE contact_id IN (SELECT contact FROM person_contact WHERE person = ?)
ORDER BY id DESC LIMIT 1)sql",
                         person);
    if (!row.executeStep()) {
        put_encounter(database, person, encounter);
        return nullptr;
    }
    auto before = nlohmann::ordered_json::parse(row.getColumn("json").getString());
    update_encounter(database, row.getColumn("id").getInt64(), encounter);
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
