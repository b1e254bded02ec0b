#include "app/scan/verdict.h"

#include <algorithm>
#include <cmath>

namespace cardlog {
namespace {

// See fit/fit_verdict.py. A blank card is one where its outline leaves no doubt.
constexpr double constant = -3.89;
constexpr VerdictFeatures weights{0.84, 3.62, 3.74};

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

}  // namespace

VerdictFeatures verdict_features(double score, const Contact& contact)
{
    const bool reachable = !contact.emails.empty() || !contact.websites.empty() ||
                           std::any_of(contact.phones.begin(), contact.phones.end(),
                                       [](const Phone& phone) { return phone.e164.has_value(); });
    return {log_odds(score), reachable ? 1.0 : 0.0,
            std::max({confidence_of(contact.name), confidence_of(contact.company),
                      confidence_of(contact.job_title)})};
}

double card_probability(const VerdictFeatures& features)
{
    double sum = constant;
    for (std::size_t i = 0; i < features.size(); ++i) {
        sum += weights.at(i) * features.at(i);
    }
    return 1 / (1 + std::exp(-sum));
}

}  // namespace cardlog
