#include <algorithm>

#include "core/error.h"
#include "storage/calls/callbacks.h"
#include "storage/calls/introductions.h"
#include "storage/journal/history.h"
#include "storage/people/new_values.h"
#include "storage/people/people.h"
#include "storage/rows/encounters.h"
#include "storage/rows/json_text.h"
#include "storage/rows/person.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

using Json = nlohmann::ordered_json;

std::string one_line(const Encounter& met)
{
    std::string text;
    for (const auto& part :
         {met.event, met.met_on ? std::optional(to_iso(*met.met_on)) : std::nullopt, met.place,
          met.talked_about}) {
        text += part ? (text.empty() ? "" : ", ") + *part : "";
    }
    return text;
}

Id put_contact(Database& database, const NewContact& contact, Time now)
{
    const auto uid = contact.uid.empty() ? std::nullopt : std::optional(contact.uid);
    execute(database, "INSERT INTO contact (created_at, warnings, uid) VALUES (?, ?, ?)", now,
            json_text(contact.contact.warnings), uid);
    const Id id = database.getLastInsertRowid();
    Json after = Json::object();
    if (contact.due) {
        after = {{"callback", put_callback(database, id, *contact.due, now)},
                 {"due", to_iso(*contact.due)}};
    }
    put_values(database, id, {rows_of(contact.contact), contact.search_text});
    put_encounter(database, id, contact.encounter);
    put_history(database, {now, id, "add", {}, after, {}});
    if (contact.refer_to) {
        put_referral(database, id,
                     {0, *contact.refer_to, {}, ReferralState::promised, now, now, {}}, "person");
    }
    return id;
}

// The values that are as they were, or absent as they were, and of which a person has said so: kept
// among the changes, since a new reading leaves what stands there alone.
std::vector<FieldChange> confirmed_between(const std::vector<ContactRow>& before,
                                           const std::vector<ContactRow>& after)
{
    std::vector<FieldChange> confirmed;
    for (const ContactRow& row : after) {
        const bool was_doubtful =
            std::any_of(before.begin(), before.end(), [&](const ContactRow& other) {
                return other.field == row.field && other.value == row.value &&
                       other.evidence.confidence < row.evidence.confidence;
            });
        if (was_doubtful && !is_open(row)) {
            confirmed.push_back({row.field, row.value, row.value});
        }
    }
    for (const ContactRow& row : before) {
        const bool is_settled =
            is_open(row) && std::none_of(after.begin(), after.end(), [&](const ContactRow& other) {
                return other.field == row.field;
            });
        if (is_settled) {
            confirmed.push_back({row.field, "", ""});
        }
    }
    return confirmed;
}

void write_edit(Database& database, Id person, const NewValues& values, Time now)
{
    const Values before = unchanged_values(database, person, values.before);
    const Values after = with_cards(values, before.rows);
    std::vector<FieldChange> changed = changes_between(before.rows, after.rows);
    const std::vector<FieldChange> confirmed = confirmed_between(before.rows, after.rows);
    changed.insert(changed.end(), confirmed.begin(), confirmed.end());
    Json changes = json_of(changed);
    replace_values(database, person, after);
    Json old = json_of(before);
    if (values.encounter) {
        old["encounter"] = replace_encounter(database, person, *values.encounter);
        changes.push_back({{"field", "encounter"},
                           {"old", one_line(encounter_from(old["encounter"]))},
                           {"new", one_line(*values.encounter)}});
    }
    put_history(database, {now, person, "edit", old, {{"changed", changes}}, {}});
}

}  // namespace

Values unchanged_values(Database& database, Id person, const Contact& before)
{
    Values values = values_of(database, person);
    Contact now = contact_from(values.rows);
    now.warnings = before.warnings;  // they are of the card, and nobody changes them
    if (now != before) {
        throw Error(ExitCode::busy,
                    "contact " + std::to_string(person) + ": changed by another program just now",
                    "Nothing was lost; look at it again and repeat the change");
    }
    return values;
}

Values with_cards(const NewValues& values, const std::vector<ContactRow>& known)
{
    Values made{rows_of(values.after), values.search_text};
    for (ContactRow& row : made.rows) {
        const auto same = std::find_if(known.begin(), known.end(), [&](const ContactRow& other) {
            return other.field == row.field && other.value == row.value &&
                   other.evidence.printed == row.evidence.printed &&
                   other.evidence.quad == row.evidence.quad;
        });
        row.card = same == known.end() ? std::nullopt : same->card;
    }
    return made;
}

Id People::add_contact(const NewContact& contact, Time now)
{
    return connection_.write(
        [&](Database& database) { return put_contact(database, contact, now); });
}

void People::edit(Id contact, const NewValues& values, Time now)
{
    connection_.write([&](Database& database) {
        write_edit(database, known_person(database, contact), values, now);
    });
}

}  // namespace cardlog
