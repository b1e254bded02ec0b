#pragma once

#include <vector>

#include "app/scan/read_lines.h"
#include "core/text.h"
#include "imaging/debug.h"
#include "imaging/flat/flatten.h"
#include "ocr/codes.h"
#include "ocr/engine.h"

namespace cardlog {

/// A flat card the right way up and what was read from it.
struct ReadCard {
    FlatCard flat;
    CardText text;
    int quarters = 0;  ///< clockwise quarter turns that brought the card upright
};

/// Turns the card as its text asks and reads it; what lies under `codes` (pixels of `card`) is not
/// read as text. Where the shapes of the text leave the direction in doubt and the reading does not
/// settle it, a few lines are read in the other directions too and the most legible one is kept.
/// `parse` tells which lines are worth another look.
[[nodiscard]] ReadCard read_upright(const FlatCard& card, const std::vector<Code>& codes,
                                    OcrEngine& engine, const Parse& parse,
                                    const DebugSink& debug = {});

}  // namespace cardlog
