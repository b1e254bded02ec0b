#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/sql/statement.h"
#include "storage/store.h"

namespace cardlog {

// Imports and what became of their files, each within the transaction of the caller. They throw
// SQLite::Exception.

Id insert_batch(SQLite::Database& database, const NewBatch& batch, Time now);
void insert_batch_file(SQLite::Database& database, Id batch, const NewFile& file,
                       const FileAdded& added);

/// All batches, the last one first, or only the one of this number.
[[nodiscard]] std::vector<BatchSummary> query_batches(SQLite::Database& database,
                                                      const std::optional<Id>& only);
[[nodiscard]] std::vector<BatchFile> query_batch_files(SQLite::Database& database, Id batch);

/// Takes the names of a file away from all batches. What was asked for in those batches may name it
/// too, so that goes as well.
void erase_from_batches(SQLite::Database& database, const std::string& sha256);

}  // namespace cardlog
