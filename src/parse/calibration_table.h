// Written by fit/calibrate.py; do not edit.
#pragma once

#include <array>

#include "parse/calibration.h"

namespace cardlog {

inline constexpr std::array<Calibration, 7> calibrations{{
    {"name", 0.885, -2.780},
    {"emails", 1.293, 1.215},
    {"phones", 1.300, -0.043},
    {"company", 0.764, -1.067},
    {"job_title", 0.419, 1.501},
    {"websites", 1.595, -1.726},
    {"address", 0.967, -1.027},
}};

}  // namespace cardlog
