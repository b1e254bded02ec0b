#pragma once

#include <optional>
#include <set>
#include <utility>

#include "storage/sql/statement.h"
#include "storage/store.h"

namespace cardlog {

// What Store changes of people, each within the transaction of the caller and with a row of
// history. They throw SQLite::Exception, and Error as Store says.

Id insert_contact(SQLite::Database& database, const NewContact& contact, Time now);
void update_values(SQLite::Database& database, Id contact, const NewValues& values, Time now);
void merge_contacts(SQLite::Database& database, Id into, Id other, const NewValues& values,
                    Time now);
[[nodiscard]] std::optional<Merge> query_merge(SQLite::Database& database, Id contact);
void unmerge_contact(SQLite::Database& database, Id contact, const NewValues& values, Time now);
bool insert_different(SQLite::Database& database, Id one, Id other, Time now);
[[nodiscard]] std::set<std::pair<Id, Id>> query_different(SQLite::Database& database);
Forgotten erase_person(SQLite::Database& database, Id contact, Time now);

/// Lets contacts be parts of a person, or of themselves again; those that have parts come last.
void put_parts(SQLite::Database& database, const std::vector<Id>& contacts, Id person);

}  // namespace cardlog
