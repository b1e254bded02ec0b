#include <string>
#include <vector>

#include "app/exchange/html.h"
#include "storage/imports/imports.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/cli_ledger.h"

using namespace cardlog;

namespace {

std::vector<Id> contacts_in(const RunResult& result)
{
    INFO(result.err);
    CHECK(result.exit_code == 0);
    std::vector<Id> contacts;
    for (const nlohmann::json& line : json_lines(result.out)) {
        contacts.push_back(line.at("contact"));
    }
    return contacts;
}

}  // namespace

TEST_CASE("the calling sheet says all that is needed for each call, the most urgent first")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    CHECK(ledger.run({"due", id, "2026-11-20"}).exit_code == 0);
    CHECK(ledger.run({"referral", "2", "--outcome", "declined"}).exit_code == 0);
    const std::string sheet = ledger.run({"agenda", "--overdue"}).out;
    CHECK(sheet == id + "  Otto Alt, Gestern KG\n"
                        "    +49 1512 3456789\n"
                        "    - overdue since 2026-11-20 (4 days)\n"
                        "    - moved: 1 times\n"
                        "    - met: Fair, Bremen, 2026-11-16\n"
                        "    - talked about: boats\n"
                        "    - Frau Kollegin declined: call all the same\n");
    CHECK_THAT(ledger.run({"agenda", "--overdue", "--in", "de"}).out,
               contains_text("Frau Kollegin hat abgesagt: trotzdem anrufen"));
    CHECK(contacts_in(ledger.run({"--json", "agenda"})).size() == 5);
}

TEST_CASE("the sheet says what is missing of a number to call")
{
    struct NumberCase {
        std::string print, said, in_german;
        bool only_fax = false;
    };
    const NumberCase one = GENERATE(values<NumberCase>({
        {"Fax 030 23125 099\nTel. 030 23125 012", "+49 30 23125012", "+49 30 23125012", false},
        {"Fax 030 23125 099", "only a fax", "nur ein Fax", true},
        {"Tel. 97123", "97123 (incomplete)", "97123 (unvollst\u00e4ndig)", false},
        {"erika@beispiel.example", "no number", "keine Nummer", false},
    }));
    CAPTURE(one.print);
    const TemporaryFolder folder;
    const std::string store = (folder / "new.db").string();
    REQUIRE(
        run_cardlog({"--store", store, "add", "--text", "-"}, {}, "Erika Beispiel\n" + one.print)
            .exit_code == 0);
    const auto run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"--store", store});
        return run_cardlog(arguments, {}, "").out;
    };
    CHECK_THAT(run({"agenda"}), contains_text("    " + one.said + "\n"));
    CHECK_THAT(run({"agenda", "--html", "--in", "de"}), contains_text(one.in_german));
    CHECK_THAT(run({"callbacks"}), contains_text(one.said));
    CHECK(json_lines(run({"--json", "callbacks"})).at(0).at("only_fax") == one.only_fax);
}

TEST_CASE("the sheet to print is one file with the card, and what a card says cannot act in it")
{
    const Ledger ledger;
    NewCard card = card_of("Eva <script>alert(1)</script>", "\"A\" & B", 1);
    card.flat_jpeg = "\xff\xd8picture";
    add_contact(ledger.store, card, "2026-11-01");
    const std::string page = ledger.run({"agenda", "--html", "--in", "de"}).out;
    CHECK_THAT(page, contains_text("<!doctype html>\n<html lang=\"de\">"));
    CHECK_THAT(page, contains_text("<img alt=\"\" src=\"data:image/jpeg;base64,/9hwaWN0dXJl\">"));
    CHECK_THAT(page, contains_text("Eva &lt;script&gt;"));
    CHECK_THAT(page, contains_text("&quot;A&quot; &amp; B"));
    CHECK_THAT(page, contains_text("<a href=\"tel:+4915123456789\">+49 1512 3456789</a>"));
    CHECK_THAT(page, contains_text("überfällig seit 01.11.2026 (23 Tage)"));
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("http") == std::string::npos);  // needs nothing else
    CHECK(page.find("Otto Alt") < page.find("Hans Heute"));
}

TEST_CASE("base64 is that of RFC 4648")
{
    struct Case {
        std::string bytes;
        std::string text;
    };
    const auto one = GENERATE(values<Case>({{"", ""},
                                            {"f", "Zg=="},
                                            {"fo", "Zm8="},
                                            {"foo", "Zm9v"},
                                            {"foob", "Zm9vYg=="},
                                            {"foobar", "Zm9vYmFy"}}));
    CHECK(base64(one.bytes) == one.text);
}

