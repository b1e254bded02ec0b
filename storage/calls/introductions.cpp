#include "storage/calls/introductions.h"

#include "core/ascii.h"
#include "core/error.h"
#include "storage/calls/calls.h"
#include "storage/rows/encounters.h"
#include "storage/rows/person.h"
#include "storage/rows/values.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

constexpr const char* referral_sql = R"sql(
WITH open AS (
    SELECT referral.*, person
    FROM referral JOIN person_contact ON contact = referral.contact_id
    WHERE undone = 0
)
SELECT open.id, to_name, via, state, created_at, changed_at, promised_on, person,
       event, met_on, place, talked_about,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = person AND field = 'name'), '') AS name,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = person AND field = 'company'), '') AS company,
       (SELECT min(due) FROM callback
        WHERE outcome IS NULL AND contact_id IN
              (SELECT contact FROM person_contact AS part
               WHERE part.person = open.person)) AS call_due
FROM open
LEFT JOIN encounter ON encounter.id =
    (SELECT max(id) FROM encounter WHERE contact_id IN
            (SELECT contact FROM person_contact AS part WHERE part.person = open.person)))sql";

Referral referral_in(const SQLite::Statement& row)
{
    return {row.getColumn("id").getInt64(),
            row.getColumn("to_name").getString(),
            text_or_none(row.getColumn("via")),
            referral_state_of(row.getColumn("state").getString()),
            time_of(row.getColumn("created_at")),
            time_of(row.getColumn("changed_at")),
            day_or_none(row.getColumn("promised_on"))};
}

ReferralSummary summary_in(Database& database, const SQLite::Statement& row)
{
    ReferralSummary summary{referral_in(row),
                            row.getColumn("person").getInt64(),
                            row.getColumn("name").getString(),
                            row.getColumn("company").getString(),
                            day_or_none(row.getColumn("call_due")),
                            encounter_in(row)};
    summary.known_by = otherwise_known_by(database, summary.contact, summary);
    return summary;
}

std::optional<ReferralSummary> referral_with_number(Database& database, Id id)
{
    Statement row(database, std::string(referral_sql) + " WHERE open.id = ?");
    bind_value(row, 1, id);
    return row.executeStep() ? std::optional(summary_in(database, row)) : std::nullopt;
}

}  // namespace

std::vector<Referral> referrals_of(Database& database, Id person)
{
    auto row = statement(database, R"sql(
SELECT id, to_name, via, state, created_at, changed_at, promised_on FROM referral
WHERE undone = 0 AND contact_id IN (SELECT contact FROM person_contact WHERE person = ?)
ORDER BY id)sql",
                         person);
    return read_rows(row, referral_in);
}

bool is_oneself(Database& database, Id contact, const std::string& to_name,
                const std::optional<std::string>& via)
{
    return statement(database, R"sql(
SELECT 1 FROM contact_value
WHERE contact_id = ? AND (field = 'name' AND value = trim(?) COLLATE NOCASE
                          OR field = 'emails' AND value = ? COLLATE NOCASE))sql",
                     contact, to_name, via)
        .executeStep();
}

Referral put_referral(Database& database, Id contact, Referral referral, const char* actor)
{
    require_contact(database, contact);
    if (is_blank(referral.to_name)) {
        throw Error(ExitCode::usage, "a referral needs the name of the colleague",
                    "Say who gets the card with --to NAME");
    }
    if (is_oneself(database, contact, referral.to_name, referral.via)) {
        throw Error(ExitCode::usage, "a card cannot be handed to the person it is of",
                    "Name the colleague who gets it");
    }
    execute(database, R"sql(
INSERT INTO referral (contact_id, to_name, via, state, created_at, changed_at, promised_on)
VALUES (?, ?, ?, ?, ?, ?, ?))sql",
            contact, referral.to_name, referral.via, referral.state, referral.created_at,
            referral.changed_at, referral.promised_on);
    referral.id = database.getLastInsertRowid();
    execute(database, R"sql(
INSERT INTO history (at, actor, contact_id, action, new_value)
VALUES (?, ?, ?, 'refer', json_object('referral', ?, 'to_name', ?, 'state', ?)))sql",
            referral.created_at, actor, contact, referral.id, referral.to_name, referral.state);
    return referral;
}

Referral Calls::add_referral(Id contact, const std::string& to_name,
                             const std::optional<std::string>& via, Time now,
                             const std::optional<Day>& promised_on)
{
    return connection_.write([&](Database& database) {
        return put_referral(database, contact,
                            {0, to_name, via, ReferralState::promised, now, now, promised_on},
                            "person");
    });
}

std::vector<ReferralSummary> Calls::referrals() const
{
    return connection_.read([](Database& database) {
        Statement row(database, std::string(referral_sql) + R"sql(
ORDER BY state <> 'promised', state <> 'handed_over', changed_at, open.id)sql");
        return read_rows(row,
                         [&](const SQLite::Statement& at) { return summary_in(database, at); });
    });
}

std::optional<ReferralSummary> Calls::referral(Id id) const
{
    return connection_.read([&](Database& database) { return referral_with_number(database, id); });
}

Referral Calls::set_referral_state(Id id, ReferralState state, Time now)
{
    return connection_.write([&](Database& database) {
        const std::optional<ReferralSummary> known = referral_with_number(database, id);
        if (!known) {
            throw Error(ExitCode::usage,
                        "referral " + std::to_string(id) + ": there is no such referral",
                        "See cardlog referrals");
        }
        execute(database, R"sql(
INSERT INTO history (at, actor, contact_id, action, old_value, new_value)
SELECT ?, 'person', contact_id, 'referral',
       json_object('referral', id, 'state', state, 'changed_at', changed_at),
       json_object('referral', id, 'state', ?)
FROM referral WHERE id = ?)sql",
                now, state, id);
        execute(database, "UPDATE referral SET state = ?, changed_at = ? WHERE id = ?", state, now,
                id);
        Referral referral = known->referral;
        referral.state = state;
        referral.changed_at = now;
        return referral;
    });
}

}  // namespace cardlog
