#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/contact.h"
#include "core/text.h"

namespace cardlog {

/// A line of one column. A scanner that finds its field in `open` takes it out of it, so that no
/// print ends in two fields.
struct Segment {
    std::vector<Word> words;
    std::vector<std::size_t> starts;  ///< where each word begins in `text`
    std::string text;                 ///< the words joined by single spaces
    std::string open;  ///< `text` with what is in a field already overwritten by tabs
    double size = 0;   ///< height of the small letters or of the boxes, pixels; 0: not known
    Box box{};
};

/// A stretch of a segment's text, in bytes.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// What stands on a stretch.
[[nodiscard]] inline std::string_view text_of(std::string_view text, Span span)
{
    return text.substr(span.begin, span.end - span.begin);
}

/// The stretches between runs of any of `separators` (single bytes).
[[nodiscard]] std::vector<Span> words_in(std::string_view text,
                                         std::string_view separators = " \t");

/// What was read. Typed text has no misreadings and no sizes, and more around the contact.
enum class Source { picture, text };

/// Text where no segment has a box.
[[nodiscard]] Source source_of(const std::vector<Segment>& segments);

/// The lines without control characters and noise, split where a gap shows two columns, those on
/// one row from left to right; at most 1000 of at most 1000 bytes, more than any card has.
[[nodiscard]] std::vector<Segment> segments_of(const CardText& text);

/// The stretches of a text between separators: "|", "•", commas, tabs, and hyphens, slashes and
/// colons with spaces around them.
[[nodiscard]] std::vector<Span> stretches_of(std::string_view text);

/// Marks a stretch as being in a field.
void take(Segment& segment, Span span);

/// Where and how well a stretch was read: its print, the mean of its words' mean and lowest
/// confidence, and their quad.
[[nodiscard]] Evidence seen(const Segment& segment, Span span);

/// Of a value that was printed on two stretches.
[[nodiscard]] Evidence joined(const Evidence& first, const Evidence& second,
                              const std::string& separator);

/// The probability that a value is right: of its kind where read well (`prior`), times how well
/// it was read.
void rate(Evidence& evidence, double prior);

/// The boxes stand on one row: their heights overlap by half. False without boxes.
[[nodiscard]] bool on_one_row(const Segment& a, const Segment& b);

/// The boxes have a column of pixels in common; true without boxes.
[[nodiscard]] bool in_one_column(const Segment& a, const Segment& b);

/// `below` may go on with what `above` began: in the same column right under it and of about the
/// same size; or, without boxes, anywhere.
[[nodiscard]] bool follows(const Segment& above, const Segment& below);

}  // namespace cardlog
