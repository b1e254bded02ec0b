#pragma once

#include "core/text.h"
#include "imaging/debug.h"
#include "imaging/flatten.h"
#include "ocr/engine.h"

namespace cardlog {

/// A flat card the right way up and what was read from it.
struct ReadCard {
    FlatCard flat;
    CardText text;
    int quarters = 0;  ///< clockwise quarter turns that brought the card upright
};

/// Turns the card as its text asks and reads it. Where the shapes of the text leave the direction
/// in doubt and the reading does not settle it, the other directions are read too and the most
/// legible one is kept.
[[nodiscard]] ReadCard read_upright(const FlatCard& card, OcrEngine& engine,
                                    const DebugSink& debug = {});

}  // namespace cardlog
