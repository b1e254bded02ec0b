#pragma once

#include <vector>

#include "app/exchange/wording.h"
#include "core/calendar.h"
#include "storage/calls/calls.h"
#include "web/pages/render.h"

namespace cardlog {

/// How many calls of today are unfolded; of more one would do none.
inline constexpr std::size_t most_unfolded = 5;

/// How many calls a page names.
inline constexpr std::size_t most_calls = 150;

/// How many calls are owed, those that a page does not name too.
struct OwedCalls {
    std::size_t today = 0;  ///< or before
    std::size_t soon = 0;   ///< in the week from tomorrow on
    std::size_t later = 0;
};

/// The day that the calls of this week are due until.
[[nodiscard]] Day end_of_week(const Day& today);

/// The calls that are owed, the most urgent first, as calls_page.mustache shows them: those due
/// today, the oldest promises unfolded, the others, those of this week and those after that by
/// their names alone. Of more than `most_calls` the last one is not shown and the page says so;
/// `owed` counts them all.
[[nodiscard]] View calls_view(const std::vector<CallbackSummary>& calls, const OwedCalls& owed,
                              const Day& today, Language language);

/// One call with all there is to know for it, as one_call.mustache shows it.
[[nodiscard]] View call_view(const CallbackSummary& call, const Day& today, Language language);

/// The days that a call is moved to by one tap, as move_call.mustache shows them.
[[nodiscard]] View later_view(const Day& today, Language language);

}  // namespace cardlog
