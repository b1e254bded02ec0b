#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/contact.h"

namespace cardlog {

/// Lines of the card that may be one value.
struct Candidate {
    std::size_t first = 0;  ///< the first and the last of the pieces it is made of
    std::size_t last = 0;
    std::string text;
    double size = 0;         ///< relative to the card's median; 0 when not known
    double lowest = 1;       ///< of the sizes of its lines, relative to the largest
    bool continues = false;  ///< its first line cannot stand alone or its last is a legal form
    Evidence evidence{};
};

/// What the other fields say about it.
struct Witnesses {
    std::vector<std::string> local_parts;  ///< of the mail addresses, folded, letters only
    std::vector<std::string> domains;  ///< names of the firm's domains without ".de", letters only
};

/// The kinds of evidence. Their weights are a table in classify.cpp.
enum Feature : std::size_t {
    always,
    given_name_first,
    academic_prefix,
    particle_inside,
    legal_form,
    company_word,
    title_word,
    title_end,
    department_word,
    single_word,
    two_or_three_words,
    many_words,
    all_capitalised,
    small_words,
    digits,
    ampersand,
    large_print,
    mail_agrees,
    domain_agrees,
    slogan_words,
    badly_read,
    several_lines,
    lines_continue,
    lines_alike,
    near_top,
    feature_count
};

using Features = std::array<double, feature_count>;

/// `position`: 0 for the first of the pieces to 1 for the last.
[[nodiscard]] Features features_of(const Candidate& candidate, const Witnesses& witnesses,
                                   double position);

}  // namespace cardlog
