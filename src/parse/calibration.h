#pragma once

#include "core/contact.h"
#include "parse/text/segment.h"

namespace cardlog {

/// The fields whose scores have a curve, by their names in the record.
enum class CalibratedField { name, emails, phones, company, job_title, websites, address, count };

/// Turns the scores of all values into probabilities that they are right, by Platt's scaling
/// ("Probabilistic Outputs for Support Vector Machines", 1999): sigmoid(slope * logit(score) +
/// offset), with the curves of models/*_calibration.txt, which were fitted on cards or texts that
/// no weight was fitted on.
void calibrate(Contact& contact, Source source);

}  // namespace cardlog
