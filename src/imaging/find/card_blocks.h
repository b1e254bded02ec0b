#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/geometry.h"
#include "imaging/find/additive_model.h"
#include "imaging/find/search_picture.h"

namespace cardlog {

/// What speaks for an outline being that of a block of cards laid edge to edge, in so many rows and
/// columns; each about 0 to 1.
enum class BlockFeature {
    block_support,  ///< of the block's sides: see SideEvidence
    block_support_weakest,
    block_border_sides,    ///< share of its sides along the picture's edge
    seam_support,          ///< of the edges between its cards
    seam_support_weakest,  ///< of the faintest of them
    seam_ink,              ///< share of places on and close to the seams that have strokes
    rows_over_seams,       ///< share of the letters in rows that a seam cuts
    cards_printed,         ///< share of the cards that have rows of print
    letters_on_cards,      ///< on the average
    size_of_block_print,   ///< see print_size, for one card
    cards_off_format,      ///< how far their proportions are from those that cards are cut to
    block_off_format,      ///< and the block's own
    card_count,
    block_masked_inside,  ///< see MasksOnQuad: of the block,
    block_masked_beyond,
    block_masked_outline,
    cards_masked_outline,  ///< and of its cards, mean
    count
};

using BlockFeatures = Features<BlockFeature>;

/// Cards of one format laid edge to edge. Where paper of one colour meets, no edge shows; what
/// shows is the block's outline, its proportions, and print that keeps clear of the seams.
struct CardBlock {
    std::vector<Quad> cards;  ///< pixels of the search picture, row by row
    BlockFeatures features{};
    double probability = 0;  ///< 0 to 1: that these are the cards
};

/// The ways to cut the outlines into two cards or more that the print on them does not contradict.
[[nodiscard]] std::vector<CardBlock> card_blocks(const SearchPicture& search,
                                                 const std::vector<Quad>& outlines);

}  // namespace cardlog
