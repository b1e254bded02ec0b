#include <clocale>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/print.h"
#include "storage/journal/journal.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/cli_ledger.h"
#include "support/cli_run.h"
#include "support/temporary_folder.h"

using namespace cardlog;

TEST_CASE("the calls owed are grouped by urgency, the oldest first")
{
    const Ledger ledger;
    std::vector<std::string> groups;
    for (const nlohmann::json& line : json_lines(ledger.run({"--json", "callbacks"}).out)) {
        const std::string who = line.at("name").is_null() ? "-" : std::string(line.at("name"));
        groups.push_back(std::string(line.at("when")) + ": " + who);
    }
    CHECK(groups == std::vector<std::string>{"overdue: Otto Alt", "today: Hans Heute",
                                             "soon: Sonja Bald", "later: Lea Spät", "later: -"});
    const std::string table = ledger.run({"callbacks"}).out;
    std::size_t from = 0;
    for (const std::string next : {"overdue\n", "Otto Alt", "today\n", "Hans Heute", "soon\n",
                                   "Sonja Bald", "later\n", "Lea Sp", "unread card"}) {
        const std::size_t found = table.find(next, from);
        INFO(next << " in\n" << table);
        REQUIRE(found != std::string::npos);
        from = found;
    }
}

TEST_CASE("a call to make comes with the number, the evening and the introduction")
{
    const Ledger ledger;
    const nlohmann::json line = json_lines(ledger.run({"--json", "callbacks"}).out).front();
    CHECK(line.at("contact") == ledger.overdue);
    CHECK(line.at("phone") == "+4915123456789");
    CHECK(line.at("due") == "2026-11-23");
    CHECK(line.at("encounter").at("event") == "Fair");
    CHECK(line.at("encounter").at("met_on") == "2026-11-16");
    CHECK(line.at("encounter").at("place") == "Bremen");
    CHECK(line.at("encounter").at("talked_about") == "boats");
    CHECK(line.at("referrals").at(0) ==
          nlohmann::json{{"to", "Frau Kollegin"},
                         {"state", "promised"},
                         {"say", "Frau Kollegin is still to get the card"}});
    CHECK(line.at("attempts") == 0);
    CHECK(line.at("last_attempt").is_null());
}

TEST_CASE("no table is wider than the terminal, however long a card's words are")
{
    const Ledger ledger;
    const std::string longest(300, 'W');
    add_contact(ledger.store, card_of(longest, "漢字" + longest, 1), "2026-11-24",
                {longest, day("2026-11-20"), longest, longest});
    for (const std::string command : {"callbacks", "contacts"}) {
        for (const std::string& line : lines_of(ledger.run({command}).out)) {
            INFO(line);
            CHECK(columns_of(line) <= 80);
        }
    }
}

TEST_CASE("a name on a card cannot steer the terminal")
{
    const Ledger ledger;
    const Id id =
        add_contact(ledger.store, card_of("Eva\x1b[2J\nBose\x07", "X\rY", 1), "2026-11-24");
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"callbacks"}, {"contacts"}, {"show", std::to_string(id)}}) {
        const std::string out = ledger.run(command).out;
        INFO(command.front());
        CHECK_THAT(out, contains_text("Eva"));
        CHECK(out.find_first_of("\x1b\x07\r") == std::string::npos);
    }
}

TEST_CASE("the check for cron is silent while all is well, and one line and exit 10 otherwise")
{
    const Ledger ledger;
    const RunResult overdue = ledger.run({"callbacks", "--check"});
    CHECK(overdue.exit_code == 10);
    CHECK_THAT(overdue.out, contains_text("1 callback is overdue"));
    CHECK(lines_of(overdue.out).size() == 1);

    const RunResult more = ledger.run({"callbacks", "--check"}, day("2026-11-25"));
    CHECK(more.exit_code == 10);
    CHECK_THAT(more.out, contains_text("2 callbacks are overdue"));

    const RunResult due_today = ledger.run({"callbacks", "--check"}, day("2026-11-23"));
    CHECK(due_today.exit_code == 0);
    CHECK(due_today.out.empty());
}

