#include "app/exchange/completion.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "app/exchange/todo.h"
#include "core/shell_word.h"
#include "storage/calls/calls.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

// Names that begin with a dot are files that another program is still writing.
bool is_calendar_name(const fs::path& file)
{
    return file.extension() == ".ics" && !file.filename().string().starts_with('.');
}

std::vector<fs::path> calendars_at(const fs::path& path)
{
    if (!fs::is_directory(path)) {
        return {path};
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (is_calendar_name(entry.path())) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string text_of(const fs::path& file)
{
    std::error_code unknown;
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!fs::is_regular_file(file, unknown) || !stream) {
        throw Error(ExitCode::input, shell_word(file) + ": cannot be read",
                    "Check that it exists and that you may read it");
    }
    return text;
}

void take(const TaskState& task, Store& store, Time now, CompletionSums& sums)
{
    const std::optional<CallbackName> name = callback_name_from(task.uid);
    const std::optional<Callback> callback =
        name ? store.calls().callback(name->id, name->created_at) : std::nullopt;
    if (!callback) {
        ++sums.unknown;
    } else if (!task.completed) {
        ++sums.open;
    } else if (!callback->pending()) {
        ++sums.closed_before;
    } else {
        (void)store.calls().log_call(callback->contact, attempt_from(task, now));
        ++sums.closed;
    }
}

}  // namespace

NewAttempt attempt_from(const TaskState& task, Time now)
{
    return {Outcome::reached, "completed in a task list",
            std::min(task.completed_at.value_or(now), now), std::nullopt, now};
}

CompletionSums import_completions(const fs::path& path, Store& store, Time now)
{
    std::vector<fs::path> files;
    try {
        files = calendars_at(path);
    } catch (const fs::filesystem_error& failure) {
        throw Error(ExitCode::input,
                    shell_word(path) + ": cannot be searched: " + failure.code().message(),
                    "Check that you may open it and the folders in it");
    }
    if (files.empty()) {
        throw Error(ExitCode::input, shell_word(path) + ": no calendar files (.ics) in this folder",
                    "\"cardlog export vdir FOLDER\" writes them");
    }
    CompletionSums sums;
    for (const fs::path& file : files) {
        ++sums.files;
        try {
            for (const TaskState& task : tasks_in(text_of(file), file)) {
                take(task, store, now, sums);
            }
        } catch (const Error& error) {
            if (error.code() != ExitCode::input) {
                throw;
            }
            sums.failures.push_back(error);
        }
    }
    return sums;
}

}  // namespace cardlog
