// People: added, changed, merged, forgotten, and all of it taken back.

#include <string>
#include <vector>

#include "core/error.h"
#include "core/merge.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/storage_values.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

Id add_card(Store& store, const Contact& contact, const std::string& search, const char* due)
{
    NewFile file = file_of({card_of(contact, 1, search)}, search);
    file.due = day(due);
    file.refer_to = {};
    return store.imports().add_file(file, evening).cards.at(0).contact;
}

// As the program does it: both, and what is found by the words of both.
void merge(Store& store, Id into, Id other)
{
    const Contact first = store.people().contact(into)->contact;
    const Contact whole = united(first, store.people().contact(other)->contact);
    store.people().merge(into, other, {first, whole, "united"}, evening);
}

void unmerge(Store& store, Id contact)
{
    const Merge merged = store.people().merge_of(contact).value();
    const Contact whole = store.people().contact(merged.into)->contact;
    store.people().unmerge(contact, {whole, separated(whole, merged.first, merged.second), "apart"},
                           evening);
}

Contact with_mail(const std::string& name, const std::string& mail)
{
    Contact contact = named(name);
    contact.emails = {{mail, {mail, 0.95, false, somewhere}}};
    return contact;
}

// All that can be asked of a store.
struct Everything {
    std::vector<Contact> contacts;
    std::vector<std::vector<Id>> merged;
    std::vector<std::vector<Callback>> callbacks;
    std::vector<std::vector<Referral>> referrals;
    std::vector<std::string> found;

    bool operator==(const Everything&) const = default;
};

Everything all_of(const Store& store)
{
    Everything all;
    for (const ContactSummary& line : store.people().contacts()) {
        const StoredContact stored = store.people().contact(line.id).value();
        all.contacts.push_back(stored.contact);
        all.merged.push_back(stored.merged);
        all.callbacks.push_back(stored.callbacks);
        all.referrals.push_back(stored.referrals);
    }
    for (const std::string query : {"adler", "ada", "united", "apart", "changed"}) {
        for (const ContactSummary& line : store.people().contacts({query})) {
            all.found.push_back(query + std::to_string(line.id));
        }
    }
    return all;
}

/// Two cards of one person; the call for the older one is due first.
struct Twice {
    SoundStore store;
    Id old_card = add_card(store, with_mail("Adler", "adler@alt.example"), "adler", "2026-12-01");
    Id new_card = add_card(store, with_mail("Ada Adler", "ada@neu.example"), "ada", "2026-12-08");
};

}  // namespace

TEST_CASE("a contact without a card comes with its call, or with none")
{
    SoundStore store;
    const Id owed = store.people().add_contact(
        {named("Adler"), "adler", {}, "Ina", day("2026-12-01")}, evening);
    const Id free = store.people().add_contact({named("Bussard"), "bussard", {}, {}, {}}, evening);
    CHECK(store.people().contact(owed)->callbacks.at(0).due == day("2026-12-01"));
    CHECK(store.people().contact(owed)->referrals.at(0).to_name == "Ina");
    CHECK(store.people().contact(free)->callbacks.empty());
    CHECK(store.people().contacts({"adler"}).size() == 1);
}

TEST_CASE("a changed value replaces the old one and is found; the others keep their card")
{
    Twice twice;
    const Contact before = twice.store.people().contact(twice.old_card)->contact;
    Contact after = before;
    after.company = Field{"Horst GmbH", {"Horst GmbH", 1}};
    twice.store.people().edit(twice.old_card, {before, after, "changed"}, evening);
    CHECK(twice.store.people().contact(twice.old_card)->contact == after);
    CHECK(twice.store.people().contacts({"changed"}).at(0).id == twice.old_card);
    CHECK(twice.store.people().contacts({"adler"}).empty());
    CHECK(twice.store.journal().history(twice.old_card).back().after ==
          R"({"changed":[{"field":"company","old":"","new":"Horst GmbH"}]})");
}

TEST_CASE("a change that was made from what is no longer there is refused")
{
    Twice twice;
    const Contact before = twice.store.people().contact(twice.old_card)->contact;
    CHECK(
        failure_of([&] {
            twice.store.people().edit(twice.old_card, {named("Aar"), named("Adler"), ""}, evening);
        }) == "75: contact 1: changed by another program just now");
    CHECK(twice.store.people().contact(twice.old_card)->contact == before);
}

