// Written by fit/fit.py; do not edit.
#include "parse/address_parts.h"

namespace cardlog {

const AddressSigns address_weights{
    -1.44,  // always
    4.73,   // code_then_city
    2.03,   // city_then_code
    1.48,   // code_alone
    4.11,   // doubtful_code_then_city
    0.40,   // doubtful_code
    2.25,   // street_word
    1.79,   // street_end
    -0.96,  // number_first
    0.31,   // number_last
    0.71,   // number_alone
    0.20,   // block_number
    2.14,   // unit_word
    3.30,   // district_word
    4.84,   // country
    -1.82,  // no_digits
    -3.78,  // phone_like
    -2.52,  // role_word
    -2.14,  // firm_word
    -2.55,  // person_word
    -1.69,  // small_words
    -0.18,  // one_word
    -2.92,  // many_words
    2.48,   // labelled
    -5.07,  // slogan_word
    2.03,   // comma_after
    1.61,   // strong_before
    2.02,   // strong_after
    0.69,   // strong_two_before
    0.96,   // strong_two_after
};

}  // namespace cardlog
