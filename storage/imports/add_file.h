#pragma once

#include <optional>

#include "storage/imports/imports.h"
#include "storage/sql/statement.h"

namespace cardlog {

// Within the transaction of the caller.

/// Stores one card of a file: the contact, its callback, the encounter and the referral, each with
/// a row of history. Returns the contact.
Id put_contact(Database& database, const NewCard& card, const NewFile& file, Id file_id, Time now);

/// Counts the cards of a file anew; `of` are expected, none: no more than there are.
void count_cards(Database& database, Id file, const std::optional<int>& of);

}  // namespace cardlog
