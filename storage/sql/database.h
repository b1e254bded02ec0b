#pragma once

#include <chrono>
#include <filesystem>
#include <span>
#include <string>

#include "core/error.h"
#include "storage/sql/prepared.h"

namespace cardlog {

/// A connection to a store that is ours and up to date; see Store::open(). Its SQL knows
/// sha256(BLOB). Throws Error.
[[nodiscard]] Database open_database(const std::filesystem::path& file,
                                     std::chrono::milliseconds patience);

/// Adds what the SQL of the migrations needs besides SQLite's own functions: sha256(BLOB).
void add_functions(Database& database);

/// A connection to a new store in memory.
[[nodiscard]] Database open_database_in_memory();

/// Brings a store to the last of `migrations`, all or nothing; a file that has a version already is
/// first copied to copy_before(). Throws SQLite::Exception.
void migrate(Database& database, const std::filesystem::path& file,
             std::span<const char* const> migrations);

/// Where the copy goes that is made before a migration to `version`: "cards.db.before-version-2".
[[nodiscard]] std::filesystem::path copy_before(int version, const std::filesystem::path& file);

/// See Store::backup(). Throws SQLite::Exception, and Error(store) when the copy cannot be made.
void backup_database(Database& database, const std::filesystem::path& copy);

/// See Store::restore(); the store at `file` goes to `replaced`. Throws Error.
void restore_database(const std::filesystem::path& copy, const std::filesystem::path& file,
                      const std::filesystem::path& replaced);

/// What a failure of SQLite means to the user of the store called `name`.
[[nodiscard]] Error translated(const SQLite::Exception& failure, const std::string& name);

}  // namespace cardlog
