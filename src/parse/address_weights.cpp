// Written by fit/fit.py; do not edit.
#include "parse/address_parts.h"

namespace cardlog {

const AddressSigns address_weights{
    -1.44,  // always
    4.44,   // code_then_city
    1.28,   // city_then_code
    1.61,   // code_alone
    3.31,   // lettered_code
    3.10,   // doubtful_code_then_city
    0.48,   // doubtful_code
    2.22,   // street_word
    1.82,   // street_end
    -0.70,  // number_first
    0.22,   // number_last
    0.59,   // number_alone
    -0.05,  // block_number
    2.18,   // unit_word
    2.38,   // district_word
    4.65,   // country
    -1.66,  // no_digits
    -4.04,  // phone_like
    -2.68,  // role_word
    -2.10,  // firm_word
    -2.48,  // person_word
    -1.88,  // small_words
    -0.14,  // one_word
    -3.95,  // many_words
    2.30,   // labelled
    -4.72,  // slogan_word
    2.02,   // comma_after
    1.65,   // strong_before
    2.01,   // strong_after
    0.63,   // strong_two_before
    0.96,   // strong_two_after
};

}  // namespace cardlog