TEST_CASE("two contacts of one person are listed once, with the values and calls of both")
{
    Twice twice;
    merge(twice.store, twice.old_card, twice.new_card);
    CHECK(twice.store.people().contacts().size() == 1);
    const StoredContact person = twice.store.people().contact(twice.new_card).value();
    CHECK(person.id == twice.old_card);
    CHECK(person.merged == std::vector{twice.new_card});
    CHECK(person.contact.name->full == "Adler");
    CHECK(person.contact.emails.size() == 2);
    CHECK(person.cards.size() == 2);
    CHECK(person.encounters.size() == 2);
    CHECK(person.callbacks.size() == 2);
    CHECK(twice.store.people().contacts({"united"}).size() == 1);
    const auto calls = twice.store.calls().pending_callbacks();
    REQUIRE(calls.size() == 1);
    CHECK(calls.at(0).contact == twice.old_card);
    CHECK(calls.at(0).due == day("2026-12-01"));
}

TEST_CASE("one call to a person keeps all that were promised to it")
{
    Twice twice;
    merge(twice.store, twice.old_card, twice.new_card);
    const Id id = GENERATE(1, 2);
    twice.store.calls().log_call(id, {Outcome::no_answer, "", evening, day("2026-12-03")});
    const StoredContact person = twice.store.people().contact(1).value();
    for (const Callback& callback : person.callbacks) {
        CHECK(callback.due == day("2026-12-03"));
    }
    twice.store.calls().log_call(id, {Outcome::reached, "", evening, {}});
    CHECK(twice.store.calls().pending_callbacks().empty());
}

TEST_CASE("a new card of somebody who was called opens a new call, also after merging")
{
    Twice twice;
    twice.store.calls().log_call(twice.old_card, {Outcome::reached, "", evening, {}});
    merge(twice.store, twice.old_card, twice.new_card);
    const auto calls = twice.store.calls().pending_callbacks();
    REQUIRE(calls.size() == 1);
    CHECK(calls.at(0).contact == twice.old_card);
    CHECK(calls.at(0).due == day("2026-12-08"));
}

TEST_CASE("a merge is taken back without a trace, what was added since stays")
{
    Twice twice;
    const Everything before = all_of(twice.store);
    merge(twice.store, twice.old_card, twice.new_card);
    const Contact whole = twice.store.people().contact(1)->contact;
    Contact more = whole;
    more.job_title = Field{"Wirtin", {"Wirtin", 1}};
    twice.store.people().edit(1, {whole, more, "united"}, evening);
    unmerge(twice.store, twice.new_card);
    Everything after = all_of(twice.store);
    CHECK(after.contacts.size() == 2);
    CHECK(after.callbacks == before.callbacks);
    CHECK(after.merged == before.merged);
    CHECK(twice.store.people().contact(1)->contact.job_title == more.job_title);
    CHECK(twice.store.people().contact(1)->contact.emails.size() == 1);
    CHECK(twice.store.people().contact(2)->contact == with_mail("Ada Adler", "ada@neu.example"));
}

TEST_CASE("who was merged takes those along that were merged into it, there and back")
{
    Twice twice;
    const Id third =
        add_card(twice.store, with_mail("Adler", "a@a.example"), "third", "2026-12-09");
    merge(twice.store, twice.new_card, third);
    const Everything before = all_of(twice.store);
    merge(twice.store, twice.old_card, twice.new_card);
    CHECK(twice.store.people().contact(third)->merged == std::vector<Id>{2, 3});
    unmerge(twice.store, twice.new_card);
    CHECK(twice.store.people().contact(third)->id == twice.new_card);
    CHECK(all_of(twice.store).callbacks == before.callbacks);
}

TEST_CASE("a merge with oneself, with nobody, or a part that is none is refused")
{
    Twice twice;
    merge(twice.store, 1, 2);
    CHECK(failure_of([&] { merge(twice.store, 1, 2); }) ==
          "2: contacts 1 and 2 are one person already");
    CHECK(failure_of([&] { twice.store.people().merge(1, 9, {}, evening); }) ==
          "2: contact 9: there is no such contact");
    CHECK(failure_of([&] { twice.store.people().unmerge(1, {}, evening); }) ==
          "2: contact 1 is not merged into another one");
    CHECK_FALSE(twice.store.people().merge_of(1));
    CHECK_FALSE(twice.store.people().merge_of(9));
}

