#pragma once

#include "core/contact.h"
#include "parse/text/segment.h"

namespace cardlog {

/// Platt's scaling (1999) of one field: the probability is sigmoid(slope * logit(score) + offset).
struct Calibration {
    const char* field;
    double slope;
    double offset;
};

/// Turns the scores of all values into probabilities that they are right, by the curves that
/// fit/calibrate.py fitted on cards or texts that no weight was fitted on.
void calibrate(Contact& contact, Source source);

}  // namespace cardlog
