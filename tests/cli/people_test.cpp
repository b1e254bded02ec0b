#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "app/people/people.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/cli_ledger.h"

using namespace cardlog;

namespace {

nlohmann::json shown(const Ledger& ledger, Id id)
{
    return nlohmann::json::parse(ledger.run({"--json", "show", std::to_string(id)}).out);
}

}  // namespace

TEST_CASE("somebody without a card is added with the call that was promised")
{
    const Ledger ledger;
    const RunResult result = ledger.run(
        {"--json", "add", "name=Karin Beispiel", "company=Beispiel & Töchter", "met_on=2026-11-20",
         "emails=Karin@BEISPIEL.example", "phones=mobile:0151 23456789", "talked_about=boats",
         "address=Lange Straße 5, 49074 Osnabrück"});
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    const Id id = nlohmann::json::parse(result.out).at("id");
    const StoredContact stored = ledger.contact(id);
    CHECK(stored.contact.name->family_name == "Beispiel");
    CHECK(stored.contact.emails.at(0).value == "Karin@beispiel.example");
    CHECK(stored.contact.phones.at(0).e164 == "+4915123456789");
    CHECK(stored.contact.phones.at(0).type == PhoneType::mobile);
    CHECK(stored.contact.address->city == "Osnabrück");
    CHECK_FALSE(stored.needs_review);
    CHECK(stored.encounters == std::vector<Encounter>{{{}, day("2026-11-20"), {}, "boats"}});
    CHECK(stored.callbacks.at(0).due == day("2026-12-01"));
    CHECK_THAT(ledger.run({"contacts", "toechter"}).out, contains_text("Karin Beispiel"));
}

TEST_CASE("a pasted signature is added as it parses, and no call where none was promised")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "new.db").string();
    const RunResult result =
        run_cardlog({"--store", store, "add", "--text", "-", "--no-call", "job_title=Wirtin"}, {},
                    "Erika Beispiel\nTel. +49 30 23125 123\nerika@beispiel.example\n");
    CHECK(result.exit_code == 0);
    const StoredContact stored = Store::open(store).people().contact(1).value();
    CHECK(stored.contact.name->full == "Erika Beispiel");
    CHECK(stored.contact.job_title->value == "Wirtin");
    CHECK(stored.callbacks.empty());
    CHECK(Store::open(store).journal().audit().empty());
}

TEST_CASE("a contact is corrected field by field, and found by what it says now")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    const RunResult result = ledger.run(
        {"edit", id, "company=Übermorgen GmbH", "emails=a@otto.example", "emails=b@otto.example",
         "phones+=0541 123456", "phones-=+4915123456789", "event=", "place=Vechta"});
    INFO(result.err);
    CHECK(result.exit_code == 0);
    const StoredContact stored = ledger.contact(ledger.overdue);
    CHECK(stored.contact.company == Field{"Übermorgen GmbH", {"Übermorgen GmbH", 1, false, {}}});
    CHECK(stored.contact.emails.size() == 2);
    CHECK(stored.contact.phones.size() == 1);
    CHECK(stored.contact.phones.at(0).e164 == "+49541123456");
    CHECK(stored.encounters == std::vector<Encounter>{{{}, day("2026-11-16"), "Vechta", "boats"}});
    CHECK_THAT(ledger.run({"contacts", "uebermorgen"}).out, contains_text("Otto Alt"));
    CHECK_THAT(ledger.run({"history", id}).out,
               contains_text("company: Gestern KG -> Übermorgen GmbH"));

    CHECK_THAT(ledger.run({"undo"}).out, contains_text("taken back: edit"));
    CHECK(ledger.contact(ledger.overdue).contact.company->value == "Gestern KG");
    CHECK(ledger.contact(ledger.overdue).encounters.at(0).event == "Fair");
}

