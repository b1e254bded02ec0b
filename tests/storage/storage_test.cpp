#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/fields.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/storage_values.h"

using namespace cardlog;

namespace {

using Texts = std::vector<std::string>;

Texts names_of(const std::vector<ContactSummary>& contacts)
{
    Texts names;
    for (const ContactSummary& contact : contacts) {
        names.push_back(contact.name);
    }
    return names;
}

}  // namespace

TEST_CASE("a card is found again with everything that was printed on it")
{
    SoundStore store;
    const FileAdded added = store.imports().add_file(file_of({card_of(kaethe(), 1)}), evening);
    CHECK(added.outcome == FileOutcome::written);
    REQUIRE(added.cards.size() == 1);

    const auto stored = store.people().contact(added.cards[0].contact);
    REQUIRE(stored);
    CHECK(stored->contact == kaethe());
    CHECK(stored->created_at == evening);
    CHECK(stored->needs_review);
    REQUIRE(stored->cards.size() == 1);
    const StoredCard& card = stored->cards[0];
    CHECK(card.file == "/photos/evening.jpg");
    CHECK(card.sha256 == "5e1f");
    CHECK(card.page == 1);
    CHECK(card.number == 1);
    CHECK(card.quad == somewhere);
    CHECK(card.lines == card_of(kaethe(), 1).lines);
    CHECK(card.codes == Texts{"BEGIN:VCARD"});
    CHECK(card.has_picture);
    CHECK(store.people().card_picture(card.id) == card_of(kaethe(), 1).flat_jpeg);
}

TEST_CASE("every card of a file comes with its encounter, its referral and a call that is owed")
{
    SoundStore store;
    const NewFile file = file_of({card_of(kaethe(), 1), card_of({}, 2)});
    const Id id = store.imports().add_file(file, evening).cards.at(GENERATE(0U, 1U)).contact;
    const auto stored = store.people().contact(id);
    REQUIRE(stored);
    CHECK(stored->encounters == std::vector{file.encounter});
    const Callback owed{id, id, file.due, evening, {}, {}, "", {}};
    CHECK(stored->callbacks == std::vector{owed});
    const Referral promised{id, "Ina Sommer", {}, ReferralState::promised, evening, evening};
    CHECK(stored->referrals == std::vector{promised});
}

TEST_CASE("a card that could not be read is kept as an unread card for review")
{
    SoundStore store;
    store.imports().add_file(file_of({card_of({}, 1), card_of(named("Adler"), 2)}), evening);
    const std::vector<ContactSummary> contacts = store.people().contacts();
    REQUIRE(contacts.size() == 2);
    CHECK(names_of(contacts) == Texts{"Adler", ""});
    CHECK_FALSE(contacts[0].unread);
    CHECK_FALSE(contacts[0].needs_review);
    CHECK(contacts[1].unread);
    CHECK(contacts[1].needs_review);
    CHECK(contacts[1].next_due == day("2026-12-01"));
    CHECK(store.people().contact(contacts[1].id)->needs_review);
}

TEST_CASE("a file is stored once, however often and under whatever name it is imported")
{
    SoundStore store;
    CHECK_FALSE(store.imports().known_file("5e1f"));
    const Store& reader = store;
    const NewFile file = file_of({card_of(kaethe(), 1), card_of(named("Adler"), 2)});
    const FileAdded first = store.imports().add_file(file, evening);
    NewFile copy = file;
    copy.path = "/backup/evening (copy).jpg";
    const FileAdded second = store.imports().add_file(copy, evening);
    CHECK(second.outcome == FileOutcome::already_known);
    CHECK(contacts_of(second) == contacts_of(first));
    REQUIRE(reader.imports().known_file("5e1f"));
    CHECK(contacts_of(reader.imports().known_file("5e1f").value()) == contacts_of(first));
    CHECK(store.people().contacts().size() == 2);
    CHECK(store.calls().pending_callbacks().size() == 2);
}

TEST_CASE("a file without a card is known too")
{
    SoundStore store;
    CHECK(store.imports().add_file(file_of({}), evening).cards.empty());
    REQUIRE(store.imports().known_file("5e1f"));
    CHECK(store.imports().known_file("5e1f")->cards.empty());
}

