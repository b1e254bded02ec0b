#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/contact.h"

namespace cardlog {

/// The lines of a person's own words, of which each is kept for itself; none where there are none.
[[nodiscard]] std::vector<std::string> lines_of(const std::optional<Field>& field);

/// One person from two contacts: the values of `first`, where it has none those of `second`; lists
/// hold what either has, `first`'s in front, nothing twice (addresses whatever their case, numbers
/// by E.164). Of a person's own words both are kept, line by line.
[[nodiscard]] Contact united(const Contact& first, const Contact& second);

/// The reverse: `whole` without what came from `second` alone when it was united with `first`. What
/// was changed or added since stays.
[[nodiscard]] Contact separated(const Contact& whole, const Contact& first, const Contact& second);

}  // namespace cardlog
