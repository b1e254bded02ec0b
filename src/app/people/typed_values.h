#pragma once

#include <string>

#include "core/contact.h"

namespace cardlog {

// Values that a person types: taken as they are, sure, and only where they are well-formed. They
// throw Error(usage) that names the text and says how it should look.

/// Words as they are kept: several lines are parted by "\n", and other control characters, which
/// address books and servers refuse or break at, are left out. Throws nothing.
[[nodiscard]] std::string plain_text(const std::string& text);

/// The domain in lower case.
[[nodiscard]] Field typed_email(const std::string& text);

/// Numbers without a country code are of `region` (ISO 3166-1 alpha-2). A number that the numbering
/// plan knows as a mobile's becomes `mobile`, unless it is a fax.
[[nodiscard]] Phone typed_phone(const std::string& text, PhoneType type, const std::string& region);

}  // namespace cardlog
