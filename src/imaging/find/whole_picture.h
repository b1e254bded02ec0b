#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "imaging/find/additive_model.h"
#include "imaging/find/judged_quads.h"
#include "imaging/find/search_picture.h"

namespace cardlog {

/// What speaks for or against the picture itself being a card (an export, a scan cut to size) and
/// not a photo of something; each about 0 to 1.
enum class WholeFeature {
    whole_letters,      ///< in rows of print
    whole_few_letters,  ///< less than a name and an address
    whole_many_rows,    ///< more than a card holds: a page
    print_height,       ///< of the rows, by the picture's shorter side
    print_spread,       ///< the share of the picture that the rows' box covers
    print_upright,      ///< share of the letters in rows along the picture's sides
    print_on_cards,     ///< share of the letters on the cards found in it
    cards_area,         ///< share of the picture that the cards found in it cover
    best_card,          ///< the probability of the likeliest card found in it
    whole_unusual_aspect,
    border_ink,     ///< share of the outermost cells that have strokes
    masked_whole,   ///< mean of the net's mask of cards
    masked_border,  ///< the same along the picture's border
    count
};

using WholeFeatures = Features<WholeFeature>;

/// `cards` are those found in the picture.
[[nodiscard]] WholeFeatures whole_features(const SearchPicture& search,
                                           const std::vector<JudgedQuad>& cards);

/// The probability that the picture is a card, from 0 to 1.
[[nodiscard]] double whole_probability(const WholeFeatures& features);

}  // namespace cardlog
