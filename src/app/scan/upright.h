#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "core/text.h"
#include "imaging/flat/flatten.h"
#include "imaging/lines/text_lines.h"
#include "ocr/codes.h"
#include "ocr/engine.h"

namespace cardlog {

/// A flat card the right way up, with the first reading of its lines.
struct UprightCard {
    FlatCard flat;
    cv::Mat even;      ///< the same in even light, without what lies under its codes
    int quarters = 0;  ///< clockwise quarter turns that brought the card upright, 0 to 3
    std::vector<TextLine> lines;
    std::vector<Line> readings;  ///< of the lines, see first_pass()
    /// Whether a word shows in any direction. Where none does, as on what is no card, rereading
    /// shows none either.
    bool shows_words = false;
    bool is_page = false;  ///< too many lines for a card, and some of them tell that it is none
};

/// The card's print without the modules of its codes, which would be read as letters.
[[nodiscard]] cv::Mat without_codes(cv::Mat even, const std::vector<Code>& codes);

/// What is known of a card before it is read.
struct KnownOfCard {
    bool beside_page = false;  ///< in the same picture lies what is a page
    bool is_upright = false;   ///< a person turned it; nothing is judged then
};

/// Turns the card as its text asks and reads its lines once; what lies under `codes` (pixels of
/// `card`) is no text. Where the shapes of the text leave the direction in doubt and the reading
/// does not settle it, a few lines are read in the other directions too and the most legible one is
/// kept. Beside a page, as on a screen full of text, some lines are read first of what has more
/// than a card mostly has: where they are words and none looks like an address, a website or a
/// number, it is a page too, and the others are not read.
[[nodiscard]] UprightCard turned_upright(const FlatCard& card, const std::vector<Code>& codes,
                                         OcrEngine& engine, const KnownOfCard& known = {});

}  // namespace cardlog
