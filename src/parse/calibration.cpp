#include "parse/calibration.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

#include "core/evidence.h"
#include "core/model.h"
#include "parse/models/models.h"

namespace cardlog {
namespace {

// Scores beyond these have no data behind them.
constexpr double lowest_score = 0.02;
constexpr double highest_score = 0.995;

using Curves = Model<CalibratedField, 2>;  // slope and offset

double calibrated(const Curves::Row& curve, double score)
{
    const double inner = std::clamp(score, lowest_score, highest_score);
    return logistic(curve[0] * std::log(inner / (1 - inner)) + curve[1]);
}

const Curves& curves_for(Source source)
{
    static const Curves picture(parse_models(), "picture_calibration");
    static const Curves text(parse_models(), "text_calibration");
    return source == Source::picture ? picture : text;
}

}  // namespace

void calibrate(Contact& contact, Source source)
{
    const Curves& curves = curves_for(source);
    constexpr auto fields = names_of<CalibratedField>();
    for_each_evidence(contact, [&](const std::string& field, Evidence& evidence) {
        const std::string kind = field.substr(0, field.find('['));
        const auto at = std::find(fields.begin(), fields.end(), kind) - fields.begin();
        if (at < std::ssize(fields)) {
            // No text that the curves were fitted on had anything to repair or to guess.
            const double likely =
                calibrated(curves[static_cast<CalibratedField>(at)], evidence.confidence);
            const bool unknown = source == Source::text && evidence.repaired;
            evidence.confidence = unknown ? std::min(likely, evidence.confidence) : likely;
        }
    });
}

}  // namespace cardlog
