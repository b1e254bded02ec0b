#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/ascii.h"

namespace cardlog {

/// Valid UTF-8 in NFC of at most `max_bytes`: ill-formed bytes, control characters and
/// directional marks become spaces.
[[nodiscard]] std::string cleaned(std::string_view text, std::size_t max_bytes);

/// A text of several lines without control characters: "\n" and tabs stay, whatever else breaks a
/// line (a vertical tab, a form feed, a carriage return, U+2028) is one "\n", the other control
/// characters and what is no character are left out; ill-formed bytes become U+FFFD.
[[nodiscard]] std::string without_controls(std::string_view text);

/// For comparing: NFKC case folding without marks; letters that do not decompose become their
/// nearest ASCII ones ("Łukasz" gives "lukasz", "Weiß" gives "weiss", "Müller" gives "muller").
[[nodiscard]] std::string fold(std::string_view text);

/// Like fold, but in the German spelling without umlauts: "Müller" gives "mueller".
[[nodiscard]] std::string fold_german(std::string_view text);

/// The letters and digits of fold(text), the key of the word lists: "Dipl.-Ing." gives "dipling".
[[nodiscard]] std::string key_of(std::string_view text);

/// How many of which characters a text has.
struct CharacterCounts {
    int letters = 0;
    int upper = 0;
    int digits = 0;
    int other = 0;  ///< neither letter, digit nor space
};
[[nodiscard]] CharacterCounts count_characters(std::string_view text);

/// The first code point is a capital letter.
[[nodiscard]] bool starts_with_capital(std::string_view text);

/// First letter of each part (after a hyphen, a full stop or an apostrophe too) large, the others
/// small.
[[nodiscard]] std::string title_case(std::string_view word);

/// Without leading and trailing code points that are neither letter nor digit; those in `keep`
/// stay.
[[nodiscard]] std::string_view trimmed(std::string_view text, std::string_view keep = {});

/// The pieces between runs of any of `separators` (single bytes), empty ones left out.
[[nodiscard]] std::vector<std::string> split(std::string_view text,
                                             std::string_view separators = " \t");

/// Puts a word behind the others, after a space.
inline void append_word(std::string& text, std::string_view word)
{
    if (!text.empty()) {
        text += ' ';
    }
    text += word;
}

/// Any byte of a letter: ASCII letters and all of a multi-byte character.
[[nodiscard]] inline bool is_wordlike(char c)
{
    return is_ascii_letter(c) || !is_ascii(c);
}

/// The letters of a folded text.
[[nodiscard]] inline std::string letters_of(std::string text)
{
    std::erase_if(text, [](char c) { return !is_wordlike(c); });
    return text;
}

/// Any byte of a multi-byte character but its first.
[[nodiscard]] inline bool is_inner_byte(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace cardlog
