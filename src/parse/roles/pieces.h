#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parse/text/segment.h"

namespace cardlog {

/// What is printed in front of a piece, or what else says what it is.
enum class FieldLabel { none, name, firm, title, credit };

/// A stretch of a segment between separators ("|", "•", commas) and fields already taken.
struct Piece {
    std::size_t segment = 0;
    Span span;
    bool role_of_next = false;  ///< "Inhaberin" of "Inhaberin: Erika Muster", the next piece
    bool behind_role = false;   ///< "Erika Muster" there
    FieldLabel label = FieldLabel::none;  ///< of "Firma: Muster GmbH", "© 2024 Muster GmbH"
};

/// What is left of the segments after the scanners took their fields; at most 200 pieces.
[[nodiscard]] std::vector<Piece> pieces_of(const std::vector<Segment>& segments);

/// The length of "1. " or "2nd " at the beginning of a text, with the blank behind it; 0 without
/// one.
[[nodiscard]] std::size_t ordinal_length(std::string_view text);

/// A word that job titles end with or are: "Director".
[[nodiscard]] bool is_role(const std::string& word);

/// A few words with a job title among them, no firm's form and nothing of a slogan ("Your partner
/// for kitchens").
[[nodiscard]] bool reads_like_title(std::string_view text);

}  // namespace cardlog
