#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cardlog {

/// A postal code among the words of a line.
struct PostalCode {
    std::string text;       ///< without the country's sign: "49074" of "D-49074"
    std::size_t words = 0;  ///< how many it is printed in; 0: there is none
    bool certain = false;   ///< no other number looks like it
};

/// The postal code that begins with words[at], in the forms of the Universal Postal Union's
/// addressing guides: "49074", "D-49074", "8004", "SW1A 2AA", "62701-1234", "160-0022", "110 001",
/// "1012 AB", "00-950". Four digits are certain only in `region`s (ISO 3166-1) that use them.
[[nodiscard]] PostalCode postal_code_at(const std::vector<std::string>& words, std::size_t at,
                                        const std::string& region);

/// Where the code begins in "Rajkot-360005" or "Rajkot-360 005", a town and its code written as one
/// word, the code's second half perhaps as the next one; npos without.
[[nodiscard]] std::size_t code_behind_hyphen(const std::vector<std::string>& words, std::size_t at);

/// "118a", "52-183", "7/9", "2-7-7-9F": the number of a house.
[[nodiscard]] bool is_house_number(const std::string& word);

}  // namespace cardlog
