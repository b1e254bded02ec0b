#include "parse/address/postal.h"

#include <algorithm>
#include <string_view>

#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// The pattern of a text: 9 for each digit, A for each ASCII capital, other characters themselves.
std::string shape_of(std::string_view text)
{
    std::string shape(text);
    std::transform(shape.begin(), shape.end(), shape.begin(), [](char c) {
        return is_digit(c) ? '9' : is_ascii_capital(c) ? 'A' : c;
    });
    return shape;
}

bool is_one_of(std::string_view shape, const std::vector<std::string_view>& shapes)
{
    return std::find(shapes.begin(), shapes.end(), shape) != shapes.end();
}

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

}  // namespace

PostalCode postal_code_at(const std::vector<std::string>& words, std::size_t at,
                          const std::string& region)
{
    const std::string word(trimmed(words[at]));
    const std::string_view plain = without_sign(word);
    const std::string shape = shape_of(plain);
    const bool is_signed = plain.size() < word.size();
    if (at + 1 < words.size() && !words[at].ends_with(',')) {
        const std::string next(trimmed(words[at + 1]));
        const std::string pair = shape + " " + shape_of(next);
        if (is_one_of(pair, {"A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA",
                             "A9A 9A9", "9999 AA", "999 99", "999 999"})) {
            // "1900 SE Alder St": a house and a point of the compass.
            const bool house =
                pair == "9999 AA" && at + 2 < words.size() && is_in(WordClass::street, next);
            if (!house) {
                return {word + " " + next, 2, !pair.ends_with('9') || pair == "A9A 9A9"};
            }
        }
    }
    if (is_one_of(shape, {"99999", "99999-9999", "999-9999", "99999-999", "999999"})) {
        return {std::string(plain), 1, shape != "999999" || !is_in(WordClass::open_plan, region)};
    }
    if (shape == "999.999" && region == "IN") {
        return {std::string(plain), 1, true};  // the space was read as a dot
    }
    if (shape == "9999" || shape == "99-999" || shape == "999-99") {
        return {std::string(plain), 1,
                is_signed || (shape == "9999" && is_in(WordClass::four_digit_code, region))};
    }
    return {};
}

std::size_t code_behind_hyphen(std::string_view word)
{
    const std::size_t hyphen = word.rfind('-');
    if (hyphen == std::string_view::npos || hyphen < 3) {
        return std::string_view::npos;
    }
    const bool town =
        count_characters(word.substr(0, hyphen)).digits == 0 && starts_with_capital(word);
    return town && shape_of(trimmed(word.substr(hyphen))) == "999999" ? hyphen + 1
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
