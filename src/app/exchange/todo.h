#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/exchange/wording.h"
#include "storage/people/people.h"

namespace cardlog {

/// A callback for a task list, and whom it is about.
struct Todo {
    const StoredContact& contact;
    const Callback& callback;
    Time changed_at{};  ///< of the contact or of the call
    Language language = Language::english;
};

/// The same over all exports of a store, also when the contact was merged into another one: from
/// when the call was promised, and its number.
[[nodiscard]] std::string uid_of(const Callback& callback);

/// What uid_of() tells of a callback.
struct CallbackName {
    Id id = 0;
    Time created_at{};

    bool operator==(const CallbackName&) const = default;
};

/// The reverse of uid_of(); none for the task of another program.
[[nodiscard]] std::optional<CallbackName> callback_name_from(const std::string& uid);

/// What calls are in a calendar. Google's, Outlook's and the iPhone's show no tasks.
enum class CallsAs { tasks, events };

/// A VCALENDAR (RFC 5545) of callbacks. CRLF line ends.
/// As tasks a VTODO for each: due on its day, with an alarm on that morning; COMPLETED when the
/// call was made, CANCELLED when it was released or taken back. As events a VEVENT for each: its
/// whole day, which stays free, with the same alarm; CANCELLED once the call is no longer owed.
[[nodiscard]] std::string calendar_of(const std::vector<Todo>& todos,
                                      CallsAs calls_as = CallsAs::tasks);

/// What the task list of another program says of a task.
struct TaskState {
    std::string uid;
    bool completed = false;              ///< done; one that was cancelled is not
    std::optional<Time> completed_at{};  ///< none where the task does not say it
    bool cancelled = false;
    std::optional<Day> due{};  ///< the day of it, in the task's own zone
    std::string summary{};

    bool operator==(const TaskState&) const = default;
};

/// The tasks (VTODO) of a calendar (RFC 5545), in its order; `name` is its file. A task without a
/// STATUS is done when it says since when. Times without a zone are taken for UTC. Throws
/// Error(input) for text that is no calendar, or not all of one.
[[nodiscard]] std::vector<TaskState> tasks_in(const std::string& calendar,
                                              const std::filesystem::path& name);

/// A calendar of one task that another program may have changed, with what has become of `before`
/// in `after`: properties that differ between these two are set, all others stay as they are.
/// Throws as tasks_in().
[[nodiscard]] std::string patched_calendar(const std::string& text, const std::string& before,
                                           const std::string& after,
                                           const std::filesystem::path& name);

}  // namespace cardlog
