#pragma once

#include <string>

#include "core/contact.h"

namespace cardlog {

/// What a vCard (RFC 6350 and its older versions) or a MeCARD in a code says; empty for any other
/// payload, and for parts that are no such values. Numbers without a country are of `region`.
[[nodiscard]] Contact contact_from_code(const std::string& payload, const std::string& region);

/// Compares the print with a code. The same value makes it surer; one that differs by a misread
/// letter or two is repaired; one that was not read is added with the code as its print.
void confirm(Contact& contact, const Contact& code);

}  // namespace cardlog
