#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/contact.h"
#include "parse/segment.h"

namespace cardlog {

/// The first postal address on the card, of any country: the chain of neighbouring parts with the
/// most evidence (address_parts.h), with the country where it is printed. Takes it and any other
/// address out of the segments. Postal codes of four digits count in `region` (ISO 3166-1) AT, CH
/// and their like, elsewhere only after a country sign ("A-1010").
[[nodiscard]] std::optional<Address> take_address(std::vector<Segment>& segments,
                                                  const std::string& region);

}  // namespace cardlog
