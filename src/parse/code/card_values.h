#pragma once

#include <string>

#include "core/contact.h"
#include "parse/code/property.h"

namespace cardlog {

/// What the properties of one vCard say. A card of a firm has no name. Numbers without a country
/// are of the address's country where it is given, else of `region` (ISO 3166-1 alpha-2). Evidence
/// is the property's text, without place; a property that is no such value is left out, but a
/// number that is not valid is kept as it is written.
[[nodiscard]] Contact contact_of(const Properties& properties, const std::string& region);

}  // namespace cardlog
