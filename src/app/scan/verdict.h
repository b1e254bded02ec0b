#pragma once

#include "core/contact.h"
#include "core/model.h"
#include "core/text.h"

namespace cardlog {

/// What speaks for a card; models/verdict.txt has a weight for each.
enum class VerdictFeature { always, outline_score, way_to_reach, surest_of_person, count };

using VerdictFeatures = Features<VerdictFeature>;

/// Of what was found with the outline's score (FoundCard::score) and says `contact`: the score as
/// log odds, whether it names an e-mail address, a valid number or a website, and the confidence of
/// the surest of name, company and job title.
[[nodiscard]] VerdictFeatures verdict_features(double score, const Contact& contact);

/// 0 to 1: the probability that what was found is a card. Pages, screens and frames in a room have
/// the outline of a card, and what is read on them is seldom a person who can be reached. By
/// logistic regression.
[[nodiscard]] double card_probability(const VerdictFeatures& features);

/// Whether this is the text of a page, whatever its outline: more lines than a card has, and nobody
/// who can be reached.
[[nodiscard]] bool is_page(const CardText& text, const Contact& contact);

/// What is less likely is no card: a card that is lost costs more than one too many.
inline constexpr double least_card_probability = 0.4;

}  // namespace cardlog
