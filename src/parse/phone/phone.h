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

/// The numbers among the segments, by the numbering plans of libphonenumber; takes them out of the
/// segments. Numbers without a country code are of their segment's region in `offices`, one for
/// each segment, where that is not empty and they are valid there, else of `region`.
[[nodiscard]] CardPhones take_phones(std::vector<Segment>& segments, const std::string& region,
                                     const std::vector<std::string>& offices);

/// One number as a code on the card gives it.
[[nodiscard]] Phone phone_from(const std::string& number, PhoneType label,
                               const std::string& region);

}  // namespace cardlog
