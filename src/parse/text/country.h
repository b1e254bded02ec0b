#pragma once

#include <string>
#include <string_view>

namespace cardlog {

// Countries are known by their ISO 3166-1 alpha-2 code, in upper case.

/// The country that a text names in its own or a big European language ("Schweiz", "South Korea",
/// "UK"); empty for any other text. Names are those of CLDR.
[[nodiscard]] std::string country_named(std::string_view text);

/// The country whose sign (key_of) stands before its postal codes: "a" of "A-1010"; empty for any
/// other text.
[[nodiscard]] std::string country_of_sign(const std::string& sign);

/// The country whose top-level domain a domain is in; empty for "com", and for "tv" and the like,
/// which are used all over the world.
[[nodiscard]] std::string country_of_domain(const std::string& domain);

}  // namespace cardlog