TEST_CASE("a correction that is none is refused and changes nothing")
{
    struct Case {
        std::vector<std::string> args;
        std::string answer;
    };
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    const StoredContact before = ledger.contact(ledger.overdue);
    const std::vector<Case> cases{
        {{"edit", id}, "FIELD=VALUE"},
        {{"edit", id, "company"}, "no change"},
        {{"edit", id, "hobby=boats"}, "Fields are name"},
        {{"edit", id, "company+=x"}, "cannot be changed like that"},
        {{"edit", id, "emails=otto"}, "not an e-mail address"},
        {{"edit", id, "emails+=otto@alt,example"}, "not an e-mail address"},
        {{"edit", id, "phones=12"}, "not a telephone number"},
        {{"edit", id, "phones=mobile:abc"}, "not a telephone number"},
        {{"edit", id, "phones-=0541 123456"}, "no such value"},
        {{"edit", id, "met_on=2026-02-30"}, "not a day"},
        {{"edit", id, "company=" + std::string(9000, 'x')}, "too long"},
        {{"edit", "4711", "company=x"}, "4711"},
        {{"add"}, "something to remember"},
        {{"add", "event=Fair"}, "something to remember"},
        {{"add", "name=A B", "--due", "2026-02-30"}, "2026-02-30"},
    };
    for (const Case& one : cases) {
        check_refused(ledger.run(one.args), one.answer);
    }
    CHECK(ledger.contact(ledger.overdue).contact == before.contact);
    CHECK(json_lines(ledger.run({"--json", "contacts"}).out).size() == 5);
}

TEST_CASE("help and README name each field that can be corrected, and edit knows each of them")
{
    const std::string help = run_cardlog({"edit", "--help"}).out;
    const std::string readme = read_bytes(std::filesystem::path(CARDLOG_SOURCE_DIR) / "README.md");
    const auto begin = help.find("Fields: ");
    REQUIRE(begin != std::string::npos);
    std::string named = help.substr(begin + 8, help.find('.', begin) - begin - 8);
    std::replace(named.begin(), named.end(), ',', ' ');
    std::istringstream words(named);
    const std::vector<std::string> fields{std::istream_iterator<std::string>(words), {}};
    CHECK(fields == editable_fields());
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    for (const std::string& field : fields) {
        INFO(field);
        CHECK_THAT(readme, contains_text("`" + field + "`"));
        CHECK(ledger.run({"edit", id, field + "="}).exit_code == 0);
    }
    CHECK(is_empty(ledger.contact(ledger.overdue).contact));
}

TEST_CASE("a note is kept in a person's own words, found, shown, and taken back")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    CHECK(ledger.run({"edit", id, "note=plays the cello\nknows Ida"}).exit_code == 0);
    CHECK_THAT(ledger.run({"show", id}).out,
               contains_text("  Note        plays the cello\n              knows Ida\n"));
    CHECK(shown(ledger, ledger.overdue).at("contact").at("note") == "plays the cello\nknows Ida");
    CHECK_THAT(ledger.run({"contacts", "cello"}).out, contains_text("Otto Alt"));
    CHECK_THAT(ledger.run({"agenda", "--overdue"}).out,
               contains_text("    - note: plays the cello\n    - note: knows Ida\n"));
    CHECK_THAT(ledger.run({"agenda", "--html", "--in", "de"}).out,
               contains_text("<li>Notiz: plays the cello</li>"));
    CHECK_THAT(ledger.run({"export", "vcard", "-"}).out,
               contains_text("\r\nNOTE:plays the cello\\nknows Ida\r\n"));
    CHECK_THAT(ledger.run({"export", "csv", "-"}).out,
               contains_text("\"plays the cello\nknows Ida\""));
    CHECK_THAT(ledger.run({"history", id}).out,
               contains_text("note:  -> plays the cello knows Ida"));

    CHECK(ledger.run({"undo"}).exit_code == 0);
    CHECK(shown(ledger, ledger.overdue).at("contact").at("note").is_null());
    CHECK_THAT(ledger.run({"contacts", "cello"}).err, contains_text("no contact matches"));
}

