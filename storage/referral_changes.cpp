#include "core/error.h"
#include "storage/changes.h"
#include "storage/checks.h"
#include "storage/queries.h"

namespace cardlog {
namespace {

Id put_referral(SQLite::Database& database, const Referral& referral, Id contact)
{
    execute(database,
            "INSERT INTO referral (contact_id, to_name, via, state, created_at, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            contact, referral.to_name, referral.via, referral.state, referral.created_at,
            referral.changed_at);
    const Id id = database.getLastInsertRowid();
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, new_value)"
            " VALUES (?, 'person', ?, 'refer',"
            " json_object('referral', ?, 'to_name', ?, 'state', ?))",
            referral.created_at, contact, id, referral.to_name, referral.state);
    return id;
}

}  // namespace

Referral insert_referral(SQLite::Database& database, Id contact, Referral referral)
{
    require_contact(database, contact);
    if (is_blank(referral.to_name)) {
        throw Error(ExitCode::usage, "a referral needs the name of the colleague",
                    "Say who gets the card with --to NAME");
    }
    referral.id = put_referral(database, referral, contact);
    return referral;
}

Referral update_referral(SQLite::Database& database, Id id, ReferralState state, Time now)
{
    std::optional<Referral> referral = query_referral(database, id);
    if (!referral) {
        throw Error(ExitCode::usage,
                    "referral " + std::to_string(id) + ": there is no such referral",
                    "See cardlog referrals");
    }
    execute(database,
            "INSERT INTO history (at, actor, contact_id, action, old_value, new_value)"
            " SELECT ?, 'person', contact_id, 'referral', json_object('referral', id, 'state',"
            " state), json_object('referral', id, 'state', ?) FROM referral WHERE id = ?",
            now, state, id);
    execute(database, "UPDATE referral SET state = ?, changed_at = ? WHERE id = ?", state, now, id);
    referral->state = state;
    referral->changed_at = now;
    return *std::move(referral);
}

}  // namespace cardlog
