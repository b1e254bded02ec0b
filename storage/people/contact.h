#pragma once

#include <optional>

#include "storage/people/people.h"
#include "storage/sql/statement.h"

namespace cardlog {

/// See People::contact(); within the transaction of the caller.
[[nodiscard]] std::optional<StoredContact> stored_contact(Database& database, Id contact);

}  // namespace cardlog
