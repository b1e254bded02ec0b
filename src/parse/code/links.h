#pragma once

#include <optional>
#include <string>

#include "parse/code/property.h"

namespace cardlog {

/// What a link says in the words of a vCard: mailto (RFC 6068), tel (RFC 3966), sms (RFC 5724),
/// geo with a place to look for, WhatsApp's numbers, and any page. Empty for a link that leads to
/// nobody ("WIFI:..."); none for what is no link.
[[nodiscard]] std::optional<Properties> properties_of_link(const std::string& payload);

}  // namespace cardlog
