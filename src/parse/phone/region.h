#pragma once

#include <string>
#include <vector>

#include "core/contact.h"
#include "parse/text/segment.h"

namespace cardlog {

/// The country (ISO 3166-1 alpha-2) that an address names, or that the sign or the form of its
/// postal code belongs to; empty where it says none.
[[nodiscard]] std::string region_said_by(const Address& address);

/// What tells where a card is from, beside its address, websites and mail addresses.
struct RegionHints {
    std::string dialled{};  ///< region of a number with a country code; empty: none printed
    bool in_pairs = false;  ///< one is printed as five pairs of digits, as in France
    std::vector<std::string> numbers{};  ///< numbers without a country code, as printed
};

/// What the numbers among the segments tell about where the card is from.
[[nodiscard]] RegionHints region_hints_of(const std::vector<Segment>& segments);

/// Where the card's numbers without a country are at home (ISO 3166-1 alpha-2): the country of its
/// address or of the form of its postal code, unless no number is one there and one is at `home`,
/// else of its numbers with a country code, of its website or mail address, else a neighbour where
/// an area code is that of the printed town, else France where numbers are printed in pairs, else
/// `home`.
[[nodiscard]] std::string region_of(const Contact& contact, const RegionHints& hints,
                                    const std::string& home);

}  // namespace cardlog
