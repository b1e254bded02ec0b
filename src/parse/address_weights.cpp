// Written by fit/fit.py; do not edit.
#include "parse/address_parts.h"

namespace cardlog {

const AddressSigns address_weights{
    -1.35,  // always
    4.65,   // code_then_city
    1.88,   // city_then_code
    1.79,   // code_alone
    2.70,   // lettered_code
    3.39,   // doubtful_code_then_city
    0.63,   // doubtful_code
    2.13,   // street_word
    1.60,   // street_end
    -0.94,  // number_first
    0.30,   // number_last
    0.79,   // number_alone
    0.06,   // block_number
    2.21,   // unit_word
    3.04,   // district_word
    4.77,   // country
    -1.77,  // no_digits
    -3.78,  // phone_like
    -2.66,  // role_word
    -2.19,  // firm_word
    -2.52,  // person_word
    -2.15,  // small_words
    -0.17,  // one_word
    -2.82,  // many_words
    2.31,   // labelled
    -3.84,  // slogan_word
    1.96,   // comma_after
    1.60,   // strong_before
    2.02,   // strong_after
    0.76,   // strong_two_before
    1.02,   // strong_two_after
};

}  // namespace cardlog