TEST_CASE("when one card of a file cannot be stored, nothing of the file is")
{
    SoundStore store;
    NewFile file = file_of({card_of(kaethe(), 1), card_of(named("Adler"), 2)});
    file.cards[1].page = 0;
    CHECK_THROWS_AS(store.imports().add_file(file, evening), Error);
    CHECK(store.people().contacts().empty());
    CHECK(store.people().contacts({"kaethe"}).empty());
    CHECK(store.calls().pending_callbacks().empty());
    CHECK_FALSE(store.imports().known_file(file.sha256));
    file.cards[1].page = 1;
    CHECK(store.imports().add_file(file, evening).cards.size() == 2);
}

TEST_CASE("contacts are found by beginnings of words and by pieces of numbers")
{
    SoundStore store;
    store.imports().add_file(
        file_of({card_of(named("Müller"), 1, "muller mueller tiefbau li 4954112345678 c5"),
                 card_of(named("Adler"), 2, "adler 4989654321 o connor")}),
        evening);
    struct Search {
        std::string query;
        Texts found;
    };
    const auto search = GENERATE(values<Search>({
        {"", {"Adler", "Müller"}},
        {"  ", {"Adler", "Müller"}},
        {"mueller", {"Müller"}},
        {"muller", {"Müller"}},
        {"muller mueller", {"Müller"}},
        {"mue", {"Müller"}},
        {"m", {"Müller"}},
        {"li", {"Müller"}},
        {"ller", {}},
        {"muellers", {}},
        {"tief mue", {"Müller"}},
        {"tief adler", {}},
        {"5411234", {"Müller"}},
        {"49", {"Adler", "Müller"}},
        {"4954112345678", {"Müller"}},
        {"5411235", {}},
        {"0541 1234", {"Müller"}},
        {"0049541", {"Müller"}},
        {"0000", {}},
        {"c5", {"Müller"}},
        {"nobody", {}},
    }));
    CAPTURE(search.query);
    CHECK(names_of(store.people().contacts({search.query})) == search.found);
}

TEST_CASE("signs that mean something to the search engine are plain text in a query")
{
    SoundStore store;
    add_one(store, "adler");
    const auto query = GENERATE(values<std::string>(
        {"*", "a*r", "adl?r", "[a]dler", "\"", "\"adler", "adler OR x", "NOT", "search_text:adler",
         "-adler", "^adler", "NEAR(a b)", "'; DROP TABLE contact; --", "%", "a%", "_dler", "]["}));
    CAPTURE(query);
    CHECK(store.people().contacts({query}).empty());
    CHECK(store.people().contacts({"adler"}).size() == 1);
}

TEST_CASE("the list of contacts is in the order of family names")
{
    SoundStore store;
    Contact firm;
    firm.company = Field{"Morgenrot", {"Morgenrot", 0.99}};
    Contact ina = named("Sommer");
    ina.name->full = "Ina Sommer";
    store.imports().add_file(file_of({card_of({}, 1), card_of(ina, 2), card_of(named("zander"), 3),
                                      card_of(firm, 4), card_of(named("Adler"), 5)}),
                             evening);
    CHECK(names_of(store.people().contacts()) == Texts{"Adler", "", "Ina Sommer", "zander", ""});
}

TEST_CASE("the list of contacts shows how to reach each")
{
    SoundStore store;
    store.imports().add_file(file_of({card_of(kaethe(), 1)}), evening);
    const ContactSummary contact = store.people().contacts().at(0);
    CHECK(contact.name == "Dr. Käthe O'Connor");
    CHECK(contact.company == "Morgenrot Logistics GmbH & Co. KG");
    CHECK(contact.emails == Texts{"k.oconnor@morgenrot.example", "info@morgenrot.example"});
    CHECK(contact.phones == Texts{"+4954112345678", "+4954112345679", "0000 12"});
    CHECK(contact.next_due == day("2026-12-01"));
    CHECK(contact.needs_review);
}

TEST_CASE("the calls that are owed are listed by due day, with what there is to say")
{
    SoundStore store;
    NewFile later = file_of({card_of(kaethe(), 1)}, "aa");
    later.due = day("2027-01-07");
    store.imports().add_file(later, evening);
    NewFile sooner = file_of({card_of(named("Adler"), 1)}, "bb");
    sooner.encounter = {};
    sooner.refer_to = {};
    store.imports().add_file(sooner, evening);

    const std::vector<CallbackSummary> calls = store.calls().pending_callbacks();
    REQUIRE(calls.size() == 2);
    CHECK(calls[0].name == "Adler");
    CHECK(calls[0].due == day("2026-12-01"));
    CHECK_FALSE(calls[0].phone);
    CHECK(calls[0].encounter == Encounter{});
    CHECK(calls[0].referrals.empty());
    CHECK(calls[0].attempts == 0);
    CHECK_FALSE(calls[0].last_attempt);
    CHECK(calls[1].name == "Dr. Käthe O'Connor");
    CHECK(calls[1].company == "Morgenrot Logistics GmbH & Co. KG");
    CHECK(text_of(calls[1].phone) == "+4954112345678");
    CHECK(calls[1].encounter == later.encounter);
    CHECK(calls[1].referrals == std::vector<Introduction>{{"Ina Sommer", ReferralState::promised}});
}