TEST_CASE("a note on an unread card does not make it a read one")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.unread);
    CHECK(ledger.run({"edit", id, "note=in a blue coat"}).exit_code == 0);
    CHECK_THAT(ledger.run({"contacts", "coat"}).out, contains_text("unread card ?"));
    CHECK(shown(ledger, ledger.unread).at("needs_review").empty());
    check_refused(ledger.run({"add", "--note", "in a blue coat"}), "something to remember");
}

TEST_CASE("a merge keeps both notes, and a person who is forgotten takes the note along")
{
    const Ledger ledger;
    const std::string one = std::to_string(ledger.overdue);
    const std::string two = std::to_string(ledger.today);
    CHECK(ledger.run({"edit", one, "note=plays the cello"}).exit_code == 0);
    CHECK(ledger.run({"edit", two, "note=sails a Xebec"}).exit_code == 0);
    CHECK(ledger.run({"merge", one, two}).exit_code == 0);
    CHECK(ledger.contact(ledger.overdue).contact.note->value == "plays the cello\nsails a Xebec");
    CHECK(ledger.run({"unmerge", two}).exit_code == 0);
    CHECK(ledger.contact(ledger.overdue).contact.note->value == "plays the cello");
    CHECK(ledger.contact(ledger.today).contact.note->value == "sails a Xebec");

    CHECK(ledger.run({"forget", two, "--yes"}).exit_code == 0);
    CHECK(read_bytes(ledger.store).find("Xebec") == std::string::npos);
    CHECK(read_bytes(ledger.store).find("cello") != std::string::npos);
}

TEST_CASE("somebody is added with a note and tags")
{
    const Ledger ledger;
    CHECK(ledger
              .run({"add", "--note", "likes roses", "--tag", "a", "--tag", "b",
                    "name=Karin Beispiel"})
              .exit_code == 0);
    CHECK_THAT(ledger.run({"contacts", "roses"}).out, contains_text("Karin Beispiel"));
    CHECK_THAT(ledger.run({"contacts", "--tag", "b"}).out, contains_text("Karin Beispiel"));
    check_refused(ledger.run({"add", "name=A B", "--note", std::string(9000, 'x')}), "too long");
}

TEST_CASE("tags are put on contacts, and each list shows those that have one")
{
    const Ledger ledger;
    const std::string one = std::to_string(ledger.overdue);
    const std::string two = std::to_string(ledger.soon);
    CHECK(ledger.run({"edit", one, "tags+=Gärten", "tags+=boats"}).exit_code == 0);
    CHECK(ledger.run({"edit", two, "tags+=garden"}).exit_code == 0);
    CHECK_THAT(ledger.run({"show", one}).out,
               contains_text("  Tag         Gärten\n  Tag         boats\n"));
    CHECK(shown(ledger, ledger.overdue).at("contact").at("tags") ==
          std::vector<std::string>{"Gärten", "boats"});
    CHECK_THAT(ledger.run({"export", "vcard", "-"}).out,
               contains_text("\r\nCATEGORIES:Gärten,boats\r\n"));

    struct Case {
        std::string tag;
        std::vector<Id> found;
    };
    for (const Case& one_case : std::vector<Case>{{"Gärten", {ledger.overdue}},
                                                  {"gaerten", {ledger.overdue}},
                                                  {"BOATS", {ledger.overdue}},
                                                  {"boat", {}},
                                                  {"garden", {ledger.soon}},
                                                  {"fair", {}}}) {
        INFO(one_case.tag);
        const auto found = [&](std::vector<std::string> args, const char* key) {
            args.insert(args.end(), {"--tag", one_case.tag});
            std::vector<Id> ids;
            for (const nlohmann::json& line : json_lines(ledger.run(args).out)) {
                ids.push_back(line.at(key));
            }
            return ids;
        };
        CHECK(found({"--json", "contacts"}, "id") == one_case.found);
        CHECK(found({"--json", "callbacks"}, "contact") == one_case.found);
        CHECK(found({"--json", "agenda"}, "contact") == one_case.found);
        CHECK(found({"export", "json", "-"}, "id") == one_case.found);
    }
    CHECK(json_lines(ledger.run({"--json", "contacts", "otto", "--tag", "boats"}).out).size() == 1);
    CHECK(json_lines(ledger.run({"--json", "contacts", "sonja", "--tag", "boats"}).out).empty());

    CHECK(ledger.run({"undo"}).exit_code == 0);
    CHECK(shown(ledger, ledger.soon).at("contact").at("tags").empty());
    CHECK(ledger.run({"edit", one, "tags-=boats"}).exit_code == 0);
    CHECK(ledger.run({"edit", two, "tags=garden", "tags=boats"}).exit_code == 0);
    CHECK(ledger.run({"merge", one, two}).exit_code == 0);
    CHECK(texts_of(ledger.contact(ledger.overdue).contact.tags) ==
          std::vector<std::string>{"Gärten", "garden", "boats"});
    check_refused(ledger.run({"edit", one, "tags+="}), "nothing to add or to take");
}

