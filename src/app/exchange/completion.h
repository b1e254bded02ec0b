#pragma once

#include <filesystem>
#include <vector>

#include "app/exchange/todo.h"
#include "core/calendar.h"
#include "core/error.h"
#include "storage/calls/calls.h"
#include "storage/store.h"

namespace cardlog {

/// What the task lists of other programs said of the calls that are owed. Each task is counted
/// once.
struct CompletionSums {
    int files = 0;
    int closed = 0;               ///< done elsewhere; the callback is closed now
    int closed_before = 0;        ///< done elsewhere; the callback was closed already
    int open = 0;                 ///< not done elsewhere; the callback is as it was
    int unknown = 0;              ///< of another program, or of a contact that is not in the store
    std::vector<Error> failures;  ///< the files that could not be used

    [[nodiscard]] int tasks() const { return closed + closed_before + open + unknown; }
};

/// The call that a completed task tells of: at the time that it says, at `now` where it says none
/// or one to come.
[[nodiscard]] NewAttempt attempt_from(const TaskState& task, Time now);

/// Closes as `reached` each callback whose task in the calendar files (.ics) at `path`, a file or a
/// folder with those below it, was completed: at the time that the task says, at `now` where it
/// says none or one to come. A task that is not completed, cancelled or missing closes nothing. A
/// file that cannot be read is one of the failures. Throws Error(input) when there is no such file.
[[nodiscard]] CompletionSums import_completions(const std::filesystem::path& path, Store& store,
                                                Time now);

}  // namespace cardlog