TEST_CASE("the number to call is a valid one, rather a mobile, never a fax")
{
    const Phone work{PhoneType::work, "+4954111", "", {"0541 11", 0.9}};
    const Phone mobile{PhoneType::mobile, "+4915111", "", {"0151 11", 0.9}};
    const Phone fax{PhoneType::fax, "+4954112", "", {"0541 12", 0.9}};
    const Phone broken_mobile{PhoneType::mobile, {}, "", {"0151 1", 0.9}};
    struct Choice {
        std::vector<Phone> phones;
        std::string chosen;
    };
    const auto choice = GENERATE_COPY(values<Choice>({
        {{work, mobile}, "+4915111"},
        {{fax, work}, "+4954111"},
        {{broken_mobile, work}, "+4954111"},
        {{broken_mobile, fax}, "0151 1"},
        {{fax}, ""},
        {{}, ""},
    }));
    SoundStore store;
    Contact contact = named("Adler");
    contact.phones = choice.phones;
    store.imports().add_file(file_of({card_of(contact, 1)}), evening);
    CHECK(text_of(store.calls().pending_callbacks().at(0).phone) == choice.chosen);
}

TEST_CASE("a call without success stays owed and is due again")
{
    const auto outcome = GENERATE(Outcome::no_answer, Outcome::left_message);
    SoundStore store;
    const Id id = add_one(store, "Adler");
    const Time friday = moment("2026-11-27T09:00:00Z");

    const Callback next = store.calls().log_call(id, {outcome, "", friday, std::nullopt});
    const std::vector<Attempt> first{{friday, outcome, ""}};
    CHECK(next == Callback{1, id, day("2026-11-30"), evening, {}, {}, "", first});

    const Attempt second{evening, outcome, "on holiday"};
    const Callback chosen =
        store.calls().log_call(id, {outcome, "on holiday", evening, day("2026-12-14")});
    CHECK(chosen == Callback{1, id, day("2026-12-14"), evening, {}, {}, "", {first.at(0), second}});

    const CallbackSummary call = store.calls().pending_callbacks().at(0);
    CHECK(call.due == day("2026-12-14"));
    CHECK(call.attempts == 2);
    CHECK(call.last_attempt == second);
}

TEST_CASE("a due day that a person moves is remembered and counted, apart from attempts")
{
    SoundStore store;
    const Id id = add_one(store, "Adler");
    store.calls().log_call(id, {Outcome::no_answer, "", evening, day("2026-12-02")});
    store.calls().set_due(id, {day("2026-12-09"), "on holiday", evening});
    const Callback moved = store.calls().set_due(id, {day("2026-12-04"), "", evening});
    const std::vector<DueMove> moves{{evening, day("2026-12-02"), day("2026-12-09"), "on holiday"},
                                     {evening, day("2026-12-09"), day("2026-12-04"), ""}};
    CHECK(moved.due == day("2026-12-04"));
    CHECK(moved.moves == moves);
    CHECK(store.calls().set_due(id, {day("2026-12-04"), "", evening}) ==
          moved);  // is due then already
    CHECK(store.calls().pending_callbacks().at(0).moves == 2);
}

TEST_CASE("who was called can be promised another call")
{
    SoundStore store;
    const Id id = add_one(store, "Adler");
    const Callback closed =
        store.calls().log_call(id, {Outcome::reached, "", evening, std::nullopt});
    const Callback again =
        store.calls().set_due(id, {day("2027-01-07"), "after the fair", evening});
    CHECK(again == Callback{2, id, day("2027-01-07"), evening, {}, {}, "", {}});
    CHECK(store.people().contact(id)->callbacks == std::vector{closed, again});
    CHECK(store.calls().pending_callbacks().size() == 1);
    CHECK(failure_of([&] {
              store.calls().set_due(7, {day("2027-01-07"), "", evening});
          }) == "2: contact 7: there is no such contact");
}

