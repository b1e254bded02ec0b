#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/contact.h"

namespace cardlog {

/// Whose word stands where a value was changed on both sides.
enum class Prefer { neither, here, there };

/// A contact as other programs have it, in the three states that a change is known by. All are what
/// a vCard says, so that they compare.
struct ContactSides {
    Contact here;                     ///< as the store says it now
    std::optional<Contact> agreed{};  ///< as it was said last to those programs; none: not known
    Contact there;                    ///< as they have it
};

/// A value that was changed on both sides, and not to the same.
struct Conflict {
    std::string field;
    std::string here;
    std::string there;

    bool operator==(const Conflict&) const = default;
};

/// A contact with what was changed elsewhere.
struct ChangedContact {
    Contact contact;
    std::vector<Conflict> conflicts;  ///< nothing of these fields was changed
};

/// `now` with what other programs changed since the last agreement, as a person's word: values that
/// came are added and those that went are taken out, of a list and of the lines of a note each by
/// itself; a text that was changed here as well is a conflict. Where no agreement is known, what
/// they have in addition is added, and nothing is taken out.
[[nodiscard]] ChangedContact with_changes(const Contact& now, const ContactSides& sides,
                                          Prefer prefer);

/// Whether two contacts have the same values, wherever those were taken from.
[[nodiscard]] bool say_the_same(const Contact& one, const Contact& other);

}  // namespace cardlog
