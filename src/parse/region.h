#pragma once

#include <string>

#include "core/contact.h"

namespace cardlog {

/// Where the card's numbers without a country are at home (ISO 3166-1 alpha-2): the country of its
/// address, else of its website or mail address, else `home`.
[[nodiscard]] std::string region_of(const Contact& contact, const std::string& home);

}  // namespace cardlog
