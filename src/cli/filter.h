#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "storage/calls/calls.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the name is theirs
class App;
}

namespace cardlog {

/// Which calls a person asks for; what is empty asks for all.
struct CallbackFilter {
    std::string event;
    std::string to;  ///< the colleague of an introduction
    std::string tag;
    std::string due;  ///< YYYY-MM-DD: due until then
    bool overdue = false;
};

/// Nothing is asked for, so all calls pass.
[[nodiscard]] bool is_empty(const CallbackFilter& filter);

/// Adds --event, --to, --tag, --due and --overdue. `filter` outlives `command`.
void add_filter_options(CLI::App& command, CallbackFilter& filter);

/// The calls that are owed and pass the filter, the most urgent first; at most the first `most`.
/// Throws as existing_store() and day_from_option() do.
[[nodiscard]] std::vector<CallbackSummary> filtered_callbacks(const Session& session,
                                                              const Store& store,
                                                              const CallbackFilter& filter,
                                                              std::size_t most = all_entries);

}  // namespace cardlog
