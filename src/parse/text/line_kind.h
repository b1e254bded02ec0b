#pragma once

#include "core/text.h"

namespace cardlog {

/// What a line looks like, well-formed or not.
enum class LineKind { other, email, website, phone };

/// `email` where it has an at sign or what is read for one, `website` where it begins like one,
/// `phone` where it has at least six digits: fewer are a postal code and a house number.
[[nodiscard]] LineKind kind_of(const Line& line);

}  // namespace cardlog
