#pragma once

#include <string>
#include <vector>

#include "storage/store.h"

namespace cardlog {

/// A callback for a task list, and whom it is about.
struct Todo {
    const StoredContact& contact;
    const Callback& callback;
    Time changed_at{};  ///< of the contact or of the call
};

/// The same over all exports of a store.
[[nodiscard]] std::string uid_of(const Todo& todo);

/// A VCALENDAR (RFC 5545) with a VTODO for each: due on its day, with an alarm on that morning;
/// COMPLETED when the call was made, CANCELLED when it was released or taken back. CRLF line ends.
[[nodiscard]] std::string calendar_of(const std::vector<Todo>& todos);

}  // namespace cardlog
