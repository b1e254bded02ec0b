#include "parse/text/search_key.h"

#include "parse/text/unicode.h"

namespace cardlog {

std::string search_key(const std::string& text)
{
    std::string key;
    const auto add = [&](const std::string& word) { append_word(key, word); };
    const auto words = [](const std::string& folded) {
        std::string plain;
        for (const std::string& word : split(folded, " \t\n\r!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")) {
            if (const std::string inner = key_of(word); !inner.empty()) {
                append_word(plain, inner);
            }
        }
        return plain;
    };
    for (const std::string& word : split(cleaned(text, text.size()))) {
        const std::string plain = words(word);
        const std::string german = words(fold_german(word));
        if (!plain.empty()) {
            add(plain);
        }
        if (german != plain) {
            add(german);
        }
    }
    return key;
}

}  // namespace cardlog
