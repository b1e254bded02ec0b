#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/contact.h"
#include "parse/text/segment.h"
#include "parse/text/witnesses.h"

namespace cardlog {

/// An address and the segment that it ends in.
struct PlacedAddress {
    Address address;
    std::size_t segment = 0;
};

/// The postal addresses on the card, of any country, the card's own first: chains of neighbouring
/// parts with the most evidence (address_signs.h), with the country where it is printed. Takes them
/// out of the segments. Postal codes of four digits count in `region` (ISO 3166-1) AT, CH and their
/// like, elsewhere only after a country sign ("A-1010").
/// What a domain is named after is a firm.
[[nodiscard]] std::vector<PlacedAddress> take_addresses(std::vector<Segment>& segments,
                                                        const std::string& region,
                                                        const Witnesses& witnesses);

}  // namespace cardlog
