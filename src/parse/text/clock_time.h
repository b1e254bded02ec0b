#pragma once

#include <string_view>

namespace cardlog {

/// Whether a word is a time of day and can be nothing else: "8:30", "7am", "20h15". "9.30" may be a
/// room, "12 h" a house.
[[nodiscard]] bool is_clock_time(std::string_view word);

/// "am", "p.m."
[[nodiscard]] bool is_half_of_day(std::string_view word);

}  // namespace cardlog
