#pragma once

#include <string>
#include <vector>

#include "app/exchange/wording.h"
#include "core/ledger.h"
#include "web/capture/uploads.h"
#include "web/pages/render.h"

namespace cardlog {

/// The pictures of the evening, the last one first, with sums that add up, as capture_page.mustache
/// shows them. `doubtful`: values that wait for the review.
[[nodiscard]] View capture_view(const std::vector<Upload>& uploads, const Encounter& evening,
                                int doubtful, Language language);

}  // namespace cardlog
