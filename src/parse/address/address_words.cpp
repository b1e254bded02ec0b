#include "parse/address/address_words.h"

#include <algorithm>

#include "parse/address/postal.h"
#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// "No:78-80", "Fl:2/202": a label that touches its number.
std::string behind_label(const std::string& word)
{
    const std::size_t colon = word.find(':');
    const bool label = colon != std::string::npos && colon > 0 && colon + 1 < word.size() &&
                       !has_digits(word.substr(0, colon));
    return label ? word.substr(colon + 1) : word;
}

}  // namespace

bool is_contact_label(std::string_view word)
{
    return is_in(WordClass::work_label, word) || is_in(WordClass::mobile_label, word) ||
           is_in(WordClass::fax_label, word) || is_in(WordClass::other_label, word);
}

bool begins_with_few_figures(const std::vector<std::string>& words, std::size_t begin)
{
    constexpr int longest_code = 9;  // "62701-1234"
    int digits = 0;
    for (std::size_t i = begin; i < words.size() && count_characters(words[i]).letters == 0; ++i) {
        digits += count_characters(words[i]).digits;
    }
    return digits > 0 && digits <= longest_code;
}

bool is_number_label(std::string_view word)
{
    return key_of(word).size() > 1 &&
           (is_in(WordClass::work_label, word) || is_in(WordClass::mobile_label, word) ||
            is_in(WordClass::fax_label, word));
}

bool is_place_label(std::string_view word)
{
    return is_in(WordClass::place_label, word);
}

bool has_digits(std::string_view word)
{
    return std::any_of(word.begin(), word.end(), is_digit);
}

std::size_t postcode_label_length(const std::vector<std::string>& words, std::size_t end)
{
    for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
        if (end >= length &&
            is_in(WordClass::postcode_label,
                  length == 2 ? words[end - 2] + words[end - 1] : words[end - 1])) {
            return length;
        }
    }
    return 0;
}

bool is_post_box(const std::vector<std::string>& words)
{
    return !words.empty() &&
           (is_in(WordClass::post_box, words[0]) ||
            (words.size() > 1 && is_in(WordClass::post_box, words[0] + words[1])));
}

bool is_unit(const std::string& word)
{
    // "Mail" is no misread "Mall".
    return is_in(WordClass::unit, word) ||
           (is_in(WordClass::unit, lookalike(key_of(word))) && !is_contact_label(word));
}

bool ends_in_house_number(const std::vector<std::string>& words)
{
    const bool letter = words.size() > 2 && count_characters(words.back()).letters == 1 &&
                        is_house_number(words[words.size() - 2]);
    return letter || is_house_number(behind_label(words.back()));
}

}  // namespace cardlog
