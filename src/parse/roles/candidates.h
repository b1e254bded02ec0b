#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/contact.h"
#include "parse/roles/pieces.h"
#include "parse/text/segment.h"

namespace cardlog {

/// One piece, or several in a row, that may be one value.
struct Candidate {
    std::size_t first = 0;  ///< the first and the last of its pieces
    std::size_t last = 0;
    std::string text;
    double size = 0;         ///< height of its print relative to the card's median; 0: not known
    double largest = 0;      ///< the same relative to the card's largest
    double lowest = 1;       ///< the smallest of its lines relative to its largest
    double worst = 1;        ///< confidence of its pieces
    std::string first_line;  ///< its first and its last piece
    std::string last_line;
    std::size_t lines = 1;      ///< how many it is printed on
    bool continues = false;     ///< its first line cannot stand alone, or its last cannot
    std::size_t complete = 0;   ///< pieces that could each be a value of their own
    bool cut = false;           ///< what is printed before or behind it belongs to it
    bool role_of_next = false;  ///< as for pieces
    bool behind_role = false;
    FieldLabel label = FieldLabel::none;  ///< of its first piece
    bool repeated = false;                ///< is printed elsewhere too
    bool alike = false;     ///< the line above or below is print of the same kind, larger than most
    bool bulleted = false;  ///< a bullet stands in front, as in a list
    bool figures_beside = false;  ///< its line has other figures
    bool number_beside = false;   ///< a telephone number is on its line or on the next one
    bool title_before = false;    ///< the piece before reads like a job title
    bool title_behind = false;
    bool fields_before = false;  ///< the line above was wholly taken by other fields
    bool fields_behind = false;
    bool begins_line = true;
    double beside = 0;  ///< other pieces on its lines, up to 3, less where these are the whole card
    double run = 0;     ///< how many lines of its size and of words alone stand together, up to 1
    double page_share = 0;  ///< of its first line, with what is printed beside it
    double position = 0;    ///< 0 for the first of the pieces to 1 for the last of five and more
    Evidence evidence{};
};

/// The pieces, and runs of up to three of them on one line or on lines that follow each other.
[[nodiscard]] std::vector<Candidate> candidates_of(const std::vector<Segment>& segments,
                                                   const std::vector<Piece>& pieces);

}  // namespace cardlog
