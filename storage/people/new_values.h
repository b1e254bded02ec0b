#pragma once

#include <vector>

#include "storage/people/people.h"
#include "storage/rows/values.h"
#include "storage/sql/statement.h"

namespace cardlog {

/// The values of the person, when they are still those that a change was made from. Throws
/// Error(busy) when another program was faster.
[[nodiscard]] Values unchanged_values(Database& database, Id person, const Contact& before);

/// New values, each with the card that the same value had before.
[[nodiscard]] Values with_cards(const NewValues& values, const std::vector<ContactRow>& known);

}  // namespace cardlog
