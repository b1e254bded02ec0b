#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/import/import.h"
#include "app/import/import_sums.h"
#include "cli/session.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}

namespace cardlog {

/// What was asked of an import on the command line.
struct ImportArguments {
    std::vector<std::string> paths;
    std::string records;
    std::string task_lists;
    std::string event;
    std::string met_on;
    std::string place;
    std::string talked_about;
    std::string refer_to;
    std::string due;
    std::optional<int> expected;
    std::string contact_sheet;
    int jobs = 0;
    bool dry_run = false;
    bool again = false;
};

/// Adds what is remembered with every card, and --jobs.
void add_import_options(CLI::App& command, ImportArguments& arguments);

/// Where the cards come from: calls `report` with each file that is written or, without a store,
/// only read.
using ImportSource = std::function<void(Store* store, const ImportOptions& options,
                                        const std::function<void(const ImportedFile&)>& report)>;

/// Who reads the files of an import; Ctrl-C, while an Interruption lives, stops them.
[[nodiscard]] ImportWork work_of(int jobs, std::size_t ahead, const Session& session);

/// Imports as one batch, prints what became of each file and the sums, and leaves the exit code in
/// the session. `files`: how many there are; 0 where that is not known. Throws Error.
ImportSummary import_from(const ImportSource& source, std::size_t files,
                          const ImportArguments& arguments, Session& session);

}  // namespace cardlog
