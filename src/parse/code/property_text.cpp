#include "parse/code/property_text.h"

#include <algorithm>

#include "core/text.h"
#include "parse/text/segment.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t longest_value = 200;

}  // namespace

std::string one_line(const std::string& text, std::size_t longest)
{
    std::string line;
    for (const std::string& word : split(cleaned(text, longest))) {
        append_word(line, word);
    }
    return line;
}

std::string clean(std::string text, std::string_view line_break)
{
    std::erase(text, '\r');
    while (!text.empty() && text.back() == '\n') {
        text.pop_back();
    }
    for (std::size_t at = text.find('\n'); at != std::string::npos;
         at = text.find('\n', at + line_break.size())) {
        text.replace(at, 1, line_break);
    }
    return one_line(text, longest_value);
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator)
{
    std::string whole;
    for (const std::string& text : texts) {
        whole += text.empty() ? "" : (whole.empty() ? "" : std::string(separator)) + text;
    }
    return whole;
}

std::string whole_value(const Property& property)
{
    return joined(property.parts, ";");
}

bool has_letters(std::string_view text)
{
    return count_characters(text).letters >= 2;
}

Evidence evidence_of_code(const std::string& text)
{
    return {text, only_in_code, false, std::nullopt};
}

const Property* find(const Properties& properties, std::string_view name)
{
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [&](const Property& one) { return one.name == name; });
    return found == properties.end() ? nullptr : &*found;
}

std::string text_of(const Properties& properties, std::string_view name)
{
    const Property* property = find(properties, name);
    return property == nullptr ? "" : clean(whole_value(*property));
}

}  // namespace cardlog
