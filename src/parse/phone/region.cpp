#include "parse/phone/region.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "parse/internet/internet.h"
#include "parse/phone/phone.h"
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

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

bool is_country_code(const std::string& code)
{
    const char* const* all = icu::Locale::getISOCountries();
    while (*all != nullptr && code != *all) {
        ++all;
    }
    return *all != nullptr;
}

// "A-1010 Wien": the sign in front of the postal code.
std::string sign_of(const Address& address)
{
    const std::size_t code =
        address.postal_code.empty() ? std::string::npos : address.text.find(address.postal_code);
    if (code == std::string::npos || code < 2 || address.text[code - 1] != '-') {
        return {};
    }
    const std::size_t begin = address.text.find_last_of(" ,", code - 1);
    return key_of(address.text.substr(begin == std::string::npos ? 0 : begin, code - begin));
}

std::string region_of_sign(const std::string& sign)
{
    const std::string region = found_in(signs, sign);
    return region.empty() && is_country_code(upper(sign)) ? upper(sign) : region;
}

std::string region_of_domain(const std::string& domain)
{
    const std::string tld = domain.substr(std::min(domain.rfind('.') + 1, domain.size()));
    const bool borrowed =
        std::find(borrowed_domains.begin(), borrowed_domains.end(), tld) != borrowed_domains.end();
    if (tld == "uk") {
        return "GB";
    }
    return !borrowed && is_country_code(upper(tld)) ? upper(tld) : std::string();
}

// The only country whose codes have this form.
std::string region_of_code(const std::string& code)
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

// "Springfield, IL 62701".
bool has_state(const Address& address)
{
    const std::size_t code = address.text.find(" " + address.postal_code);
    if (address.postal_code.size() != 5 || code == std::string::npos || code < 3) {
        return false;
    }
    const std::string state = address.text.substr(code - 3, 3);
    return state[0] == ' ' && upper(state) == state && is_ascii_letter(state[1]) &&
           is_ascii_letter(state[2]);
}

// The country in which one of the numbers is at home in the town, the card's home first.
std::string region_of_town(const std::string& town, const std::vector<std::string>& numbers,
                           const std::string& home)
{
    static constexpr std::array<std::string_view, 20> near{"DE", "AT", "CH", "LI", "FR", "NL", "BE",
                                                           "LU", "IT", "GB", "ES", "PL", "DK", "SE",
                                                           "NO", "CZ", "HU", "PT", "US", "IE"};
    const std::string key = key_of(town);
    std::vector<std::string> regions{home};
    regions.insert(regions.end(), near.begin(), near.end());
    for (const std::string& region : regions) {
        for (const std::string& number : key.empty() ? std::vector<std::string>{} : numbers) {
            if (is_number_of_town(number, region, key)) {
                return region;
            }
        }
    }
    return {};
}

}  // namespace

std::string country_named(std::string_view text)
{
    const auto found = countries().find(key_of(text));
    return found == countries().end() ? std::string() : found->second;
}

std::string region_said_by(const Address& address)
{
    std::string region = country_named(address.country);
    region = region.empty() ? region_of_sign(sign_of(address)) : region;
    region = region.empty() ? region_of_code(address.postal_code) : region;
    return region.empty() && has_state(address) ? "US" : region;
}

std::string region_of(const Contact& contact, const RegionHints& hints, const std::string& home)
{
    std::string region = contact.address ? region_said_by(*contact.address) : std::string();
    region = region.empty() ? hints.dialled : region;
    for (const auto* list : {&contact.websites, &contact.emails}) {
        for (const Field& field : *list) {
            region = region.empty() ? region_of_domain(domain_of(field.value)) : region;
        }
    }
    if (region.empty() && contact.address) {
        region = region_of_town(contact.address->city, hints.numbers, home);
    }
    if (region.empty() && hints.in_pairs) {
        return "FR";
    }
    return region.empty() ? home : region;
}

}  // namespace cardlog