TEST_CASE("the lists are narrowed by event, colleague and day")
{
    const Ledger ledger;
    CHECK(ledger.run({"refer", std::to_string(ledger.soon), "--to", "Jörg Groß"}).exit_code == 0);
    const auto list = [&](const std::vector<std::string>& filter) {
        std::vector<std::string> args{"--json", "callbacks"};
        args.insert(args.end(), filter.begin(), filter.end());
        return contacts_in(ledger.run(args));
    };
    CHECK(list({"--event", "fair"}) == std::vector{ledger.overdue});
    CHECK(list({"--event", "other"}).empty());
    CHECK(list({"--to", "joerg"}) == std::vector{ledger.soon});
    CHECK(list({"--overdue"}) == std::vector{ledger.overdue});
    CHECK(list({"--due", "2026-11-24"}) == std::vector{ledger.overdue, ledger.today});
    CHECK(contacts_in(ledger.run({"--json", "referrals", "--event", "Fair"})) ==
          std::vector{ledger.overdue});
    check_refused(ledger.run({"callbacks", "--due", "tomorrow"}), "YYYY-MM-DD");
    check_refused(ledger.run({"callbacks", "--overdue", "--due", "2026-11-24"}), "--due");
    CHECK(ledger.run({"callbacks", "--check", "--event", "other"}).exit_code == 0);
    CHECK(ledger.run({"callbacks", "--check", "--event", "fair"}).exit_code == 10);
}

TEST_CASE("an event shows its cards, the calls made and owed, the introductions")
{
    const Ledger ledger;
    const Encounter fair{"Fair", day("2026-11-17"), {}, {}};
    const Id called = add_contact(ledger.store, card_of("Ada", "A", 1), "2026-12-01", fair);
    const Id given_back = add_contact(ledger.store, card_of("Bea", "B", 1), "2026-12-01", fair);
    CHECK(ledger.run({"call", std::to_string(called), "--outcome", "met"}).exit_code == 0);
    CHECK(ledger.run({"call", std::to_string(given_back), "--outcome", "released", "--reason", "x"})
              .exit_code == 0);
    const auto events = json_lines(ledger.run({"--json", "events"}).out);
    REQUIRE(events.size() == 1);
    CHECK(events.at(0) == nlohmann::json{{"event", "Fair"},
                                         {"met_on", "2026-11-16"},
                                         {"contacts", 3},
                                         {"cards", 3},
                                         {"calls_made", 1},
                                         {"calls_owed", 1},
                                         {"referrals", 3}});
    CHECK_THAT(ledger.run({"events"}).out, contains_text("2026-11-16 Fair"));
}

TEST_CASE("the audit prints the sum, and fails by name when a rule is broken")
{
    const Ledger ledger;
    CHECK(ledger.run({"call", std::to_string(ledger.soon), "--outcome", "met"}).exit_code == 0);
    CHECK(ledger.run({"forget", std::to_string(ledger.later), "--yes"}).exit_code == 0);
    const RunResult sound = ledger.run({"audit"});
    CHECK(sound.exit_code == 0);
    CHECK_THAT(sound.out, contains_text("4 cards, 4 contacts, 4 callbacks = 3 pending + 1 closed, 1"
                                        " forgotten"));
    CHECK(nlohmann::json::parse(ledger.run({"--json", "audit"}).out).at("broken").empty());
}

TEST_CASE("the audit remarks on pictures that were moved or changed, and that is no fault")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string same = write_file(folder / "same.jpg", "abc");
    const std::string changed = write_file(folder / "changed.jpg", "edited");
    for (const std::string& file : {same, changed, (folder / "gone.jpg").string()}) {
        NewFile read;
        read.path = file;
        // of "abc", from FIPS 180-2, appendix B.1
        read.sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        read.sha256 = file == same ? read.sha256 : "of " + file;
        read.cards.emplace_back();
        read.due = test_day;
        Store::open(store).imports().add_file(read, morning);
    }
    const RunResult result = run_cardlog({"--store", store, "audit"});
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.out, contains_text("1 picture where it was read, 1 missing, 1 changed"));
    CHECK_THAT(result.out, contains_text("  " + changed + ": was changed since its import\n"));
    CHECK_THAT(result.out,
               contains_text("  " + (folder / "gone.jpg").string() + ": is no longer there\n"));
}

TEST_CASE("a copy is made and brought back by commands")
{
    const Ledger ledger;
    const std::string copy = (ledger.folder / "copy.db").string();
    CHECK(ledger.run({"backup", copy}).exit_code == 0);
    CHECK(ledger.run({"forget", std::to_string(ledger.soon), "--yes"}).exit_code == 0);
    const RunResult result = ledger.run({"restore", copy});
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.err, contains_text("before-restore"));
    CHECK(ledger.callback(ledger.soon).pending());
    CHECK(ledger.run({"restore", (ledger.folder / "none.db").string()}).exit_code == 5);
    CHECK(ledger.run({"backup", (ledger.folder / "no/such/copy.db").string()}).exit_code == 5);
}
