#include "parse/phone/number_plan.h"

#include <algorithm>
#include <vector>

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

bool has_trunk_zero(const std::string& region)
{
    std::string trunk;
    plans().GetNddPrefixForRegion(region, true, &trunk);
    return trunk == "0";
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
    reading.either =
        type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE || type == PhoneNumberUtil::UNKNOWN;
    reading.country_code = number.country_code();
    reading.prior = prior;
    std::string national;
    plans().GetNationalSignificantNumber(number, &national);
    reading.area = national.substr(0, plans().GetLengthOfGeographicalAreaCode(number));
    return reading;
}

// In Italy the 0 of "+39 (0)2" is dialled, also where a mobile number is left without it.
bool keeps_zero(const std::string& with_zero)
{
    const auto number = parsed(with_zero, "ZZ");
    return number && number->italian_leading_zero() && plans().IsValidNumber(*number);
}

// The ways to dial what is printed, the likeliest first. "00" stands for the plus sign also where
// something else is dialled for it.
std::vector<std::string> ways_to_dial(std::string_view printed)
{
    std::vector<std::string> ways{dialled(printed)};
    const bool whole = ways[0].front() == '+' || ways[0].starts_with("00");
    if (whole && printed.find("(0)") != std::string_view::npos) {
        std::string with_zero(printed);
        std::erase_if(with_zero, [](char c) { return !is_digit(c); });
        const bool zero_first = keeps_zero("+" + with_zero);
        ways.push_back(ways[0].front() == '+' ? "+" + with_zero : with_zero);
        if (zero_first) {
            std::swap(ways[0], ways[1]);
        }
    }
    const std::size_t count = ways[0].starts_with("00") ? ways.size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        ways.push_back("+" + ways[i].substr(2));
    }
    return ways;
}

// The first way that the plan has, else the likeliest.
std::optional<PhoneNumber> parsed_as_printed(std::string_view printed, const std::string& region)
{
    std::optional<PhoneNumber> likeliest;
    for (const std::string& way : ways_to_dial(printed)) {
        std::optional<PhoneNumber> number = parsed(way, region);
        if (number && plans().IsValidNumber(*number)) {
            return number;
        }
        likeliest = likeliest ? likeliest : number;
    }
    return likeliest;
}

// "97 12-34" is no 971 with 234 behind it: an area code ends where a group ends. A row of digits
// has no groups, but no town has local numbers of nine.
bool is_grouped_by_plan(std::string_view printed, const PhoneNumber& number)
{
    constexpr std::size_t longest_local = 8;
    const auto area = static_cast<std::size_t>(plans().GetLengthOfGeographicalAreaCode(number));
    const std::vector<std::string> groups = split(printed, " /.-()+");
    if (groups.size() == 1) {
        return groups[0].size() > longest_local;
    }
    std::size_t digits = 0;
    return std::any_of(groups.begin(), groups.end(), [&](const std::string& group) {
        digits += group.size();
        return digits == area;
    });
}

bool lacks_area_code(std::string_view printed, const PhoneNumber& number, const std::string& region)
{
    return has_trunk_zero(region) && plans().GetNumberType(number) == PhoneNumberUtil::FIXED_LINE &&
           plans().GetLengthOfGeographicalAreaCode(number) > 0 &&
           !is_grouped_by_plan(printed, number);
}

// The plan took the first digits for the country code, though there is no plus.
bool is_after_country(const std::string& digits, const PhoneNumber& number)
{
    std::string national;
    plans().GetNationalSignificantNumber(number, &national);
    return national.size() < digits.size();
}

// "49 541 971234": the country code is printed apart, without its plus.
std::optional<NumberReading> after_bare_country(std::string_view printed, const std::string& number,
                                                const std::string& region)
{
    const std::vector<std::string> groups = split(printed, " /.-()");
    const bool apart =
        groups.size() > 1 && groups[0] == std::to_string(plans().GetCountryCodeForRegion(region));
    const auto whole = apart ? parsed("+" + number, region) : std::nullopt;
    return whole && plans().IsValidNumber(*whole)
               ? std::optional(reading_of(*whole, possible_number))
               : std::nullopt;
}

