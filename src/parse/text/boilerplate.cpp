#include "parse/text/boilerplate.h"

#include <algorithm>
#include <string>

#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// "2024", "2019-2024"
bool is_year(const std::string& text)
{
    return (text.starts_with("19") || text.starts_with("20")) && text.size() >= 4 &&
           text.find_first_not_of("0123456789-,") == std::string::npos &&
           (text.size() == 4 || !is_digit(text[4]));
}

// "All rights reserved": how many of the words at `at` are of the formula.
std::size_t reservation_length(const std::vector<Word>& words, std::size_t at)
{
    static constexpr std::size_t longest_reservation = 4;
    std::string formula;
    for (std::size_t i = at; i < std::min(at + longest_reservation, words.size()); ++i) {
        formula += words[i].text;
        if (is_in(WordClass::reservation, formula)) {
            return i + 1 - at;
        }
    }
    return 0;
}

bool is_copyright(const std::string& text)
{
    return text == "\u00a9" || text == "(c)" || key_of(text) == "copyright";
}

// "© 2024", "Copyright © 2019-2024 by", "©", and the year behind the firm: "© Muster GmbH 2024 |".
std::size_t copyright_length(const Segment& segment, std::size_t at)
{
    const auto text = [&](std::size_t i) {
        return i < segment.words.size() ? segment.words[i].text : std::string();
    };
    std::size_t end = at;
    while (is_copyright(text(end))) {
        ++end;
    }
    const bool marked = end > at;
    const bool ends = key_of(text(at + 1)).empty() || text(at).back() == ',';
    const bool dated = is_year(text(end)) && (marked || (ends && has_copyright(segment)));
    end += dated ? 1 : 0;
    end += marked && key_of(text(end)) == "by" ? 1 : 0;
    // Elsewhere the sign alone may be an "@" or a picture misread.
    return dated || at == 0 ? end - at : 0;
}

// What the words at `at` are that belong to no field: "© 2024" of a page's foot, "i. A." in front
// of who signs for another. How many they are.
std::size_t mark_length(const Segment& segment, std::size_t at)
{
    const std::vector<Word>& words = segment.words;
    const auto text = [&](std::size_t i) {
        return i < words.size() ? words[i].text : std::string();
    };
    if (const std::size_t count = copyright_length(segment, at) + reservation_length(words, at);
        count > 0) {
        return count;
    }
    const std::string pair = text(at) + text(at + 1);
    // "IV" and "Ia" are none.
    const auto signs = [](const std::string& mark) {
        return !starts_with_capital(mark) &&
               lower_ascii(spelling(WordClass::signing, mark)) == lower_ascii(mark);
    };
    const auto is_bullet = [](const Word& word) { return key_of(word.text).empty(); };
    const bool begins =
        at == 0 || words[at - 1].text.ends_with(':') ||
        std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at), is_bullet);
    return !begins ? 0 : signs(text(at)) ? 1 : signs(pair) ? 2 : 0;
}

}  // namespace

bool has_copyright(const Segment& segment)
{
    return std::any_of(segment.words.begin(), segment.words.end(),
                       [](const Word& word) { return is_copyright(word.text); });
}

bool begins_with_copyright(const Segment& segment)
{
    return !segment.words.empty() && is_copyright(segment.words.front().text);
}

void take_boilerplate(std::vector<Segment>& segments)
{
    for (Segment& segment : segments) {
        for (std::size_t i = 0; i < segment.words.size(); ++i) {
            if (const std::size_t count = mark_length(segment, i); count > 0) {
                const std::size_t last = i + count - 1;
                take(segment,
                     {segment.starts[i], segment.starts[last] + segment.words[last].text.size()});
            }
        }
    }
}

double page_share_of(const std::vector<std::string>& words)
{
    const auto count = std::count_if(words.begin(), words.end(), [](const std::string& word) {
        return is_in(WordClass::page, word) || is_in(WordClass::register_label, word);
    });
    return words.empty() ? 0 : static_cast<double>(count) / static_cast<double>(words.size());
}

}  // namespace cardlog
