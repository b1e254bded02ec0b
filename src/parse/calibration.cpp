#include "parse/calibration.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "parse/calibration_table.h"

namespace cardlog {
namespace {

// Scores beyond these have no data behind them.
constexpr double lowest_score = 0.02;
constexpr double highest_score = 0.995;

double calibrated(const Calibration& curve, double score)
{
    const double inner = std::clamp(score, lowest_score, highest_score);
    const double odds = curve.slope * std::log(inner / (1 - inner)) + curve.offset;
    return 1 / (1 + std::exp(-odds));
}

}  // namespace

void calibrate(Contact& contact, Source source)
{
    const auto& curves = source == Source::picture ? picture_curves : text_curves;
    for_each_evidence(contact, [&](const std::string& field, Evidence& evidence) {
        const std::string kind = field.substr(0, field.find('['));
        const auto* curve = std::find_if(curves.begin(), curves.end(),
                                         [&](const Calibration& one) { return kind == one.field; });
        if (curve != curves.end()) {
            // No text that the curves were fitted on had anything to repair or to guess.
            const double likely = calibrated(*curve, evidence.confidence);
            const bool unknown = source == Source::text && evidence.repaired;
            evidence.confidence = unknown ? std::min(likely, evidence.confidence) : likely;
        }
    });
}

}  // namespace cardlog
