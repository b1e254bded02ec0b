#pragma once

#include <map>
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

/// The values of a person to be put right, and the fields that one may be added to, as
/// person_page.mustache shows them.
[[nodiscard]] View mend_view(const StoredContact& person, Language language);

/// How many values a glance shows at once.
inline constexpr std::size_t most_in_a_glance = 24;

/// Values, the first ones of `count`, each under its strip, as glance_page.mustache shows them.
/// `shapes`: the quads of their cards by the numbers of the cards.
[[nodiscard]] View glance_view(const std::vector<DoubtfulValue>& values,
                               const std::map<Id, Quad>& shapes, std::size_t count,
                               Language language);

/// A value of a glance that was called right, as glance_page.mustache offers to ask for it again.
[[nodiscard]] View settled_row_view(const DoubtfulValue& value);

}  // namespace cardlog