const i18n::phonenumbers::PhoneNumberOfflineGeocoder& towns()
{
    static const i18n::phonenumbers::PhoneNumberOfflineGeocoder geocoder;
    return geocoder;
}

// By its area code; `town` is a key_of.
bool is_town_of(const PhoneNumber& number, const std::string& region, const std::string& town)
{
    const auto names = {icu::Locale::getGerman(), icu::Locale::getEnglish(),
                        icu::Locale("und", region.c_str())};
    return std::any_of(names.begin(), names.end(), [&](const icu::Locale& language) {
        const std::string key = key_of(towns().GetDescriptionForNumber(number, language));
        return !key.empty() && (key == town || town.starts_with(key));
    });
}

PhoneNumber example_number(const std::string& region)
{
    PhoneNumber number;
    plans().GetExampleNumberForType(region, PhoneNumberUtil::FIXED_LINE, &number);
    return number;
}

// Of the digits behind the country code, without a zero that belongs to them.
std::size_t national_length(const PhoneNumber& number)
{
    std::string national;
    plans().GetNationalSignificantNumber(number, &national);
    return national.size() - (number.italian_leading_zero() ? 1 : 0);
}

// The area codes of a region with their towns. The library tells the town of a number but lists no
// towns, so the codes are tried: one is complete where its town is the same whatever follows.
class AreaCodes {
public:
    explicit AreaCodes(const std::string& region)
        : language_("und", region.c_str()),
          number_(example_number(region)),
          length_(national_length(number_)),
          longest_(has_trunk_zero(region)
                       ? 5
                       : static_cast<std::size_t>(plans().GetLengthOfGeographicalAreaCode(number_)))
    {
        UErrorCode status = U_ZERO_ERROR;
        language_.addLikelySubtags(status);
        country_ = town_behind("", '0');
    }

    // The shortest ones of towns whose names (key_of) begin with this one.
    [[nodiscard]] std::vector<std::string> of(const std::string& town)
    {
        std::vector<std::string> found;
        std::vector<std::string> open{""};
        for (std::size_t length = 1; length <= longest_ && found.empty(); ++length) {
            std::vector<std::string> longer;
            for (const std::string& front : open) {
                for (char digit = '0'; digit <= '9'; ++digit) {
                    const std::string code = front + digit;
                    const std::string name = complete_town(code);
                    if (name.empty()) {
                        longer.push_back(code);
                    } else if (key_of(name).starts_with(town)) {
                        found.push_back((number_.italian_leading_zero() ? "0" : "") + code);
                    }
                }
            }
            open = std::move(longer);
        }
        return found;
    }

private:
    // Empty where it depends on what follows, or is not known.
    [[nodiscard]] std::string complete_town(const std::string& code)
    {
        const std::string name = town_behind(code, '5');
        const bool complete =
            name != country_ && name == town_behind(code, '2') && name == town_behind(code, '8');
        return complete ? name : std::string();
    }

    // Of the number that goes on with this digit after the code.
    [[nodiscard]] std::string town_behind(std::string code, char digit)
    {
        code.resize(length_, digit);
        number_.set_national_number(std::stoull(code));
        return towns().GetDescriptionForValidNumber(number_, language_);
    }

    icu::Locale language_;
    PhoneNumber number_;
    std::size_t length_;     ///< of a number with its area code
    std::size_t longest_;    ///< area code
    std::string country_{};  ///< what the library says where it knows no town
};

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

// What is no number of the plan: another country's, one without its plus, or a possible one.
std::optional<NumberReading> read_possible(const std::optional<PhoneNumber>& result,
                                           std::string_view printed, const std::string& region,
                                           bool labelled)
{
    const std::string number = dialled(printed);
    const bool plus = number.front() == '+';
    if (auto guess = plus ? with_country(number, printed, region) : std::nullopt) {
        return guess;
    }
    if (!plus && number.front() != '0') {
        return without_plus(number, region);
    }
    const bool possible =
        result && plans().IsPossibleNumberWithReason(*result) == PhoneNumberUtil::IS_POSSIBLE;
    const bool enough = labelled || digits_in(number) >= fewest_whole;
    return possible && enough ? std::optional(reading_of(*result, possible_number)) : std::nullopt;
}

}  // namespace

