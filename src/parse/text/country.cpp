#include "parse/text/country.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "parse/text/unicode.h"

namespace cardlog {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// Short and old names that CLDR does not list (key_of).
constexpr std::array<Entry, 20> other_names{{{"usa", "US"},
                                             {"us", "US"},
                                             {"uk", "GB"},
                                             {"greatbritain", "GB"},
                                             {"england", "GB"},
                                             {"scotland", "GB"},
                                             {"wales", "GB"},
                                             {"northernireland", "GB"},
                                             {"korea", "KR"},
                                             {"republicofkorea", "KR"},
                                             {"rok", "KR"},
                                             {"roc", "TW"},
                                             {"prc", "CN"},
                                             {"prchina", "CN"},
                                             {"czechrepublic", "CZ"},
                                             {"holland", "NL"},
                                             {"uae", "AE"},
                                             {"hongkong", "HK"},
                                             {"srvietnam", "VN"},
                                             {"turkey", "TR"}}};

// The signs before postal codes where they are not the country's ISO code.
constexpr std::array<Entry, 9> signs{{{"d", "DE"},
                                      {"a", "AT"},
                                      {"f", "FR"},
                                      {"i", "IT"},
                                      {"b", "BE"},
                                      {"l", "LU"},
                                      {"e", "ES"},
                                      {"s", "SE"},
                                      {"fl", "LI"}}};

// Top-level domains of countries that are used all over the world.
constexpr std::array<std::string_view, 16> borrowed_domains{
    "ai", "io", "co", "me", "tv", "cc", "fm", "am", "gl", "to", "ws", "sh", "gg", "im", "la", "ag"};

template <std::size_t size>
std::string found_in(const std::array<Entry, size>& table, std::string_view key)
{
    const auto* entry = std::find_if(table.begin(), table.end(),
                                     [&](const Entry& one) { return one.first == key; });
    return entry == table.end() ? std::string() : std::string(entry->second);
}

using Countries = std::unordered_map<std::string, std::string>;

Countries read_countries()
{
    Countries countries;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        const icu::Locale country("und", *code);
        for (const char* language : {"en", "de", "fr", "it", "es", "nl", "pl", "pt", "da", "sv"}) {
            icu::UnicodeString name;
            std::string printed;
            country.getDisplayCountry(icu::Locale(language), name).toUTF8String(printed);
            countries.emplace(key_of(printed), *code);
        }
    }
    for (const auto& [name, code] : other_names) {
        countries.emplace(name, code);
    }
    return countries;
}

const Countries& countries()
{
    static const Countries names = read_countries();
    return names;
}

bool is_country_code(const std::string& code)
{
    const char* const* all = icu::Locale::getISOCountries();
    while (*all != nullptr && code != *all) {
        ++all;
    }
    return *all != nullptr;
}

}  // namespace

std::string country_named(std::string_view text)
{
    const auto found = countries().find(key_of(text));
    return found == countries().end() ? std::string() : found->second;
}

std::string country_of_sign(const std::string& sign)
{
    const std::string region = found_in(signs, sign);
    return region.empty() && is_country_code(upper_ascii(sign)) ? upper_ascii(sign) : region;
}

std::string country_of_domain(const std::string& domain)
{
    const std::string tld = domain.substr(std::min(domain.rfind('.') + 1, domain.size()));
    const bool borrowed =
        std::find(borrowed_domains.begin(), borrowed_domains.end(), tld) != borrowed_domains.end();
    if (tld == "uk") {
        return "GB";
    }
    return !borrowed && is_country_code(upper_ascii(tld)) ? upper_ascii(tld) : std::string();
}

std::string country_of_code(const std::string& code)
{
    std::string shape(code);
    std::transform(shape.begin(), shape.end(), shape.begin(), [](char c) {
        return is_digit(c) ? '9' : is_ascii_letter(c) ? 'A' : c;
    });
    static constexpr std::array<Entry, 5> shapes{{{"999-9999", "JP"},
                                                  {"9999 AA", "NL"},
                                                  {"A9A 9A9", "CA"},
                                                  {"99999-9999", "US"},
                                                  {"99999-999", "BR"}}};
    return shape.ends_with(" 9AA") ? "GB" : found_in(shapes, shape);
}

}  // namespace cardlog
