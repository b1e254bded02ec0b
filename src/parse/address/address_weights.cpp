// Written by fit/fit.py; do not edit.
#include "parse/address/address_parts.h"

namespace cardlog {

const AddressSigns address_weights{
    -1.72,  // always
    3.96,   // code_then_city
    2.94,   // city_then_code
    -0.23,  // code_alone
    2.42,   // lettered_code
    2.95,   // doubtful_code_then_city
    -0.09,  // doubtful_code
    4.92,   // code_behind_town
    2.16,   // street_word
    1.82,   // street_end
    0.71,   // number_first
    0.62,   // number_last
    1.22,   // number_alone
    -0.22,  // block_number
    2.54,   // unit_word
    3.41,   // district_word
    5.04,   // country
    -1.95,  // no_digits
    -4.54,  // phone_like
    -2.41,  // role_word
    -2.41,  // firm_word
    -2.56,  // person_word
    -2.98,  // small_words
    -0.06,  // one_word
    -1.91,  // many_words
    0.94,   // labelled
    -0.68,  // slogan_word
    -3.12,  // page_words
    -5.25,  // register_word
    -2.11,  // domain_agrees
    1.89,   // comma_after
    2.02,   // strong_before
    2.33,   // strong_after
    0.34,   // strong_two_before
    0.57,   // strong_two_after
};

}  // namespace cardlog