bool is_phone_region(const std::string& region)
{
    return plans().GetCountryCodeForRegion(region) != 0;
}

int country_code_of(const std::string& region)
{
    return plans().GetCountryCodeForRegion(region);
}

bool is_valid_number(const std::string& e164)
{
    const auto number = parsed(e164, "ZZ");
    return number && plans().IsValidNumber(*number);
}

std::string international_number(const std::string& e164, const std::string& extension)
{
    const bool ends_with_it = !extension.empty() && extension_behind(e164, extension).empty();
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

std::string extension_behind(const std::string& e164, const std::string& extension)
{
    const bool goes_on = is_in(WordClass::through_dialling, region_dialled(e164));
    return goes_on && e164.ends_with(extension) ? std::string() : extension;
}

bool is_valid_in(const std::string& number, const std::string& region)
{
    const auto result = parsed(number, region);
    return result && plans().IsValidNumber(*result);
}

std::string town_of(const std::string& e164)
{
    const auto number = parsed(e164, "ZZ");
    if (!number || plans().GetNumberType(*number) != PhoneNumberUtil::FIXED_LINE) {
        return {};
    }
    const std::string town = towns().GetDescriptionForNumber(*number, icu::Locale::getGerman());
    // "Hanover" is listed as "Hannover"; a country's or a state's name has no number of its own.
    return country_named(town).empty() ? town : std::string();
}

bool is_number_of_town(const std::string& number, const std::string& region,
                       const std::string& town)
{
    const auto result = parsed(dialled(number), region);
    return result && is_town_of(*result, region, town);
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
    const auto result = parsed_as_printed(printed, region);
    const bool valid = result && plans().IsValidNumber(*result);
    const bool closed_plan = !is_in(WordClass::open_plan, region);
    if (!starts && result && !is_after_country(number, *result)) {
        if (auto whole = labelled ? after_bare_country(printed, number, region) : std::nullopt) {
            return whole;
        }
        if (valid && lacks_area_code(printed, *result, region)) {
            return std::nullopt;
        }
    }
    if (!starts && !labelled && !(valid && closed_plan && is_grouped(printed))) {
        return std::nullopt;
    }
    if (valid) {
        return reading_of(*result, starts || closed_plan ? valid_number : possible_number);
    }
    return read_possible(result, printed, region, labelled);
}

std::optional<NumberReading> read_local(std::string_view printed, const std::string& area,
                                        const std::string& region)
{
    const std::string local = dialled(printed);
    if (area.empty() || local.front() == '+' || local.front() == '0') {
        return std::nullopt;
    }
    const auto number = parsed((has_trunk_zero(region) ? "0" : "") + area + local, region);
    if (!number || !plans().IsValidNumber(*number)) {
        return std::nullopt;
    }
    const NumberReading reading = reading_of(*number, inherited_area);
    const bool of_area = reading.area.empty() || reading.area == area;
    return of_area ? std::optional(reading) : std::nullopt;
}

std::string area_code_of_town(const std::string& town, const std::string& region)
{
    const std::vector<std::string> codes =
        town.empty() ? std::vector<std::string>{} : AreaCodes(region).of(town);
    return codes.size() == 1 ? codes.front() : std::string();
}

std::string area_code_in(std::string_view printed, const std::string& region)
{
    std::string code(printed);
    std::erase_if(code, [](char c) { return !is_digit(c); });
    return has_trunk_zero(region) && code.starts_with('0') ? code.substr(1) : code;
}

std::string digits_of_letters(const std::string& printed)
{
    if (!plans().IsAlphaNumber(printed)) {
        return {};
    }
    std::string digits = printed;
    plans().ConvertAlphaCharactersInNumber(&digits);
    return digits;
}

}  // namespace cardlog
