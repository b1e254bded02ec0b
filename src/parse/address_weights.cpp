// Written by fit/fit.py; do not edit.
#include "parse/address_parts.h"

namespace cardlog {

const AddressSigns address_weights{
    -1.51,  // always
    4.22,   // code_then_city
    1.57,   // city_then_code
    1.54,   // code_alone
    3.18,   // lettered_code
    2.75,   // doubtful_code_then_city
    0.24,   // doubtful_code
    2.30,   // street_word
    1.96,   // street_end
    -0.35,  // number_first
    0.07,   // number_last
    0.69,   // number_alone
    -0.07,  // block_number
    2.05,   // unit_word
    2.41,   // district_word
    4.60,   // country
    -1.68,  // no_digits
    -4.29,  // phone_like
    -2.62,  // role_word
    -2.17,  // firm_word
    -2.51,  // person_word
    -1.95,  // small_words
    -0.08,  // one_word
    -1.41,  // many_words
    2.30,   // labelled
    -4.61,  // slogan_word
    1.95,   // comma_after
    1.67,   // strong_before
    2.01,   // strong_after
    0.64,   // strong_two_before
    0.94,   // strong_two_after
};

}  // namespace cardlog
