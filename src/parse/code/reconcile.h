#pragma once

#include "core/contact.h"

namespace cardlog {

/// What print and code say of one person, each a witness. What both say is surer; the print's
/// misreading by a letter that recognisers take for another, or a number's missing front, is mended
/// after the code, marked and told in a warning. What only one says stays as it is. Where they
/// contradict each other both values are kept, of a field that has one the surer (the other one
/// stands in the warning), under review_threshold and with a warning. No number of the code takes
/// the place of another line's, and no two values of the code are taken for one.
[[nodiscard]] Contact reconciled(Contact print, const Contact& code);

}  // namespace cardlog
