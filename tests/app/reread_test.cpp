// Known files that are read again: what becomes of each card, and what stays as it is.

#include <algorithm>
#include <string>
#include <vector>

#include "app/import/reread.h"
#include "app/import/write_files.h"
#include "core/merge.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/storage_values.h"

using namespace cardlog;

namespace {

const Time later = moment("2027-01-10T09:00:00Z");

Quad box(double left, double right)
{
    return corners({left, 0, right, 100});
}

std::string words(const Contact& contact)
{
    return contact.name ? contact.name->family_name : "";
}

NewCard at(const Contact& contact, double left, double right, int number = 1, int page = 1)
{
    NewCard card = card_of(contact, number, words(contact));
    card.quad = box(left, right);
    card.page = page;
    return card;
}

Contact with_phone(const std::string& name, const std::string& number)
{
    Contact contact = named(name);
    contact.phones = {{PhoneType::work, number, "", {number, 0.95}}};
    return contact;
}

Contact with_company(Contact contact, const std::string& company)
{
    contact.company = Field{company, {company, 0.95}};
    return contact;
}

void edit(Store& store, Id id, const Contact& after)
{
    store.people().edit(id, {store.people().contact(id)->contact, after, words(after)}, evening);
}

using Fates = std::vector<CardOutcome>;

struct Reread {
    FileAdded added;
    std::vector<ImportedFile::Card> report;

    [[nodiscard]] Fates fates() const
    {
        Fates all;
        for (const CardAdded& card : added.cards) {
            all.push_back(card.how);
        }
        return all;
    }
};

/// A file of the store, as it is read again.
Reread read_again(Store& store, const NewFile& file, std::optional<Id> batch = {})
{
    const KnownFile known = store.imports().file_to_reread(file.sha256).value();
    Rereading rereading = reread(file, known);
    return {store.imports().write_reread(rereading.file, later, batch).value(),
            std::move(rereading.report)};
}

/// The number of the one contact that a file with one card makes.
Id add(Store& store, const NewFile& file)
{
    return store.imports().add_file(file, evening).cards.at(0).contact;
}

}  // namespace

TEST_CASE("a card that is read again has the values, lines and picture of the new reading")
{
    SoundStore store;
    const Contact wrong = with_phone("Adler", "+49541111");
    const Id id = add(store, file_of({at(wrong, 0, 100)}));
    const auto calls = store.people().contact(id)->callbacks;

    NewCard right = at(with_phone("Adler", "+49541222"), 5, 105);
    right.contact.warnings = {"look twice"};
    right.lines = {{"Adler", 0.99, somewhere}};
    right.codes = {"MECARD:"};
    right.flat_jpeg = "another picture";
    const Reread now = read_again(store, file_of({right}));

    CHECK(now.added == FileAdded{FileOutcome::already_known, {{id, CardOutcome::reread}}});
    REQUIRE(now.report.size() == 1);
    CHECK(now.report[0].contact == id);
    CHECK(now.report[0].changes == std::vector<FieldChange>{{"phones", "+49541111", "+49541222"}});
    const StoredContact stored = store.people().contact(id).value();
    CHECK(stored.contact == right.contact);
    CHECK(stored.callbacks == calls);
    REQUIRE(stored.cards.size() == 1);
    CHECK(stored.cards[0].quad == right.quad);
    CHECK(stored.cards[0].lines == right.lines);
    CHECK(stored.cards[0].codes == right.codes);
    CHECK(store.people().card_picture(stored.cards[0].id) == "another picture");

    CHECK(read_again(store, file_of({right})).report.at(0).changes.empty());
    store.journal().undo(later);
    CHECK(store.people().contact(id)->contact.phones == wrong.phones);
}