TEST_CASE("a call is closed by one of four outcomes and then no longer owed")
{
    const auto outcome =
        GENERATE(Outcome::reached, Outcome::they_called, Outcome::met, Outcome::released);
    SoundStore store;
    const Id id = add_one(store, "Adler");
    const Callback closed =
        store.calls().log_call(id, {outcome, "moved abroad", evening, std::nullopt});
    const std::string reason = outcome == Outcome::released ? "moved abroad" : "";
    const std::vector<Attempt> attempts{{evening, outcome, "moved abroad"}};
    CHECK(closed ==
          Callback{1, id, day("2026-12-01"), evening, outcome, evening, reason, attempts});
    CHECK(store.people().contact(id)->callbacks == std::vector{closed});
    CHECK(store.calls().pending_callbacks().empty());
}

TEST_CASE("a closed callback takes no more calls")
{
    SoundStore store;
    const Id id = add_one(store, "Adler");
    const Callback closed =
        store.calls().log_call(id, {Outcome::reached, "", evening, std::nullopt});
    CHECK(failure_of([&] {
              store.calls().log_call(id, {Outcome::met, "", evening, std::nullopt});
          }) == "2: contact 1: no call is owed");
    CHECK(store.people().contact(id)->callbacks == std::vector{closed});
    CHECK_FALSE(store.people().contacts().at(0).next_due);
}

TEST_CASE("a callback is released only with a reason")
{
    const auto reason = GENERATE(values<std::string>({"", "  ", "\t\n"}));
    SoundStore store;
    const Id id = add_one(store, "Adler");
    const auto before = store.people().contact(id)->callbacks;
    CHECK(failure_of([&] {
              store.calls().log_call(id, {Outcome::released, reason, evening, std::nullopt});
          }) == "2: a callback is released only with a reason");
    CHECK(store.people().contact(id)->callbacks == before);
}

TEST_CASE("a contact, a card or a referral that is not there is not an empty one")
{
    SoundStore store;
    CHECK_FALSE(store.people().contact(7));
    CHECK(store.people().card_picture(7).empty());
    CHECK(failure_of([&] { store.calls().log_call(7, {}); }) ==
          "2: contact 7: there is no such contact");
    CHECK(failure_of([&] { store.calls().add_referral(7, "Ina Sommer", {}, evening); }) ==
          "2: contact 7: there is no such contact");
    CHECK(failure_of([&] { store.calls().set_referral_state(7, ReferralState::meets, evening); }) ==
          "2: referral 7: there is no such referral");
}

TEST_CASE("what becomes of a referral does not touch the call that is owed")
{
    const auto state =
        GENERATE(ReferralState::promised, ReferralState::handed_over, ReferralState::meets,
                 ReferralState::declined, ReferralState::no_answer);
    SoundStore store;
    const Id id = add_one(store, "Adler");
    const auto owed = store.people().contact(id)->callbacks;
    const Time later = moment("2026-11-26T08:00:00Z");
    const Referral promised =
        store.calls().add_referral(id, "Per Holm", "per@holm.example", evening);
    const Referral changed = store.calls().set_referral_state(promised.id, state, later);
    CHECK(changed == Referral{2, "Per Holm", "per@holm.example", state, evening, later});
    CHECK(store.people().contact(id)->referrals.at(1) == changed);
    CHECK(store.people().contact(id)->callbacks == owed);
    CHECK(store.calls().pending_callbacks().at(0).referrals ==
          std::vector<Introduction>{{"Ina Sommer", ReferralState::promised}, {"Per Holm", state}});
}

TEST_CASE("introductions are listed, those to hand over first, then those without an answer")
{
    SoundStore store;
    NewFile file = file_of({card_of(kaethe(), 1)});
    file.refer_to = {};
    const Id id = store.imports().add_file(file, evening).cards.at(0).contact;
    const auto refer = [&](const std::string& to, ReferralState state) {
        const Id referral = store.calls().add_referral(id, to, {}, evening, day("2026-11-20")).id;
        if (state != ReferralState::promised) {
            store.calls().set_referral_state(referral, state, moment("2026-11-25T08:00:00Z"));
        }
    };
    refer("D", ReferralState::declined);
    refer("H", ReferralState::handed_over);
    refer("P", ReferralState::promised);
    std::string order;
    for (const ReferralSummary& line : store.calls().referrals()) {
        order += line.referral.to_name;
        CHECK(line.contact == id);
        CHECK(line.name == "Dr. Käthe O'Connor");
        CHECK(line.company == "Morgenrot Logistics GmbH & Co. KG");
        CHECK(line.call_due == file.due);
        CHECK(line.encounter == file.encounter);
        CHECK(line.referral.promised_on == day("2026-11-20"));
        CHECK(store.calls().referral(line.referral.id)->referral == line.referral);
    }
    CHECK(order == "PHD");
    CHECK_FALSE(store.calls().referral(99));
}

