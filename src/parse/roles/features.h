#pragma once

#include <cstddef>
#include <vector>

#include "core/model.h"
#include "parse/roles/candidates.h"
#include "parse/text/segment.h"
#include "parse/text/witnesses.h"

namespace cardlog {

/// What speaks for or against a candidate; role_scores() weighs them.
enum class RoleFeature {
    always,
    given_name_first,
    academic_prefix,
    particle_inside,
    legal_form,
    legal_form_last,
    company_word,
    title_word,
    title_end,
    doer_word,
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
    given_name_inside,
    initials_first,
    title_behind,
    list_inside,
    hours,
    bulleted,
    run_of_lines,
    unlike_sizes,
    slogan_last_line,
    without_capitals,
    unsupported,
    impersonal_mail,
    others_mail,
    title_on_card,
    form_elsewhere,
    credited,
    domain_in_first_line,
    domain_in_last_line,
    logo_in_front,
    number_beside,
    figures_beside,
    title_before,
    others_domain,
    two_given_names,
    street_word,
    first_spelt_as_name,
    least_spelt_as_name,
    firm_named_after,
    first_on_card,
    others_beside,
    behind_others,
    name_elsewhere,
    begins_small,
    alone_in_capitals,
    handle_agrees,
    typed,
    fields_before,
    fields_behind,
    mailbox_agrees,
    word_elsewhere,
    exclaims,
    one_word_in_capitals,
    title_share,
    article_first,
    bridged_separators,
    odd_signs,
    letters_a_word,
    count
};

/// The feature `digits` counts up to here.
inline constexpr double most_digits = 3;

using RoleFeatures = Features<RoleFeature>;

/// The features of all candidates of a card, with what only the whole card tells.
[[nodiscard]] std::vector<RoleFeatures> features_of(const std::vector<Candidate>& candidates,
                                                    const Witnesses& witnesses, Source source);

}  // namespace cardlog
