#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/text/segment.h"

namespace cardlog {

/// What is printed beside a number, or in place of one.
enum class NumberLabel {
    none,
    work,
    mobile,
    fax,
    work_and_fax,  ///< "Tel./Fax": one number of both kinds
    home,
    extension,
    fax_extension,  ///< "Fax DW"
    area_code,
    not_a_phone
};

/// What a word says of the number behind it.
[[nodiscard]] NumberLabel number_label_of(std::string_view word);

/// The label nearest to the number: the last one in front of it.
[[nodiscard]] NumberLabel last_label(std::string_view text);

/// The label behind a number that ends at `end`, where no other number follows.
[[nodiscard]] NumberLabel label_after(std::string_view view, std::size_t end);

/// A label between two numbers that is the first one's, and where it ends in the gap.
struct LabelBehind {
    NumberLabel label = NumberLabel::none;
    std::size_t end = 0;
};

/// "-es mellék", "mellék)": where the label of an extension ends that stands behind the figures
/// which end at `end`; 0 where none does or the label is that of the figures behind it.
[[nodiscard]] std::size_t extension_label_behind(std::string_view view, std::size_t end);

/// "(Fax)", where no number follows it directly; and "Fax" before a separator ("0541 971299 Fax |
/// 0171 ..."), or at the line's end, where nothing says that it is the next number's.
[[nodiscard]] LabelBehind bracketed_label(std::string_view gap, bool ends_line);
[[nodiscard]] LabelBehind separated_label(std::string_view gap);

/// Nothing but signs and words like "and" stands between two numbers: the first one's label is the
/// second one's too.
[[nodiscard]] bool joins_numbers(std::string_view gap);

/// A word says what the number behind it is, and not a letter alone.
[[nodiscard]] bool ends_in_label_word(std::string_view text);

/// The label of segments[number] in a column of its own or on the line above.
[[nodiscard]] NumberLabel label_beside(const std::vector<Segment>& segments, std::size_t number);

/// Where the labels in front of a number begin, or the number where it has none.
[[nodiscard]] std::size_t label_begin(const Segment& segment, std::size_t number);

}  // namespace cardlog
