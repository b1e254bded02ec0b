#pragma once

#include <string>

#include "core/geometry.h"

namespace cardlog {

/// A line of print on a card, as it is kept.
struct CardLine {
    std::string text;       ///< UTF-8
    double confidence = 0;  ///< 0 to 1
    Quad quad{};            ///< pixels of the picture

    bool operator==(const CardLine&) const = default;
};

}  // namespace cardlog
