#include <clocale>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "catch.h"
#include "cli/print.h"
#include "cli_run.h"
#include "storage/store.h"
#include "temporary_folder.h"

using namespace cardlog;

namespace {

// When run_cardlog() runs its commands.
const Time morning = std::chrono::sys_days(test_day) + std::chrono::hours(10);

Day day(const std::string& iso)
{
    return day_from_iso(iso).value();
}

Evidence sure(const std::string& printed)
{
    return {printed, 0.99, false, {}};
}

NewCard card_of(const std::string& name, const std::string& company, int number)
{
    NewCard card;
    card.contact.name = Name{name, "", "", name, sure(name)};
    card.contact.company = Field{company, sure(company)};
    card.contact.phones = {{PhoneType::mobile, "+4915123456789", "", sure("0151 23456789")}};
    card.number = number;
    card.quad = corners({0, 0, 850, 550});
    card.lines = {{name, 0.9, card.quad}};
    return card;
}

// One file a card; its bytes are unlike those of every other file.
Id add_contact(const std::string& store, const NewCard& card, const std::string& due,
               const Encounter& encounter = {})
{
    NewFile file;
    file.sha256 = card.contact.name ? card.contact.name->full : "unread " + due;
    file.path = "/photos/" + file.sha256 + ".jpg";
    file.cards = {card};
    file.due = day(due);
    file.encounter = encounter;
    file.refer_to = "Frau Kollegin";
    return Store::open(store).add_file(file, std::chrono::sys_days(test_day)).contacts.front();
}

// A store as on the morning of 24 November 2026: a call of each group, and an unread card.
struct Ledger {
    TemporaryFolder folder;
    std::string store = (folder / "cards.db").string();
    Id later = add_contact(store, card_of("Lea Spät", "Morgen AG", 1), "2026-12-02");
    Id overdue = add_contact(store, card_of("Otto Alt", "Gestern KG", 1), "2026-11-23",
                             {"Fair", day("2026-11-16"), "Bremen", "boats"});
    Id soon = add_contact(store, card_of("Sonja Bald", "Bald GmbH", 1), "2026-12-01");
    Id today = add_contact(store, card_of("Hans Heute", "Heute eG", 1), "2026-11-24");
    Id unread = add_contact(store, NewCard{}, "2026-12-03");

    [[nodiscard]] RunResult run(std::vector<std::string> args, Day on = test_day) const
    {
        args.insert(args.begin(), {"--store", store});
        return run_cardlog(args, {}, "", on);
    }

    [[nodiscard]] StoredContact contact(Id id) const { return *Store::open(store).contact(id); }

    [[nodiscard]] Callback callback(Id id) const { return contact(id).callbacks.front(); }
};

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<nlohmann::json> json_lines(const std::string& text)
{
    std::vector<nlohmann::json> values;
    for (const std::string& line : lines_of(text)) {
        values.push_back(nlohmann::json::parse(line));
    }
    return values;
}

void check_refused(const RunResult& result, const std::string& what)
{
    INFO(result.err);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK(lines_of(result.err).size() == 1);
    CHECK_THAT(result.err, contains_text(what));
}

}  // namespace

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
    CHECK(line.at("referrals") == std::vector<std::string>{"promised"});
    CHECK(line.at("attempts") == 0);
    CHECK(line.at("last_attempt").is_null());
}

TEST_CASE("no table is wider than the terminal, however long a card's words are")
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): as main() does, before any thread
    REQUIRE(std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr);
    REQUIRE(columns_of("漢字") == 4);
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
    CHECK(Store::open(ledger.store).audit().empty());
}

TEST_CASE("a promise is given back only with a reason, as --reason or as --note")
{
    const std::string option = GENERATE("--reason", "--note");
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    check_refused(ledger.run({"call", id, "--outcome", "released"}), "reason");
    check_refused(ledger.run({"call", id, "--outcome", "released", option, " \t"}), "reason");
    CHECK(ledger.callback(ledger.overdue).pending());

    CHECK(ledger.run({"call", id, "--outcome", "released", option, "moved away"}).exit_code == 0);
    CHECK(ledger.callback(ledger.overdue).reason == "moved away");
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
         {"Otto Alt", "Gestern KG", "+4915123456789", "2026-11-16", "Fair", "Bremen", "boats",
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
