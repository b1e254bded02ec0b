// Written by fit/fit.py; do not edit.
#include "parse/classify.h"

namespace cardlog {

// name, company, job title, department
const Weights weights{{
    {{0.89, -1.24, -1.13, -1.72}},   // always
    {{2.02, -2.51, -1.65, -1.29}},   // given_name_first
    {{2.66, -3.93, -0.74, -1.23}},   // academic_prefix
    {{-0.27, 1.32, 0.38, -0.35}},    // particle_inside
    {{-2.53, 2.23, -2.28, -1.68}},   // legal_form
    {{-2.26, 3.01, -2.25, -1.65}},   // legal_form_last
    {{-3.08, 2.66, -0.48, 0.15}},    // company_word
    {{-3.25, -3.78, 5.32, -2.63}},   // title_word
    {{-3.75, -3.51, 5.64, -3.22}},   // title_end
    {{-2.51, -1.04, -1.56, 4.34}},   // department_word
    {{-2.63, -1.22, 0.10, -0.68}},   // single_word
    {{1.91, 0.39, 0.07, 0.44}},      // two_or_three_words
    {{-0.64, -0.83, -0.40, -3.09}},  // many_words
    {{-0.92, -2.05, -1.09, -1.28}},  // tiny
    {{1.08, -0.54, -1.13, -1.54}},   // all_capitalised
    {{0.92, 1.03, 1.13, -2.66}},     // all_capitals
    {{-1.69, -0.47, -0.88, -1.54}},  // small_words
    {{-1.78, -1.28, -1.84, -1.52}},  // digits
    {{-2.70, 0.68, 0.83, 0.65}},     // ampersand
    {{0.11, -1.83, -1.21, -0.04}},   // hyphenated
    {{-0.60, -0.43, -0.88, -1.45}},  // sentence_end
    {{1.65, 2.56, -1.03, -1.67}},    // large_print
    {{0.01, -0.75, -0.91, -1.14}},   // largest_print
    {{3.22, -2.46, -1.82, -1.20}},   // mail_agrees
    {{-1.43, 3.02, -2.30, -3.04}},   // domain_agrees
    {{-1.96, 2.65, -1.55, -1.73}},   // domain_agrees_wholly
    {{-2.40, 0.25, -1.66, -0.60}},   // slogan_words
    {{-2.41, -3.00, -1.17, -0.34}},  // badly_read
    {{-1.22, -1.56, -1.72, -3.17}},  // several_lines
    {{0.80, 2.02, 2.09, -0.78}},     // lines_continue
    {{1.28, 1.12, -0.10, -0.91}},    // lines_alike
    {{0.88, 0.74, 0.73, 0.62}},      // near_top
    {{-2.04, 0.47, 2.24, 0.44}},     // right_after_name
    {{-2.19, -4.16, -2.19, -1.68}},  // cut_off
    {{-1.15, -1.69, -0.60, 0.12}},   // neighbour_alike
    {{-0.02, -1.12, 1.14, -2.45}},   // comma_inside
    {{5.01, -2.53, -1.75, -0.63}},   // suffix_last
    {{-2.21, 4.90, -1.35, -4.00}},   // domain_initials
    {{-1.27, -0.91, -1.15, 0.19}},   // department_last
}};

}  // namespace cardlog
