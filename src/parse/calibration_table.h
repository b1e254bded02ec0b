// Written by fit/calibrate.py; do not edit.
#pragma once

#include <array>

#include "parse/calibration.h"

namespace cardlog {

inline constexpr std::array<Calibration, 7> calibrations{{
    {"name", 0.879, -2.719},
    {"emails", 1.294, 1.219},
    {"phones", 1.646, -2.124},
    {"company", 0.793, -1.424},
    {"job_title", 0.464, 1.315},
    {"websites", 1.596, -1.727},
    {"address", 0.995, -1.205},
}};

}  // namespace cardlog
