#include "parse/code/payload.h"

#include <vector>

#include "parse/code/charset.h"
#include "parse/code/links.h"
#include "parse/code/short_forms.h"
#include "parse/code/vcard.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t longest_payload = 8192;

// An event, a to-do, a payment (EPC069-12, SIX 2.3): their lines look like text.
bool is_of_machines(std::string_view text)
{
    return fold(text.substr(0, 6)) == "begin:" || text.starts_with("BCD\n") ||
           text.starts_with("BCD\r") || text.starts_with("SPC\n") || text.starts_with("SPC\r");
}

}  // namespace

std::optional<Properties> properties_of_payload(const std::string& payload)
{
    if (payload.size() > longest_payload) {
        return Properties{};
    }
    const std::string whole = utf8_from_file(payload);
    const std::size_t begin = std::min(whole.find_first_not_of(" \t\r\n"), whole.size());
    const std::string text = whole.substr(begin);
    if (has_vcard(text)) {
        std::optional<Properties> first;
        for_each_vcard(text, [&](const Properties& card) {
            first = card;
            return false;
        });
        return first;
    }
    if (auto properties = properties_of_short_form(text)) {
        return properties;
    }
    if (is_of_machines(text)) {
        return Properties{};
    }
    return properties_of_link(text);
}

}  // namespace cardlog
