#pragma once

#include <optional>
#include <string>

#include "storage/sql/statement.h"
#include "storage/store.h"

namespace cardlog {

// What Store changes, each within the transaction of the caller and with a row of history. They
// throw SQLite::Exception, and Error(usage) as Store says.

/// Stores one card of a file: the contact, its callback, the encounter and the referral.
Id put_contact(SQLite::Database& database, const NewCard& card, const NewFile& file, Id file_id,
               Time now);

/// Counts the cards of a file anew; `of` are expected, none: no more than there are.
void count_cards(SQLite::Database& database, Id file, const std::optional<int>& of);

FileAdded insert_file(SQLite::Database& database, const NewFile& file, Time now);
Callback insert_attempt(SQLite::Database& database, Id contact, const NewAttempt& attempt);
Callback update_due(SQLite::Database& database, Id contact, const NewDue& due);
/// The colleague is the contact, by name or by mail address.
[[nodiscard]] bool is_oneself(SQLite::Database& database, Id contact, const std::string& to_name,
                              const std::optional<std::string>& via);
Referral insert_referral(SQLite::Database& database, Id contact, Referral referral,
                         const char* actor);
Referral update_referral(SQLite::Database& database, Id id, ReferralState state, Time now);

}  // namespace cardlog
