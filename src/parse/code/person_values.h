#pragma once

#include "core/contact.h"
#include "parse/code/property.h"

namespace cardlog {

/// Gives the contact the name, firm, department and title of a vCard (N, FN, NICKNAME, ORG, TITLE,
/// ROLE, KIND); none of them where the card is silent. A firm's card has no name.
void add_person_and_firm(Contact& contact, const Properties& properties);

}  // namespace cardlog
