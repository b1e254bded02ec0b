#pragma once

#include <string>
#include <vector>

#include "storage/imports/imports.h"

namespace cardlog {

/// What became of the pictures that cards were read from, which stay where the user keeps them.
struct OriginalSums {
    int unchanged = 0;
    int missing = 0;
    int changed = 0;
    std::vector<std::string> remarks;  ///< a sentence for each that is missing or changed
};

/// Looks at each file: reads it whole and compares its SHA-256. One that cannot be read is missing.
[[nodiscard]] OriginalSums check_originals(const std::vector<SourceFile>& files);

}  // namespace cardlog
