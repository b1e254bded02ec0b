#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cardlog {

// An area is what is printed around a town: a state, a province, a county, a country of Britain.

/// "CA", "N.Y.", "(MI)"
[[nodiscard]] bool is_area_sign(const std::string& word);

/// "CA", "California", "County Kildare", "King County", "Bedfordshire", "England".
[[nodiscard]] bool is_area(const std::vector<std::string>& words);

/// Where the area begins that ends the words ("Oakland CA", "Liverpool Merseyside"); their count
/// where there is none, or nothing else.
[[nodiscard]] std::size_t area_begin(const std::vector<std::string>& words);

/// A street's word ("Street") that no point of the compass is, nor a word that names of towns have
/// too ("Am").
[[nodiscard]] bool is_way(const std::string& word);

/// "c/o"
[[nodiscard]] bool is_care_of(const std::string& word);

/// The words from `begin` to `end` without signs at their ends.
[[nodiscard]] std::string joined_words(const std::vector<std::string>& words, std::size_t begin,
                                       std::size_t end);

}  // namespace cardlog
