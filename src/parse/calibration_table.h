// Written by fit/calibrate.py; do not edit.
#pragma once

#include <array>

#include "parse/calibration.h"

namespace cardlog {

inline constexpr std::array<Calibration, 7> calibrations{{
    {"name", 0.932, -0.568},
    {"emails", 0.829, 1.140},
    {"phones", 1.427, 0.346},
    {"company", 0.576, 0.163},
    {"job_title", 0.604, 1.454},
    {"websites", 1.483, -0.638},
    {"address", 0.547, 1.247},
}};

}  // namespace cardlog
