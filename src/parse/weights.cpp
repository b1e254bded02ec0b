// Written by fit/fit.py; do not edit.
#include "parse/classify.h"

namespace cardlog {

// name, company, job title, department
const Weights weights{{
    {{0.99, -0.77, -0.82, -1.63}},   // always
    {{1.61, -2.61, -2.08, -1.47}},   // given_name_first
    {{1.69, -4.36, -0.68, -1.34}},   // academic_prefix
    {{0.21, 1.14, 0.25, -0.57}},     // particle_inside
    {{-2.49, 2.02, -2.66, -1.94}},   // legal_form
    {{-1.81, 2.85, -1.72, -1.95}},   // legal_form_last
    {{-3.09, 2.44, -0.60, 0.41}},    // company_word
    {{-3.17, -3.84, 4.77, -3.04}},   // title_word
    {{-3.24, -3.27, 3.81, -3.45}},   // title_end
    {{-2.59, -1.09, -1.69, 4.26}},   // department_word
    {{-2.50, -1.58, 0.14, -0.15}},   // single_word
    {{1.97, 0.18, 0.09, 0.29}},      // two_or_three_words
    {{-0.36, -0.83, -0.64, -3.37}},  // many_words
    {{-1.13, -2.04, -1.73, -1.85}},  // tiny
    {{1.11, -0.23, -0.61, -1.43}},   // all_capitalised
    {{0.57, 0.96, 0.97, -2.66}},     // all_capitals
    {{-1.07, -0.55, -0.66, -1.36}},  // small_words
    {{-0.99, -1.12, -1.39, -1.61}},  // digits
    {{-2.04, 0.60, 0.75, 0.29}},     // ampersand
    {{-0.01, -2.12, -0.75, 0.54}},   // hyphenated
    {{-0.30, -0.83, -1.02, -1.11}},  // sentence_end
    {{1.56, 2.57, -0.43, -1.68}},    // large_print
    {{-0.04, -0.69, -0.71, -1.40}},  // largest_print
    {{2.72, -2.69, -2.23, -1.37}},   // mail_agrees
    {{-1.24, 2.71, -2.78, -2.73}},   // domain_agrees
    {{-1.79, 2.73, -1.49, -2.04}},   // domain_agrees_wholly
    {{-2.22, 0.19, -1.72, -0.92}},   // slogan_words
    {{-0.85, -1.38, -0.23, -0.10}},  // badly_read
    {{-1.38, -1.72, -2.70, -3.09}},  // several_lines
    {{0.28, 2.94, 2.64, -1.68}},     // lines_continue
    {{1.16, 0.92, -0.11, -0.96}},    // lines_alike
    {{-0.89, -0.59, 2.41, -1.32}},   // complete_pieces
    {{0.63, 0.66, 0.84, 0.54}},      // near_top
    {{-1.73, 0.55, 2.10, 0.24}},     // right_after_name
    {{-2.54, -4.66, -2.95, -4.08}},  // cut_off
    {{-1.22, -1.66, -0.81, -0.11}},  // neighbour_alike
    {{0.25, -1.05, 0.82, -3.51}},    // comma_inside
    {{-2.87, -2.84, -5.76, -2.13}},  // colon_inside
    {{4.62, -2.13, -1.96, -1.10}},   // suffix_last
    {{-2.82, 4.50, -2.45, -4.03}},   // domain_initials
    {{-1.52, -1.05, -1.09, 0.13}},   // department_last
    {{-2.63, -2.35, -3.61, -1.82}},  // role_and_name
}};

}  // namespace cardlog
