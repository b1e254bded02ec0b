#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "storage/sql/statement.h"
#include "storage/store.h"

namespace cardlog {

// What Store answers, each within the transaction of the caller. They throw SQLite::Exception.

[[nodiscard]] std::optional<FileAdded> query_known_file(SQLite::Database& database,
                                                        const std::string& sha256);
[[nodiscard]] std::vector<ContactSummary>
query_contacts(SQLite::Database& database, const std::string& words, std::size_t most);
[[nodiscard]] std::optional<StoredContact> query_contact(SQLite::Database& database, Id contact);
[[nodiscard]] std::string query_picture(SQLite::Database& database, Id card);
[[nodiscard]] std::vector<CallbackSummary> query_pending_callbacks(SQLite::Database& database,
                                                                   const WantedCallbacks& wanted);
[[nodiscard]] std::vector<EventSummary> query_events(SQLite::Database& database);
[[nodiscard]] StoreSums query_sums(SQLite::Database& database);
[[nodiscard]] std::vector<SourceFile> query_source_files(SQLite::Database& database);
[[nodiscard]] std::vector<std::string> query_audit(SQLite::Database& database);

/// The contact that stands for the person, which may be the contact itself; 0 for an unknown one.
[[nodiscard]] std::vector<ContactSummary> query_contacts_near(SQLite::Database& database,
                                                              const std::set<Id>& contacts);
[[nodiscard]] Id query_person(SQLite::Database& database, Id contact);

/// The person's contacts, the one that stands for it among them, in the order of their numbers.
[[nodiscard]] std::vector<Id> query_parts(SQLite::Database& database, Id person);

/// All callbacks of a person with their attempts, oldest first.
[[nodiscard]] std::vector<Callback> query_callbacks(SQLite::Database& database, Id person);
[[nodiscard]] std::optional<Callback> query_callback(SQLite::Database& database, Id id,
                                                     Time created_at);
[[nodiscard]] std::vector<ReferralSummary> query_referrals(SQLite::Database& database);
[[nodiscard]] std::optional<ReferralSummary> query_referral(SQLite::Database& database, Id id);

}  // namespace cardlog
