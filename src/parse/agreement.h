#pragma once

#include "core/contact.h"

namespace cardlog {

/// Lets the fields of a contact confirm each other: mail address and website, name and mail
/// address, town and area code. Agreement raises confidence, contradiction lowers it, and a letter
/// that was misread in one of the two is repaired after the other.
void compare_fields(Contact& contact);

}  // namespace cardlog