TEST_CASE("who owes nobody a call is told so")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    (void)Store::open(store);
    CHECK_THAT(run_cardlog({"--store", store, "callbacks"}).out, contains_text("nobody"));
    CHECK(run_cardlog({"--store", store, "--json", "callbacks"}).out.empty());
    CHECK(run_cardlog({"--store", store, "callbacks", "--check"}).exit_code == 0);
}

TEST_CASE("an attempt is logged and the call stays owed, by default until the next working day")
{
    struct Case {
        std::string outcome;
        std::vector<std::string> options;
        std::string due;
    };
    const Case one = GENERATE(Case{"no_answer", {}, "2026-11-25"},
                              Case{"left_message", {"--next-due", "2026-11-30"}, "2026-11-30"});
    const Ledger ledger;
    std::vector<std::string> args{
        "call", std::to_string(ledger.overdue), "--note", "engaged", "--outcome", one.outcome};
    args.insert(args.end(), one.options.begin(), one.options.end());
    const RunResult result = ledger.run(args);
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.out, contains_text("due " + one.due));

    const Callback callback = ledger.callback(ledger.overdue);
    CHECK(callback.pending());
    CHECK(to_iso(callback.due) == one.due);
    CHECK(callback.attempts ==
          std::vector<Attempt>{{morning, outcome_from(one.outcome).value(), "engaged"}});
}

TEST_CASE("a callback ends with one of four outcomes and is owed no more")
{
    const std::string outcome = GENERATE("reached", "they_called", "met", "released");
    const Ledger ledger;
    const RunResult result = ledger.run({"--json", "call", std::to_string(ledger.overdue),
                                         "--outcome", outcome, "--reason", "moved away"});
    CHECK(result.exit_code == 0);
    const nlohmann::json closed = nlohmann::json::parse(result.out);
    CHECK(closed.at("state") == outcome);
    CHECK(closed.at("closed_at") == to_iso(morning));

    CHECK(ledger.callback(ledger.overdue).outcome == outcome_from(outcome));
    CHECK(ledger.run({"callbacks", "--check"}).exit_code == 0);
    CHECK(Store::open(ledger.store).journal().audit().empty());
}

TEST_CASE("a promise is given back only with a reason, as --reason or as --note")
{
    const std::string option = GENERATE("--reason", "--note");
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    check_refused(ledger.run({"call", id, "--outcome", "released"}), "Say why with --reason WHY");
    check_refused(ledger.run({"call", id, "--outcome", "released", option, " \t"}), "reason");
    CHECK(ledger.callback(ledger.overdue).pending());

    CHECK(ledger.run({"call", id, "--outcome", "released", option, "moved away"}).exit_code == 0);
    CHECK(ledger.callback(ledger.overdue).reason == "moved away");
}

TEST_CASE("a call is moved on record, and the list says how often")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    CHECK(ledger.run({"due", id, "2026-11-30"}).out == "the call is due 2026-11-30; moved once\n");
    const RunResult again = ledger.run({"--json", "due", id, "2026-12-04", "--reason", "holiday"});
    CHECK(again.exit_code == 0);
    const nlohmann::json moves = nlohmann::json::parse(again.out).at("moves");
    CHECK(moves.size() == 2);
    CHECK(moves.at(1) == nlohmann::json{{"at", to_iso(morning)},
                                        {"from", "2026-11-30"},
                                        {"to", "2026-12-04"},
                                        {"reason", "holiday"}});
    CHECK_THAT(ledger.run({"callbacks"}).out, contains_text("moved 2 times"));
    CHECK_THAT(ledger.run({"show", id}).out,
               contains_text("moved from 2026-11-30 to 2026-12-04: holiday"));
}

TEST_CASE("a due day that has passed is taken, with a warning")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.soon);
    const std::vector<std::string> args = GENERATE_COPY(
        std::vector<std::string>{"due", id, "2026-11-20"},
        std::vector<std::string>{"call", id, "--outcome", "no_answer", "--next-due", "2026-11-20"});
    const RunResult result = ledger.run(args);
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.err, contains_text("2026-11-20 has passed; the call is overdue at once"));
    CHECK(ledger.callback(ledger.soon).due == day("2026-11-20"));
}

