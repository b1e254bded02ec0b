// Written by fit/fit.py; do not edit.
#include "parse/address_parts.h"

namespace cardlog {

const AddressSigns address_weights{
    -1.49,  // always
    4.26,   // code_then_city
    1.61,   // city_then_code
    1.55,   // code_alone
    3.14,   // lettered_code
    2.83,   // doubtful_code_then_city
    0.23,   // doubtful_code
    1.50,   // code_behind_town
    2.31,   // street_word
    1.96,   // street_end
    -0.41,  // number_first
    0.07,   // number_last
    0.65,   // number_alone
    0.22,   // block_number
    2.06,   // unit_word
    2.80,   // district_word
    4.67,   // country
    -1.73,  // no_digits
    -4.26,  // phone_like
    -2.62,  // role_word
    -2.14,  // firm_word
    -2.51,  // person_word
    -1.97,  // small_words
    -0.10,  // one_word
    -1.40,  // many_words
    2.32,   // labelled
    -4.68,  // slogan_word
    1.99,   // comma_after
    1.65,   // strong_before
    2.03,   // strong_after
    0.62,   // strong_two_before
    0.93,   // strong_two_after
};

}  // namespace cardlog
