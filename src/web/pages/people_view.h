#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/exchange/wording.h"
#include "core/calendar.h"
#include "storage/calls/calls.h"
#include "storage/people/people.h"
#include "web/pages/render.h"

namespace cardlog {

/// How many people a page names.
inline constexpr std::size_t most_people = 50;

/// A list of people as people_page.mustache shows it. Of more than `most_people` the rest is not
/// shown and the page says so.
[[nodiscard]] View people_view(const std::vector<ContactSummary>& people, const std::string& query,
                               Language language);

/// All of one person as person_page.mustache shows it; `call`: the call owed.
[[nodiscard]] View person_view(const StoredContact& person,
                               const std::optional<CallbackSummary>& call, const Day& today,
                               Language language);

/// Two contacts that may be one person, beside each other, as duplicates_page.mustache shows them:
/// what only one of them says is marked.
[[nodiscard]] View pair_view(const StoredContact& first, const StoredContact& second,
                             Language language);

/// What an edit of the person is made from, to be sent back with it: it differs when the values do.
[[nodiscard]] std::string state_of(const Contact& contact);

/// The events as events_page.mustache shows them.
[[nodiscard]] View events_view(const std::vector<EventSummary>& events, Language language);

}  // namespace cardlog
