// Written by fit/fit.py; do not edit.
#include "parse/classify.h"

namespace cardlog {

// name, company, job title, department
const Weights weights{{
    {{1.10, -0.67, -0.53, -1.44}},   // always
    {{2.04, -2.90, -2.16, -1.45}},   // given_name_first
    {{3.12, -2.90, -0.75, -1.64}},   // academic_prefix
    {{1.60, -0.74, 1.09, -0.99}},    // particle_inside
    {{-2.00, 1.94, -2.41, -1.83}},   // legal_form
    {{-1.90, 2.52, -2.13, -1.72}},   // legal_form_last
    {{-3.12, 2.78, -0.98, 0.61}},    // company_word
    {{-2.78, -2.89, 4.35, -3.03}},   // title_word
    {{-2.89, -2.56, 4.54, -3.84}},   // title_end
    {{-3.02, -2.84, -1.94, 4.72}},   // department_word
    {{-2.34, -1.62, 1.04, -0.78}},   // single_word
    {{1.58, 0.67, 0.42, 0.34}},      // two_or_three_words
    {{-0.23, -0.96, -0.48, -1.96}},  // many_words
    {{-1.45, -1.97, -2.07, -1.12}},  // tiny
    {{1.14, -0.70, -0.86, -1.42}},   // all_capitalised
    {{0.97, 0.38, 0.90, -1.89}},     // all_capitals
    {{-1.00, -1.00, -1.15, -1.93}},  // small_words
    {{-1.14, -0.31, -1.21, -1.42}},  // digits
    {{-2.79, -0.22, 0.35, 2.89}},    // ampersand
    {{0.29, -0.82, -0.60, 1.75}},    // hyphenated
    {{3.17, -2.06, -2.56, -1.65}},   // sentence_end
    {{1.21, 1.54, -1.35, -1.02}},    // large_print
    {{0.26, -0.59, -1.34, -1.31}},   // largest_print
    {{2.40, -1.77, -2.49, -1.48}},   // mail_agrees
    {{-0.76, 2.87, -3.09, -1.87}},   // domain_agrees
    {{-1.31, 2.15, -1.45, -1.57}},   // domain_agrees_wholly
    {{-3.19, -0.70, -1.88, -0.01}},  // slogan_words
    {{-0.45, 0.15, -0.85, -0.16}},   // badly_read
    {{-1.68, -2.06, -0.30, -1.02}},  // several_lines
    {{2.87, 4.73, 1.55, -0.31}},     // lines_continue
    {{1.51, 0.98, -0.25, -0.51}},    // lines_alike
    {{0.28, -0.07, 0.87, -0.69}},    // near_top
    {{-1.57, 0.06, 2.53, -0.64}},    // right_after_name
}};

}  // namespace cardlog
