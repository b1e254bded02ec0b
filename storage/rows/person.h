#pragma once

#include <vector>

#include "core/ledger.h"
#include "storage/sql/statement.h"

namespace cardlog {

// A person is one contact or several that were merged: one of them stands for the person, the
// others point to it. The view person_contact has a row for each contact of each person.

/// The contact that stands for the person, which may be the contact itself; 0 for an unknown one.
[[nodiscard]] Id person_of(Database& database, Id contact);

/// Throws Error(usage) for an unknown contact.
void require_contact(Database& database, Id contact);

/// As person_of(). Throws Error(usage) for an unknown contact.
[[nodiscard]] Id known_person(Database& database, Id contact);

/// The person's contacts, the one that stands for it among them, in the order of their numbers.
[[nodiscard]] std::vector<Id> contacts_of(Database& database, Id person);

/// Lets contacts be parts of a person, or of themselves again; those that have parts come last.
void put_parts(Database& database, const std::vector<Id>& contacts, Id person);

}  // namespace cardlog
