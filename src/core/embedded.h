#pragma once

#include <string_view>
#include <vector>

namespace cardlog {

/// A data file that embed.cmake compiled into the program.
struct EmbeddedFile {
    std::string_view name;  ///< without folder and ending
    std::string_view text;
};

using EmbeddedFiles = std::vector<EmbeddedFile>;

}  // namespace cardlog
