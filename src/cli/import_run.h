#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/import/find_files.h"
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
    std::vector<std::string> excluded;
    std::string since;
    bool include_hidden = false;
    bool event_from_folder = false;
    int jobs = 0;
    bool dry_run = false;
    bool again = false;
};

/// Adds what is remembered with every card, and --jobs.
void add_import_options(CLI::App& command, ImportArguments& arguments);

/// Adds what is left out of folders, --include-hidden and --exclude.
void add_search_options(CLI::App& command, ImportArguments& arguments);

/// Which files were asked for. Throws Error(usage) where --since is no day.
[[nodiscard]] FolderSearch folder_search(const ImportArguments& arguments);

/// "3 files left out: 2 hidden, trash or thumbnails, 1 no picture"; empty where there is none.
[[nodiscard]] std::string left_out_text(const LeftOut& left_out);

/// Where the cards come from: calls `report` with each file that is written or, without a store,
/// only read.
using ImportSource = std::function<void(Store* store, const ImportOptions& options,
                                        const std::function<void(const ImportedFile&)>& report)>;

/// Who reads the files of an import; Ctrl-C, while an Interruption lives, stops them.
[[nodiscard]] ImportWork work_of(int jobs, std::size_t ahead, const Session& session);

/// Says what became of a file.
void report(const ImportedFile& file, const Session& session);

/// Says how far an import came that was stopped. `files`: how many there were; 0 where that is not
/// known.
void say_stopped(const ImportSummary& sums, std::size_t files, const Session& session);

/// Imports as one batch, prints what became of each file and the sums, and leaves the exit code in
/// the session. `files`: how many there are; 0 where that is not known. `left_out`: what a search
/// in folders has left out. Throws Error.
ImportSummary import_from(const ImportSource& source, std::size_t files, const LeftOut& left_out,
                          const ImportArguments& arguments, Session& session);

}  // namespace cardlog
