#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/contact.h"

namespace cardlog {

/// One text in two spellings of umlauts, capitals and signs.
[[nodiscard]] bool says_the_same(const std::string& print, const std::string& code);

/// "E. Lindner" and "Erika Maria Lindner" are Erika Lindner.
[[nodiscard]] bool is_one_person(const Name& print, const Name& code);

// Of each field `print` becomes what print and code say together, with a sentence in `warnings` of
// what was mended or contradicts. What the code says a value to be is known, of the print it is
// guessed: where they contradict each other the print stays only where `print_is_supported`.

void reconcile_text(const std::string& what, std::optional<Field>& print,
                    const std::optional<Field>& code, bool print_is_supported,
                    std::vector<std::string>& warnings);

void reconcile_names(std::optional<Name>& print, const std::optional<Name>& code,
                     bool print_is_supported, std::vector<std::string>& warnings);

/// Print that contradicts the code stays.
void reconcile_addresses(std::optional<Address>& print, const std::optional<Address>& code,
                         std::vector<std::string>& warnings);

}  // namespace cardlog
