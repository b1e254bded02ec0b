#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/contact.h"
#include "parse/code/property.h"

namespace cardlog {

/// How sure a value is that is in a code and not in print: read without fault, but nobody knows how
/// old it is.
inline constexpr double only_in_code = 0.92;

/// The words of a text with single blanks, cut to `longest` bytes.
[[nodiscard]] std::string one_line(const std::string& text, std::size_t longest);

/// One line of a value's words, cut to what a value is shorter than; a line break in it becomes
/// `line_break`.
[[nodiscard]] std::string clean(std::string text, std::string_view line_break = " ");

/// The texts that are not empty, with `separator` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& texts, std::string_view separator);

/// The value with its semicolons, for what has no parts.
[[nodiscard]] std::string whole_value(const Property& property);

/// Whether a text has two letters: fewer are no name and no word.
[[nodiscard]] bool has_letters(std::string_view text);

/// What stands behind a text that is in a code.
[[nodiscard]] Evidence evidence_of_code(const std::string& text);

/// The first property of that name; null where there is none.
[[nodiscard]] const Property* find(const Properties& properties, std::string_view name);

/// The clean value of the first property of that name; empty where there is none.
[[nodiscard]] std::string text_of(const Properties& properties, std::string_view name);

}  // namespace cardlog
