#include "core/text.h"

#include <sstream>

namespace cardlog {

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
        std::istringstream words(one);
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
