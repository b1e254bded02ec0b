// Written by fit/calibrate.py; do not edit.
#pragma once

#include <array>

#include "parse/calibration.h"

namespace cardlog {

inline constexpr std::array<Calibration, 7> calibrations{{
    {"name", 0.921, -1.334},
    {"emails", 1.356, -2.251},
    {"phones", 1.455, 0.818},
    {"company", 1.046, -0.277},
    {"job_title", 0.921, 0.053},
    {"websites", 1.236, -0.885},
    {"address", 0.570, 0.400},
}};

}  // namespace cardlog
