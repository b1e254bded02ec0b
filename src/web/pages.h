#pragma once

#include <string>
#include <vector>

#include "core/calendar.h"
#include "storage/calls/calls.h"

namespace cardlog {

/// The calls that are owed as one HTML page, in the order given, each number a tel: link; a day
/// before `today` is marked overdue. What cards say is always escaped.
[[nodiscard]] std::string callbacks_page(const std::vector<CallbackSummary>& callbacks,
                                         const Day& today);

}  // namespace cardlog
