#include "parse/address/postal.h"

#include <algorithm>
#include <string_view>

#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/postal_form.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// Without the sign of "D-49074" and "CH-8001".
std::string_view without_sign(std::string_view word)
{
    std::size_t sign = 0;
    while (sign < word.size() && is_ascii_letter(word[sign])) {
        ++sign;
    }
    const std::size_t dash = word.find_first_of("0123456789", sign);
    const bool signed_code = sign > 0 && sign <= 3 && dash > sign && dash <= sign + 3;
    return signed_code && dash < word.size() ? word.substr(dash) : word;
}

// "165O7", "33OO": a word of figures of which some were read as letters.
bool is_misread_number(std::string_view word)
{
    constexpr std::size_t shortest = 4;  // "1O" is anything
    const auto figures = static_cast<std::size_t>(count_characters(word).digits);
    const std::size_t letters = count_letters_like_figures(word);
    return word.size() >= shortest && letters > 0 && figures > 1 && letters <= figures + 1 &&
           letters + figures == word.size();
}

PostalCode code_as_printed(const std::vector<std::string>& words, std::size_t at,
                           const std::string& region)
{
    const std::string word(trimmed(words[at]));
    if (at + 1 < words.size() && !words[at].ends_with(',')) {
        const std::string next(trimmed(words[at + 1]));
        std::string pair(without_sign(word));
        append_word(pair, next);
        const PostalCertainty certainty = postal_certainty(pair, region);
        // "1900 SE Alder St": a house and a point of the compass.
        const bool house =
            at + 2 < words.size() && is_in(WordClass::compass, next) && !is_home_form(pair, region);
        if (certainty != PostalCertainty::none && !house) {
            return {pair, 2, certainty == PostalCertainty::certain};
        }
    }
    const std::string code(without_sign(word));
    const PostalCertainty certainty = postal_certainty(code, region);
    if (certainty == PostalCertainty::none) {
        return {};
    }
    // A country's sign in front makes any form a code.
    return {code, 1, certainty == PostalCertainty::certain || code.size() < word.size()};
}

}  // namespace

PostalCode postal_code_at(const std::vector<std::string>& words, std::size_t at,
                          const std::string& region)
{
    PostalCode code = code_as_printed(words, at, region);
    if (code.words == 0 && is_misread_number(trimmed(words[at]))) {
        std::vector<std::string> meant = words;
        meant[at] = with_figures(std::move(meant[at]));
        code = code_as_printed(meant, at, region);
    }
    return code;
}

std::size_t code_behind_hyphen(const std::vector<std::string>& words, std::size_t at)
{
    const std::string_view word = words[at];
    const std::size_t hyphen = word.rfind('-');
    if (hyphen == std::string_view::npos || hyphen < 3) {
        return std::string_view::npos;
    }
    const bool town =
        count_characters(word.substr(0, hyphen)).digits == 0 && starts_with_capital(word);
    constexpr std::size_t length = 6;
    std::string code(trimmed(word.substr(hyphen)));
    if (code.size() == length / 2 && at + 1 < words.size()) {
        code += trimmed(words[at + 1]);
    }
    return town && code.size() == length && postal_certainty(code, "IN") != PostalCertainty::none
               ? hyphen + 1
               : std::string_view::npos;
}

bool is_house_number(const std::string& word)
{
    const std::string_view plain = trimmed(word);
    const CharacterCounts counts = count_characters(plain);
    const bool signs = std::all_of(plain.begin(), plain.end(), [](char c) {
        return is_digit(c) || is_ascii_letter(c) ||
               std::string_view("-/+").find(c) != std::string_view::npos;
    });
    const std::size_t first = std::min(plain.find_first_not_of("0123456789"), plain.size());
    return signs && first > 0 && first <= 5 && counts.letters <= 2 && plain.size() <= 12;
}

}  // namespace cardlog
