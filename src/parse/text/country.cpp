#include "parse/text/country.h"

#include <algorithm>
#include <unordered_map>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

using Countries = std::unordered_map<std::string, std::string>;

Countries read_countries()
{
    Countries countries;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        const icu::Locale country("und", *code);
        for (const char* language :
             {"en", "de", "fr", "it", "es", "nl", "pl", "pt", "da", "sv", "nb", "cs", "hu", "tr"}) {
            icu::UnicodeString name;
            std::string printed;
            country.getDisplayCountry(icu::Locale(language), name).toUTF8String(printed);
            countries.emplace(key_of(printed), *code);
        }
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
    return found == countries().end() ? spelling(WordClass::country_name, text) : found->second;
}

std::string country_of_sign(const std::string& sign)
{
    const std::string listed = spelling(WordClass::country_sign, sign);
    const std::string code = upper_ascii(sign);
    return listed.empty() && is_country_code(code) ? code : listed;
}

std::string country_of_domain(const std::string& domain)
{
    const std::string tld = domain.substr(std::min(domain.rfind('.') + 1, domain.size()));
    const std::string listed = spelling(WordClass::country_name, tld);  // "uk"
    const std::string code = upper_ascii(tld);
    const bool own = !is_in(WordClass::borrowed_tld, tld) && is_country_code(code);
    return listed.empty() && own ? code : listed;
}

}  // namespace cardlog