TEST_CASE("what a person corrected stays when the card is read again")
{
    const Contact read = kaethe();
    Contact again = kaethe();
    again.company = Field{"Abendrot AG", {"Abendrot AG", 0.9}};
    again.emails = {{"neu@abendrot.example", {"neu@abendrot.example", 0.9}}};
    again.name->given_name = "Kate";
    again.address->city = "Bremen";
    again.phones.pop_back();
    struct Correction {
        const char* what;
        void (*correct)(Contact&);
        void (*stays)(Contact&);  // what is otherwise than the new reading says
    };
    const auto typed = [](const char* text) { return Field{text, {text, 1}}; };
    static const Field company = typed("Typed GmbH");
    static const Field mail = typed("typed@morgenrot.example");
    for (const Correction& one : std::vector<Correction>{
             {"nothing", [](Contact&) {}, [](Contact&) {}},
             {"a value", [](Contact& c) { c.company = company; },
              [](Contact& c) { c.company = company; }},
             {"a value taken away", [](Contact& c) { c.company = {}; },
              [](Contact& c) { c.company = {}; }},
             {"one more of a list", [](Contact& c) { c.emails.push_back(mail); },
              [](Contact& c) {
                  c.emails = kaethe().emails;
                  c.emails.push_back(mail);
              }},
             {"a list taken away", [](Contact& c) { c.emails = {}; },
              [](Contact& c) { c.emails = {}; }},
             {"a part of the name", [](Contact& c) { c.name->given_name = "Käte"; },
              [](Contact& c) {
                  c.name = kaethe().name;
                  c.name->given_name = "Käte";
              }},
             {"a part of the address", [](Contact& c) { c.address->city = "Vechta"; },
              [](Contact& c) {
                  c.address = kaethe().address;
                  c.address->city = "Vechta";
              }},
         }) {
        INFO(one.what);
        SoundStore store;
        const Id id = add(store, file_of({at(read, 0, 100)}));
        Contact corrected = read;
        one.correct(corrected);
        edit(store, id, corrected);
        read_again(store, file_of({at(again, 0, 100)}));
        Contact expected = again;
        one.stays(expected);
        CHECK(store.people().contact(id)->contact == expected);
    }
}

TEST_CASE("what an earlier reading changed is no correction")
{
    SoundStore store;
    const NewFile file = file_of({at(with_company(named("Adler"), "Alt AG"), 0, 100)});
    const Id id = add(store, file);
    for (const char* company : {"Neu AG", "Neuer AG"}) {
        const Contact again = with_company(named("Adler"), company);
        read_again(store, file_of({at(again, 0, 100)}));
        CHECK(store.people().contact(id)->contact == again);
    }
}

TEST_CASE("a correction that was taken back does not stay")
{
    SoundStore store;
    const Contact read = with_company(named("Adler"), "Alt AG");
    const Id id = add(store, file_of({at(read, 0, 100)}));
    edit(store, id, with_company(read, "Typed GmbH"));
    store.journal().undo(evening);
    const Contact again = with_company(named("Adler"), "Neu AG");
    read_again(store, file_of({at(again, 0, 100)}));
    CHECK(store.people().contact(id)->contact == again);
}

TEST_CASE("a card is the stored one that it covers by more than half, on the same page")
{
    struct Place {
        const char* what;
        std::vector<NewCard> reading;
        Fates fates;
    };
    const Contact anna = named("Anna");
    const Contact bert = named("Bert");
    using enum CardOutcome;
    for (const Place& one : std::vector<Place>{
             {"both", {at(anna, 0, 100), at(bert, 200, 300, 2)}, {reread, reread}},
             {"in another order", {at(bert, 200, 300), at(anna, 0, 100, 2)}, {reread, reread}},
             {"by half", {at(anna, 0, 200), at(bert, 200, 300, 2)}, {added, reread, not_found}},
             {"on another page",
              {at(anna, 0, 100), at(bert, 200, 300, 2, 2)},
              {reread, added, not_found}},
             {"twice",
              {at(anna, 10, 110), at(anna, 0, 100, 2), at(bert, 200, 300, 3)},
              {added, reread, reread}},
             {"none", {}, {not_found, not_found}},
             {"without print", {at({}, 0, 100), at(bert, 200, 300, 2)}, {unreadable, reread}},
         }) {
        INFO(one.what);
        SoundStore store;
        store.imports().add_file(file_of({at(anna, 0, 100), at(bert, 200, 300, 2)}), evening);
        CHECK(read_again(store, file_of(one.reading)).fates() == one.fates);
        const auto news = std::count(one.fates.begin(), one.fates.end(), added);
        CHECK(store.people().contacts().size() == 2U + static_cast<std::size_t>(news));
        CHECK(store.journal().sums().pending == 2 + static_cast<int>(news));
        CHECK(store.people().contact(1)->contact == anna);
        CHECK(store.people().contact(2)->contact == bert);
    }
}

