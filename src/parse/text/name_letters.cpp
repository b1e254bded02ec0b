#include "parse/text/name_letters.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

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

}  // namespace cardlog
