// import --again: sample pictures that are known, read anew.

#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/calls/calls.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/cli_ledger.h"
#include "support/cli_run.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

const std::string samples = CARDLOG_SOURCE_DIR "/samples/cards/img/";

/// A store with the cards of a sample, and what was stored of them.
struct Imported {
    explicit Imported(const std::string& sample) : picture(samples + sample)
    {
        REQUIRE(run({"--quiet", "import", picture}).exit_code <= 1);
    }

    [[nodiscard]] RunResult run(std::vector<std::string> args) const
    {
        args.insert(args.begin(), {"--store", store});
        return run_cardlog(args);
    }

    [[nodiscard]] StoredContact contact(Id id) const
    {
        return *Store::open(store).people().contact(id);
    }

    /// As a version of the program that read worse would have left it.
    void misread(const std::string& field, const std::string& value) const
    {
        SQLite::Database database(store, SQLite::OPEN_READWRITE);
        SQLite::Statement change(database, "UPDATE contact_value SET value = ?, e164 ="
                                           " CASE field WHEN 'phones' THEN value END"
                                           " WHERE contact_id = 1 AND field = ? AND position = 0");
        change.bind(1, value);
        change.bind(2, field);
        REQUIRE(change.exec() == 1);
    }

    TemporaryFolder folder;
    std::string store = (folder / "cards.db").string();
    std::string picture;
};

}  // namespace

TEST_CASE("a known picture that is read again shows what changed, a correction stays")
{
    const Imported imported("scan.jpg");
    const StoredContact first = imported.contact(1);
    CHECK(imported.run({"edit", "1", "company=Getippt GmbH"}).exit_code == 0);
    Contact expected = imported.contact(1).contact;
    imported.misread("phones", "+490000");
    imported.misread("name", "Falsch Gelesen");

    const RunResult trial = imported.run({"import", "--again", "--dry-run", imported.picture});
    const std::string name = "name: Falsch Gelesen → " + first.contact.name->full + "\n";
    CHECK_THAT(trial.out, contains_text(name));
    CHECK_THAT(trial.out, contains_text("dry run, nothing written"));
    CHECK(imported.contact(1).contact.name->full == "Falsch Gelesen");

    const RunResult again = imported.run({"import", "--again", imported.picture});
    CHECK(again.exit_code == trial.exit_code);
    CHECK_THAT(again.out, contains_text(name));
    CHECK_THAT(again.out, contains_text("1 card read again, 1 changed"));
    CHECK_THAT(again.out, contains_text("1 card found = 0 written + 1 already known + 0 failed"));
    CHECK(again.out.find("company:") == std::string::npos);
    CHECK(imported.contact(1).contact == expected);
    CHECK(imported.contact(1).callbacks == first.callbacks);
    CHECK_THAT(imported.run({"history", "1"}).out, contains_text("card read again: "));

    CHECK(imported.run({"undo"}).exit_code == 0);
    CHECK(imported.contact(1).contact.name->full == "Falsch Gelesen");
    CHECK(imported.contact(1).contact.company->value == "Getippt GmbH");
}

TEST_CASE("what reading again changed is told as JSON, and nothing the second time")
{
    const Imported imported("scan.jpg");
    const std::string right = imported.contact(1).contact.name->full;
    imported.misread("name", "Falsch");
    const auto lines =
        json_lines(imported.run({"--json", "import", "--again", imported.picture}).out);
    REQUIRE(lines.size() == 2);
    const auto& card = lines[0].at("cards").at(0);
    CHECK(card.at("again") == "read_again");
    CHECK(card.at("changes") ==
          nlohmann::json::array({{{"field", "name"}, {"old", "Falsch"}, {"new", right}}}));
    CHECK(lines[1].at("summary").at("cards_read_again") == 1);
    CHECK(lines[1].at("summary").at("cards_changed") == 1);
    CHECK(lines[1].at("summary").at("cards_not_found") == 0);

    const RunResult same = imported.run({"import", "--again", imported.picture});
    CHECK_THAT(same.out, contains_text("1 card read again, 0 changed\n"));
}

TEST_CASE("reading again brings nobody back who was forgotten, and touches no call")
{
    const Imported imported("five-cards.jpg");
    const std::string gone = imported.contact(5).contact.name->full;
    CHECK(imported.run({"call", "1", "--outcome", "reached"}).exit_code == 0);
    CHECK(imported.run({"due", "2", "2026-12-24"}).exit_code == 0);
    CHECK(imported.run({"forget", "5", "--yes"}).exit_code == 0);
    const auto calls = imported.run({"--json", "callbacks"}).out;

    const RunResult again =
        imported.run({"import", "--again", "--due", "2027-01-01", imported.picture});
    CHECK(again.exit_code == 1);
    CHECK_THAT(again.out, contains_text("5 cards found = 0 written + 4 already known + 0 failed"
                                        " + 1 left out"));
    CHECK_THAT(again.out, contains_text("somebody on this picture was forgotten"));
    CHECK(again.out.find(gone) == std::string::npos);
    CHECK(Store::open(imported.store).people().contacts().size() == 4);
    CHECK(imported.run({"--json", "callbacks"}).out == calls);
    CHECK(imported.contact(1).callbacks.at(0).outcome == Outcome::reached);
}

TEST_CASE("a picture that is not known is imported by --again as always")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string picture = samples + "scan.jpg";
    const RunResult trial =
        run_cardlog({"--store", store, "import", "--again", "--dry-run", picture});
    CHECK_THAT(trial.out, contains_text("1 card found = 1 written"));
    CHECK_FALSE(std::filesystem::exists(store));
    const RunResult result = run_cardlog({"--store", store, "import", "--again", picture});
    CHECK_THAT(result.out, contains_text("1 card found = 1 written"));
    CHECK_THAT(result.out, contains_text("0 cards read again, 0 changed"));
    CHECK(Store::open(store).calls().pending_callbacks().size() == 1);
}

TEST_CASE("only pictures are read again")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    for (const char* option : {"--records", "--ics"}) {
        check_refused(run_cardlog({"--store", store, "import", "--again", option, "x"}), "--again");
    }
}
