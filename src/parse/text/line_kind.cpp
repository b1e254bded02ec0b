#include "parse/text/line_kind.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "parse/text/unicode.h"

namespace cardlog {
namespace {

bool has_one_of(const std::string& text, std::initializer_list<std::string_view> parts)
{
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return text.find(part) != std::string::npos; });
}

// A sign that begins its line is the picture of a telephone or an envelope.
bool has_at_sign(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" @");
    return first != std::string::npos && has_one_of(text.substr(first), {"@", "(at)", "[at]"});
}

}  // namespace

LineKind kind_of(const Line& line)
{
    const std::string text = fold(text_of(line));
    if (has_at_sign(text)) {
        return LineKind::email;
    }
    if (has_one_of(text, {"www", "http"})) {
        return LineKind::website;
    }
    constexpr int fewest_digits = 6;
    return count_characters(text).digits >= fewest_digits ? LineKind::phone : LineKind::other;
}

}  // namespace cardlog
