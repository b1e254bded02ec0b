#pragma once

#include <string>
#include <vector>

#include "core/contact.h"
#include "parse/text/segment.h"

namespace cardlog {

/// The telephone numbers on a card in print order, with a sentence for each that is doubtful.
struct CardPhones {
    std::vector<Phone> phones{};
    std::vector<std::string> warnings{};
};

/// Where the numbers of a card are at home.
struct NumberPlaces {
    std::string region{};                ///< of those without a country code (ISO 3166-1)
    std::vector<std::string> offices{};  ///< one a segment: where not empty, tried before `region`
    std::string town{};                  ///< of the address (key_of); empty where there is none
};

/// The numbers among the segments, by the numbering plans of libphonenumber; takes them out of the
/// segments. One that lacks its area code gets that of the number before, of the town, or of the
/// other numbers. What is labelled as a number and in no plan is kept as printed, without `e164`
/// and with a warning: a number is never dropped.
[[nodiscard]] CardPhones take_phones(std::vector<Segment>& segments, const NumberPlaces& places);

/// One number as a code on the card gives it or a person types it, with its extension behind a word
/// for one ("x456", "ext. 456", "Durchwahl 12").
[[nodiscard]] Phone phone_from(const std::string& number, PhoneType label,
                               const std::string& region);

}  // namespace cardlog
