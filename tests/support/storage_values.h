#pragma once

#include <string>
#include <vector>

#include "core/error.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/store.h"
#include "support/catch.h"

// Invented people and moments for the tests of the store.

inline cardlog::Day day(const char* text)
{
    return cardlog::day_from_iso(text).value();
}

inline cardlog::Time moment(const char* text)
{
    return cardlog::time_from_iso(text).value();
}

inline const cardlog::Time evening = moment("2026-11-24T19:30:00Z");

inline constexpr cardlog::Quad somewhere{{{10.5, 20}, {900, 22.25}, {898, 560}, {12, 558}}};

/// A store in memory that has to pass its audit when the test ends.
struct SoundStore : cardlog::Store {
    SoundStore() : cardlog::Store(cardlog::Store::in_memory()) {}
    ~SoundStore() { CHECK(journal().audit() == std::vector<std::string>{}); }
    SoundStore(const SoundStore&) = delete;
    SoundStore& operator=(const SoundStore&) = delete;
};

/// "2: no call is owed", for an action that must fail.
template <class Action>
std::string failure_of(const Action& action)
{
    try {
        action();
    } catch (const cardlog::Error& error) {
        return std::to_string(static_cast<int>(error.code())) + ": " + error.what();
    }
    return "no failure";
}

/// Every kind of field that a card can have.
inline cardlog::Contact kaethe()
{
    using namespace cardlog;
    Contact contact;
    contact.name = Name{"Dr. Käthe O'Connor",
                        "Dr.",
                        "Käthe",
                        "O'Connor",
                        {"Dr. Kathe O'Connor", 0.95, true, somewhere}};
    contact.company = Field{"Morgenrot Logistics GmbH & Co. KG", {"Morgenrot Logistics", 0.7}};
    contact.department = Field{"Einkauf", {"Einkauf", 0.99}};
    contact.job_title = Field{"Projektleiterin", {"Projektleiterin", 0.98, false, somewhere}};
    contact.emails = {{"k.oconnor@morgenrot.example", {"k.oconnor@morgenrot.example", 0.97}},
                      {"info@morgenrot.example", {"lnfo@morgenrot.example", 0.91, true}}};
    contact.phones = {
        {PhoneType::work, "+4954112345678", "78", {"+49 (0)541 123456-78", 0.96, false, somewhere}},
        {PhoneType::fax, "+4954112345679", "", {"0541 123456-79", 0.95}},
        {PhoneType::mobile, {}, "", {"0000 12", 0.3}}};
    contact.websites = {{"www.morgenrot.example", {"www.morgenrot.example", 0.99}}};
    contact.address =
        Address{"Lange Straße 5, 49074 Osnabrück", "Lange Straße 5", "49074", "Osnabrück", "",
                {"Lange Straße 5", 0.93}};
    contact.social = {{"@kaethe", {"@kaethe", 0.94}}};
    contact.note = Field{"plays the cello\nknows Ida", {"plays the cello", 1}};
    contact.tags = {{"garden", {"garden", 1}}, {"boats", {"boats", 1}}};
    contact.warnings = {"phone \"0000 12\" is not a valid number"};
    return contact;
}

inline cardlog::Contact named(const std::string& family_name)
{
    cardlog::Contact contact;
    contact.name = cardlog::Name{family_name, "", "", family_name, {family_name, 0.99, false, {}}};
    return contact;
}

inline cardlog::NewCard card_of(const cardlog::Contact& contact, int number,
                                const std::string& search_text = "")
{
    cardlog::NewCard card;
    card.contact = contact;
    card.number = number;
    card.quad = somewhere;
    card.lines = {{"Dr. Kathe O'Connor", 0.95, somewhere}, {"Morgenrot Logistics", 0.7, somewhere}};
    card.codes = {"BEGIN:VCARD"};
    card.flat_jpeg = std::string("\xff\xd8\0\xff\xd9", 5);
    card.search_text = search_text;
    return card;
}

/// A file with these cards, received at a fair; its content is known by `sha256`.
inline cardlog::NewFile file_of(const std::vector<cardlog::NewCard>& cards,
                                const std::string& sha256 = "5e1f")
{
    cardlog::NewFile file;
    file.path = "/photos/evening.jpg";
    file.sha256 = sha256;
    file.cards = cards;
    file.encounter = {"Netzwerkabend", day("2026-11-24"), "Osnabrück", "new warehouse"};
    file.refer_to = "Ina Sommer";
    file.due = day("2026-12-01");
    return file;
}

/// The contacts of a file's cards.
inline std::vector<cardlog::Id> contacts_of(const cardlog::FileAdded& added)
{
    std::vector<cardlog::Id> contacts;
    for (const cardlog::CardAdded& card : added.cards) {
        contacts.push_back(card.contact);
    }
    return contacts;
}

/// Adds a contact that is called `family_name`; returns its number.
inline cardlog::Id add_one(cardlog::Store& store, const std::string& family_name)
{
    const auto file = file_of({card_of(named(family_name), 1, family_name)}, family_name);
    return store.imports().add_file(file, evening).cards.at(0).contact;
}
