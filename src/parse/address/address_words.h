#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cardlog {

/// How many of the words right before `end` are the label of a postal code: "PLZ", "ZIP code".
[[nodiscard]] std::size_t postcode_label_length(const std::vector<std::string>& words,
                                                std::size_t end);

/// "Tel", "Mobil", "Fax": what stands in front of a number.
[[nodiscard]] bool is_contact_label(std::string_view word);

/// The figures that these words begin with are no more than a postal code has.
[[nodiscard]] bool begins_with_few_figures(const std::vector<std::string>& words,
                                           std::size_t begin = 0);

/// "Tel.", "Freephone": what stands in front of a number.
[[nodiscard]] bool is_number_label(std::string_view word);

/// "Office", "Adresse": what stands in front of an address.
[[nodiscard]] bool is_place_label(std::string_view word);

[[nodiscard]] bool has_digits(std::string_view word);

/// "Postfach 12 34", "Case postale 12": a box in front of its number.
[[nodiscard]] bool is_post_box(const std::vector<std::string>& words);

/// "Apt", "Floor", "Nr.", misread too.
[[nodiscard]] bool is_unit(const std::string& word);

/// "Ring 44", "Ring 44 b": a letter of its own behind the number.
[[nodiscard]] bool ends_in_house_number(const std::vector<std::string>& words);

}  // namespace cardlog