TEST_CASE("two cards of one person are proposed, merged and taken apart again")
{
    const Ledger ledger;
    NewCard card = card_of("Otto ALT", "Gestern K.G.", 1);
    card.contact.emails = {{"otto@gestern.example", sure("otto@gestern.example")}};
    const Id second = add_contact(ledger.store, card, "2026-12-08");
    const std::string one = std::to_string(ledger.overdue);
    const std::string two = std::to_string(second);
    const auto pairs = json_lines(ledger.run({"--json", "duplicates"}).out);
    REQUIRE(pairs.size() == 1);
    CHECK(pairs.at(0).at("reason") == "same name and number +49 1512 3456789");

    const nlohmann::json before = shown(ledger, ledger.overdue);
    CHECK(ledger.run({"merge", one, two}).exit_code == 0);
    CHECK(shown(ledger, second).at("id") == ledger.overdue);
    CHECK(shown(ledger, second).at("merged") == std::vector<Id>{second});
    CHECK_THAT(ledger.run({"show", two}).out, contains_text("merged with " + two));
    CHECK(json_lines(ledger.run({"--json", "duplicates"}).out).empty());
    CHECK(json_lines(ledger.run({"--json", "callbacks"}).out).size() == 5);
    check_refused(ledger.run({"merge", one, two}), "one person already");

    CHECK(ledger.run({"unmerge", two}).exit_code == 0);
    CHECK(shown(ledger, ledger.overdue) == before);
    CHECK(json_lines(ledger.run({"--json", "callbacks"}).out).size() == 6);
    check_refused(ledger.run({"unmerge", two}), "is not merged");
    check_refused(ledger.run({"merge", one, "4711"}), "4711");
}

TEST_CASE("contacts are proposed as one person for a reason, never by a number alone")
{
    struct Case {
        ContactSummary first;
        ContactSummary second;
        std::string reason;
    };
    const auto summary = [](Id id, const std::string& name, const std::string& company,
                            const std::vector<std::string>& emails,
                            const std::vector<std::string>& phones) {
        ContactSummary line;
        line.id = id;
        line.name = name;
        line.company = company;
        line.emails = emails;
        line.phones = phones;
        return line;
    };
    const std::vector<Case> cases{
        {summary(1, "Otto Alt", "", {"o@a.example"}, {}),
         summary(2, "O. Alt", "", {"O@A.example"}, {}), "same e-mail O@A.example"},
        {summary(1, "Otto Alt", "", {"o@a.example"}, {}), summary(2, "", "A", {"o@a.example"}, {}),
         "same e-mail o@a.example"},
        {summary(1, "Otto Alt", "A", {"info@a.example"}, {}),
         summary(2, "Eva Neu", "A", {"info@a.example"}, {}), ""},
        {summary(1, "Jürgen Groß", "X GmbH", {}, {}), summary(2, "Juergen Gross", "X GmbH", {}, {}),
         "same name and company"},
        {summary(1, "Otto Alt", "X", {}, {"+49541"}), summary(2, "Eva Neu", "X", {}, {"+49541"}),
         ""},
        {summary(1, "Otto Alt", "", {}, {"+49541"}), summary(2, "OTTO ALT", "Y", {}, {"+49541"}),
         "same name and number +49541"},
        {summary(1, "Otto Alt", "X GmbH", {}, {}), summary(2, "Otto Alt", "x gmbh", {}, {}),
         "same name and company"},
        {summary(1, "Otto Alt", "X", {}, {}), summary(2, "Otto Alt", "Y", {}, {}), ""},
        {summary(1, "", "", {}, {}), summary(2, "", "", {}, {}), ""},
        {summary(1, "", "X", {}, {"+49541"}), summary(2, "", "x", {}, {"+49541"}),
         "same company and numbers, no name"},
        {summary(1, "", "X", {}, {"+49541"}), summary(2, "", "X", {}, {"+49542"}), ""},
    };
    for (const Case& one : cases) {
        INFO(one.first.name << " / " << one.second.name);
        const auto pairs = duplicate_pairs({one.first, one.second});
        CHECK((pairs.empty() ? "" : pairs.front().reason) == one.reason);
    }
}

