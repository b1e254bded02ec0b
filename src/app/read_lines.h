#pragma once

#include <vector>

#include "core/text.h"
#include "imaging/text_lines.h"
#include "ocr/engine.h"

namespace cardlog {

/// Each line read once, in pixels of its own picture; without words where nothing can be read.
[[nodiscard]] std::vector<Line> first_look(const std::vector<TextLine>& lines, OcrEngine& engine);

/// The card's text: the lines in doubt after `first` look are read again in other ways, and the
/// reading that most agree on is kept. Boxes are in pixels of the card; lines without words are
/// left out.
[[nodiscard]] CardText second_look(const std::vector<TextLine>& lines,
                                   const std::vector<Line>& first, OcrEngine& engine);

/// The reading whose letters most others share, each counted with its confidence; spaces do not
/// matter. The more confident one where none agree; a line without words when all are.
[[nodiscard]] Line most_agreed(const std::vector<Line>& readings);

}  // namespace cardlog
