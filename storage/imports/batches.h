#pragma once

#include <string>

#include "storage/imports/imports.h"
#include "storage/sql/statement.h"

namespace cardlog {

/// Notes what became of a file of a batch.
void put_batch_file(Database& database, Id batch, const NewFile& file, const FileAdded& added);

/// Takes the names of a file away from all batches. What was asked for in those batches may name it
/// too, so that goes as well.
void erase_from_batches(Database& database, const std::string& sha256);

}  // namespace cardlog
