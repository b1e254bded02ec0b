// Written by fit/fit.py; do not edit.
#include "parse/classify.h"

namespace cardlog {

// name, company, job title, department
const Weights weights{{
    {{0.99, -1.11, -0.94, -1.58}},    // always
    {{1.91, -3.04, -1.78, -1.40}},    // given_name_first
    {{2.03, -5.04, -1.00, -1.23}},    // academic_prefix
    {{0.25, 1.21, 0.73, -0.39}},      // particle_inside
    {{-2.29, 2.12, -2.69, -2.00}},    // legal_form
    {{-1.55, 2.92, -2.09, -2.00}},    // legal_form_last
    {{-3.07, 2.62, -0.56, 0.26}},     // company_word
    {{-3.30, -3.66, 5.02, -3.06}},    // title_word
    {{-3.65, -3.51, 4.66, -3.61}},    // title_end
    {{-2.44, -1.20, -1.99, 4.26}},    // department_word
    {{-2.17, -1.44, 0.59, -0.23}},    // single_word
    {{2.01, 0.35, 0.27, 0.43}},       // two_or_three_words
    {{-0.89, -0.81, -0.68, -3.34}},   // many_words
    {{-0.97, -1.76, -1.99, -1.77}},   // tiny
    {{1.17, -0.26, -0.84, -1.37}},    // all_capitalised
    {{0.83, 1.02, 0.96, -2.50}},      // all_capitals
    {{-1.42, -0.46, -0.97, -1.40}},   // small_words
    {{-1.49, -1.26, -1.12, -1.11}},   // digits
    {{-2.18, 0.14, 0.73, 0.59}},      // ampersand
    {{0.50, -1.96, -0.59, 0.02}},     // hyphenated
    {{-0.73, -0.63, -0.63, -1.16}},   // sentence_end
    {{1.26, 2.44, -1.01, -1.62}},     // large_print
    {{-0.03, -0.81, -1.10, -1.42}},   // largest_print
    {{2.91, -2.53, -2.06, -1.35}},    // mail_agrees
    {{-1.25, 2.73, -2.78, -3.00}},    // domain_agrees
    {{-1.50, 2.65, -1.46, -1.58}},    // domain_agrees_wholly
    {{-2.66, 0.04, -1.67, -0.69}},    // slogan_words
    {{-2.18, -2.41, -1.04, -0.37}},   // badly_read
    {{-1.11, -1.77, -2.19, -2.99}},   // several_lines
    {{0.38, 2.69, 2.68, -1.82}},      // lines_continue
    {{1.22, 1.01, 0.02, -0.99}},      // lines_alike
    {{-1.56, 0.09, 2.37, -1.23}},     // complete_pieces
    {{0.46, 0.72, 0.49, 0.55}},       // near_top
    {{-1.73, 0.37, 2.20, 0.50}},      // right_after_name
    {{-2.44, -3.75, -2.34, -3.48}},   // cut_off
    {{-0.99, -1.41, -0.75, 0.07}},    // neighbour_alike
    {{1.30, -0.99, 1.06, -3.72}},     // comma_inside
    {{-3.03, -3.11, -10.41, -2.06}},  // colon_inside
    {{4.10, -2.31, -1.92, -1.01}},    // suffix_last
    {{-2.92, 4.86, -2.52, -3.59}},    // domain_initials
    {{-1.50, -0.62, -1.13, -0.06}},   // department_last
}};

}  // namespace cardlog
