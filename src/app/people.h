#pragma once

#include <string>
#include <vector>

#include "core/contact.h"
#include "core/ledger.h"
#include "storage/store.h"

namespace cardlog {

/// What a person is changing of a contact.
struct Draft {
    Contact contact;
    Encounter encounter;
};

/// The draft with changes as they are typed, in their order: FIELD=VALUE sets a field (an empty
/// value takes it away; of a list it replaces all), FIELD+=VALUE and FIELD-=VALUE add to a list and
/// take from it. Fields are those of the card record (name, company, department, job_title, emails,
/// phones, websites, address, social) and of the encounter (event, met_on, place, talked_about).
/// A phone may say what it is: mobile:0151 23456789. Numbers without a country are of `region`.
/// Throws Error(usage) that names the change and says what would be right.
[[nodiscard]] Draft edited(Draft draft, const std::vector<std::string>& changes,
                           const std::string& region);

/// Stores the changes of a contact; see edited() and Store::edit(). Returns it as it is now.
StoredContact edit_contact(Store& store, Id contact, const std::vector<std::string>& changes,
                           const std::string& region, Time now);

/// Lets `into` stand for both, with the values of both; see united(). Returns it as it is now.
StoredContact merge_contacts(Store& store, Id into, Id other, Time now);

/// Takes a merge back; see separated(). Returns the contact that stands for itself again.
StoredContact unmerge_contact(Store& store, Id contact, Time now);

/// Two contacts that may be one person, and why.
struct DuplicatePair {
    ContactSummary first;
    ContactSummary second;
    std::string reason;  ///< "e-mail karin@beispiel.example"
};

/// Pairs that share an e-mail address and do not have names without a word in common; that share
/// their name and a number; or their name and company, in any spelling. A number alone, of a
/// switchboard or a family, makes no pair. Of more than two alike each is paired with the first.
[[nodiscard]] std::vector<DuplicatePair>
duplicate_pairs(const std::vector<ContactSummary>& contacts);

}  // namespace cardlog
