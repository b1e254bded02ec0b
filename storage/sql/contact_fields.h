#pragma once

#include "storage/sql/prepared.h"

namespace cardlog {

// The table contact_field names the fields that a value may be of. It is data: what core/fields.h
// lists is written into it when a store is opened, so that a new field needs no migration.

/// Makes the fields of this program known to the store; writes nothing where they are. Throws
/// SQLite::Exception.
void put_contact_fields(Database& database);

/// Whether the store knows a field that this program does not: a newer one has written it, and what
/// it holds would be lost when a contact is changed.
[[nodiscard]] bool has_unknown_fields(Database& database);

}  // namespace cardlog
