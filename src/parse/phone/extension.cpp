#include "parse/phone/extension.h"

#include <algorithm>

#include "core/ascii.h"
#include "parse/phone/printed_number.h"
#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {

std::string extension_of(std::string_view printed, const NumberReading& reading)
{
    const std::size_t hyphen = printed.rfind('-');
    if (hyphen == std::string_view::npos || reading.mobile ||
        (reading.country_code != 49 && reading.country_code != 43)) {
        return {};
    }
    std::string_view group = printed.substr(hyphen + 1);
    group.remove_prefix(std::min(group.find_first_not_of(' '), group.size()));
    const std::string_view main = printed.substr(0, hyphen);
    const bool all_digits = !group.empty() && std::all_of(group.begin(), group.end(), is_digit);
    return all_digits && group.size() <= longest_extension && digits_in(main) >= fewest_digits
               ? std::string(group)
               : std::string();
}

ExtensionBehind extension_behind_word(std::string_view number)
{
    const std::size_t end = number.find_last_not_of(' ') + 1;
    std::size_t digits = end;
    while (digits > 0 && is_digit(number[digits - 1])) {
        --digits;
    }
    std::size_t label = digits;
    while (label > 0 && !is_digit(number[label - 1]) && number[label - 1] != ')') {
        --label;
    }
    const std::string word = key_of(number.substr(label, digits - label));
    const bool has =
        digits < end && label > 0 && (word == "x" || is_in(WordClass::extension_label, word));
    return has ? ExtensionBehind{label, std::string(number.substr(digits, end - digits))}
               : ExtensionBehind{number.size(), {}};
}

std::string without_extension(const std::string& printed)
{
    const std::size_t hyphen = printed.rfind('-');
    return hyphen != std::string::npos && printed.size() - hyphen <= longest_extension + 1
               ? printed.substr(0, hyphen)
               : printed;
}

std::string completed(std::string_view first, std::string_view second)
{
    const std::size_t digits = digits_in(second);
    if (digits > longest_extension || second.front() == '+' || second.front() == '(') {
        return {};
    }
    const std::string tail(trimmed(second));
    const std::string base = without_extension(std::string(first));
    if (base.size() < first.size()) {
        return base + "-" + tail;
    }
    return std::string(first.substr(0, first.size() - digits)) + tail;
}

}  // namespace cardlog
