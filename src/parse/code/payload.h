#pragma once

#include <optional>
#include <string>

#include "parse/code/property.h"

namespace cardlog {

/// What the payload of a code (UTF-8) says about a person: a vCard, a short form or a link. Empty
/// where it speaks of nobody (a WLAN's password, a payment) or is longer than any code; none where
/// it is plain text, to be read as print is.
[[nodiscard]] std::optional<Properties> properties_of_payload(const std::string& payload);

}  // namespace cardlog
