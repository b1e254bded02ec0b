#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cardlog {

/// Whether the telephone numbers of this country (ISO 3166-1 alpha-2, upper case) are known.
[[nodiscard]] bool is_phone_region(const std::string& region);

/// The country code of a region ("49"); 0 for an unknown one.
[[nodiscard]] int country_code_of(const std::string& region);

/// The numbering plan of its country has numbers like this one, which may have an extension; one
/// that is too short or too long is none.
[[nodiscard]] bool is_valid_number(const std::string& e164);

/// A number for people, in international format with groups. An extension that the number ends with
/// stands behind a hyphen (DIN 5008: "+49 541 123456-78"), one that is dialled after it as its
/// country writes it ("+1 212-555-0123 ext. 78"). What is no number stays as it is.
[[nodiscard]] std::string international_number(const std::string& e164,
                                               const std::string& extension = {});

/// The extension that is dialled after the number: all of it, but in countries where a number goes
/// on with its extension (DIN 5008) and this one does. Empty where there is none.
[[nodiscard]] std::string extension_behind(const std::string& e164, const std::string& extension);

/// A number printed without its country is one of this region.
[[nodiscard]] bool is_valid_in(const std::string& number, const std::string& region);

/// The town of a fixed line's number by its area code, in German where the town is in a country
/// that speaks it ("Köln"); empty where the plan does not tell.
[[nodiscard]] std::string town_of(const std::string& e164);

/// A number printed without its country is one of a town (key_of) in a region, by its area code.
[[nodiscard]] bool is_number_of_town(const std::string& number, const std::string& region,
                                     const std::string& town);

/// The country (ISO 3166-1 alpha-2) of a number dialled with its country code; empty where its plan
/// has no such number.
[[nodiscard]] std::string region_dialled(const std::string& number);

/// A printed number as its country's plan understands it.
struct NumberReading {
    std::string e164;
    double prior = 0;  ///< the probability that it is right when it was read well
    bool mobile = false;
    bool either = false;  ///< the plan does not tell whether it is a mobile
    int country_code = 0;
    std::string area{};     ///< the area code without its trunk 0; empty where it has none
    std::string warning{};  ///< a sentence where the country code was wrong
};

/// The prior of a number that its plan has.
inline constexpr double valid_number = 0.96;

/// The prior of one that its plan has behind the area code of another number.
inline constexpr double inherited_area = 0.93;

/// Reads a printed number; one without a country code is of `region`. Numbers that start like a
/// local one need a label to be told from other numbers; where area codes have a trunk 0, one
/// without it is read only as far as it is printed in the groups of its plan ("541 971234", and not
/// "97 12-34").
[[nodiscard]] std::optional<NumberReading> read_number(std::string_view printed,
                                                       const std::string& region, bool labelled);

/// Reads a number that was printed without its area code.
[[nodiscard]] std::optional<NumberReading>
read_local(std::string_view printed, const std::string& area, const std::string& region);

/// The only area code (without its trunk 0) of a town (key_of), as far as the plan names towns;
/// empty where it knows none or several.
[[nodiscard]] std::string area_code_of_town(const std::string& town, const std::string& region);

/// The area code (without its trunk 0) that a text of digits is in this region; empty for others.
[[nodiscard]] std::string area_code_in(std::string_view printed, const std::string& region);

/// The digits of a number that is spelt in letters ("1-800-FLOWERS"); empty for any other text.
[[nodiscard]] std::string digits_of_letters(const std::string& printed);

}  // namespace cardlog