TEST_CASE("new contacts are compared in the same way, be they few or much of the store")
{
    using Pairs = std::vector<std::pair<Id, std::string>>;
    const Ledger ledger;
    std::set<Id> new_ones;
    for (int i = 0; i < 20; ++i) {
        const NewCard card = card_of("Nr " + std::to_string(i), "Muster GmbH", 1);
        new_ones.insert(add_contact(ledger.store, card, "2026-12-08"));
    }
    const Id second =
        add_contact(ledger.store, card_of("Otto ALT", "Gestern K.G.", 1), "2026-12-08");
    const Store store = Store::open(ledger.store);
    const auto found = [&](std::set<Id> among) {
        among.insert(second);
        Pairs pairs;
        for (const DuplicatePair& pair : duplicate_pairs(store, among)) {
            pairs.emplace_back(pair.first.id, pair.reason);
        }
        return pairs;
    };
    CHECK(found({}) == Pairs{{ledger.overdue, "same name and number +49 1512 3456789"}});
    CHECK(found(new_ones) == found({}));
}

TEST_CASE("nobody is forgotten by a slip of the hand")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    check_refused(ledger.run({"forget", id}), "--yes");
    CHECK(ledger.callback(ledger.overdue).pending());
    const RunResult result = ledger.run({"forget", id, "--yes"});
    CHECK_THAT(result.out, contains_text("forgotten, with 1 card; the call that was owed"));
    CHECK_THAT(result.out, contains_text("yours to delete: '/photos/Otto Alt.jpg'"));
    check_refused(ledger.run({"show", id}), id);
    check_refused(ledger.run({"history", id}), id);
    check_refused(ledger.run({"forget", id, "--yes"}), id);
    CHECK_THAT(ledger.run({"undo"}).err, contains_text("no change to take back"));
}

TEST_CASE("a call that was closed by mistake is owed again after undo")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    CHECK(ledger.run({"call", id, "--outcome", "reached"}).exit_code == 0);
    CHECK(ledger.run({"callbacks", "--check"}).exit_code == 0);
    CHECK(ledger.run({"undo"}).exit_code == 0);
    CHECK(ledger.run({"callbacks", "--check"}).exit_code == 10);
    CHECK_THAT(ledger.run({"show", id}).out, contains_text("call closed: reached, taken back"));
    CHECK_THAT(ledger.run({"history", id}).out, contains_text("undo"));
    check_refused(ledger.run({"undo"}), "no change to take back");
}

