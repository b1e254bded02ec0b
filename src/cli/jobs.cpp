#include "cli/jobs.h"

#include <algorithm>
#include <thread>

#include <CLI/CLI.hpp>

namespace cardlog {

void add_jobs_option(CLI::App& command, int& jobs)
{
    command.add_option("--jobs", jobs, "Files read at the same time (default: one a core)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
}

int jobs_for(int given, std::size_t files)
{
    const std::size_t wanted = given > 0 ? static_cast<std::size_t>(given)
                                         : std::max(1U, std::thread::hardware_concurrency());
    return static_cast<int>(std::clamp<std::size_t>(files, 1, wanted));
}

std::size_t files_ahead(int jobs)
{
    return 8 * static_cast<std::size_t>(jobs);
}

}  // namespace cardlog
