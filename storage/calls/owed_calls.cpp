#include <string>
#include <unordered_set>

#include "storage/calls/callbacks.h"
#include "storage/calls/calls.h"
#include "storage/rows/encounters.h"
#include "storage/rows/json_text.h"
#include "storage/rows/person.h"
#include "storage/rows/values.h"
#include "storage/sql/connection.h"

namespace cardlog {
namespace {

constexpr Day end_of_days{std::chrono::year(9999), std::chrono::December, std::chrono::day(31)};

// A person of several contacts may be owed several calls; the first row is the one to make.
constexpr const char* owed_sql = R"sql(
    SELECT callback.id, callback.due, person
    FROM callback JOIN person_contact ON contact = callback.contact_id
    WHERE callback.outcome IS NULL AND callback.due <= ?)sql";

// Of one person only, whose contacts are few.
constexpr const char* owed_to_person_sql = R"sql(
    AND callback.contact_id IN (SELECT contact FROM person_contact WHERE person = ?))sql";

constexpr const char* summary_sql = R"sql(
SELECT owed.id AS callback, person, due, event, met_on, place, talked_about,
       attempt.at AS last_at, attempt.outcome AS last_outcome, attempt.note AS last_note,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = person AND field = 'name'), '') AS name,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = person AND field = 'company'), '') AS company,
       coalesce((SELECT value FROM contact_value
                 WHERE contact_id = person AND field = 'note'), '') AS own_words,
       (SELECT json_group_array(value)
        FROM (SELECT value FROM contact_value
              WHERE contact_id = person AND field = 'tags' ORDER BY position)) AS tags,
       phone.type, phone.e164, phone.extension, phone.printed,
       EXISTS (SELECT 1 FROM contact_value
               WHERE contact_id = person AND field = 'phones') AS has_number,
       (SELECT json_group_array(json_array(to_name, state))
        FROM (SELECT to_name, state FROM referral
              WHERE undone = 0 AND contact_id IN
                    (SELECT contact FROM person_contact AS part WHERE part.person = owed.person)
              ORDER BY id)) AS referrals,
       (SELECT count(*) FROM attempt
        WHERE callback_id = owed.id
              AND id NOT IN (SELECT attempt_id FROM undone_attempt)) AS attempts,
       (SELECT count(*) FROM due_move
        WHERE callback_id = owed.id AND attempt_id IS NULL AND undoes IS NULL
              AND id NOT IN (SELECT undoes FROM due_move
                             WHERE callback_id = owed.id AND undoes IS NOT NULL)) AS moves
FROM owed
LEFT JOIN contact_value AS phone ON phone.contact_id = person AND phone.field = 'phones'
    AND phone.position = (SELECT position FROM contact_value
                          WHERE contact_id = person AND field = 'phones' AND type <> 'fax'
                          ORDER BY e164 IS NULL, type <> 'mobile', position LIMIT 1)
LEFT JOIN encounter ON encounter.id =
    (SELECT max(id) FROM encounter WHERE contact_id IN
            (SELECT contact FROM person_contact AS part WHERE part.person = owed.person))
LEFT JOIN attempt ON attempt.id =
    (SELECT max(id) FROM attempt WHERE callback_id = owed.id
            AND id NOT IN (SELECT attempt_id FROM undone_attempt))
ORDER BY due, owed.id)sql";

std::string pending_sql(const char* condition)
{
    return std::string("WITH owed AS (") + owed_sql + condition + ")" + summary_sql;
}

std::optional<Phone> phone_in(const SQLite::Statement& row)
{
    const std::optional<std::string> type = text_or_none(row.getColumn("type"));
    if (!type) {
        return std::nullopt;
    }
    Phone phone;
    phone.type = phone_type_from(*type).value_or(PhoneType::other);
    phone.e164 = text_or_none(row.getColumn("e164"));
    phone.extension = row.getColumn("extension").getString();
    phone.evidence.printed = row.getColumn("printed").getString();
    return phone;
}

CallbackSummary summary_in(const SQLite::Statement& row)
{
    CallbackSummary summary;
    summary.callback = row.getColumn("callback").getInt64();
    summary.contact = row.getColumn("person").getInt64();
    summary.name = row.getColumn("name").getString();
    summary.company = row.getColumn("company").getString();
    summary.due = day_of(row.getColumn("due"));
    summary.phone = phone_in(row);
    summary.only_fax = !summary.phone && row.getColumn("has_number").getInt() != 0;
    summary.tags = texts_from_json(row.getColumn("tags").getString());
    summary.note = row.getColumn("own_words").getString();
    summary.encounter = encounter_in(row);
    for (const auto& [name, state] : pairs_from_json(row.getColumn("referrals").getString())) {
        summary.referrals.push_back({name, referral_state_of(state)});
    }
    summary.attempts = row.getColumn("attempts").getInt();
    if (summary.attempts > 0) {
        summary.last_attempt =
            Attempt{time_of(row.getColumn("last_at")), outcome_of(row.getColumn("last_outcome")),
                    row.getColumn("last_note").getString()};
    }
    summary.moves = row.getColumn("moves").getInt();
    return summary;
}

}  // namespace

std::size_t Calls::count_owed(const std::optional<Day>& until) const
{
    return connection_.read([&](Database& database) {
        const std::string sql =
            std::string("SELECT count(DISTINCT person) AS people FROM (") + owed_sql + ")";
        auto row = statement(database, sql.c_str(), until.value_or(end_of_days));
        return row.executeStep() ? static_cast<std::size_t>(row.getColumn("people").getInt64()) : 0;
    });
}

std::vector<CallbackSummary> Calls::pending_callbacks(const WantedCallbacks& wanted) const
{
    return connection_.read([&](Database& database) {
        const Day until = wanted.until.value_or(end_of_days);
        auto row = wanted.person ? statement(database, pending_sql(owed_to_person_sql).c_str(),
                                             until, *wanted.person)
                                 : statement(database, pending_sql("").c_str(), until);
        std::vector<CallbackSummary> pending;
        std::unordered_set<Id> persons;
        while (pending.size() < wanted.most && row.executeStep()) {
            if (!persons.insert(row.getColumn("person").getInt64()).second) {
                continue;
            }
            CallbackSummary callback = summary_in(row);
            callback.known_by = otherwise_known_by(database, callback.contact, callback);
            if (!wanted.passes || wanted.passes(callback)) {
                pending.push_back(std::move(callback));
            }
        }
        return pending;
    });
}

std::optional<Callback> Calls::callback(Id id, Time created_at) const
{
    return connection_.read([&](Database& database) -> std::optional<Callback> {
        auto row = statement(database, R"sql(
SELECT person FROM callback JOIN person_contact ON contact = contact_id
WHERE callback.id = ? AND callback.created_at = ?)sql",
                             id, created_at);
        if (!row.executeStep()) {
            return std::nullopt;
        }
        for (Callback& callback : callbacks_of(database, row.getColumn("person").getInt64())) {
            if (callback.id == id) {
                return std::move(callback);
            }
        }
        return std::nullopt;
    });
}

}  // namespace cardlog
