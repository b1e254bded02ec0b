// Is it a card at all? Pages, screens and frames have outlines like cards, and the search for
// outlines may be generous, since reading is a second witness: what is printed on a card names a
// person and a way to reach them. Both together decide.
#include "app/scan/verdict.h"

#include <algorithm>
#include <cmath>

namespace cardlog {

/// The table in models/.
EmbeddedFiles app_models();

namespace {

double log_odds(double score)
{
    constexpr double nearly_sure = 0.99;
    const double bounded = std::clamp(score, 1 - nearly_sure, nearly_sure);
    return std::log(bounded / (1 - bounded));
}

template <typename Value>
double confidence_of(const std::optional<Value>& value)
{
    return value ? value->evidence.confidence : 0;
}

bool is_reachable(const Contact& contact)
{
    return !contact.emails.empty() || !contact.websites.empty() ||
           std::any_of(contact.phones.begin(), contact.phones.end(),
                       [](const Phone& phone) { return phone.e164.has_value(); });
}

// Of 325 invented cards four were read without a way to reach anybody; they have up to 15 lines.
constexpr std::size_t most_lines_unreachable = 16;

}  // namespace

VerdictFeatures verdict_features(double score, const Contact& contact)
{
    VerdictFeatures features;
    features[VerdictFeature::always] = 1;
    features[VerdictFeature::outline_score] = log_odds(score);
    features[VerdictFeature::way_to_reach] = is_reachable(contact) ? 1 : 0;
    features[VerdictFeature::surest_of_person] =
        std::max({confidence_of(contact.name), confidence_of(contact.company),
                  confidence_of(contact.job_title)});
    return features;
}

bool is_page(const CardText& text, const Contact& contact)
{
    return text.lines.size() > most_lines_unreachable && !is_reachable(contact);
}

double card_probability(const VerdictFeatures& features)
{
    static const Model<VerdictFeature, 1> weights(app_models(), "verdict");
    return logistic(weighted_sums(features, weights).front());
}

}  // namespace cardlog
