#pragma once

#include <vector>

#include "core/geometry.h"
#include "imaging/evidence.h"
#include "imaging/search_picture.h"

namespace cardlog {

/// A quad that might be a card, with what speaks for it.
struct JudgedQuad {
    Quad quad{};  ///< pixels of the search picture
    Sides sides;
    CardFeatures features{};       ///< its own evidence
    RelationFeatures relations{};  ///< what the others say of it
    double probability = 0;        ///< 0 to 1: that it is a card, all told
};

/// The candidates with a visible outline, none nearly equal to another, in no order.
[[nodiscard]] std::vector<JudgedQuad> judged_quads(const SearchPicture& search);

/// The most probable ones that do not overlap: those that are more likely cards than not, and where
/// there are none the likeliest, unless nothing much speaks for it.
[[nodiscard]] std::vector<JudgedQuad> best_apart(std::vector<JudgedQuad> candidates);

}  // namespace cardlog