TEST_CASE("who was forgotten does not come back when the file is read again")
{
    for (const std::string gone : {"Anna", "Bert", "Cara"}) {
        INFO(gone);
        SoundStore store;
        const NewFile file = file_of({at(named("Anna"), 0, 100), at(named("Bert"), 200, 300, 2),
                                      at(named("Cara"), 400, 500, 3)});
        store.imports().add_file(file, evening);
        for (const ContactSummary& contact : store.people().contacts()) {
            if (contact.name == gone) {
                store.people().forget(contact.id, evening);
            }
        }
        const std::vector<ImportedFile::Card> report = read_again(store, file).report;
        CHECK(std::count_if(report.begin(), report.end(),
                            [](const auto& card) { return card.contact == 0; }) == 1);
        CHECK(store.people().contacts().size() == 2);
        for (const ImportedFile::Card& card : report) {
            CHECK((card.how == CardOutcome::left_out) == (card.contact == 0));
            CHECK((!card.values.name || card.values.name->full != gone));
        }
    }
}

TEST_CASE("of a person with two cards only what the one said is read again")
{
    SoundStore store;
    const Contact front = with_company(with_phone("Adler", "+49541111"), "Alt AG");
    Contact back = with_phone("Adler", "+49541222");
    back.phones.push_back(front.phones[0]);
    const NewFile front_file = file_of({at(front, 0, 100)}, "front");
    const Id one = add(store, front_file);
    const Id other = add(store, file_of({at(back, 0, 100)}, "back"));
    const Contact whole = united(front, back);
    store.people().merge(one, other, {front, whole, "Adler"}, evening);

    Contact again = with_company(with_phone("Adler", "+49541333"), "Neu AG");
    again.phones.push_back(front.phones[0]);
    again.websites = {{"www.neu.example", {"www.neu.example", 0.95}}};
    const Reread result = read_again(store, file_of({at(again, 0, 100)}, "back"));

    REQUIRE(result.fates() == Fates{CardOutcome::reread});
    CHECK(result.report[0].contact == one);
    CHECK(result.report[0].changes ==
          std::vector<FieldChange>{{"phones", "+49541111, +49541222", "+49541111, +49541333"},
                                   {"websites", "", "www.neu.example"}});
    CHECK(store.people().contact(one)->contact == united(front, again));

    const Merge merged = store.people().merge_of(other).value();
    const Contact now = store.people().contact(one)->contact;
    SECTION("apart again, each has the values of its own card")
    {
        store.people().unmerge(other, {now, separated(now, merged.first, merged.second), "Adler"},
                               later);
        CHECK(store.people().contact(one)->contact == front);
        CHECK(store.people().contact(other)->contact == again);
    }
    SECTION("one undo takes the reading back for both")
    {
        store.journal().undo(later);
        CHECK(store.people().contact(one)->contact == whole);
        CHECK(store.people().merge_of(other)->second == back);
    }
    SECTION("forgotten, nothing of it stays")
    {
        store.people().forget(one, later);
        CHECK(store.journal().sums().contacts == 0);
    }
}

TEST_CASE("a call that was closed stays closed when the card is read again")
{
    SoundStore store;
    const Id id = add_one(store, "Adler");
    store.calls().log_call(id, {Outcome::reached, "", evening});
    const auto calls = store.people().contact(id)->callbacks;
    NewCard card = card_of(named("Adler"), 1);
    NewFile file = file_of({card}, "Adler");
    file.cards[0].quad = somewhere;
    file.due = day("2027-02-01");
    CHECK(read_again(store, file).fates() == Fates{CardOutcome::reread});
    CHECK(store.people().contact(id)->callbacks == calls);
    CHECK(store.calls().pending_callbacks().empty());
}

