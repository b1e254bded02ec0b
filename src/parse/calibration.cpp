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

void calibrate(Contact& contact)
{
    for_each_evidence(contact, [](const std::string& field, Evidence& evidence) {
        const std::string kind = field.substr(0, field.find('['));
        const auto* curve = std::find_if(calibrations.begin(), calibrations.end(),
                                         [&](const Calibration& one) { return kind == one.field; });
        if (curve != calibrations.end()) {
            evidence.confidence = calibrated(*curve, evidence.confidence);
        }
    });
}

}  // namespace cardlog
