#pragma once

#include <string>
#include <vector>

#include "app/exchange/todo.h"
#include "app/exchange/vcard.h"
#include "storage/people/people.h"
#include "storage/store.h"

namespace cardlog {

/// A contact for other programs, and when it or one of its calls was changed last.
struct Exported {
    StoredContact contact;
    Time changed_at{};
};

/// The contact and its calls as they are now; empty where there is no such contact.
[[nodiscard]] std::optional<Exported> exported_contact(const Store& store, Id contact);

/// All contacts, by family name; with a tag those that have it.
[[nodiscard]] std::vector<Exported> exported_contacts(const Store& store, const std::string& tag);

/// Its callbacks, which refer to it.
[[nodiscard]] std::vector<Todo> todos_of(const Exported& exported);

/// How contacts are written.
struct VcardStyle {
    VcardVersion version = VcardVersion::v3;
    bool with_photo = false;  ///< the picture of the first card that has one
};

[[nodiscard]] std::string vcard_of(const Store& store, const Exported& exported, VcardStyle style);

}  // namespace cardlog
