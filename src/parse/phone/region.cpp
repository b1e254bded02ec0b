#include "parse/phone/region.h"

#include <algorithm>
#include <string_view>

#include "parse/internet/domain.h"
#include "parse/phone/number_plan.h"
#include "parse/phone/printed_number.h"
#include "parse/text/country.h"
#include "parse/text/lexicon.h"
#include "parse/text/postal_form.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

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

// "Springfield, IL 62701".
bool has_state(const Address& address)
{
    const std::size_t code = address.text.find(" " + address.postal_code);
    if (address.postal_code.size() != 5 || code == std::string::npos || code < 3) {
        return false;
    }
    const std::string state = address.text.substr(code - 3, 3);
    return state[0] == ' ' && is_ascii_capital(state[1]) && is_ascii_capital(state[2]);
}

// "Macon, Georgia": none of the numbers is one there, and one is at home.
bool is_contradicted(const std::string& region, const std::vector<std::string>& numbers,
                     const std::string& home)
{
    const auto any_of = [&](const std::string& country) {
        return std::any_of(numbers.begin(), numbers.end(),
                           [&](const std::string& number) { return is_valid_in(number, country); });
    };
    return !region.empty() && !any_of(region) && any_of(home);
}

// The country in which one of the numbers is at home in the town, the card's home first.
std::string region_of_town(const std::string& town, const std::vector<std::string>& numbers,
                           const std::string& home)
{
    const std::string key = key_of(town);
    std::vector<std::string> regions{home};
    const std::vector<std::string>& near = entries_of(WordClass::near_country);
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

std::string region_said_by(const Address& address)
{
    std::string region = country_named(address.country);
    region = region.empty() ? country_of_sign(sign_of(address)) : region;
    region = region.empty() ? country_of_code(address.postal_code) : region;
    return region.empty() && has_state(address) ? "US" : region;
}

std::string region_of(const Contact& contact, const RegionHints& hints, const std::string& home)
{
    std::string region = contact.address ? region_said_by(*contact.address) : std::string();
    region = is_contradicted(region, hints.numbers, home) ? std::string() : region;
    region = region.empty() ? hints.dialled : region;
    for (const auto* list : {&contact.websites, &contact.emails}) {
        for (const Field& field : *list) {
            region = region.empty() ? country_of_domain(domain_of(field.value)) : region;
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

RegionHints region_hints_of(const std::vector<Segment>& segments)
{
    RegionHints hints;
    for (const Segment& segment : segments) {
        const std::string view = numeric_view(segment.open);
        for (const Span run : runs_in(view)) {
            const std::string number = dialled(text_of(view, run));
            if (digits_in(number) < fewest_digits || digits_in(number) > most_digits_of_number) {
                continue;
            }
            const bool whole = number.front() == '+' || number.starts_with("00");
            if (whole && hints.dialled.empty()) {
                hints.dialled = region_dialled(number);
            } else if (!whole) {
                hints.numbers.push_back(number);
                hints.in_pairs = hints.in_pairs || is_in_pairs(text_of(view, run));
            }
        }
    }
    return hints;
}

}  // namespace cardlog
