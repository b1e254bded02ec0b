// The recogniser's passes over the lines of a card. Every line is read once, in the way that is
// quickest. A second opinion costs as much as the first: it is asked for only where the recogniser
// is unsure of a word, and where the parser cannot use a line that it should be able to use. Each
// way of reading errs elsewhere, so that agreement, or a value that parses, decides.
#include "app/scan/read_lines.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/ascii.h"
#include "parse/parse.h"
#include "parse/phone/number_plan.h"
#include "parse/text/line_kind.h"

namespace cardlog {
namespace {

// Measured on made cards of 120 designs: reading the lines again that have a word below this brings
// as many fields as reading those below 0.9, in two thirds of the time.
constexpr double sure_word = 0.8;

// Icons, dashes and specks are read as anything, and another reading tells no more.
bool is_mark(const Word& word)
{
    return std::none_of(word.text.begin(), word.text.end(), is_letter_or_digit);
}

bool in_doubt(const Line& line)
{
    return std::any_of(line.words.begin(), line.words.end(), [](const Word& word) {
        return word.confidence < sure_word && !is_mark(word);
    });
}

std::string letters_of(const Line& line)
{
    std::string letters;
    for (const Word& word : line.words) {
        letters += word.text;
    }
    return letters;
}

// A raw line's words have the height of its whole picture; the print's own height is the line's.
Box on_card(const Box& box, const TextLine& line)
{
    const Box seen = line.to_card(box);
    return {std::max(seen.left, line.box.left), std::max(seen.top, line.box.top),
            std::min(seen.right, line.box.right), std::min(seen.bottom, line.box.bottom)};
}

int values_of(LineKind kind, const Contact& contact)
{
    const auto valid = [](const Phone& phone) {
        return phone.e164 && is_valid_number(*phone.e164);
    };
    switch (kind) {
    case LineKind::email: return static_cast<int>(contact.emails.size());
    case LineKind::website: return static_cast<int>(contact.websites.size());
    case LineKind::phone:
        return static_cast<int>(std::count_if(contact.phones.begin(), contact.phones.end(), valid));
    case LineKind::other: break;
    }
    return 0;
}

std::string address_of(const Contact& contact)
{
    return contact.address ? contact.address->text : "";
}

// Two ways of reading seldom err alike, so that a third has nothing to say where they agree.
Line reread_until_agreed(Line first, const cv::Mat& picture, OcrEngine& engine)
{
    std::vector<Line> readings{std::move(first)};
    for (int way = 0; auto other = engine.reread(picture, way); ++way) {
        const bool agreed = std::any_of(readings.begin(), readings.end(), [&](const Line& reading) {
            return letters_of(reading) == letters_of(*other);
        });
        readings.push_back(std::move(*other));
        if (agreed) {
            break;
        }
    }
    return most_agreed(readings);
}

}  // namespace

Line on_card(Line reading, const TextLine& line)
{
    for (Word& word : reading.words) {
        word.box = on_card(word.box, line);
    }
    reading.x_height = line.x_height;
    return reading;
}

std::vector<TextLine> with_most_letters(std::vector<TextLine> lines, std::size_t count)
{
    const auto letters = [](const TextLine& line) {
        return line.box.width() / std::max(1.0, line.x_height);
    };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](const TextLine& a, const TextLine& b) { return letters(a) > letters(b); });
    lines.resize(std::min(lines.size(), count));
    return lines;
}

Line most_agreed(const std::vector<Line>& readings)
{
    std::map<std::string, double> votes;
    for (const Line& reading : readings) {
        votes[letters_of(reading)] += confidence_of(reading);
    }
    const auto weight = [&](const Line& reading) {
        return std::pair(votes[letters_of(reading)], confidence_of(reading));
    };
    const auto best =
        std::max_element(readings.begin(), readings.end(),
                         [&](const Line& a, const Line& b) { return weight(a) < weight(b); });
    return best == readings.end() ? Line{} : *best;
}

std::vector<Line> first_pass(const std::vector<TextLine>& lines, OcrEngine& engine)
{
    std::vector<Line> readings;
    readings.reserve(lines.size());
    for (const TextLine& line : lines) {
        readings.push_back(engine.read(line.picture));
    }
    return readings;
}

std::vector<Line> reread_doubtful(const std::vector<TextLine>& lines, std::vector<Line> readings,
                                  OcrEngine& engine)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (in_doubt(readings.at(i))) {
            readings[i] = reread_until_agreed(std::move(readings[i]), lines[i].picture, engine);
        }
    }
    return readings;
}

CardText reread_without_value(const std::vector<TextLine>& lines, const std::vector<Line>& readings,
                              OcrEngine& engine, const std::string& home_region)
{
    // Without the codes: what the print alone does not give has to be reread.
    const auto parse = [&](const CardText& text) { return parse_contact(text, {home_region, {}}); };
    CardText text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text.lines.push_back(on_card(readings.at(i), lines[i]));
    }
    Contact contact = parse(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LineKind kind = kind_of(text.lines[i]);
        if (kind == LineKind::other) {
            continue;
        }
        CardText without = text;
        without.lines[i] = {};
        const Contact rest = parse(without);
        const int others = values_of(kind, rest);
        // A postal code and a house number have as many digits as a phone number.
        if (values_of(kind, contact) > others || address_of(contact) != address_of(rest)) {
            continue;
        }
        for (int way = 0; auto reading = engine.reread(lines[i].picture, way); ++way) {
            without.lines[i] = on_card(std::move(*reading), lines[i]);
            if (Contact parsed = parse(without); values_of(kind, parsed) > others) {
                text.lines[i] = without.lines[i];
                contact = std::move(parsed);
                break;
            }
        }
    }
    std::erase_if(text.lines, [](const Line& line) { return line.words.empty(); });
    return text;
}

}  // namespace cardlog
