#pragma once

#include <string>
#include <vector>

#include "parse/text/segment.h"

namespace cardlog {

/// The line says whose a page is: "© 2024 Muster GmbH".
[[nodiscard]] bool has_copyright(const Segment& segment);

/// With the sign itself; inside of a line it may be an icon.
[[nodiscard]] bool begins_with_copyright(const Segment& segment);

/// Takes out what belongs to no field: "© 2024" and "All rights reserved" of a page's foot, "i. A."
/// in front of who signs for another.
void take_boilerplate(std::vector<Segment>& segments);

/// The share of words that stand around a contact in letters and on pages; 0 without words.
[[nodiscard]] double page_share_of(const std::vector<std::string>& words);

}  // namespace cardlog
