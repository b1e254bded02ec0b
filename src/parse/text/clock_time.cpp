#include "parse/text/clock_time.h"

#include <regex>
#include <string>

#include "parse/text/unicode.h"

namespace cardlog {

bool is_clock_time(std::string_view word)
{
    static const std::regex time(R"((\d{1,2}[:h]\d\d|\d{1,2}([.:]\d\d)?[ap]\.?m\.?))",
                                 std::regex::icase | std::regex::optimize);
    const std::string_view bare = trimmed(word, ".");
    return std::regex_match(bare.begin(), bare.end(), time);
}

bool is_half_of_day(std::string_view word)
{
    const std::string key = key_of(word);
    return key == "am" || key == "pm";
}

}  // namespace cardlog
