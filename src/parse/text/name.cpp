#include "parse/text/name.h"

#include <algorithm>
#include <array>

#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

bool is_prefix(const std::string& printed)
{
    // "lng." is "Ing." misread.
    const bool misread = printed.size() > 3 && printed[0] == 'l' && printed.back() == '.';
    const std::string word = misread ? "I" + printed.substr(1) : printed;
    // "Med" and "Nat" could be names; "med." could not. Two letters are safe only with a dot.
    return is_in(WordClass::prefix, word) &&
           (word.find('.') != std::string::npos || key_of(word).size() > 3 || key_of(word) == "dr");
}

bool is_particle(const std::string& word)
{
    // "T." is an initial, "'t" a particle.
    const bool initial = word.size() == 2 && word[1] == '.';
    return !initial && is_in(WordClass::particle, word);
}

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end)
{
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        append_word(text, words[i]);
    }
    return text;
}

// Printed in capitals: of more letters than an initial, none is small.
bool is_shouted(const std::vector<std::string>& words, std::size_t begin)
{
    CharacterCounts counts;
    for (std::size_t i = begin; i < words.size(); ++i) {
        const CharacterCounts one = count_characters(words[i]);
        counts.letters += one.letters;
        counts.upper += one.upper;
    }
    return counts.letters > 2 && counts.upper == counts.letters;
}

std::vector<std::string> name_words(const std::string& printed)
{
    std::vector<std::string> words;
    for (std::string word : split(printed)) {
        while (!word.empty() && (word.back() == ',' || word.back() == ';')) {
            word.pop_back();
        }
        if (!word.empty()) {
            words.push_back(std::move(word));
        }
    }
    return words;
}

std::size_t prefix_count(const std::vector<std::string>& words)
{
    std::size_t count = 0;
    while (count < words.size() && is_prefix(words[count])) {
        ++count;
    }
    return count;
}

std::size_t without_suffixes(const std::vector<std::string>& words, std::size_t begin)
{
    std::size_t end = words.size();
    while (end > begin + 2 && is_in(WordClass::suffix, words[end - 1])) {
        --end;
    }
    return end;
}

// Where the family name begins: at its first particle, else at the last word; a Spanish name has
// two family names after one given name.
std::size_t family_begin(const std::vector<std::string>& words, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
        if (is_particle(words[i])) {
            return i;
        }
    }
    std::size_t family = end > begin + 1 ? end - 1 : begin;
    const bool two_given = end - begin == 3 && (words[begin + 1].size() <= 2 ||
                                                is_in(WordClass::given_name, words[begin + 1]));
    if (end - begin == 3 && !two_given) {
        family = begin + 1;
    }
    return family;
}

bool is_in_any(const std::vector<std::string>& texts, const std::string& part)
{
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
        return text.find(part) != std::string::npos;
    });
}

struct Umlaut {
    char plain;
    std::string_view printed;
};

std::string with_umlaut(const std::string& word, const std::vector<std::string>& addresses)
{
    static constexpr std::array<Umlaut, 7> umlauts{{{'B', "\u00df"},
                                                    {'a', "\u00e4"},
                                                    {'o', "\u00f6"},
                                                    {'u', "\u00fc"},
                                                    {'A', "\u00c4"},
                                                    {'O', "\u00d6"},
                                                    {'U', "\u00dc"}}};
    if (word.size() < 3 || is_in_any(addresses, fold(word))) {
        return word;
    }
    for (std::size_t i = 0; i < word.size(); ++i) {
        for (const Umlaut& umlaut : umlauts) {
            if (word[i] != umlaut.plain || (i == 0 && umlaut.plain == 'B')) {
                continue;
            }
            std::string restored = word.substr(0, i);
            restored.append(umlaut.printed).append(word, i + 1);
            if (is_in_any(addresses, fold_german(restored))) {
                return restored;
            }
        }
    }
    return word;
}

}  // namespace

std::string with_umlauts(const std::string& printed, const std::vector<std::string>& addresses)
{
    std::string restored;
    for (const std::string& word : split(printed)) {
        append_word(restored, with_umlaut(word, addresses));
    }
    return restored;
}

std::string with_capital_i(const std::string& printed)
{
    const std::vector<std::string> words = split(printed);
    const bool capitals = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return starts_with_capital(word);
    });
    std::string restored;
    for (std::string word : words) {
        if (capitals && word.size() > 2 && word[0] == 'l' && word[1] != '\'' &&
            !is_in(WordClass::particle, word) && !is_in(WordClass::prefix, word)) {
            word[0] = 'I';
        }
        append_word(restored, word);
    }
    return restored;
}

Name name_from(const std::string& printed)
{
    std::vector<std::string> words = name_words(printed);
    const std::size_t begin = prefix_count(words);
    if (is_shouted(words, begin)) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::string listed =
                i >= begin && !is_particle(words[i])
                    ? std::string()
                    : spelling(i < begin ? WordClass::prefix : WordClass::particle, words[i]);
            const bool fixed = i < begin || (i > begin && i + 1 < words.size());
            words[i] = fixed && !listed.empty() ? listed : title_case(words[i]);
        }
    }
    const std::size_t end = without_suffixes(words, begin);
    const std::size_t family = family_begin(words, begin, end);
    Name name;
    name.full = join(words, 0, words.size());
    name.honorific_prefix = join(words, 0, begin);
    name.given_name = join(words, begin, family);
    name.family_name = join(words, family, end);
    return name;
}

std::vector<std::string> bare_name(const std::string& printed)
{
    const std::vector<std::string> words = name_words(printed);
    const std::size_t begin = prefix_count(words);
    const std::size_t end = without_suffixes(words, begin);
    return {words.begin() + static_cast<std::ptrdiff_t>(begin),
            words.begin() + static_cast<std::ptrdiff_t>(end)};
}

}  // namespace cardlog
