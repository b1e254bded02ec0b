#include "parse/text/weekday.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::array languages{"de", "en", "fr", "it", "es", "pt", "nl",
                               "pl", "sv", "da", "nb", "cs", "hu", "tr"};

std::unordered_set<std::string> weekdays()
{
    using Symbols = icu::DateFormatSymbols;
    std::unordered_set<std::string> keys;
    for (const char* language : languages) {
        UErrorCode status = U_ZERO_ERROR;
        const Symbols symbols(icu::Locale(language), status);
        for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED, Symbols::SHORT}) {
            std::int32_t count = 0;
            const icu::UnicodeString* names =
                symbols.getWeekdays(count, Symbols::STANDALONE, width);
            for (std::int32_t day = 1; day < count; ++day) {  // the first is empty
                std::string name;
                names[day].toUTF8String(name);
                if (const std::string key = key_of(name); key.size() > 1) {
                    keys.insert(key);
                }
            }
        }
    }
    return keys;
}

}  // namespace

bool is_weekday(std::string_view word)
{
    static const std::unordered_set<std::string> keys = weekdays();
    const std::vector<std::string> parts = split(word, "-/");  // "Mo-Fr", "pon.–pt."
    return std::any_of(parts.begin(), parts.end(),
                       [](const std::string& part) { return keys.contains(key_of(part)); });
}

}  // namespace cardlog
