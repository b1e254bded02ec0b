#pragma once

#include <chrono>
#include <filesystem>

#include "storage/store.h"

namespace cardlog {

/// As Store::open(), of a store that is there: nobody wants a new one where the old one is gone.
/// Throws Error(store) where it is not.
[[nodiscard]] Store open_existing(const std::filesystem::path& store,
                                  std::chrono::milliseconds patience = store_patience);

}  // namespace cardlog
