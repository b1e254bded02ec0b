#include "core/error.h"
#include "storage/changes.h"
#include "storage/journal/checks.h"
#include "storage/queries.h"

namespace cardlog {
namespace {

Id put_referral(SQLite::Database& database, const Referral& referral, Id contact, const char* actor)
{
    execute(database,
            "INSERT INTO referral (contact_id, to_name, via, state, created_at, changed_at,"
            " promised_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
            contact, referral.to_name, referral.via, referral.state, referral.created_at,
            referral.changed_at, referral.promised_on);
    const Id id = database.getLastInsertRowid();
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, new_value)"
            " VALUES (?, ?, ?, 'refer',"
            " json_object('referral', ?, 'to_name', ?, 'state', ?))",
            referral.created_at, actor, contact, id, referral.to_name, referral.state);
    return id;
}

}  // namespace

bool is_oneself(SQLite::Database& database, Id contact, const std::string& to_name,
                const std::optional<std::string>& via)
{
    return statement(database,
                     "SELECT 1 FROM contact_value WHERE contact_id = ? AND"
                     " (field = 'name' AND value = trim(?) COLLATE NOCASE"
                     " OR field = 'emails' AND value = ? COLLATE NOCASE)",
                     contact, to_name, via)
        .executeStep();
}

Referral insert_referral(SQLite::Database& database, Id contact, Referral referral,
                         const char* actor)
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
    referral.id = put_referral(database, referral, contact, actor);
    return referral;
}

Referral update_referral(SQLite::Database& database, Id id, ReferralState state, Time now)
{
    const std::optional<ReferralSummary> known = query_referral(database, id);
    if (!known) {
        throw Error(ExitCode::usage,
                    "referral " + std::to_string(id) + ": there is no such referral",
                    "See cardlog referrals");
    }
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, old_value, new_value)"
            " SELECT ?, 'person', contact_id, 'referral', json_object('referral', id, 'state',"
            " state, 'changed_at', changed_at), json_object('referral', id, 'state', ?) FROM "
            "referral WHERE id = ?",
            now, state, id);
    execute(database, "UPDATE referral SET state = ?, changed_at = ? WHERE id = ?", state, now, id);
    Referral referral = known->referral;
    referral.state = state;
    referral.changed_at = now;
    return referral;
}

}  // namespace cardlog
