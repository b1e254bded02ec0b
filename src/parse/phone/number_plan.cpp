#include "parse/phone/number_plan.h"

#include <algorithm>

#include <phonenumbers/geocoding/phonenumber_offline_geocoder.h>
#include <phonenumbers/phonenumberutil.h>
#include <unicode/locid.h>

#include "parse/phone/printed_number.h"
#include "parse/text/country.h"
#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// Probabilities that a number is right when it was read well and is what the plan says of it.
constexpr double possible_number = 0.7;
constexpr double guessed_country = 0.6;

const PhoneNumberUtil& plans()
{
    return *PhoneNumberUtil::GetInstance();
}

std::optional<PhoneNumber> parsed(const std::string& number, const std::string& region)
{
    PhoneNumber result;
    if (plans().Parse(number, region, &result) != PhoneNumberUtil::NO_PARSING_ERROR) {
        return std::nullopt;
    }
    return result;
}

NumberReading reading_of(const PhoneNumber& number, double prior)
{
    NumberReading reading;
    plans().Format(number, PhoneNumberUtil::E164, &reading.e164);
    const PhoneNumberUtil::PhoneNumberType type = plans().GetNumberType(number);
    reading.mobile = type == PhoneNumberUtil::MOBILE;
    reading.either = type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE;
    reading.country_code = number.country_code();
    reading.prior = prior;
    return reading;
}

bool is_country_code(std::string_view digits)
{
    std::string region;
    plans().GetRegionCodeForCountryCode(std::stoi(std::string(digits)), &region);
    return region != "ZZ";
}

// "+541 7654321": the country code was forgotten, not the plus sign.
std::optional<NumberReading> with_country(const std::string& number, std::string_view printed,
                                          const std::string& region)
{
    // "+54 11 ..." has its country code printed apart.
    const std::size_t plus = printed.find('+') + 1;
    const std::size_t first = printed.find_first_not_of("0123456789", plus);
    if (first != std::string_view::npos && first > plus && first - plus <= 3 &&
        is_country_code(printed.substr(plus, first - plus))) {
        return std::nullopt;
    }
    std::string whole = number;
    whole.insert(1, std::to_string(plans().GetCountryCodeForRegion(region)));
    const auto guess = parsed(whole, region);
    if (!guess || !plans().IsValidNumber(*guess)) {
        return std::nullopt;
    }
    NumberReading reading = reading_of(*guess, guessed_country);
    std::string readable;
    plans().Format(*guess, PhoneNumberUtil::INTERNATIONAL, &readable);
    reading.warning =
        "phone \"" + std::string(printed) + "\" has no valid country code; read as " + readable;
    return reading;
}

// Where no 0 is dialled first, a whole number shows by its groups.
bool is_grouped(std::string_view printed)
{
    return digits_in(printed) >= fewest_whole && printed.find_first_not_of("0123456789") < 5;
}

// "8243-943-6161" in a country with the code 82: the plus was not printed.
std::optional<NumberReading> without_plus(const std::string& number, const std::string& region)
{
    const std::string code = std::to_string(plans().GetCountryCodeForRegion(region));
    const auto whole = number.starts_with(code) ? parsed("+" + number, region) : std::nullopt;
    return whole && plans().IsPossibleNumber(*whole)
               ? std::optional(reading_of(*whole, possible_number))
               : std::nullopt;
}

}  // namespace

bool is_phone_region(const std::string& region)
{
    return plans().GetCountryCodeForRegion(region) != 0;
}

bool is_valid_number(const std::string& e164)
{
    const auto number = parsed(e164, "ZZ");
    return number && plans().IsValidNumber(*number);
}

std::string international_number(const std::string& e164, const std::string& extension)
{
    const bool ends_with_it = !extension.empty() && e164.ends_with(extension);
    auto number = parsed(e164.substr(0, e164.size() - (ends_with_it ? extension.size() : 0)), "ZZ");
    if (!number) {
        return e164;
    }
    if (!extension.empty() && !ends_with_it) {
        number->set_extension(extension);
    }
    std::string text;
    plans().Format(*number, PhoneNumberUtil::INTERNATIONAL, &text);
    return text + (ends_with_it ? "-" + extension : "");
}

std::string town_of(const std::string& e164)
{
    static const i18n::phonenumbers::PhoneNumberOfflineGeocoder towns;
    const auto number = parsed(e164, "ZZ");
    if (!number || plans().GetNumberType(*number) != PhoneNumberUtil::FIXED_LINE) {
        return {};
    }
    const std::string town = towns.GetDescriptionForNumber(*number, icu::Locale::getGerman());
    // "Hanover" is listed as "Hannover"; a country's or a state's name has no number of its own.
    return country_named(town).empty() ? town : std::string();
}

bool is_number_of_town(const std::string& number, const std::string& region,
                       const std::string& town)
{
    static const i18n::phonenumbers::PhoneNumberOfflineGeocoder towns;
    const auto result = parsed(dialled(number), region);
    if (!result) {
        return false;
    }
    const auto names = {icu::Locale::getGerman(), icu::Locale::getEnglish(),
                        icu::Locale("und", region.c_str())};
    return std::any_of(names.begin(), names.end(), [&](const icu::Locale& language) {
        const std::string key = key_of(towns.GetDescriptionForNumber(*result, language));
        return !key.empty() && (key == town || town.starts_with(key));
    });
}

std::string region_dialled(const std::string& number)
{
    std::string region;
    const auto result = parsed(number.starts_with("00") ? "+" + number.substr(2) : number, "ZZ");
    if (result && plans().IsValidNumber(*result)) {
        plans().GetRegionCodeForCountryCode(result->country_code(), &region);
    }
    return region;
}

std::optional<NumberReading> read_number(std::string_view printed, const std::string& region,
                                         bool labelled)
{
    const std::string number = dialled(printed);
    const std::size_t digits = digits_in(number);
    if (digits < fewest_digits || digits > most_digits_of_number) {
        return std::nullopt;
    }
    const bool plus = number.front() == '+';
    const bool starts = plus || number.front() == '0';
    const auto result = parsed(number, region);
    const bool valid = result && plans().IsValidNumber(*result);
    if (!starts && !labelled &&
        !(valid && !is_in(WordClass::open_plan, region) && is_grouped(printed))) {
        return std::nullopt;
    }
    if (valid) {
        return reading_of(*result, starts || !is_in(WordClass::open_plan, region)
                                       ? valid_number
                                       : possible_number);
    }
    if (auto guess = plus ? with_country(number, printed, region) : std::nullopt) {
        return guess;
    }
    if (!starts) {
        return without_plus(number, region);
    }
    const bool possible =
        result && plans().IsPossibleNumberWithReason(*result) == PhoneNumberUtil::IS_POSSIBLE;
    const bool enough = labelled || digits >= fewest_whole;
    return possible && enough ? std::optional(reading_of(*result, possible_number)) : std::nullopt;
}

}  // namespace cardlog
