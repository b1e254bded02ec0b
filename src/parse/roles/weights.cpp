// Written by fit/fit.py; do not edit.
#include "parse/roles/classify.h"

namespace cardlog {

// name, company, job title, department
const Weights picture_weights{{
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
    {{0.00, 0.00, 0.00, 0.00}},      // page_words
    {{0.00, 0.00, 0.00, 0.00}},      // page_line
    {{0.00, 0.00, 0.00, 0.00}},      // name_labelled
    {{0.00, 0.00, 0.00, 0.00}},      // firm_labelled
    {{0.00, 0.00, 0.00, 0.00}},      // title_labelled
    {{0.00, 0.00, 0.00, 0.00}},      // printed_again
    {{0.00, 0.00, 0.00, 0.00}},      // generic_words
    {{0.00, 0.00, 0.00, 0.00}},      // generic_last_line
    {{0.00, 0.00, 0.00, 0.00}},      // firm_alone_below
    {{0.00, 0.00, 0.00, 0.00}},      // short_first_line
}};

// name, company, job title, department
const Weights text_weights{{
    {{-0.07, -0.38, -1.73, -1.47}},  // always
    {{1.32, -4.28, -1.77, -1.63}},   // given_name_first
    {{1.74, -4.07, -0.89, -1.43}},   // academic_prefix
    {{-0.36, 0.94, 0.25, -1.16}},    // particle_inside
    {{-3.13, 0.54, -2.16, -1.90}},   // legal_form
    {{-2.75, 2.30, -1.81, -1.78}},   // legal_form_last
    {{-4.52, 2.32, -0.99, -0.66}},   // company_word
    {{-3.36, -3.28, 4.37, -2.22}},   // title_word
    {{-2.91, -3.25, 2.78, -2.69}},   // title_end
    {{-3.02, 0.00, -1.41, 4.53}},    // department_word
    {{-3.24, -0.84, 0.33, -0.06}},   // single_word
    {{1.34, 0.05, -0.17, 0.34}},     // two_or_three_words
    {{-1.00, -1.06, -0.51, -1.68}},  // many_words
    {{-1.38, -1.77, -0.19, -1.45}},  // tiny
    {{0.21, 0.06, -1.38, -1.30}},    // all_capitalised
    {{0.75, 0.28, 0.83, -2.57}},     // all_capitals
    {{-2.40, -0.56, -1.07, -1.30}},  // small_words
    {{-1.58, -1.37, -1.49, -1.25}},  // digits
    {{-3.57, 0.02, 0.21, -0.32}},    // ampersand
    {{0.05, -0.88, -0.22, 0.12}},    // hyphenated
    {{-0.25, -1.32, -1.49, -1.22}},  // sentence_end
    {{0.00, 0.00, 0.00, 0.00}},      // large_print
    {{0.00, 0.00, 0.00, 0.00}},      // largest_print
    {{3.35, -2.84, -1.65, -1.33}},   // mail_agrees
    {{-0.73, 2.26, -2.15, -2.69}},   // domain_agrees
    {{-1.57, 2.01, -1.32, -1.75}},   // domain_agrees_wholly
    {{-2.57, 0.76, -0.64, -0.48}},   // slogan_words
    {{0.00, 0.00, 0.00, 0.00}},      // badly_read
    {{-1.72, -2.80, -3.45, -2.41}},  // several_lines
    {{1.72, 3.19, 1.67, -0.89}},     // lines_continue
    {{0.00, 0.00, 0.00, 0.00}},      // lines_alike
    {{-1.00, -0.73, 1.57, -1.07}},   // complete_pieces
    {{1.54, -0.20, 0.86, -1.19}},    // near_top
    {{-1.87, 0.17, 3.26, -0.31}},    // right_after_name
    {{-1.39, -1.97, -1.80, -2.22}},  // cut_off
    {{0.00, 0.00, 0.00, 0.00}},      // neighbour_alike
    {{0.95, -3.80, 0.58, -1.83}},    // comma_inside
    {{-2.73, -2.98, -2.03, -0.99}},  // colon_inside
    {{4.23, -2.27, -1.54, -0.73}},   // suffix_last
    {{-2.82, 4.41, -1.99, -3.92}},   // domain_initials
    {{-1.75, -1.24, -0.19, 0.28}},   // department_last
    {{-0.93, -2.70, -0.62, -1.69}},  // role_and_name
    {{-4.78, -2.64, -2.67, -1.27}},  // page_words
    {{-4.93, -3.21, -5.25, -3.72}},  // page_line
    {{1.64, 0.76, -1.42, -1.12}},    // name_labelled
    {{-3.09, 2.78, -1.56, -3.29}},   // firm_labelled
    {{-0.25, -1.51, 2.64, -2.24}},   // title_labelled
    {{-1.69, 1.34, -0.74, -0.84}},   // printed_again
    {{-1.46, -1.28, -1.21, 0.50}},   // generic_words
    {{-2.17, 1.60, -0.07, -1.03}},   // generic_last_line
    {{-0.22, -0.98, -0.41, -0.20}},  // firm_alone_below
    {{-0.83, -0.86, -0.27, -0.96}},  // short_first_line
}};

}  // namespace cardlog
