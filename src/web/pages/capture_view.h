#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/exchange/wording.h"
#include "core/ledger.h"
#include "storage/calls/calls.h"
#include "storage/people/people.h"
#include "web/capture/uploads.h"
#include "web/pages/render.h"

namespace cardlog {

/// The pictures of the evening, the last one first, with sums that add up, as capture_page.mustache
/// shows them. `aside`: contacts whose cards a person called none; `calls`: those owed to the
/// people on the pictures, by their days; `doubtful`: values and cards that wait for the review.
[[nodiscard]] View capture_view(const std::vector<Upload>& uploads, const std::set<Id>& aside,
                                const std::vector<CallbackSummary>& calls, const Encounter& evening,
                                int doubtful, Language language);

/// The page that a card lies on with its outline, as corners_page.mustache shows it. `page_width`
/// and `page_height` are pixels.
[[nodiscard]] View corners_view(const StoredCard& card, int page_width, int page_height, Id person);

}  // namespace cardlog
