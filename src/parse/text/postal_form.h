#pragma once

#include <string>
#include <string_view>

namespace cardlog {

/// How surely a text is a postal code by its form alone.
enum class PostalCertainty { none, doubtful, certain };

/// How surely a text of one or two words ("49074", "SW1A 2AA") is a postal code, where codes are
/// those of `region` (ISO 3166-1), by the forms of the Universal Postal Union's addressing guides.
[[nodiscard]] PostalCertainty postal_certainty(std::string_view text, std::string_view region);

/// Codes of this text's form are at home in the region.
[[nodiscard]] bool is_home_form(std::string_view text, std::string_view region);

/// The only country whose postal codes have the form of this one; empty where there are others.
[[nodiscard]] std::string country_of_code(std::string_view postal_code);

}  // namespace cardlog
