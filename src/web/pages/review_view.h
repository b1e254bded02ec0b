#pragma once

#include <vector>

#include "app/exchange/wording.h"
#include "app/people/review.h"
#include "storage/people/people.h"
#include "web/pages/render.h"

namespace cardlog {

/// One doubtful value as review_page.mustache shows it: `number` of `count` in the queue, under the
/// strip of the card that it was read from, with the other lines of that card to choose from.
[[nodiscard]] View review_view(const DoubtfulValue& value, const StoredContact& person,
                               std::size_t number, std::size_t count, Language language);

}  // namespace cardlog
