#include "parse/address/area.h"

#include <algorithm>

#include "parse/text/country.h"
#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t longest_area = 4;

bool is_area_named(const Words& words, std::size_t begin, std::size_t end)
{
    return begin < end && is_in(WordClass::area, joined_words(words, begin, end));
}

}  // namespace

std::string joined_words(const Words& words, std::size_t begin, std::size_t end)
{
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        append_word(text, words[i]);
    }
    return std::string(trimmed(text, ".)"));
}

bool is_way(const std::string& word)
{
    return is_in(WordClass::street, word) && !is_in(WordClass::compass, word) &&
           !is_in(WordClass::link, word);
}

bool is_care_of(const std::string& word)
{
    return word.find('/') != std::string::npos && is_in(WordClass::care_of, word);
}

bool is_area_sign(const std::string& word)
{
    std::string letters = word;
    std::erase_if(letters, [](char c) { return c == '.' || c == '(' || c == ')' || c == ','; });
    return letters.size() > 1 && is_in(WordClass::area_sign, letters) &&
           count_characters(letters).upper == static_cast<int>(letters.size());
}

bool is_area(const Words& words)
{
    if (words.empty() || words.size() > longest_area) {
        return false;
    }
    const bool worded =
        words.size() > 1 && !is_way(words.back()) &&
        (is_in(WordClass::area_word, words.front()) || is_in(WordClass::area_word, words.back()));
    const bool one_word =
        words.size() == 1 && (is_area_sign(words[0]) || ends_in(WordClass::area_end, words[0]));
    return worded || one_word || is_area_named(words, 0, words.size()) ||
           !country_named(joined_words(words, 0, words.size())).empty();
}

std::size_t area_begin(const Words& words)
{
    const std::size_t count = words.size();
    if (count < 2) {
        return count;
    }
    if (is_area_sign(words.back()) || ends_in(WordClass::area_end, words.back())) {
        return count - 1;
    }
    const bool county = count > 2 && is_in(WordClass::area_word, words[count - 2]);
    if (county) {
        return count - 2;
    }
    for (std::size_t length = std::min(longest_area, count - 1); length > 0; --length) {
        if (is_area_named(words, count - length, count)) {
            return count - length;
        }
    }
    return count;
}

}  // namespace cardlog
