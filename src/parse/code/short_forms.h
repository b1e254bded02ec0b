#pragma once

#include <optional>
#include <string>

#include "parse/code/property.h"

namespace cardlog {

/// What the short formats of codes say, in the words of a vCard: MECARD and MEBKM (NTT DoCoMo),
/// MATMSG (a mail to be sent) and BIZCARD. None for any other text.
[[nodiscard]] std::optional<Properties> properties_of_short_form(const std::string& payload);

}  // namespace cardlog
