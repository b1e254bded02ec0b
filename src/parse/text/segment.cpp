// The idea: the lines as they were read are cut where a gap shows two columns, so that a scanner
// never reads across it. A segment is then a blackboard: `text` stays as printed, and in `open`
// what a scanner took is overwritten by tabs, byte for byte, so that a place in one is the same
// place in the other and in the words with their boxes.
#include "parse/text/segment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t most_lines = 1000;
constexpr std::size_t longest_line = 1000;

// A gap of this many text heights is no word space: typographers keep columns at least two ems
// apart, word spaces are a third of one.
constexpr double column_gap = 3.0;

// Of letter-spaced print, in usual gaps: a space between words adds a letter's width.
constexpr double widest_letter_gap = 1.6;

// The recogniser's confidences of right words lie above 0.9; under that, errors grow about
// linearly (measured on 190 flat cards).
constexpr double sure_reading = 0.92;

// "0541 / 1234", "(0541) - 1234", "O541 / 1234": what stands before the slash is an area code.
bool is_inside_number(std::string_view text, std::size_t at, std::size_t length)
{
    if (at + length >= text.size() || !is_digit(text[at + length])) {
        return false;
    }
    const std::size_t word = text.find_last_of(" \t:", at - 1) + 1;  // 0 where there is none
    const bool misread = (text[word] == 'O' || text[word] == 'o') && is_digit(text[word + 1]);
    return text[word] == '0' || text[word] == '+' || text[word] == '(' || misread;
}

// " // ", " :: ", " ~ ": bytes of a word of signs with the spaces around it; 0 where there is none,
// or where it joins what is around it, as in the names of firms.
std::size_t spaced_sign_length(std::string_view text, std::size_t at)
{
    const std::size_t end = text[at] == ' ' ? text.find(' ', at + 1) : std::string_view::npos;
    if (at == 0 || end == std::string_view::npos || end == at + 1) {
        return 0;
    }
    static constexpr std::string_view joining = "&+.()[]'\"@";
    const std::string_view sign = text.substr(at + 1, end - at - 1);
    const CharacterCounts counts = count_characters(sign);
    const bool separates = counts.letters + counts.digits == 0 &&
                           sign.find_first_of(joining) == std::string_view::npos;
    return separates && !is_inside_number(text, at, end + 1 - at) ? end + 1 - at : 0;
}

// Bytes of the separator at `at`; 0 when there is none. Hyphens and slashes separate only with
// spaces around them.
std::size_t separator_length(std::string_view text, std::size_t at)
{
    static constexpr std::array<std::string_view, 13> separators{"\t", "|", "•", "·", "●", "▪", "■",
                                                                 "»",  "›", "→", "◆", ";", ","};
    for (const std::string_view separator : separators) {
        if (text.substr(at, separator.size()) == separator) {
            return separator.size();
        }
    }
    return spaced_sign_length(text, at);
}

