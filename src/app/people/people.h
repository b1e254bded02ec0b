#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/contact.h"
#include "core/ledger.h"
#include "storage/people/people.h"
#include "storage/store.h"

namespace cardlog {

/// What a person is changing of a contact.
struct Draft {
    Contact contact;
    Encounter encounter;
};

/// The names of what a person may change: the fields of the card record (core/fields.h), then those
/// of the encounter (event, met_on, place, talked_about).
[[nodiscard]] std::vector<std::string> editable_fields();

/// The draft with changes as they are typed, in their order: FIELD=VALUE sets a field (an empty
/// value takes it away; of a list it replaces all), FIELD+=VALUE and FIELD-=VALUE add to a list and
/// take from it; see editable_fields(). A phone may say what it is: mobile:0151 23456789. Numbers
/// without a country are of `region`.
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
    std::string reason;  ///< "same e-mail karin@beispiel.example", "front and back: …"
};

/// Pairs that share an e-mail address and do not have names without a word in common; that share
/// their name and a number; their name and company, in any spelling; or, without a name, all that
/// is known of them. A number alone, of a switchboard or a family, makes no pair. Of more than two
/// alike each is paired with the first.
///
/// Then those that may be the front and the back of one card: they lay on one picture or on two
/// that follow each other in one import, are of one company (by its name, the domain of an e-mail
/// address or of a website), and only one of them has a name. Then those of whom little was read,
/// no name or no way to reach them, and whose card looks like that of the other one. Whom a person
/// has called `different` (the smaller number first) is no pair.
[[nodiscard]] std::vector<DuplicatePair>
duplicate_pairs(const std::vector<ContactSummary>& contacts,
                const std::set<std::pair<Id, Id>>& different = {},
                const std::vector<CardHash>& hashes = {});

/// Those of a store; with `among` only pairs that have one of these contacts, of which each is
/// looked up: that does not take longer the more contacts there are, but for the hashes of their
/// pictures.
[[nodiscard]] std::vector<DuplicatePair> duplicate_pairs(const Store& store,
                                                         const std::set<Id>& among = {});

}  // namespace cardlog
