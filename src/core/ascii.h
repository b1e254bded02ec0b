#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace cardlog {

// Characters of ASCII, whatever the locale; bytes of other characters are none of these and stay.

[[nodiscard]] inline bool is_ascii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

[[nodiscard]] inline bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

[[nodiscard]] inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] inline bool is_ascii_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

[[nodiscard]] inline bool is_ascii_letter(char c)
{
    return is_ascii_capital(c) || (c >= 'a' && c <= 'z');
}

[[nodiscard]] inline char lower_ascii(char c)
{
    return is_ascii_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline char upper_ascii(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

[[nodiscard]] inline std::string lower_ascii(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return lower_ascii(c); });
    return text;
}

[[nodiscard]] inline std::string upper_ascii(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return upper_ascii(c); });
    return text;
}

/// A byte of a letter or digit: ASCII ones, and all bytes of other characters.
[[nodiscard]] inline bool is_letter_or_digit(char c)
{
    return !is_ascii(c) || is_ascii_letter(c) || is_digit(c);
}

/// White space between words and at the ends of lines.
inline constexpr std::string_view blanks = " \t\r\n";

/// Nothing is in the text but white space.
[[nodiscard]] inline bool is_blank(std::string_view text)
{
    return text.find_first_not_of(blanks) == std::string_view::npos;
}

/// Without white space at its ends.
[[nodiscard]] inline std::string without_blank_ends(std::string_view text)
{
    const std::size_t first = std::min(text.find_first_not_of(blanks), text.size());
    return std::string(text.substr(first, text.find_last_not_of(blanks) + 1 - first));
}

}  // namespace cardlog