double height_of(const Line& line)
{
    std::vector<double> heights;
    for (const Word& word : line.words) {
        if (!word.box.empty()) {
            heights.push_back(word.box.height());
        }
    }
    if (heights.empty()) {
        return 0;
    }
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

// "|", "~", "—" and the like are lines and icons of the design, not words.
bool is_noise(const Word& word)
{
    const CharacterCounts counts = count_characters(word.text);
    return counts.letters + counts.digits == 0 && word.text.size() > 1 && word.confidence < 0.5;
}

Segment segment_of(std::vector<Word> words, double size)
{
    Segment segment;
    segment.size = size;
    for (const Word& word : words) {
        if (!segment.text.empty()) {
            segment.text += ' ';
        }
        segment.starts.push_back(segment.text.size());
        segment.text += word.text;
        segment.box = united(segment.box, word.box);
    }
    segment.words = std::move(words);
    segment.open = segment.text;
    return segment;
}

double worst_of(const Line& line)
{
    double worst = line.words.empty() ? 0 : 1;
    for (const Word& word : line.words) {
        worst = std::min(worst, word.confidence);
    }
    return worst;
}

bool is_label(const std::vector<Word>& words)
{
    return words.size() == 1 && (is_in(WordClass::work_label, words[0].text) ||
                                 is_in(WordClass::mobile_label, words[0].text) ||
                                 is_in(WordClass::fax_label, words[0].text) ||
                                 is_in(WordClass::other_label, words[0].text));
}

int letters_in(const Word& word)
{
    const CharacterCounts counts = count_characters(word.text);
    return counts.digits + counts.other == 0 ? counts.letters : 0;
}

// Where a run of letters that were read as words ends: four words or more, most of one letter.
std::size_t end_of_spaced(const std::vector<Word>& words, std::size_t begin)
{
    std::size_t end = begin;
    int letters = 0;
    while (end < words.size() && letters_in(words[end]) > 0 && letters_in(words[end]) <= 3) {
        letters += letters_in(words[end++]);
    }
    const auto count = static_cast<double>(end - begin);
    return count >= 4 && letters <= 1.6 * count ? end : begin;
}

// "E T H A N   M U S T E R" as two words: gaps between words are wider than those of the letters.
std::vector<Word> without_letter_spacing(const std::vector<Word>& words)
{
    std::vector<Word> joined_words;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = end_of_spaced(words, i);
        if (end == i) {
            joined_words.push_back(words[i++]);
            continue;
        }
        std::vector<double> gaps;
        for (std::size_t k = i + 1; k < end; ++k) {
            gaps.push_back(words[k].box.left - words[k - 1].box.right);
        }
        std::vector<double> sorted = gaps;
        std::sort(sorted.begin(), sorted.end());
        const double usual = sorted[sorted.size() / 2];
        joined_words.push_back(words[i]);
        for (std::size_t k = i + 1; k < end; ++k) {
            if (gaps[k - i - 1] > widest_letter_gap * usual) {
                joined_words.push_back(words[k]);
                continue;
            }
            Word& last = joined_words.back();
            last.text += words[k].text;
            last.box = united(last.box, words[k].box);
            last.confidence = std::min(last.confidence, words[k].confidence);
        }
        i = end;
    }
    return joined_words;
}

std::vector<Word> clean_words(const Line& line)
{
    std::vector<Word> words;
    std::size_t bytes = 0;
    for (const Word& word : line.words) {
        if (bytes >= longest_line) {
            break;
        }
        for (const std::string& part : split(cleaned(word.text, longest_line - bytes))) {
            words.push_back({part, word.box, std::clamp(word.confidence, 0.0, 1.0)});
            bytes += part.size() + 1;
        }
    }
    std::erase_if(words, is_noise);
    return without_letter_spacing(words);
}

void add_columns(std::vector<Segment>& segments, const Line& line)
{
    const double height = height_of(line);
    const double size = height > 0 && line.x_height > 0 ? line.x_height : height;
    std::vector<Word> column;
    for (Word& word : clean_words(line)) {
        const bool apart = !column.empty() && !word.box.empty() && !column.back().box.empty() &&
                           word.box.left - column.back().box.right > column_gap * height;
        if (apart && !is_label(column)) {
            segments.push_back(segment_of(std::exchange(column, {}), size));
        }
        column.push_back(std::move(word));
    }
    if (!column.empty()) {
        segments.push_back(segment_of(std::move(column), size));
    }
}

// What stands beside each other with no more than a word's space between, as one line would.
bool is_next_to(const Segment& left, const Segment& right)
{
    const double gap = right.box.left - left.box.right;
    return on_one_row(left, right) &&
           std::abs(gap) < std::min(left.box.height(), right.box.height());
}

// From left to right on a row, whichever box is a pixel higher; neighbours together.
void order_rows(std::vector<Segment>& segments)
{
    for (std::size_t i = 2; i < segments.size(); ++i) {
        const auto own = segments.begin() + static_cast<std::ptrdiff_t>(i);
        const auto right = std::find_if(segments.begin(), own - 1, [&](const Segment& other) {
            return is_next_to(*own, other);
        });
        if (right != own - 1) {
            std::rotate(right, own, own + 1);
        }
    }
    for (std::size_t i = 1; i < segments.size(); ++i) {
        for (std::size_t k = i; k > 0 && on_one_row(segments[k - 1], segments[k]) &&
                                segments[k].box.right <= segments[k - 1].box.left;
             --k) {
            std::swap(segments[k - 1], segments[k]);
        }
    }
}

