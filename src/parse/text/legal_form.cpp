#include "parse/text/legal_form.h"

#include <algorithm>
#include <string>
#include <vector>

#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/unicode.h"

namespace cardlog {

bool is_legal_form_alone(std::string_view stretch)
{
    const std::vector<std::string> words = split(stretch, " ,");
    return !words.empty() && std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return count_characters(word).upper > 0 &&
               (is_in(WordClass::legal_form, word) ||
                is_in(WordClass::legal_form, lookalike(key_of(word))));
    });
}

}  // namespace cardlog
