// Written by fit/fit_cards.py; do not edit.
#include "imaging/evidence.h"
#include "imaging/whole_picture.h"

namespace cardlog {

const CardFeatures card_weights{
    -10.82,  // always
    5.28,    // support_mean
    1.78,    // support_weakest
    2.24,    // contrast_mean
    1.05,    // contrast_weakest
    -4.08,   // strength_mean
    -3.86,   // sides_go_on
    -8.89,   // border_sides
    -0.40,   // many_border_sides
    3.50,    // letters_inside
    2.71,    // rows_inside
    -1.12,   // rows_cut
    -1.86,   // rows_beside
    -2.16,   // rows_askew
    1.21,    // ink_inside
    -0.02,   // ink_on_margin
    1.71,    // even_outside
    -6.55,   // off_format
    -3.05,   // rare_format
    -0.72,   // small_area
};

const RelationFeatures relation_weights{
    0.96,   // relation_always
    4.17,   // own_evidence
    1.31,   // alike_beside
    -7.07,  // part_of_other
    -5.15,  // alike_within
    -2.70,  // print_within
};

const WholeFeatures whole_weights{
    -0.68,  // whole_always
    0.13,   // whole_letters
    -1.73,  // whole_few_letters
    -2.77,  // whole_many_rows
    3.12,   // print_height
    1.46,   // print_spread
    3.43,   // print_upright
    -2.72,  // print_on_cards
    3.70,   // cards_area
    -4.19,  // best_card
    -2.05,  // whole_unusual_aspect
    -4.64,  // border_ink
};

}  // namespace cardlog