// One is not much larger than the other: of lines without letters that go under the baseline, or of
// figures, the height of small letters is only guessed.
bool of_one_size(const Segment& a, const Segment& b)
{
    const auto near = [](double one, double other) {
        return one <= 0 || other <= 0 || std::max(one, other) < 1.6 * std::min(one, other);
    };
    return near(a.size, b.size) || near(a.box.height(), b.box.height());
}

}  // namespace

std::vector<Segment> segments_of(const CardText& text)
{
    std::vector<Segment> segments;
    for (const Line& line : text.lines) {
        if (segments.size() >= most_lines) {
            break;
        }
        add_columns(segments, line);
    }
    order_rows(segments);
    return segments;
}

Source source_of(const std::vector<Segment>& segments)
{
    const bool placed = std::any_of(segments.begin(), segments.end(),
                                    [](const Segment& segment) { return !segment.box.empty(); });
    return placed ? Source::picture : Source::text;
}

std::vector<Span> stretches_of(std::string_view text)
{
    std::vector<Span> stretches;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = separator_length(text, at);
        if (length > 0) {
            stretches.push_back({begin, at});
            begin = at + length;
        }
        at += std::max<std::size_t>(length, 1);
    }
    stretches.push_back({begin, text.size()});
    return stretches;
}

std::vector<Span> words_in(std::string_view text, std::string_view separators)
{
    std::vector<Span> words;
    for (std::size_t at = text.find_first_not_of(separators); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
        words.push_back({at, end});
        at = text.find_first_not_of(separators, end);
    }
    return words;
}

void take(Segment& segment, Span span)
{
    const std::size_t end = std::min(span.end, segment.open.size());
    for (std::size_t i = span.begin; i < end; ++i) {
        segment.open[i] = '\t';
    }
}

Evidence seen(const Segment& segment, Span span)
{
    Line part;
    for (std::size_t i = 0; i < segment.words.size(); ++i) {
        const std::size_t begin = segment.starts[i];
        if (begin < span.end && begin + segment.words[i].text.size() > span.begin) {
            part.words.push_back(segment.words[i]);
        }
    }
    Evidence evidence;
    evidence.printed = text_of(segment.text, span);
    evidence.confidence = (confidence_of(part) + worst_of(part)) / 2;
    if (const Box box = box_of(part); !box.empty()) {
        evidence.quad = corners(box);
    }
    return evidence;
}

Evidence joined(const Evidence& first, const Evidence& second, const std::string& separator)
{
    Evidence both = first;
    both.printed += separator + second.printed;
    both.confidence = std::min(first.confidence, second.confidence);
    both.repaired = first.repaired || second.repaired;
    if (first.quad && second.quad) {
        const auto box = [](const Quad& quad) {
            return Box{quad[0].x, quad[0].y, quad[2].x, quad[2].y};
        };
        both.quad = corners(united(box(*first.quad), box(*second.quad)));
    }
    return both;
}

void rate(Evidence& evidence, double prior)
{
    const double reading = std::min(1.0, evidence.confidence / sure_reading);
    evidence.confidence = prior * (0.3 + 0.7 * reading);
}

bool on_one_row(const Segment& a, const Segment& b)
{
    if (a.box.empty() || b.box.empty()) {
        return false;
    }
    const double overlap = std::min(a.box.bottom, b.box.bottom) - std::max(a.box.top, b.box.top);
    return overlap > 0.5 * std::min(a.box.height(), b.box.height());
}

bool in_one_column(const Segment& a, const Segment& b)
{
    return a.box.empty() || b.box.empty() || (a.box.left < b.box.right && b.box.left < a.box.right);
}

bool follows(const Segment& above, const Segment& below)
{
    if (above.box.empty() || below.box.empty()) {
        return true;
    }
    const double tallest = std::max(above.box.height(), below.box.height());
    const double gap = below.box.top - above.box.bottom;
    return in_one_column(above, below) && gap < 1.5 * tallest && gap > -0.5 * tallest &&
           of_one_size(above, below);
}

}  // namespace cardlog
