#pragma once

#include <optional>

#include "storage/imports/imports.h"
#include "storage/sql/statement.h"

namespace cardlog {

/// The contact that was made from this very card, as another picture or vCard file showed it: name,
/// company, e-mail addresses and numbers are the same to the letter, with at least one of the
/// latter two, and the flat pictures look the same, where this card has one. None where a person
/// has corrected one of them since.
[[nodiscard]] std::optional<Id> contact_of_same_card(Database& database, const NewCard& card);

}  // namespace cardlog
