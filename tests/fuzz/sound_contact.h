#pragma once

#include <cmath>
#include <cstdlib>
#include <string>

#include "core/contact.h"
#include "core/evidence.h"

namespace cardlog {

/// Ends the program where it does not hold, so that the fuzzer keeps the input.
inline void require_of_fuzzed(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

/// What holds for any contact, whatever it was made of: no value is empty, and each knows how sure
/// it is.
inline void require_sound(const Contact& contact)
{
    for (const auto& [field, evidence] : evidence_of(contact)) {
        require_of_fuzzed(evidence.confidence >= 0 && evidence.confidence <= 1);
    }
    for (const auto* list : {&contact.emails, &contact.websites, &contact.social}) {
        for (const Field& field : *list) {
            require_of_fuzzed(!field.value.empty());
        }
    }
    for (const Phone& phone : contact.phones) {
        require_of_fuzzed(!phone.e164 || phone.e164->starts_with("+"));
        require_of_fuzzed(phone.e164 || !phone.evidence.printed.empty());
    }
    require_of_fuzzed(!contact.name || !contact.name->full.empty());
    require_of_fuzzed(!contact.company || !contact.company->value.empty());
    require_of_fuzzed(!contact.address || !contact.address->text.empty());
}

}  // namespace cardlog
