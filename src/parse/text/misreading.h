#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cardlog {

/// A folded text with one letter for all that recognisers take for each other: "rnüI1er" and
/// "müller" give the same.
[[nodiscard]] std::string lookalike(std::string text);

/// How many of the word's letters are such as recognisers take figures for: two of "165Ol".
[[nodiscard]] std::size_t count_letters_like_figures(std::string_view word);

/// The word with figures for these: "165Ol" gives "16501". Of the same length.
[[nodiscard]] std::string with_figures(std::string word);

/// Levenshtein's distance, on bytes; for short texts: its time grows with the product of lengths.
[[nodiscard]] std::size_t distance(const std::string& a, const std::string& b);

}  // namespace cardlog
