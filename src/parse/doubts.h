#pragma once

#include <string>
#include <vector>

#include "core/contact.h"

namespace cardlog {

/// Why values of a contact come up for review, as sentences for its warnings: what was mended, with
/// how it was read, a name that nothing else on the card speaks for, and what a field may be that
/// is absent. Empty where there is no reason but a doubtful reading.
[[nodiscard]] std::vector<std::string> doubts_about(const Contact& contact);

}  // namespace cardlog
