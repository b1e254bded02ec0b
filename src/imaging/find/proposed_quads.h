#pragma once

#include <vector>

#include "core/geometry.h"
#include "imaging/find/search_picture.h"

namespace cardlog {

/// Quads that might be cards, in pixels of the search picture, many of them wrong or nearly equal.
/// Four searches that fail on different pictures: a net's masks (any ground), regions of like
/// colour (a card that differs from a smooth ground), areas enclosed by edges (any ground, closed
/// outline), straight lines (an outline with gaps: shadow, glare, a ground of the card's own
/// colour).
[[nodiscard]] std::vector<Quad> card_candidates(const SearchPicture& search);

}  // namespace cardlog
