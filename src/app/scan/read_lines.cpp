#include "app/scan/read_lines.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <utility>

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
    return std::none_of(word.text.begin(), word.text.end(), [](unsigned char c) {
        const bool beyond_ascii = c >= 0x80;
        return beyond_ascii || std::isalnum(c) != 0;
    });
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

Line on_card(Line reading, const TextLine& line)
{
    for (Word& word : reading.words) {
        word.box = on_card(word.box, line);
    }
    reading.x_height = line.x_height;
    return reading;
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
Line read_until_agreed(Line first, const cv::Mat& picture, OcrEngine& engine)
{
    std::vector<Line> readings{std::move(first)};
    for (int time = 0; auto again = engine.read_again(picture, time); ++time) {
        const bool agreed = std::any_of(readings.begin(), readings.end(), [&](const Line& reading) {
            return letters_of(reading) == letters_of(*again);
        });
        readings.push_back(std::move(*again));
        if (agreed) {
            break;
        }
    }
    return most_agreed(readings);
}

}  // namespace

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

std::vector<Line> first_look(const std::vector<TextLine>& lines, OcrEngine& engine)
{
    std::vector<Line> readings;
    readings.reserve(lines.size());
    for (const TextLine& line : lines) {
        readings.push_back(engine.read(line.picture));
    }
    return readings;
}

std::vector<Line> second_look(const std::vector<TextLine>& lines, std::vector<Line> first,
                              OcrEngine& engine)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (in_doubt(first.at(i))) {
            first[i] = read_until_agreed(std::move(first[i]), lines[i].picture, engine);
        }
    }
    return first;
}

CardText third_look(const std::vector<TextLine>& lines, const std::vector<Line>& second,
                    OcrEngine& engine, const Parse& parse)
{
    CardText text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text.lines.push_back(on_card(second.at(i), lines[i]));
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
        for (int time = 0; auto again = engine.read_again(lines[i].picture, time); ++time) {
            without.lines[i] = on_card(std::move(*again), lines[i]);
            if (Contact read = parse(without); values_of(kind, read) > others) {
                text.lines[i] = without.lines[i];
                contact = std::move(read);
                break;
            }
        }
    }
    std::erase_if(text.lines, [](const Line& line) { return line.words.empty(); });
    return text;
}

}  // namespace cardlog
