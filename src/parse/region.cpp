#include "parse/region.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "parse/internet.h"
#include "parse/unicode.h"

namespace cardlog {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// Countries as addresses spell them (key_of), and the distinguishing signs before postal codes.
constexpr std::array<Entry, 57> country_names{{
    {"deutschland", "DE"},
    {"germany", "DE"},
    {"allemagne", "DE"},
    {"germania", "DE"},
    {"alemania", "DE"},
    {"duitsland", "DE"},
    {"niemcy", "DE"},
    {"d", "DE"},
    {"de", "DE"},
    {"osterreich", "AT"},
    {"austria", "AT"},
    {"autriche", "AT"},
    {"a", "AT"},
    {"at", "AT"},
    {"schweiz", "CH"},
    {"switzerland", "CH"},
    {"suisse", "CH"},
    {"svizzera", "CH"},
    {"suiza", "CH"},
    {"ch", "CH"},
    {"liechtenstein", "LI"},
    {"fl", "LI"},
    {"unitedkingdom", "GB"},
    {"uk", "GB"},
    {"england", "GB"},
    {"scotland", "GB"},
    {"wales", "GB"},
    {"ireland", "IE"},
    {"usa", "US"},
    {"unitedstates", "US"},
    {"canada", "CA"},
    {"france", "FR"},
    {"frankreich", "FR"},
    {"f", "FR"},
    {"italy", "IT"},
    {"italien", "IT"},
    {"italia", "IT"},
    {"i", "IT"},
    {"spain", "ES"},
    {"spanien", "ES"},
    {"espana", "ES"},
    {"netherlands", "NL"},
    {"niederlande", "NL"},
    {"nederland", "NL"},
    {"nl", "NL"},
    {"poland", "PL"},
    {"polen", "PL"},
    {"polska", "PL"},
    {"pl", "PL"},
    {"belgium", "BE"},
    {"belgien", "BE"},
    {"belgie", "BE"},
    {"luxemburg", "LU"},
    {"luxembourg", "LU"},
    {"denmark", "DK"},
    {"danmark", "DK"},
    {"india", "IN"},
}};

// Top-level domains of countries that are used mostly in their country.
constexpr std::array<Entry, 24> country_domains{{
    {"de", "DE"}, {"at", "AT"}, {"ch", "CH"}, {"li", "LI"}, {"fr", "FR"}, {"it", "IT"},
    {"es", "ES"}, {"pt", "PT"}, {"nl", "NL"}, {"be", "BE"}, {"lu", "LU"}, {"pl", "PL"},
    {"cz", "CZ"}, {"dk", "DK"}, {"se", "SE"}, {"no", "NO"}, {"fi", "FI"}, {"uk", "GB"},
    {"ie", "IE"}, {"in", "IN"}, {"jp", "JP"}, {"kr", "KR"}, {"vn", "VN"}, {"hu", "HU"},
}};

template <std::size_t size>
std::string found_in(const std::array<Entry, size>& table, std::string_view key)
{
    const auto* entry = std::find_if(table.begin(), table.end(),
                                     [&](const Entry& one) { return one.first == key; });
    return entry == table.end() ? std::string() : std::string(entry->second);
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

std::string domain_region(const Contact& contact)
{
    for (const auto* list : {&contact.websites, &contact.emails}) {
        for (const Field& field : *list) {
            const std::string domain = domain_of(field.value);
            const std::string tld = domain.substr(std::min(domain.rfind('.') + 1, domain.size()));
            if (std::string region = found_in(country_domains, tld); !region.empty()) {
                return region;
            }
        }
    }
    return {};
}

}  // namespace

std::string region_of(const Contact& contact, const std::string& home)
{
    if (contact.address) {
        for (const std::string& key :
             {key_of(contact.address->country), sign_of(*contact.address)}) {
            if (std::string region = found_in(country_names, key); !region.empty()) {
                return region;
            }
        }
    }
    const std::string region = domain_region(contact);
    return region.empty() ? home : region;
}

}  // namespace cardlog