TEST_CASE("each change that a person makes is taken back by undo, one after the other")
{
    Twice twice;
    Store& store = twice.store;
    const Id referral = store.calls().add_referral(1, "Ina Sommer", {}, evening).id;
    store.calls().log_call(2, {Outcome::reached, "", evening, {}});
    const auto change = [&](const std::string& what) {
        const Contact now = store.people().contact(1)->contact;
        if (what == "call") {
            store.calls().log_call(1, {Outcome::no_answer, "engaged", evening, day("2026-12-24")});
        } else if (what == "move") {
            store.calls().set_due(1, {day("2026-12-28"), "", evening});
        } else if (what == "refer") {
            store.calls().add_referral(1, "Per Holm", {}, evening);
        } else if (what == "referral") {
            store.calls().set_referral_state(referral, ReferralState::declined,
                                             moment("2026-11-26T08:00:00Z"));
        } else if (what == "edit") {
            store.people().edit(1, {now, named("Bussard"), "changed"}, evening);
        } else if (what == "merge") {
            merge(store, 1, 2);
        } else {
            unmerge(store, 2);
        }
    };
    const std::vector<std::string> changes{"call", "move",  "refer",  "referral",
                                           "edit", "merge", "unmerge"};
    std::vector<Everything> states;
    for (const std::string& what : changes) {
        states.push_back(all_of(store));
        change(what);
        CHECK(all_of(store) != states.back());
    }
    for (std::size_t i = changes.size(); i-- > 0;) {
        CHECK(store.journal().undo(evening).action == changes[i]);
        INFO(changes[i]);
        CHECK(all_of(store) == states[i]);
        CHECK(store.journal().audit() == std::vector<std::string>{});
    }
}

TEST_CASE("a call that was closed by mistake is owed anew, and the record says so")
{
    Twice twice;
    twice.store.calls().log_call(1, {Outcome::met, "", evening, {}});
    CHECK(twice.store.journal().undo(evening).action == "call");
    const auto callbacks = twice.store.people().contact(1)->callbacks;
    REQUIRE(callbacks.size() == 2);
    CHECK(callbacks[0].outcome == Outcome::met);
    CHECK(callbacks[0].taken_back);
    CHECK(callbacks[1].pending());
    CHECK(callbacks[1].due == day("2026-12-01"));
}

TEST_CASE("a call promised by mistake is released, and both calls of a person come back")
{
    Twice twice;
    twice.store.calls().log_call(1, {Outcome::met, "", evening, {}});
    twice.store.calls().set_due(1, {day("2027-01-04"), "", evening});
    twice.store.journal().undo(evening);
    CHECK(twice.store.people().contact(1)->callbacks.back().outcome == Outcome::released);
    twice.store.journal().undo(evening);
    merge(twice.store, 1, 2);
    twice.store.calls().log_call(1, {Outcome::reached, "", evening, {}});
    CHECK(twice.store.calls().pending_callbacks().empty());
    twice.store.journal().undo(evening);
    int pending = 0;
    const StoredContact person = twice.store.people().contact(1).value();
    for (const Callback& callback : person.callbacks) {
        pending += callback.pending() ? 1 : 0;
    }
    CHECK(pending == 2);
}

TEST_CASE(
    "what is no card is listed nowhere and owed no call, is known again, and undo brings it back")
{
    SoundStore store;
    NewFile file = file_of({card_of(with_mail("Adler", "ada@adler.example"), 1, "adler")}, "a");
    const Id id = store.imports().add_file(file, evening).cards.at(0).contact;
    const Everything before = all_of(store);
    REQUIRE(before.contacts.size() == 1);
    store.imports().set_aside(id, evening);
    CHECK(all_of(store) == Everything{});
    CHECK(store.imports().set_aside() == std::set<Id>{id});
    CHECK(store.calls().pending_callbacks().empty());
    CHECK(store.calls().referrals().empty());
    CHECK(store.people().doubtful_contacts().empty());
    CHECK(store.people().unconfirmed_contacts(9).empty());
    CHECK(store.people().events().empty());
    CHECK(store.people().card_hashes().empty());
    CHECK(store.people().contacts_near({id}).empty());
    CHECK(store.people().contact(id)->no_card);
    CHECK(store.journal().sums().cards == 1);
    CHECK(store.imports().add_file(file, evening).cards.at(0) == CardAdded{id, CardOutcome::known});

    CHECK(store.journal().undo(evening).action == "no_card");
    CHECK(store.imports().set_aside().empty());
    CHECK(store.people().contact(id)->contact == before.contacts[0]);
    CHECK(store.people().contacts({"adler"}).size() == 1);
    CHECK(store.calls().pending_callbacks().at(0).due == file.due);
    CHECK(store.calls().referrals().size() == 1);
}

