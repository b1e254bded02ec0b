#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "parse/phone/number_plan.h"

namespace cardlog {

inline constexpr std::size_t longest_extension = 4;  ///< digits, where no word tells it

/// The extension that a number is printed with behind a hyphen ("0541 1234-56"), as German and
/// Austrian switchboards print the Durchwahl (DIN 5008); empty where it has none.
[[nodiscard]] std::string extension_of(std::string_view printed, const NumberReading& reading);

/// An extension behind a word for one, and where the word begins.
struct ExtensionBehind {
    std::size_t begin = 0;
    std::string digits{};
};

/// "x456", "ext. 456", "Durchwahl 12" at the end of a number; its end and no digits where it has
/// none.
[[nodiscard]] ExtensionBehind extension_behind_word(std::string_view number);

/// "0541 1234" of "0541 1234-0".
[[nodiscard]] std::string without_extension(const std::string& printed);

/// A second number in full, of which only the end is printed: "97123-46" of "97123-45" and "46" or
/// "-46", "971235" of "971234" and "35"; empty where it is a number of its own.
[[nodiscard]] std::string completed(std::string_view first, std::string_view second);

}  // namespace cardlog
