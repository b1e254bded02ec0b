#pragma once

#include <functional>
#include <vector>

#include "core/contact.h"
#include "core/text.h"
#include "imaging/lines/text_lines.h"
#include "ocr/engine.h"

namespace cardlog {

/// Each line read once, in pixels of its own picture; without words where nothing can be read.
[[nodiscard]] std::vector<Line> first_look(const std::vector<TextLine>& lines, OcrEngine& engine);

/// The lines with those in doubt after the `first` look read again in other ways; the reading that
/// most agree on is kept.
[[nodiscard]] std::vector<Line> second_look(const std::vector<TextLine>& lines,
                                            std::vector<Line> first, OcrEngine& engine);

/// What a text says, as the card's parser finds it.
using Parse = std::function<Contact(const CardText&)>;

/// The card's text: a line that looks like an e-mail address, a website or a number and gives none
/// after the `second` look (an address without its dot, a number one digit short) is read again
/// until one way gives one; where none does it stays as it is. Boxes are in pixels of the card;
/// lines without words are left out.
[[nodiscard]] CardText third_look(const std::vector<TextLine>& lines,
                                  const std::vector<Line>& second, OcrEngine& engine,
                                  const Parse& parse);

/// The reading whose letters most others share, each counted with its confidence; spaces do not
/// matter. The more confident one where none agree; a line without words when all are.
[[nodiscard]] Line most_agreed(const std::vector<Line>& readings);

}  // namespace cardlog
