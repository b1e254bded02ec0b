#pragma once

#include <vector>

#include "core/geometry.h"
#include "imaging/find/evidence.h"
#include "imaging/find/search_picture.h"

namespace cardlog {

/// A quad with a visible outline.
struct OutlinedQuad {
    Quad quad{};  ///< pixels of the search picture
    Sides sides;
    double score = 0;  ///< see outline_score
};

/// The candidates with the clearest outlines, none nearly equal to another, the clearest first.
[[nodiscard]] std::vector<OutlinedQuad> clear_outlines(const SearchPicture& search);

/// A quad that might be a card, with what speaks for it.
struct JudgedQuad {
    Quad quad{};  ///< pixels of the search picture
    Sides sides;
    bool of_block = false;         ///< cut out of a block: judged with it, not by itself
    CardFeatures features{};       ///< its own evidence
    RelationFeatures relations{};  ///< what the others say of it
    double probability = 0;        ///< 0 to 1: that it is a card, all told
};

/// Clear outlines shaped as cards are and the cards of blocks, in no order.
[[nodiscard]] std::vector<JudgedQuad> judged_quads(const SearchPicture& search);

/// By its looks alone: a card that is not there costs more than one that is missed.
inline constexpr double likely_card = 0.6;

/// Worth reading, where what is read decides. Of made photos with cards and without, those between
/// 0.12 and this had no card that was read.
inline constexpr double possible_card = 0.3;

/// The most probable ones that do not overlap: those over `least_probability`, and where there are
/// none the likeliest, unless nothing much speaks for it.
[[nodiscard]] std::vector<JudgedQuad> best_apart(std::vector<JudgedQuad> candidates,
                                                 double least_probability);

}  // namespace cardlog
