#pragma once

#include <span>

namespace cardlog {

/// Marks a SQLite file as a cardlog store: "card" in ASCII (SQLite's PRAGMA application_id).
inline constexpr int store_application_id = 0x63617264;

/// The SQL that makes each version of the store from the one before; the first makes version 1 from
/// an empty file. Appended to, never edited: stores of every version are on people's disks.
[[nodiscard]] std::span<const char* const> store_migrations();

}  // namespace cardlog
