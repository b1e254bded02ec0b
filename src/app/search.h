#pragma once

#include <string>
#include <vector>

#include "core/contact.h"
#include "storage/store.h"

namespace cardlog {

/// What a contact is found by: its folded words, and each phone number in one piece.
[[nodiscard]] std::string search_text_of(const Contact& contact);

/// The contacts, by family name; with a query, as a person types it, those that have all of its
/// words: "mueller" and "muller" find "Müller".
[[nodiscard]] std::vector<ContactSummary> find_contacts(const Store& store,
                                                        const std::string& query);

}  // namespace cardlog
