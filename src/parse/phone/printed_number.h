#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parse/text/segment.h"

namespace cardlog {

/// The digits of a number: fewer are a house and a postal code, more are no number of E.164 with
/// 00 in front.
inline constexpr std::size_t fewest_digits = 6;
inline constexpr std::size_t most_digits_of_number = 18;
/// Of an area code and a number, which need no label.
inline constexpr std::size_t fewest_whole = 8;

[[nodiscard]] std::size_t digits_in(std::string_view text);

/// A line's text with typographic dashes as "---" and letters that are digits misread as digits,
/// byte for byte in its place.
[[nodiscard]] std::string numeric_view(const std::string& open);

/// Stretches of digits with the signs that are printed in numbers between them.
[[nodiscard]] std::vector<Span> runs_in(std::string_view view);

/// What is dialled of a number as printed: its digits, after a plus sign where it has its country.
[[nodiscard]] std::string dialled(std::string_view printed);

/// "01.04.1987", "01.04.1987 - 31.12.2024"
[[nodiscard]] bool is_date(std::string_view run);

/// "08.00 - 12.30"
[[nodiscard]] bool is_hours(std::string_view run);

/// "01 99 00 12 34", as in France.
[[nodiscard]] bool is_in_pairs(std::string_view printed);

}  // namespace cardlog
