#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/contact.h"
#include "core/ledger.h"

namespace cardlog {

/// A row of the table contact_value: one value of a contact, named as in the card record ("name",
/// "given_name", "emails", "phones", …). One without a value is open: its print is what the field
/// may be, which is absent.
struct ContactRow {
    std::string field;
    int position = 0;                   ///< in a list, from 0
    std::string value;                  ///< of a phone: E.164, or as printed where it is not valid
    std::optional<std::string> type{};  ///< phones only
    std::optional<std::string> e164{};  ///< phones only
    std::optional<std::string> extension{};  ///< phones only
    /// Parts of a name or of an address leave it to the whole and are sure.
    Evidence evidence{"", 1, false, {}};
    std::optional<Id> card{};  ///< where it was printed; none for what a person typed

    bool operator==(const ContactRow&) const = default;
};

/// See ContactRow.
[[nodiscard]] bool is_open(const ContactRow& row);

/// A field of a contact as text; empty where it was, or is, absent.
struct FieldChange {
    std::string field;  ///< as in the card record, its parts too ("given_name")
    std::string before;
    std::string after;

    bool operator==(const FieldChange&) const = default;
};

/// A contact's values as rows; its warnings are none of them. Parts that are empty have no row.
[[nodiscard]] std::vector<ContactRow> rows_of(const Contact& contact);

/// The reverse: rows in the order of their positions. Unknown fields are skipped.
[[nodiscard]] Contact contact_from(const std::vector<ContactRow>& rows);

/// The fields whose values differ, by their names; the values of a list are joined by commas.
[[nodiscard]] std::vector<FieldChange> changes_between(const std::vector<ContactRow>& before,
                                                       const std::vector<ContactRow>& after);

}  // namespace cardlog
