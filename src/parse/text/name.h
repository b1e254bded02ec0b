#pragma once

#include <string>
#include <vector>

#include "core/contact.h"

namespace cardlog {

/// A printed name in its parts: prefixes ("Prof. Dr."), given names, the family name with its
/// particles. Capitals become mixed case. Evidence is left empty.
[[nodiscard]] Name name_from(const std::string& printed);

/// Gives "Kohler" its umlaut back where only "koehler" is in one of the mail addresses, and
/// "GroBmann" its sharp s after "grossmann"; `addresses` are folded, letters only.
[[nodiscard]] std::string with_umlauts(const std::string& printed,
                                       const std::vector<std::string>& addresses);

/// Gives "lng. Tyler lyer" its capital I back: names and prefixes begin with capitals, particles
/// aside.
[[nodiscard]] std::string with_capital_i(const std::string& printed);

/// The words of a name without its prefixes and suffixes.
[[nodiscard]] std::vector<std::string> bare_name(const std::string& printed);

}  // namespace cardlog
