#include "core/text.h"

#include <algorithm>
#include <sstream>
#include <vector>

namespace cardlog {
namespace {

// A character of UTF-8: all bytes but the first begin with the bits 10.
bool is_one_character(const std::string& word)
{
    return std::none_of(word.begin() + 1, word.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    });
}

// "E R I K A  M U S T E R": where single spaces part the letters, more of them part the words.
std::string without_letter_spacing(const std::string& line)
{
    constexpr std::size_t fewest_letters = 4;
    std::istringstream stream(line);
    std::vector<std::string> letters;
    for (std::string word; stream >> word;) {
        if (!is_one_character(word)) {
            return line;
        }
        letters.push_back(word);
    }
    if (letters.size() < fewest_letters) {
        return line;
    }
    std::string joined;
    std::size_t at = 0;
    for (const std::string& letter : letters) {
        const std::size_t next = line.find(letter, at);
        joined += next > at + 1 && !joined.empty() ? " " + letter : letter;
        at = next + letter.size();
    }
    return joined;
}

}  // namespace

std::string text_of(const Line& line)
{
    std::string text;
    for (const Word& word : line.words) {
        if (!text.empty()) {
            text += ' ';
        }
        text += word.text;
    }
    return text;
}

Box box_of(const Line& line)
{
    Box box;
    for (const Word& word : line.words) {
        box = united(box, word.box);
    }
    return box;
}

double confidence_of(const Line& line)
{
    double sum = 0;
    double length = 0;
    for (const Word& word : line.words) {
        sum += word.confidence * static_cast<double>(word.text.size());
        length += static_cast<double>(word.text.size());
    }
    return length > 0 ? sum / length : 0;
}

CardText from_plain_text(const std::string& text)
{
    CardText card;
    std::istringstream lines(text);
    for (std::string one; std::getline(lines, one);) {
        Line line;
        std::istringstream words(without_letter_spacing(one));
        for (std::string word; words >> word;) {
            line.words.push_back({word, {}, 1});
        }
        if (!line.words.empty()) {
            card.lines.push_back(std::move(line));
        }
    }
    return card;
}

}  // namespace cardlog
