#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/contact.h"
#include "core/geometry.h"
#include "core/ledger.h"
#include "core/picture_hash.h"
#include "storage/rows/card_line.h"

namespace cardlog {

class Connection;

/// A card in the store, without its picture.
struct StoredCard {
    Id id = 0;
    std::filesystem::path file;
    std::string sha256;
    int page = 1;
    int number = 1;  ///< among the cards of the file, from 1
    Quad quad{};
    std::vector<CardLine> lines;
    std::vector<std::string> codes;
    bool has_picture = false;
};

/// Everything about one person. Lists are in the order in which they came.
struct StoredContact {
    Id id = 0;               ///< of the contact that stands for the person
    std::vector<Id> merged;  ///< the contacts that were merged into it
    std::string uid;         ///< the same in all exports; of a contact that came with one that
    Contact contact;
    bool needs_review = false;  ///< a value is doubtful, or the card could not be read
    bool no_card = false;       ///< a person called it none, see Imports::set_aside()
    Time created_at{};
    std::vector<StoredCard> cards;
    /// The cards that values were printed on, by their places in the card record ("emails[0]");
    /// what a person typed has none.
    std::map<std::string, Id> printed_on{};
    std::vector<Encounter> encounters;
    std::vector<Callback> callbacks;
    std::vector<Referral> referrals;
};

/// What a card of somebody looks like.
struct CardHash {
    Id person = 0;
    PictureHash hash;
};

/// Where a card lay when it was imported.
struct ImportPlace {
    Time imported_at{};  ///< the same for all files of one import
    Id file = 0;         ///< files of one import are numbered in their order
    int number = 0;      ///< among the cards of the file, from 1

    auto operator<=>(const ImportPlace&) const = default;
};

/// One line of a list of contacts.
struct ContactSummary {
    Id id = 0;
    std::string name;     ///< empty when not known
    std::string company;  ///< empty when not known
    std::vector<std::string> emails;
    std::vector<std::string> phones;  ///< E.164; as printed where the number is not valid
    std::vector<std::string> websites{};
    std::vector<std::string> tags{};
    std::optional<ImportPlace> card{};  ///< the first one; none for a contact without a card
    std::optional<Day> next_due{};      ///< none when no call is owed
    bool unread = false;                ///< nothing is known but the card's picture
    bool needs_review = false;
    std::string
        known_by{};  ///< what else somebody without name and company is known by: known_by()
};

/// Which contacts are asked for.
struct WantedContacts {
    /// Folded like the search text: all of its words, a word of digits anywhere, another at the
    /// beginning of a word. Empty: all contacts.
    std::string query{};
    std::size_t most = all_entries;                               ///< the first ones
    std::function<bool(const ContactSummary& contact)> passes{};  ///< none: all pass
};

/// How many values of a contact are under review_threshold.
struct DoubtfulContact {
    Id contact = 0;
    int values = 0;

    bool operator==(const DoubtfulContact&) const = default;
};

/// What a person knows about somebody, with or without a card.
struct NewContact {
    Contact contact;
    std::string search_text;  ///< as in NewCard
    Encounter encounter;
    std::optional<std::string> refer_to{};
    std::optional<Day> due{};  ///< of the callback; none: no call is promised
    std::string uid{};         ///< that other programs know it by; empty: it gets one
};

/// Other values for a contact. `before` are those that the change was made from: when they are no
/// longer there, another program was faster and nothing is changed.
struct NewValues {
    Contact before;
    Contact after;
    std::string search_text;  ///< of `after`, as in NewCard
    /// What the last encounter is to be, when that is changed too; only edit() looks at it.
    std::optional<Encounter> encounter{};
};

/// A contact that was merged into another one.
struct Merge {
    Id into = 0;    ///< the contact that stands for both
    Contact first;  ///< its values before
    Contact second;
};

/// What was erased with a person.
struct Forgotten {
    int cards = 0;
    bool owed = false;                         ///< a call was still owed
    std::vector<std::filesystem::path> files;  ///< the pictures, which stay where they are
};

/// What came of an event.
struct EventSummary {
    std::string event;
    std::optional<Day> met_on{};  ///< its first day
    int contacts = 0;
    int cards = 0;
    int calls_made = 0;  ///< reached, they_called or met
    int calls_owed = 0;
    int referrals = 0;
};

/// Contacts, with or without cards. Wherever a contact is asked for or changed that was merged into
/// another one, the person is meant.
class People {
public:
    explicit People(Connection& connection) : connection_(connection) {}

    /// The contacts that are asked for, by family name.
    [[nodiscard]] std::vector<ContactSummary> contacts(const WantedContacts& wanted = {}) const;

    /// These contacts and those that have an e-mail address or a number of one of them.
    [[nodiscard]] std::vector<ContactSummary> contacts_near(const std::set<Id>& contacts) const;

    /// Those with doubtful values, by their numbers; the unread ones have none.
    [[nodiscard]] std::vector<DoubtfulContact> doubtful_contacts() const;

    /// Those with a card of which nothing is known but its picture, by their numbers.
    [[nodiscard]] std::vector<Id> unread_contacts() const;

    /// Those with numbers or e-mail addresses that are not doubtful and that nobody has confirmed,
    /// the newest first.
    [[nodiscard]] std::vector<Id> unconfirmed_contacts(std::size_t most) const;

    /// Empty when there is no such contact.
    [[nodiscard]] std::optional<StoredContact> contact(Id id) const;

    /// The contact with this UID; none for an unknown one.
    [[nodiscard]] std::optional<Id> contact_with_uid(const std::string& uid) const;

    /// The flat picture of a card (JPEG); empty when there is none.
    [[nodiscard]] std::string card_picture(Id card) const;

    /// Whose card it is: the contact that stands for them; empty for an unknown card.
    [[nodiscard]] std::optional<Id> contact_of_card(Id card) const;

    /// What the cards look like that have a picture.
    [[nodiscard]] std::vector<CardHash> card_hashes() const;

    /// The events that cards were received at, the last one first.
    [[nodiscard]] std::vector<EventSummary> events() const;

    /// Stores a contact without a card, with its callback, in one piece; returns its number.
    Id add_contact(const NewContact& contact, Time now);

    /// Writes other values for a person. Throws Error(usage) for an unknown contact, Error(busy)
    /// when `before` is no longer true.
    void edit(Id contact, const NewValues& values, Time now);

    /// Lets `into` stand for both persons, with `values` from both; nothing of either is thrown
    /// away, each call that is owed stays owed. Throws Error(usage) for unknown contacts and for
    /// one person, Error(busy) when `values.before` of `into` is no longer true.
    void merge(Id into, Id other, const NewValues& values, Time now);

    /// How a contact came to be merged; none when it stands for itself or is not there.
    [[nodiscard]] std::optional<Merge> merge_of(Id contact) const;

    /// Lets a merged contact stand for itself again; `values` are what the other one keeps.
    void unmerge(Id contact, const NewValues& values, Time now);

    /// Remembers that two contacts that look alike are two people. Returns false when that was
    /// known. Throws Error(usage) for unknown contacts and for one person.
    bool set_different(Id one, Id other, Time now);

    /// Who is known to be two people, by the contacts that stand for them.
    [[nodiscard]] std::set<std::pair<Id, Id>> different_people() const;

    /// Erases a person with all that is known, pictures and history too, from every page of the
    /// file; a tombstone without personal data stays. A call that was owed is released by that.
    /// Throws Error(usage) for an unknown contact.
    Forgotten forget(Id contact, Time now);

private:
    Connection& connection_;
};

}  // namespace cardlog
