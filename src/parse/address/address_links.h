#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parse/address/address_parts.h"
#include "parse/address/address_signs.h"
#include "parse/text/segment.h"

namespace cardlog {

/// A part and one that an address may have gone on from to reach it.
struct AddressLink {
    std::size_t from = 0;
    std::size_t to = 0;
    double weight = 0;  ///< 0 where they are neighbours, negative where something is between
    AddressSign join = AddressSign::joined_below;  ///< of neighbours
};

/// Which parts may follow each other: on a line, on lines of one column, or as a street and its
/// town on one row; sorted by `to`. `region` as for postal_code_at.
[[nodiscard]] std::vector<AddressLink> address_links_of(const std::vector<Segment>& segments,
                                                        const std::vector<AddressPart>& parts,
                                                        const std::string& region);

}  // namespace cardlog