TEST_CASE("who was called can be promised another call")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.soon);
    CHECK(ledger.run({"call", id, "--outcome", "reached"}).exit_code == 0);
    CHECK(ledger.run({"due", id, "2027-01-11"}).out == "the call is due 2027-01-11\n");
    CHECK(ledger.contact(ledger.soon).callbacks.size() == 2);
}

TEST_CASE("a due day that is none, and a contact that is none, change nothing")
{
    const Ledger ledger;
    check_refused(ledger.run({"due", "4711", "2026-12-01"}), "4711");
    check_refused(ledger.run({"due", std::to_string(ledger.soon), "2026-02-30"}), "2026-02-30");
    check_refused(ledger.run({"due", std::to_string(ledger.soon)}), "DAY");
    CHECK(ledger.callback(ledger.soon).moves.empty());
}

TEST_CASE("a text that nobody has typed is refused before anything is stored")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.soon);
    const std::string novel(9000, 'x');
    check_refused(ledger.run({"call", id, "--outcome", "met", "--note", novel}), "too long");
    check_refused(ledger.run({"due", id, "2026-12-24", "--reason", novel}), "too long");
    check_refused(ledger.run({"import", "/nowhere", "--event", novel}), "too long");
    CHECK(ledger.callback(ledger.soon).attempts.empty());
}

TEST_CASE("a call that cannot be logged is refused and changes nothing")
{
    struct Case {
        std::vector<std::string> args;
        std::string answer;
    };
    const Ledger ledger;
    const Callback before = ledger.callback(ledger.overdue);
    const std::string id = std::to_string(ledger.overdue);
    const std::vector<Case> cases{
        {{"4711", "--outcome", "reached"}, "4711"},
        {{id}, "--outcome"},
        {{id, "--outcome", "done"}, "left_message"},
        {{id, "--outcome", "no_answer", "--next-due", "2026-02-30"}, "YYYY-MM-DD"},
        {{id, "--outcome", "met", "--next-due", "2026-12-30"}, "--next-due"},
        {{"Otto", "--outcome", "met"}, "ID"},
    };
    for (Case one : cases) {
        one.args.insert(one.args.begin(), "call");
        check_refused(ledger.run(one.args), one.answer);
    }
    CHECK(ledger.callback(ledger.overdue) == before);
}

TEST_CASE("a callback that is closed cannot be logged again")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    CHECK(ledger.run({"call", id, "--outcome", "met"}).exit_code == 0);
    const Callback closed = ledger.callback(ledger.overdue);
    check_refused(ledger.run({"call", id, "--outcome", "reached"}), "no call is owed");
    check_refused(ledger.run({"call", id, "--outcome", "no_answer"}), "no call is owed");
    CHECK(ledger.callback(ledger.overdue) == closed);
}

TEST_CASE("a contact is shown with its fields, its evening, its calls and its card")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    CHECK(ledger.run({"call", id, "--outcome", "no_answer", "--note", "engaged"}).exit_code == 0);
    const std::string out = ledger.run({"show", id}).out;
    for (const std::string part :
         {"Otto Alt", "Gestern KG", "+49 1512 3456789", "2026-11-16", "Fair", "Bremen", "boats",
          "no_answer", "engaged", "Frau Kollegin", "promised", "Otto Alt.jpg", "2026-11-25"}) {
        CHECK_THAT(out, contains_text(part));
    }
    check_refused(ledger.run({"show", "4711"}), "4711");
}

TEST_CASE("a contact as JSON has its calls, introductions and what the card says")
{
    const Ledger ledger;
    const RunResult result = ledger.run({"--json", "show", std::to_string(ledger.overdue)});
    const nlohmann::json shown = nlohmann::json::parse(result.out);
    CHECK(shown.at("id") == ledger.overdue);
    CHECK(shown.at("callbacks").at(0).at("state") == "pending");
    CHECK(shown.at("referrals").at(0).at("to") == "Frau Kollegin");
    CHECK(shown.at("cards").at(0).at("lines").at(0).at("text") == "Otto Alt");
}

