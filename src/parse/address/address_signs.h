#pragma once

#include <string>
#include <vector>

#include "core/net.h"
#include "parse/address/address_parts.h"
#include "parse/text/segment.h"
#include "parse/text/witnesses.h"

namespace cardlog {

struct AddressLink;

/// What speaks for or against a part of an address; part_odds() weighs it.
enum class AddressSign {
    always,
    code_then_city,
    city_then_code,
    code_alone,
    telling_code,
    doubtful_code_then_city,
    doubtful_code,
    code_behind_town,
    street_word,
    street_end,
    number_first,
    number_last,
    number_alone,
    house_inside,
    block_number,
    unit_word,
    district_word,
    area,
    care_of,
    landmark,
    street_alone,
    country,
    no_digits,
    phone_like,
    role_word,
    firm_word,
    person_word,
    person_alone,
    small_words,
    all_small,
    one_word,
    few_words,
    many_words,
    labelled,
    slogan_word,
    page_words,
    register_word,
    domain_agrees,
    mail_agrees,
    comma_after,
    after_comma,
    before_code,
    house_before_town,
    below_street,
    before_street,
    of_list,
    strong_before,
    strong_after,
    strong_two_before,
    strong_two_after,
    // What it says for one part that its neighbour is of the address, by what lies between them.
    joined_by_comma,
    joined_on_line,
    joined_below,
    joined_below_comma,
    count
};

using AddressSigns = Features<AddressSign>;

/// The net that says how surely a part is of an address: it sees the part, the ones before and
/// behind it, the ones beyond these, and the mean of the card's (models/address_signs.txt,
/// models/address_units.txt). What joins neighbours it is told by the part itself alone.
using AddressNet = ViewNet<AddressSign, 6, 1>;
[[nodiscard]] const AddressNet& address_net();

/// Of each part the log-odds that it is of an address, whatever its neighbours are of.
[[nodiscard]] std::vector<double> part_odds(const std::vector<AddressSigns>& signs);

/// Whatever is around it: a number of a telephone, a legal form ("Rosenhain Co., Ltd.").
[[nodiscard]] bool is_never_of_address(const AddressPart& part, const AddressSigns& signs);

/// A code that is surely one with its town: where an address ends but for a country, a district or,
/// printed the other way round, its street.
[[nodiscard]] bool has_town(const AddressSigns& signs);

/// Says by itself that it is of an address.
[[nodiscard]] bool is_strong(const AddressSigns& signs);

/// The signs of each part; `region` as for postal_code_at, and the domains that firms are known by.
[[nodiscard]] std::vector<AddressSigns> address_signs_of(const std::vector<Segment>& segments,
                                                         const std::vector<AddressPart>& parts,
                                                         const std::vector<AddressLink>& links,
                                                         const std::string& region,
                                                         const Witnesses& witnesses);

}  // namespace cardlog
