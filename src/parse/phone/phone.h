#pragma once

#include <string>
#include <vector>

#include "core/contact.h"
#include "parse/phone/region.h"
#include "parse/text/segment.h"

namespace cardlog {

/// The telephone numbers on the card in print order, by the numbering plans of libphonenumber;
/// takes them out of the segments. Numbers without a country code are of their segment's region in
/// `offices`, one for each segment, where that is not empty and they are valid there, else of
/// `region`. Adds a sentence to `warnings` for a number whose country code was wrong.
[[nodiscard]] std::vector<Phone> take_phones(std::vector<Segment>& segments,
                                             const std::string& region,
                                             const std::vector<std::string>& offices,
                                             std::vector<std::string>& warnings);

/// The numbering plan of its country has numbers like this one, which may have an extension; one
/// that is too short or too long is none.
[[nodiscard]] bool is_valid_number(const std::string& e164);

/// The town of a fixed line's number by its area code, in German where the town is in a country
/// that speaks it ("Köln"); empty where the plan does not tell.
[[nodiscard]] std::string town_of(const std::string& e164);

/// A number printed without its country is one of a town (key_of) in a region, by its area code.
[[nodiscard]] bool is_number_of_town(const std::string& number, const std::string& region,
                                     const std::string& town);

/// What the numbers among the segments tell about where the card is from.
[[nodiscard]] RegionHints region_hints_of(const std::vector<Segment>& segments);

/// One number as a code on the card gives it.
[[nodiscard]] Phone phone_from(const std::string& number, PhoneType label,
                               const std::string& region);

}  // namespace cardlog