TEST_CASE("an unread card is listed and shown, its call is owed like any other")
{
    const Ledger ledger;
    CHECK_THAT(ledger.run({"contacts"}).out, contains_text("unread card"));
    const RunResult shown = ledger.run({"show", std::to_string(ledger.unread)});
    CHECK_THAT(shown.out, contains_text("nothing could be read"));
    CHECK_THAT(shown.out, contains_text("due 2026-12-03"));
    std::vector<Id> unread;
    for (const nlohmann::json& line : json_lines(ledger.run({"--json", "contacts"}).out)) {
        if (line.at("unread") && line.at("name").is_null() && line.at("needs_review")) {
            unread.push_back(line.at("id"));
        }
    }
    CHECK(unread == std::vector<Id>{ledger.unread});
}

TEST_CASE("what only looks into the store says when there is none yet, and makes none")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "new/cards.db").string();
    const auto command = GENERATE(values<std::vector<std::string>>({
        {"contacts"},
        {"contacts", "mueller"},
        {"show", "1"},
        {"callbacks"},
        {"callbacks", "--check"},  // a mistyped name must not look like a day without calls
        {"call", "1", "--outcome", "reached"},
    }));
    CAPTURE(command);
    for (const std::string format : {"--quiet", "--json"}) {
        std::vector<std::string> args{"--store", store, format};
        args.insert(args.end(), command.begin(), command.end());
        const RunResult result = run_cardlog(args);
        CHECK(result.exit_code == 5);
        CHECK(result.out.empty());
        CHECK(result.err == "cardlog: " + store +
                                ": there is no store yet. \"cardlog import photos/\" makes one.\n");
        CHECK_FALSE(std::filesystem::exists(folder / "new"));
    }
}

TEST_CASE("a store without a contact is no failure")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    (void)Store::open(store);
    const RunResult result = run_cardlog({"--store", store, "contacts"});
    CHECK(result.exit_code == 0);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, contains_text("no contact yet"));
}

TEST_CASE("text is cut to its columns, also where there are hardly any")
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): as main() does, before any thread
    REQUIRE(std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr);
    struct Case {
        std::string text;
        int columns;
        std::string cut;
        std::string fitted;
    };
    const auto one = GENERATE(values<Case>({
        {"Käthe", 6, "Käthe", "Käthe "},
        {"Käthe", 5, "Käthe", "Käthe"},
        {"Käthe", 4, "Kät…", "Kät…"},
        {"漢字漢", 5, "漢字…", "漢字…"},
        {"漢字漢", 4, "漢…", "漢… "},
        {"a\tb\x1b", 2, "ab", "ab"},
        {"Käthe", 1, "…", "…"},
        {"Käthe", -26, "…", "…"},
        {"", 2, "", "  "},
        {"", -1, "", ""},
    }));
    CAPTURE(one.text, one.columns);
    CHECK(cut(one.text, one.columns) == one.cut);
    CHECK(fitted(one.text, one.columns) == one.fitted);
}

TEST_CASE("on a terminal a long list shows its beginning and says how to see the rest")
{
    const Ledger ledger;
    const auto first_two = [&](std::vector<std::string> args) {
        args.insert(args.begin(), {"--store", ledger.store});
        return run_unaudited(args, {}, "", test_day, 2).out;
    };
    const std::string calls = first_two({"callbacks"});
    CHECK_THAT(calls, contains_text("Otto Alt"));
    CHECK_THAT(calls, contains_text("Hans Heute"));
    CHECK_FALSE(calls.find("Sonja Bald") != std::string::npos);
    CHECK_THAT(calls,
               contains_text("\nThese are the first 2; all of them: cardlog callbacks --all\n"));
    CHECK_THAT(first_two({"callbacks", "--all"}), contains_text("unread card"));
    CHECK(json_lines(first_two({"--json", "callbacks"})).size() == 5);
    CHECK(lines_of(first_two({"callbacks", "--overdue"})).size() == 3);
    CHECK(lines_of(first_two({"contacts"})).back() ==
          "These are the first 2; all of them: cardlog contacts --all");
    CHECK(lines_of(first_two({"contacts", "--all"})).size() == 6);
    CHECK(json_lines(first_two({"--json", "contacts"})).size() == 5);
}
