#pragma once

namespace cardlog {

/// How far proportions are from those of the formats that cards are cut to, whichever way up: 0 for
/// a format itself, 0.5 for five percent beside it, less than 1.
struct OffFormat {
    double common = 0;  ///< 85 by 55 mm, 3.5 by 2 inches, credit card, A8
    double rare = 0;    ///< square and slim ones
};

[[nodiscard]] OffFormat off_format(double aspect_ratio);

/// How large letters are for a card with this shorter side, both in one unit: 0 for a hundredth of
/// it or less, 0.5 for a twenty-third (2.4 mm on a card of 55 mm), 1 for a quarter or more.
[[nodiscard]] double print_size(double letter_height, double shorter_side);

}  // namespace cardlog
