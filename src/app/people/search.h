#pragma once

#include <string>
#include <vector>

#include "core/contact.h"
#include "storage/people/people.h"
#include "storage/store.h"

namespace cardlog {

/// What a contact is found by: its folded words, and each phone number in one piece.
[[nodiscard]] std::string search_text_of(const Contact& contact);

/// The contacts, by family name; with a query, as a person types it, those that have all of its
/// words: "mueller" and "muller" find "Müller"; with a tag those that have it. At most the first
/// `most`.
[[nodiscard]] std::vector<ContactSummary> find_contacts(const Store& store,
                                                        const std::string& query,
                                                        const std::string& tag = {},
                                                        std::size_t most = all_entries);

/// Whether one of the tags is `tag`, in any spelling of umlauts and capitals. An empty one is in
/// every list.
[[nodiscard]] bool has_tag(const std::vector<std::string>& tags, const std::string& tag);

/// Whether `text` has all the words of a query, or words that begin like them, in any spelling of
/// umlauts and capitals. A query without words is in every text.
[[nodiscard]] bool has_words(const std::string& text, const std::string& query);

}  // namespace cardlog
