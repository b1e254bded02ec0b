#pragma once

#include <string_view>

namespace cardlog {

/// Whether a word names a day of the week in a language that cards are printed in, in full or short
/// ("Dienstag", "lun."); the names are ICU's. One letter alone is none.
[[nodiscard]] bool is_weekday(std::string_view word);

}  // namespace cardlog