TEST_CASE("nobody's card is handed to themselves")
{
    SoundStore store;
    NewFile file = file_of({card_of(kaethe(), 1)});
    file.refer_to = "dr. käthe O'CONNOR";
    const Id id = store.imports().add_file(file, evening).cards.at(0).contact;
    CHECK(store.calls().referrals().empty());
    const std::string refusal = "2: a card cannot be handed to the person it is of";
    CHECK(failure_of([&] { store.calls().add_referral(id, *file.refer_to, {}, evening); }) ==
          refusal);
    CHECK(failure_of([&] {
              store.calls().add_referral(id, "Käthe", "K.OConnor@morgenrot.example", evening);
          }) == refusal);
    CHECK(store.calls().referrals().empty());
}

TEST_CASE("a referral names the colleague")
{
    SoundStore store;
    const Id id = add_one(store, "Adler");
    CHECK(failure_of([&] { store.calls().add_referral(id, " ", {}, evening); }) ==
          "2: a referral needs the name of the colleague");
    CHECK(store.people().contact(id)->referrals.size() == 1);
}

TEST_CASE("numbers that are none do not stop the import")
{
    const double broken = GENERATE(values<double>(
        {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -1}));
    SoundStore store;
    NewCard card = card_of(named("Adler"), 1);
    card.contact.name->evidence.confidence = broken;
    card.contact.name->evidence.quad = Quad{{{broken, 1}}};
    card.quad = Quad{{{broken, 1}}};
    card.lines = {{"Adler", broken, Quad{{{broken, 1}}}}};
    const Id id = store.imports().add_file(file_of({card}), evening).cards.at(0).contact;
    const double confidence = store.people().contact(id)->contact.name->evidence.confidence;
    CHECK(confidence >= 0);
    CHECK(confidence <= 1);
    CHECK(std::isfinite(store.people().contact(id)->cards.at(0).lines.at(0).confidence));
}

TEST_CASE("text of a card is kept byte by byte, whatever it holds")
{
    const auto text = GENERATE(values<std::string>({"'; DROP TABLE contact; --", "\"quoted\" \\",
                                                    "名刺 – наклад", "a\nb\tc", "", "\xff\xfe"}));
    SoundStore store;
    Contact contact;
    contact.company = Field{text, {text, 0.5}};
    contact.emails = {{text, {text, 1}}};
    const Id id =
        store.imports().add_file(file_of({card_of(contact, 1, text)}), evening).cards.at(0).contact;
    CHECK(store.people().contact(id)->contact == contact);
}

TEST_CASE("bytes on a card that are no text do not stop the import")
{
    SoundStore store;
    NewCard card = card_of(named("Adler"), 1);
    card.codes = {"\xff\x01"};
    card.lines = {{"\xc3\x28", 0.1, somewhere}};
    card.contact.warnings = {"\xff"};
    card.contact.emails = {{"\xff@a.example", {"\xff", 0.2}}};
    const Id id = store.imports().add_file(file_of({card}), evening).cards.at(0).contact;
    CHECK(store.people().contact(id)->cards.at(0).lines.at(0).text == "\xef\xbf\xbd(");
    CHECK(store.people().contacts().size() == 1);
    CHECK(store.calls().pending_callbacks().size() == 1);
}

TEST_CASE("a search with a short word before a longer one finds who has both")
{
    Store store = Store::in_memory();
    for (const std::string text : {" kate o connor", " kate connor", " olaf connor"}) {
        store.people().add_contact({Contact(), text, {}}, Time{});
    }
    const auto ids = [&](const std::string& query) {
        std::vector<Id> found;
        for (const ContactSummary& contact : store.people().contacts({query})) {
            found.push_back(contact.id);
        }
        return found;
    };
    CHECK(ids("o connor") == std::vector<Id>{1, 3});
    CHECK(ids("connor o") == std::vector<Id>{1, 3});
    CHECK(ids("ka o connor") == std::vector<Id>{1});
    CHECK(ids("o") == std::vector<Id>{1, 3});
}
