// Written by fit/fit.py; do not edit.
#include "parse/address_parts.h"

namespace cardlog {

const AddressSigns address_weights{
    -1.64,  // always
    4.30,   // code_then_city
    2.93,   // city_then_code
    0.03,   // code_alone
    2.81,   // lettered_code
    2.59,   // doubtful_code_then_city
    -0.24,  // doubtful_code
    5.01,   // code_behind_town
    2.17,   // street_word
    1.80,   // street_end
    -0.51,  // number_first
    -0.03,  // number_last
    1.29,   // number_alone
    0.09,   // block_number
    2.22,   // unit_word
    2.81,   // district_word
    4.86,   // country
    -1.87,  // no_digits
    -4.03,  // phone_like
    -2.54,  // role_word
    -2.59,  // firm_word
    -2.76,  // person_word
    -1.82,  // small_words
    -0.06,  // one_word
    -1.55,  // many_words
    1.58,   // labelled
    -4.25,  // slogan_word
    1.84,   // comma_after
    2.05,   // strong_before
    2.26,   // strong_after
    0.30,   // strong_two_before
    1.07,   // strong_two_after
};

}  // namespace cardlog
