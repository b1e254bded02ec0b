#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/roles/candidates.h"

namespace cardlog {

/// What the other fields say about a candidate.
struct Witnesses {
    std::vector<std::string> local_parts;  ///< of the mail addresses, folded, letters only
    std::vector<std::string>
        domains;  ///< the labels of the firm's domains without ".de", letters only
    std::optional<std::size_t> after_name{};  ///< the piece that follows the most likely name
};

/// The kinds of evidence; weights.cpp has a weight for each in each field.
enum Feature : std::size_t {
    always,
    given_name_first,
    academic_prefix,
    particle_inside,
    legal_form,
    legal_form_last,
    company_word,
    title_word,
    title_end,
    department_word,
    single_word,
    two_or_three_words,
    many_words,
    tiny,
    all_capitalised,
    all_capitals,
    small_words,
    digits,
    ampersand,
    hyphenated,
    sentence_end,
    large_print,
    largest_print,
    mail_agrees,
    domain_agrees,
    domain_agrees_wholly,
    slogan_words,
    badly_read,
    several_lines,
    lines_continue,
    lines_alike,
    complete_pieces,
    near_top,
    right_after_name,
    cut_off,
    neighbour_alike,
    comma_inside,
    colon_inside,
    suffix_last,
    domain_initials,
    department_last,
    role_and_name,
    page_words,
    page_line,
    name_labelled,
    firm_labelled,
    title_labelled,
    printed_again,
    generic_words,
    generic_last_line,
    firm_alone_below,
    short_first_line,
    feature_count
};

inline constexpr std::array<std::string_view, feature_count> feature_names{
    "always",           "given_name_first",
    "academic_prefix",  "particle_inside",
    "legal_form",       "legal_form_last",
    "company_word",     "title_word",
    "title_end",        "department_word",
    "single_word",      "two_or_three_words",
    "many_words",       "tiny",
    "all_capitalised",  "all_capitals",
    "small_words",      "digits",
    "ampersand",        "hyphenated",
    "sentence_end",     "large_print",
    "largest_print",    "mail_agrees",
    "domain_agrees",    "domain_agrees_wholly",
    "slogan_words",     "badly_read",
    "several_lines",    "lines_continue",
    "lines_alike",      "complete_pieces",
    "near_top",         "right_after_name",
    "cut_off",          "neighbour_alike",
    "comma_inside",     "colon_inside",
    "suffix_last",      "domain_initials",
    "department_last",  "role_and_name",
    "page_words",       "page_line",
    "name_labelled",    "firm_labelled",
    "title_labelled",   "printed_again",
    "generic_words",    "generic_last_line",
    "firm_alone_below", "short_first_line"};

/// The feature `digits` counts up to here.
inline constexpr double most_digits = 3;

using Features = std::array<double, feature_count>;

/// The share of a domain's letters that the words spell, of the domain that agrees best; 0 without.
[[nodiscard]] double domain_agreement(const std::vector<std::string>& words,
                                      const Witnesses& witnesses);

[[nodiscard]] Features features_of(const Candidate& candidate, const Witnesses& witnesses);

}  // namespace cardlog
