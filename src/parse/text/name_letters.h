#pragma once

#include <string>
#include <vector>

namespace cardlog {

/// Gives "Kohler" its umlaut back where only "koehler" is in one of the mail addresses, and
/// "GroBmann" its sharp s after "grossmann"; `addresses` are folded, letters only.
[[nodiscard]] std::string with_umlauts(const std::string& printed,
                                       const std::vector<std::string>& addresses);

/// Gives "lng. Tyler lyer" its capital I back: names and prefixes begin with capitals, particles
/// aside.
[[nodiscard]] std::string with_capital_i(const std::string& printed);

}  // namespace cardlog
