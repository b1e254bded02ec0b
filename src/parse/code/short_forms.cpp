#include "parse/code/short_forms.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/ascii.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

struct ShortForm {
    std::string_view start;
    std::array<std::pair<std::string_view, std::string_view>, 10> names;  ///< and the vCard's
};

constexpr std::array<ShortForm, 4> short_forms{{
    {"mecard:",
     {{{"N", "N"},
       {"TEL", "TEL"},
       {"TEL-AV", "TEL"},
       {"EMAIL", "EMAIL"},
       {"ORG", "ORG"},
       {"TITLE", "TITLE"},
       {"URL", "URL"},
       {"ADR", "ADR"},
       {"NICKNAME", "NICKNAME"},
       {"NOTE", "NOTE"}}}},
    {"bizcard:",
     {{{"N", "GIVEN"},
       {"X", "FAMILY"},
       {"T", "TITLE"},
       {"C", "ORG"},
       {"A", "ADR"},
       {"B", "TEL"},
       {"M", "TEL;CELL"},
       {"F", "TEL;FAX"},
       {"E", "EMAIL"}}}},
    {"matmsg:", {{{"TO", "EMAIL"}}}},
    {"mebkm:", {{{"URL", "URL"}}}},
}};

// "MECARD:N:Muster,Erika;TEL:03023125000;;" gives the pieces between semicolons, escapes kept.
std::vector<std::string> pieces_of(std::string_view text, char separator)
{
    std::vector<std::string> pieces(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == separator) {
            pieces.emplace_back();
            continue;
        }
        pieces.back() += text[i];
        if (text[i] == '\\' && i + 1 < text.size()) {
            pieces.back() += text[++i];
        }
    }
    return pieces;
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        i += text[i] == '\\' && i + 1 < text.size() ? 1 : 0;
        plain += text[i];
    }
    return plain;
}

// A name and an address have their parts between commas, in the vCard's order.
std::vector<std::string> parts_of(std::string_view name, const std::string& value)
{
    constexpr std::size_t parts_of_address = 7;
    std::vector<std::string> parts = pieces_of(value, ',');
    const bool apart = (name == "N" && parts.size() > 1) ||
                       (name == "ADR" && (parts.size() == parts_of_address || parts[0].empty()));
    if (!apart) {
        parts = {value};
    }
    std::transform(parts.begin(), parts.end(), parts.begin(), unescaped);
    return parts;
}

// BIZCARD has a name for each part of the name.
void join_name(Properties& properties)
{
    Property name{{}, "N", {}, {"", ""}};
    std::erase_if(properties, [&](const Property& property) {
        const bool given = property.name == "GIVEN";
        const bool is_part = given || property.name == "FAMILY";
        if (is_part) {
            name.parts[given ? 1 : 0] = property.parts[0];
        }
        return is_part;
    });
    if (!name.parts[0].empty() || !name.parts[1].empty()) {
        properties.push_back(std::move(name));
    }
}

}  // namespace

std::optional<Properties> properties_of_short_form(const std::string& payload)
{
    const auto is_form = [&](const ShortForm& form) {
        const std::string_view start = std::string_view(payload).substr(0, form.start.size());
        return std::equal(start.begin(), start.end(), form.start.begin(), form.start.end(),
                          [](char a, char b) { return lower_ascii(a) == b; });
    };
    const auto* form = std::find_if(short_forms.begin(), short_forms.end(), is_form);
    if (form == short_forms.end()) {
        return std::nullopt;
    }
    Properties properties;
    for (const std::string& piece :
         pieces_of(std::string_view(payload).substr(form->start.size()), ';')) {
        const std::size_t colon = std::min(piece.find(':'), piece.size());
        const std::string_view key = trimmed(std::string_view(piece).substr(0, colon));
        const auto* name =
            std::find_if(form->names.begin(), form->names.end(), [&](const auto& one) {
                return !key.empty() && key_of(one.first) == key_of(key);
            });
        if (name != form->names.end() && colon < piece.size()) {
            const std::vector<std::string> words = split(name->second, ";");
            properties.push_back({{},
                                  words[0],
                                  {words.begin() + 1, words.end()},
                                  parts_of(words[0], piece.substr(colon + 1))});
        }
    }
    join_name(properties);
    return properties;
}

}  // namespace cardlog