TEST_CASE("a dry run tells what reading again would change, and writes nothing")
{
    SoundStore store;
    const Contact read = with_phone("Adler", "+49541111");
    const Id id = add(store, file_of({at(read, 0, 100)}));
    const auto tried = [&](const NewFile& file) {
        ImportOptions options;
        options.now = later;
        options.again = true;
        options.dry_run = true;
        std::vector<ReadFile> files{{file, {}}};
        write_files(files, &store, options, [](const ImportedFile&) {});
        return files[0].report;
    };
    const ImportedFile told = tried(
        file_of({at(with_phone("Adler", "+49541222"), 0, 100), at(named("Bert"), 200, 300, 2)}));
    REQUIRE(told.cards.size() == 2);
    CHECK(told.cards[0].contact == id);
    CHECK(told.cards[0].changes.size() == 1);
    CHECK(told.cards[1].contact == 0);
    CHECK(told.cards[1].how == CardOutcome::added);
    CHECK(store.people().contact(id)->contact == read);
    CHECK(store.people().contacts().size() == 1);
    CHECK(store.journal().history(id).size() == 2);  // the import and its referral

    const ImportedFile unknown = tried(file_of({at(read, 0, 100)}, "new"));
    REQUIRE(unknown.cards.size() == 1);
    CHECK(unknown.cards[0].contact == 0);
    CHECK(unknown.outcome == FileOutcome::written);
    CHECK(store.people().contacts().size() == 1);
}

TEST_CASE("a batch counts known and additional cards of a file that is read again")
{
    SoundStore store;
    store.imports().add_file(file_of({at(named("Anna"), 0, 100)}), evening);
    const Id batch = store.imports().begin_batch({{"in"}}, later);
    read_again(store, file_of({at(named("Anna"), 0, 100), at(named("Bert"), 200, 300, 2)}), batch);
    const BatchSummary sums = store.imports().batch(batch).value();
    CHECK(sums.cards_known == 1);
    CHECK(sums.cards_written == 1);
}

TEST_CASE("what was changed while a file is read again is not written over")
{
    SoundStore store;
    const Contact read = with_company(named("Adler"), "Alt AG");
    const Id id = add(store, file_of({at(read, 0, 100)}));
    const KnownFile known = store.imports().file_to_reread("5e1f").value();
    const Rereading rereading =
        reread(file_of({at(with_company(named("Adler"), "Neu AG"), 0, 100)}), known);
    const Contact typed = with_company(read, "Typed GmbH");
    edit(store, id, typed);
    CHECK_FALSE(store.imports().write_reread(rereading.file, later));
    CHECK(store.people().contact(id)->contact == typed);
}

TEST_CASE("a new reading is a matter of values: nothing has to be stored for it")
{
    const auto stored = [](Id card, const char* field, const char* value) {
        ContactRow row;
        row.field = field;
        row.value = value;
        row.card = card;
        return row;
    };
    KnownFile known;
    known.cards = {{7, 3, 3, 1, 1, box(0, 100)}, {8, 4, 3, 1, 2, box(200, 300)}};
    known.values = {{3, {stored(7, "company", "Alt AG"), stored(7, "job_title", "Leitung")}},
                    {4, {stored(8, "company", "Alt AG")}}};
    known.corrected = {{3, {"job_title"}}};
    const NewFile reading = file_of(
        {at(with_company({}, "Neu AG"), 3, 103), at(with_company({}, "Neuer AG"), 500, 600)});

    const Rereading again = reread(reading, known);

    REQUIRE(again.report.size() == 3);
    CHECK(again.report[0].how == CardOutcome::reread);
    CHECK(again.report[0].changes == std::vector<FieldChange>{{"company", "Alt AG", "Neu AG"}});
    CHECK(again.report[0].values.job_title->value == "Leitung");
    CHECK(again.report[1].how == CardOutcome::added);
    CHECK(again.file.cards[1].card.number == 3);  // 1 and 2 are taken
    CHECK(again.report[2].how == CardOutcome::not_found);
    CHECK(again.report[2].contact == 3);
    CHECK(again.file.before == known);

    known.has_forgotten = true;
    CHECK(reread(reading, known).report[1].how == CardOutcome::left_out);
}
