// Written by fit/calibrate.py; do not edit.
#pragma once

#include <array>

#include "parse/calibration.h"

namespace cardlog {

inline constexpr std::array<Calibration, 7> calibrations{{
    {"name", 0.825, -2.490},
    {"emails", 1.293, 1.211},
    {"phones", 1.650, -2.127},
    {"company", 0.781, -1.395},
    {"job_title", 0.450, 1.410},
    {"websites", 1.596, -1.728},
    {"address", 1.034, -1.335},
}};

}  // namespace cardlog
