// Written by fit/fit.py; do not edit.
#include "parse/classify.h"

namespace cardlog {

// name, company, job title, department
const Weights weights{{
    {{1.01, -0.77, -0.90, -1.48}},   // always
    {{1.91, -2.83, -1.84, -1.48}},   // given_name_first
    {{1.73, -3.22, -0.76, -1.41}},   // academic_prefix
    {{0.47, 1.40, 0.53, -0.50}},     // particle_inside
    {{-2.17, 2.27, -1.86, -2.04}},   // legal_form
    {{-1.88, 2.56, -1.47, -1.96}},   // legal_form_last
    {{-3.17, 2.67, -0.71, 0.15}},    // company_word
    {{-3.36, -3.55, 5.10, -2.71}},   // title_word
    {{-3.07, -3.16, 5.39, -3.61}},   // title_end
    {{-2.45, -1.35, -1.73, 4.08}},   // department_word
    {{-2.20, -1.63, 0.02, -0.44}},   // single_word
    {{1.90, 0.12, 0.16, 0.31}},      // two_or_three_words
    {{-0.55, -0.69, -0.39, -2.75}},  // many_words
    {{-1.02, -2.00, -1.30, -1.67}},  // tiny
    {{1.09, -0.31, -0.76, -1.33}},   // all_capitalised
    {{0.76, 0.84, 0.83, -2.70}},     // all_capitals
    {{-1.10, -0.50, -1.07, -1.29}},  // small_words
    {{-1.31, -0.98, -1.26, -1.35}},  // digits
    {{-2.11, 0.75, 0.77, 0.12}},     // ampersand
    {{0.34, -2.01, -1.11, 0.37}},    // hyphenated
    {{-0.50, -1.18, -1.13, -1.12}},  // sentence_end
    {{1.21, 2.07, -1.44, -1.58}},    // large_print
    {{-0.16, -0.81, -1.23, -1.26}},  // largest_print
    {{2.82, -2.29, -2.02, -1.32}},   // mail_agrees
    {{-1.47, 2.88, -2.53, -2.99}},   // domain_agrees
    {{-1.58, 2.73, -1.35, -1.84}},   // domain_agrees_wholly
    {{-2.42, 0.10, -1.84, -0.73}},   // slogan_words
    {{-1.63, -2.53, -0.52, -0.51}},  // badly_read
    {{-1.10, -2.28, -1.70, -3.06}},  // several_lines
    {{0.68, 2.12, 1.48, -0.89}},     // lines_continue
    {{1.66, 1.41, 0.16, -1.06}},     // lines_alike
    {{0.64, 0.50, 0.39, 0.49}},      // near_top
    {{-1.95, 0.11, 2.20, 0.21}},     // right_after_name
    {{-1.46, -3.92, -1.88, -1.45}},  // cut_off
    {{0.90, -0.82, 1.51, -2.55}},    // comma_inside
    {{4.23, -2.13, -1.95, -0.86}},   // suffix_last
    {{-1.62, 4.81, -2.41, -3.45}},   // domain_initials
    {{-1.36, -1.11, -0.97, 0.30}},   // department_last
}};

}  // namespace cardlog
