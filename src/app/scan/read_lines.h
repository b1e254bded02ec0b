#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/text.h"
#include "imaging/lines/text_lines.h"
#include "ocr/engine.h"

namespace cardlog {

/// The reading of a line with its words in pixels of the card.
[[nodiscard]] Line on_card(Line reading, const TextLine& line);

/// So many of the lines (fewer where there are not as many), those of most letters first. They tell
/// best whether the lines are words: on a busy ground the longest ones are of its texture.
[[nodiscard]] std::vector<TextLine> with_most_letters(std::vector<TextLine> lines,
                                                      std::size_t count);

/// The recogniser's first pass: each line read once, in pixels of its own picture; without words
/// where nothing can be read.
[[nodiscard]] std::vector<Line> first_pass(const std::vector<TextLine>& lines, OcrEngine& engine);

/// The `readings` of the first pass; lines with a doubtful word are reread in other ways, and the
/// reading that most agree on is kept.
[[nodiscard]] std::vector<Line> reread_doubtful(const std::vector<TextLine>& lines,
                                                std::vector<Line> readings, OcrEngine& engine);

/// The card's text: a line that looks like an e-mail address, a website or a number and gives none
/// when the readings are parsed (an address without its dot, a number one digit short) is reread
/// and parsed again until one way gives one; where none does it stays as it is. Boxes are in pixels
/// of the card; lines without words are left out.
[[nodiscard]] CardText reread_without_value(const std::vector<TextLine>& lines,
                                            const std::vector<Line>& readings, OcrEngine& engine,
                                            const std::string& home_region);

/// The reading whose letters most others share, each counted with its confidence; spaces do not
/// matter. The more confident one where none agree; a line without words when all are.
[[nodiscard]] Line most_agreed(const std::vector<Line>& readings);

}  // namespace cardlog
