#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/text/segment.h"

namespace cardlog {

/// What is printed beside a number, or in place of one.
enum class NumberLabel { none, work, mobile, fax, home, extension, not_a_phone };

/// What a word says of the number behind it.
[[nodiscard]] NumberLabel number_label_of(std::string_view word);

/// The label nearest to the number: the last one in front of it.
[[nodiscard]] NumberLabel last_label(std::string_view text);

/// The label behind a number that ends at `end`, where no other number follows.
[[nodiscard]] NumberLabel label_after(std::string_view view, std::size_t end);

/// The label of segments[number] in a column of its own or on the line above.
[[nodiscard]] NumberLabel label_beside(const std::vector<Segment>& segments, std::size_t number);

/// Where the labels in front of a number begin, or the number where it has none.
[[nodiscard]] std::size_t label_begin(const Segment& segment, std::size_t number);

}  // namespace cardlog
