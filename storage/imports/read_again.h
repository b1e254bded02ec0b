#pragma once

#include "storage/sql/statement.h"
#include "storage/store.h"

namespace cardlog {

/// See Store::read_again(); within the transaction of the caller, with a row of history a changed
/// contact. Throws SQLite::Exception.
FileAdded read_file_again(SQLite::Database& database, const NewFile& file, const ReadAgain& how,
                          Time now);

}  // namespace cardlog
