#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cardlog {

/// What a word of a printed name is there for.
enum class NamePart {
    bare,    ///< of the given or the family name
    prefix,  ///< "Dr."
    suffix,  ///< "MBA", "Jr."
    aside,   ///< a nickname in quotes or brackets, a birth name: shown, but in no part
    pronoun  ///< "(she/her)"
};

struct NameWord {
    std::string text;
    NamePart part = NamePart::bare;
    std::size_t group = 0;  ///< how many commas stand before it
};

/// The text with a space behind initials and prefixes that stand at a word without one, as is usual
/// in India and happens everywhere: "K.N.Muster" is "K. N. Muster", "Dr.Muster" is "Dr. Muster".
/// Degrees and what names a firm stay as they are.
[[nodiscard]] std::string with_initials_apart(std::string_view text);

/// The words of a printed name without commas, each with its part; `region` ("FR") tells whether
/// "M." is an initial.
[[nodiscard]] std::vector<NameWord> name_words(const std::string& printed,
                                               const std::string& region);

/// Joins given names or family names: "und", "y".
[[nodiscard]] bool is_name_link(const std::string& word);

/// Begins a family name: "von", "de", "O'". An initial ("T.") is none, nor a given name that is
/// spelt alike ("Ben").
[[nodiscard]] bool is_particle(const std::string& word);

/// Several letters, all capitals.
[[nodiscard]] bool is_in_capitals(const std::string& word);

}  // namespace cardlog
