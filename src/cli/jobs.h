#pragma once

#include <cstddef>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}

namespace cardlog {

/// Adds --jobs; 0 stands for "not given".
void add_jobs_option(CLI::App& command, int& jobs);

/// As many threads as were given, or as the machine has cores, but no more than there are files.
[[nodiscard]] int jobs_for(int given, std::size_t files);

/// How many files may be in hand or wait for their turn: enough that a slow file does not let the
/// other threads stand still.
[[nodiscard]] std::size_t files_ahead(int jobs);

}  // namespace cardlog
