#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ledger.h"
#include "storage/sql/statement.h"

namespace cardlog {

/// The introductions of a person that were not taken back, oldest first.
[[nodiscard]] std::vector<Referral> referrals_of(Database& database, Id person);

/// The colleague is the contact, by name or by mail address.
[[nodiscard]] bool is_oneself(Database& database, Id contact, const std::string& to_name,
                              const std::optional<std::string>& via);

/// Writes an introduction and its row of history, as done by "import" or "person"; returns it with
/// its number. Throws Error as Calls::add_referral().
Referral put_referral(Database& database, Id contact, Referral referral, const char* actor);

}  // namespace cardlog
