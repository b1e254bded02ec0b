#pragma once

#include <string>
#include <vector>

#include "core/geometry.h"

namespace cardlog {

/// A word as the recogniser read it. `box` is in pixels of the flat card, empty for pasted text.
struct Word {
    std::string text;  ///< UTF-8
    Box box;
    double confidence = 0;  ///< 0 to 1, the recogniser's own

    bool operator==(const Word&) const = default;
};

/// Words that stand on one baseline, from left to right.
struct Line {
    std::vector<Word> words;
    double x_height = 0;  ///< pixels of the flat card; 0 when not known

    bool operator==(const Line&) const = default;
};

/// The lines of one card in reading order.
struct CardText {
    std::vector<Line> lines;

    bool operator==(const CardText&) const = default;
};

/// The words joined by single spaces.
[[nodiscard]] std::string text_of(const Line& line);

/// The box around all words; empty for pasted text.
[[nodiscard]] Box box_of(const Line& line);

/// The mean of the words' confidences, weighted by their length in bytes; 0 for a line without
/// words.
[[nodiscard]] double confidence_of(const Line& line);

/// Pasted text as lines of words: split at line breaks and white space, confidence 1, no boxes.
/// Blank lines are left out; a letter-spaced line ("E R I K A  M U S T E R") becomes words.
[[nodiscard]] CardText from_plain_text(const std::string& text);

}  // namespace cardlog
