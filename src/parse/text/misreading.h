#pragma once

#include <cstddef>
#include <string>

namespace cardlog {

/// A folded text with one letter for all that recognisers take for each other: "rnüI1er" and
/// "müller" give the same.
[[nodiscard]] std::string lookalike(std::string text);

/// Levenshtein's distance, on bytes; for short texts: its time grows with the product of lengths.
[[nodiscard]] std::size_t distance(const std::string& a, const std::string& b);

}  // namespace cardlog
