#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/contact.h"
#include "core/geometry.h"

namespace cardlog {

/// A value's place in the card record ("name", "emails[0]") and the evidence behind it.
struct NamedEvidence {
    std::string field;
    Evidence evidence;

    bool operator==(const NamedEvidence&) const = default;
};

/// The evidence of all values that are present, in the record's order.
[[nodiscard]] std::vector<NamedEvidence> evidence_of(const Contact& contact);

/// The possible values of fields that are absent, one a field, in the order of the card record.
/// None of lists, without print or as sure as a value is; an unread card has none.
[[nodiscard]] std::vector<PossibleValue> open_values(const Contact& contact);

/// The record fields whose value is under review_threshold, and behind them those of open_values().
[[nodiscard]] std::vector<std::string> needs_review(const Contact& contact);

/// The confidence in whole percent, rounded down: what is under review_threshold never shows 90.
[[nodiscard]] int percent_of(const Evidence& evidence);

/// Calls `visit` with each present value's record field and evidence, in the record's order.
void for_each_evidence(Contact& contact,
                       const std::function<void(const std::string& field, Evidence&)>& visit);

/// Calls `visit` with each quad that the contact's values, and possible ones, have.
void for_each_quad(Contact& contact, const std::function<void(Quad&)>& visit);

/// No value that a card could have told: an unread card. What only a person says does not count.
[[nodiscard]] bool is_empty(const Contact& contact);

}  // namespace cardlog
