#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <opencv2/core.hpp>

#include "core/geometry.h"
#include "imaging/find/additive_model.h"
#include "imaging/find/search_picture.h"

namespace cardlog {

/// What speaks for one side of a quad being the edge of a piece of paper.
struct SideEvidence {
    double support = 0;  ///< 0 to 1: the share of the side along which the colour changes across it
    cv::Vec3d step;      ///< L*a*b* levels from just outside to just inside, median
    double contrast = 0;     ///< its length
    double strength = 0;     ///< levels a pixel at the edge, mean
    bool on_border = false;  ///< runs along the picture's edge, where nothing can be seen
};

using Sides = std::array<SideEvidence, 4>;

/// `quad` in pixels of the search picture; side i runs from corner i to the next.
[[nodiscard]] Sides sides_of(const SearchPicture& search, const Quad& quad);

/// 0 to 1: that this is the outline of something, however faint. Cheap, to sort out what is not.
[[nodiscard]] double outline_score(const Sides& sides);

/// What speaks for a quad being a card and not a panel on one, a sheet under one or nothing at all;
/// each between 0 and about 1, with a curve in models/card.txt.
enum class CardFeature {
    support_mean,  ///< of the sides that can be seen
    support_weakest,
    contrast_mean,
    contrast_weakest,
    strength_mean,
    sides_go_on,   ///< the sides' lines go on beyond the corners: half a card, a table's corner
    border_sides,  ///< share of sides along the picture's edge
    many_border_sides,  ///< two or more
    letters_inside,     ///< in rows of print
    rows_inside,        ///< any
    rows_cut,           ///< share of the letters near in rows that the outline cuts through
    rows_beside,        ///< share of the letters near in rows beside it that run the same way
    rows_askew,         ///< share of the letters inside in rows that do not run along its sides
    ink_inside,         ///< share of the face's cells that have strokes
    ink_on_margin,      ///< share of the outermost cells that have strokes
    size_of_print,      ///< see print_size
    rows_hidden,        ///< rows beside it that end at its outline, as where it lies on a page
    even_outside,       ///< how alike the steps of colour across the sides are
    off_card_format,    ///< whether the proportions are other than those that cards are cut to
    rare_format,        ///< square, or twice as long as wide
    small_area,         ///< halvings of the picture's area, by 8
    masked_inside,      ///< mean of the net's mask of cards over the quad
    masked_beyond,      ///< the same around it
    masked_outline,     ///< mean of the net's mask of outlines along the sides
    count
};

using CardFeatures = Features<CardFeature>;

[[nodiscard]] CardFeatures card_features(const SearchPicture& search, const Quad& quad,
                                         const Sides& sides);

/// The probability that the quad is a card, from 0 to 1: by its features.
[[nodiscard]] double card_probability(const CardFeatures& features);

/// What the other quads say of one that might be a card; each about 0 to 1.
enum class RelationFeature {
    own_evidence,    ///< the logit of card_probability, from -8 to 8
    below_best,      ///< how far that is below the picture's best, from 0 to 16
    alike_beside,    ///< how many likely outlines of its size and proportions lie beside it
    part_of_other,   ///< the probability of a larger one that holds it, by its print elsewhere
    alike_within,    ///< the probability of several of one size within it
    print_within,    ///< the probability of a smaller one within it, by its share of the print
    panel_of_other,  ///< the probability of a larger one of which it is all from side to side
    panel_within,    ///< the probability of such a panel of its own
    count
};

using RelationFeatures = Features<RelationFeature>;

/// The probability that a quad is a card, from 0 to 1, when the others are known too.
[[nodiscard]] double card_probability(const RelationFeatures& features);

}  // namespace cardlog
