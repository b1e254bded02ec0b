// Written by fit/fit.py; do not edit.
#include "parse/classify.h"

namespace cardlog {

// name, company, job title, department
const Weights weights{{
    {{0.98, -1.09, -0.90, -1.58}},    // always
    {{1.96, -3.05, -1.75, -1.40}},    // given_name_first
    {{1.91, -5.11, -1.02, -1.23}},    // academic_prefix
    {{0.25, 1.20, 0.73, -0.39}},      // particle_inside
    {{-2.31, 2.12, -2.72, -1.99}},    // legal_form
    {{-1.58, 2.91, -2.16, -2.00}},    // legal_form_last
    {{-3.05, 2.58, -0.53, 0.26}},     // company_word
    {{-3.29, -3.69, 5.00, -3.07}},    // title_word
    {{-3.67, -3.57, 4.65, -3.61}},    // title_end
    {{-2.45, -1.24, -1.96, 4.25}},    // department_word
    {{-2.13, -1.45, 0.62, -0.23}},    // single_word
    {{1.97, 0.34, 0.27, 0.43}},       // two_or_three_words
    {{-0.93, -0.81, -0.64, -3.34}},   // many_words
    {{-0.93, -1.81, -1.99, -1.77}},   // tiny
    {{1.13, -0.28, -0.83, -1.37}},    // all_capitalised
    {{0.87, 0.99, 0.98, -2.50}},      // all_capitals
    {{-1.42, -0.43, -0.96, -1.40}},   // small_words
    {{-1.47, -1.22, -1.11, -1.11}},   // digits
    {{-2.28, 0.16, 0.74, 0.59}},      // ampersand
    {{0.48, -1.99, -0.57, 0.02}},     // hyphenated
    {{-0.79, -0.63, -0.62, -1.17}},   // sentence_end
    {{1.28, 2.46, -0.98, -1.62}},     // large_print
    {{0.02, -0.81, -1.09, -1.42}},    // largest_print
    {{2.88, -2.56, -2.08, -1.36}},    // mail_agrees
    {{-1.22, 2.73, -2.74, -3.00}},    // domain_agrees
    {{-1.51, 2.67, -1.45, -1.58}},    // domain_agrees_wholly
    {{-2.67, 0.09, -1.63, -0.69}},    // slogan_words
    {{-1.96, -2.23, -0.99, -0.35}},   // badly_read
    {{-1.13, -1.82, -2.19, -3.00}},   // several_lines
    {{0.33, 2.68, 2.75, -1.83}},      // lines_continue
    {{1.22, 1.00, -0.01, -0.98}},     // lines_alike
    {{-1.53, 0.06, 2.34, -1.23}},     // complete_pieces
    {{0.49, 0.74, 0.50, 0.55}},       // near_top
    {{-1.76, 0.38, 2.23, 0.51}},      // right_after_name
    {{-2.38, -3.82, -2.31, -3.48}},   // cut_off
    {{-1.00, -1.42, -0.77, 0.07}},    // neighbour_alike
    {{1.26, -1.05, 1.02, -3.71}},     // comma_inside
    {{-3.03, -3.13, -10.33, -2.07}},  // colon_inside
    {{4.18, -2.23, -2.07, -1.01}},    // suffix_last
    {{-2.94, 4.85, -2.42, -3.58}},    // domain_initials
    {{-1.50, -0.61, -1.12, -0.06}},   // department_last
}};

}  // namespace cardlog
