#pragma once

#include <functional>
#include <vector>

#include "app/import/import.h"
#include "app/import/reader.h"

namespace cardlog {

/// Writes files, in one piece unless they are read again, and reports what became of each; without
/// a store, what would have.
void write_files(std::vector<ReadFile>& read, Store* store, const ImportOptions& options,
                 const std::function<void(const ImportedFile&)>& report);

}  // namespace cardlog