TEST_CASE("only a card that made a contact of its own is set aside")
{
    SoundStore store;
    const Id one = add_card(store, named("Adler"), "adler", "2026-12-01");
    const Id other = add_card(store, named("Adler"), "ada", "2026-12-01");
    const Id typed = store.people().add_contact({named("Falk"), "falk", {}}, evening);
    merge(store, one, other);
    const auto set_aside = [&](Id contact) {
        return failure_of([&] { store.imports().set_aside(contact, evening); });
    };
    CHECK(set_aside(one) == "2: contact 1 is merged with another one");
    CHECK(set_aside(typed) == "2: contact 3 did not come with a card");
    CHECK(set_aside(99) == "2: contact 99: there is no such contact");
}

TEST_CASE("an import, an addition and an erasure are not taken back")
{
    SoundStore store;
    CHECK(failure_of([&] { store.journal().undo(evening); }) ==
          "2: there is no change to take back");
    add_one(store, "Adler");
    CHECK(failure_of([&] { store.journal().undo(evening); }) ==
          "2: there is no change to take back");
    store.people().add_contact({named("Bussard"), "bussard", {}, {}, {}}, evening);
    CHECK(failure_of([&] { store.journal().undo(evening); }) ==
          "2: the last change cannot be taken back: add of contact 2");
    store.calls().log_call(1, {Outcome::met, "", evening, {}});
    store.people().forget(2, moment("2026-11-25T08:00:00Z"));
    CHECK(failure_of([&] { store.journal().undo(evening); }) ==
          "2: the last change erased contact 2");
}

namespace {

// Every file of the store: the database and its log.
std::string bytes_of(const std::filesystem::path& file)
{
    return read_bytes(file) + read_bytes(file.string() + "-wal");
}

}  // namespace

TEST_CASE("who is forgotten is gone from every byte of the file, a tombstone stays")
{
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "cards.db";
    Store store = Store::open(file);
    Contact secret = with_mail("Zeppelinova", "zeppelinova@geheim.example");
    NewFile photo =
        file_of({card_of(secret, 1, "zeppelinova"), card_of(named("Adler"), 2, "adler")});
    photo.cards[0].flat_jpeg = std::string(9000, 'x') + "zeppelinova" + std::string(9000, 'y');
    photo.cards[0].lines = {{"Zeppelinova", 0.9, somewhere}};
    store.imports().add_file(photo, evening);
    NewFile portrait =
        file_of({card_of(with_mail("Zeppelinova", "z@z.example"), 1, "zeppelinova")}, "c4");
    portrait.path = "/photos/zeppelinova.jpg";
    NewFile cut_short = file_of({}, "c5");
    cut_short.path = portrait.path;
    cut_short.failure = "zeppelinova.jpg: truncated";
    const Id batch =
        store.imports().begin_batch({{"zeppelinova.jpg"}, "Zeppelinova's dinner"}, evening);
    store.imports().add_files(std::vector<NewFile>{cut_short, portrait}, evening, batch);
    const Id second = 3;
    for (int i = 0; i < 60; ++i) {
        add_one(store, "Nachbar" + std::to_string(i));
    }
    store.calls().log_call(1, {Outcome::no_answer, "asked for Zeppelinova", evening, {}});
    store.calls().add_referral(1, "Ina", "ina@zeppelinova.example", evening);
    merge(store, 2, second);  // with the neighbour on the photo, by mistake
    unmerge(store, second);
    merge(store, 1, second);
    CHECK_THAT(bytes_of(file), contains_text("eppelinova"));

    const Forgotten forgotten = store.people().forget(second, evening);
    CHECK(forgotten.cards == 2);
    CHECK(forgotten.owed);
    CHECK_FALSE(store.people().contact(1));
    CHECK_FALSE(store.people().contact(second));
    CHECK(store.journal().audit() == std::vector<std::string>{});
    for (const std::string trace : {"eppelinova", "geheim.example", "z@z.example"}) {
        CHECK(bytes_of(file).find(trace) == std::string::npos);
    }
    const BatchSummary sums = store.imports().batch(batch).value();
    CHECK(sums.cards_written == 1);
    CHECK(sums.cards_failed == 1);
    CHECK(sums.begun.paths.empty());
    CHECK(store.people().contacts().size() == 61);
    CHECK(store.people().contact(2)->contact.name->full == "Adler");
    CHECK(failure_of([&] { store.people().forget(1, evening); }) ==
          "2: contact 1: there is no such contact");
}
