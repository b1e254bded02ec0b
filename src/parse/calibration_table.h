// Written by fit/calibrate.py; do not edit.
#pragma once

#include <array>

#include "parse/calibration.h"

namespace cardlog {

inline constexpr std::array<Calibration, 7> picture_curves{{
    {"name", 0.932, -0.568},
    {"emails", 0.829, 1.140},
    {"phones", 1.427, 0.346},
    {"company", 0.576, 0.163},
    {"job_title", 0.604, 1.454},
    {"websites", 1.483, -0.638},
    {"address", 0.547, 1.247},
}};

inline constexpr std::array<Calibration, 7> text_curves{{
    {"name", 1.719, -0.465},
    {"emails", 1.552, 0.718},
    {"phones", 1.905, 1.907},
    {"company", 1.124, 1.043},
    {"job_title", 1.463, 0.242},
    {"websites", 1.652, 0.964},
    {"address", 0.954, 1.109},
}};

}  // namespace cardlog