TEST_CASE("front and back of one card are proposed as one person, never two names")
{
    struct Side {
        std::string name;
        std::string company;
        std::string email;
        std::string website;
        ImportPlace place;
    };
    struct Case {
        Side front;
        Side back;
        std::string reason;  ///< empty: they are not proposed
    };
    const auto contact = [](Id id, const Side& side) {
        ContactSummary line;
        line.id = id;
        line.name = side.name;
        line.company = side.company;
        line.emails =
            side.email.empty() ? std::vector<std::string>{} : std::vector<std::string>{side.email};
        line.websites = side.website.empty() ? std::vector<std::string>{}
                                             : std::vector<std::string>{side.website};
        line.card = side.place;
        return line;
    };
    const Time other = morning + std::chrono::hours(1);
    const std::string site = "https://www.alt.example/kontakt";
    const std::vector<Case> cases{
        {{"Otto Alt", "", "o@alt.example", "", {morning, 1, 1}},
         {"", "", "", site, {morning, 1, 2}},
         "front and back: both are at o@alt.example"},
        {{"", "ALT KG", "", "", {morning, 1, 1}},
         {"Otto Alt", "Alt KG", "", "", {morning, 2, 1}},
         "front and back: both are of ALT KG"},
        {{"Otto Alt", "Alt KG", "", "", {morning, 1, 1}},
         {"Eva Neu", "Alt KG", "", "", {morning, 1, 2}},
         ""},  // colleagues
        {{"Otto Alt", "Alt KG", "", "", {morning, 1, 1}},
         {"", "Alt KG", "", "", {morning, 3, 1}},
         ""},  // not neighbours
        {{"Otto Alt", "Alt KG", "", "", {morning, 1, 1}},
         {"", "Alt KG", "", "", {other, 2, 1}},
         ""},  // another import
        {{"Otto Alt", "Alt KG", "", "", {morning, 1, 1}},
         {"", "Neu KG", "", "", {morning, 1, 2}},
         ""},
        {{"", "Alt KG", "", "", {morning, 1, 1}}, {"", "Alt KG", "", "", {morning, 1, 2}}, ""},
    };
    for (const Case& one : cases) {
        INFO(one.front.name << one.front.company << " / " << one.back.name << one.back.company);
        const auto pairs = duplicate_pairs({contact(1, one.front), contact(2, one.back)});
        CHECK((pairs.empty() ? "" : pairs.front().reason) == one.reason);
    }
}

TEST_CASE("two people who look alike are told apart once, and stay so until it is undone")
{
    const Ledger ledger;
    NewCard card = card_of("Otto ALT", "Gestern K.G.", 1);
    const Id second = add_contact(ledger.store, card, "2026-12-08");
    const std::string one = std::to_string(ledger.overdue);
    const std::string two = std::to_string(second);
    const auto proposed = [&] {
        return json_lines(ledger.run({"--json", "duplicates"}).out).size();
    };
    REQUIRE(proposed() == 1);
    CHECK_THAT(ledger.run({"duplicates"}).out,
               contains_text("if not: cardlog duplicates --different " + one + " " + two));
    CHECK(ledger.run({"duplicates", "--different", two, one}).out ==
          "contacts " + two + " and " + one + ": two people from now on\n");
    CHECK(proposed() == 0);
    CHECK_THAT(ledger.run({"duplicates", "--different", one, two}).out, contains_text("was known"));
    CHECK_THAT(ledger.run({"history", one}).out, contains_text("differ"));
    card.contact.company = Field{"Morgen KG", sure("Morgen KG")};
    card.contact.name = Name{"otto alt", "", "", "otto alt", sure("otto alt")};
    const NewFile later{"/photos/later.jpg", "later", {card}, {}, {}, test_day};
    Store::open(ledger.store).imports().add_file(later, morning);
    CHECK(proposed() == 1);  // the new card, not the old pair
    CHECK_THAT(ledger.run({"undo"}).out, contains_text("taken back: differ"));
    CHECK(proposed() == 2);
    CHECK(ledger.run({"duplicates", "--different", one, two}).exit_code == 0);
    CHECK(ledger.run({"merge", one, two}).exit_code == 0);
    check_refused(ledger.run({"duplicates", "--different", one, two}), "are one person");
    check_refused(ledger.run({"duplicates", "--different", one, "4711"}), "4711");
    CHECK(ledger.run({"forget", one, "--yes"}).exit_code == 0);
}
