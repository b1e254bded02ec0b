#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parse/text/segment.h"

namespace cardlog {

/// A stretch of a segment between separators that may be a part of an address ("12 Elm Street",
/// "Springfield", "8004 Zürich").
struct AddressPart {
    std::size_t segment = 0;
    Span span;
    std::vector<std::string> words;
    bool begins_line = false;
    bool ends_line = false;
};

/// What is left of the segments, cut at separators, commas and labels of phones; at most 300.
[[nodiscard]] std::vector<AddressPart> address_parts_of(const std::vector<Segment>& segments);

}  // namespace cardlog
