// Commands that write, on a disk that fills up.

#include <string>
#include <vector>

#include "support/catch.h"
#include "support/cli_ledger.h"
#include "support/small_disk.h"

using namespace cardlog;

TEST_CASE("a command on a disk that fills up changes nothing, wherever it fills up")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    const std::vector<std::vector<std::string>> commands{
        {"call", id, "--outcome", "reached", "--note", std::string(7000, 'n')},
        {"edit", id, "company=Neu GmbH", "talked_about=" + std::string(7000, 't')},
        {"merge", id, std::to_string(ledger.soon)},
        {"refer", id, "--to", std::string(7000, 'r')},
    };
    const std::vector<std::string> command = GENERATE_COPY(from_range(commands));
    CAPTURE(command.front());
    const auto everything = [&] {
        std::string text = ledger.run({"--json", "contacts"}).out;
        text += ledger.run({"--json", "show", id}).out + ledger.run({"history", id}).out;
        return text;
    };
    const std::string before = everything();
    int failures = 0;
    int exit_code = 5;
    for (rlim_t bytes = 0; exit_code != 0; bytes += 4096) {
        RunResult result;
        {
            const SmallDisk disk(bytes);
            std::vector<std::string> args{"--store", ledger.store};
            args.insert(args.end(), command.begin(), command.end());
            result = run_unaudited(args);
        }
        exit_code = result.exit_code;
        if (exit_code != 0) {
            ++failures;
            REQUIRE(exit_code == 5);
            CHECK(result.out.empty());
            CHECK(lines_of(result.err).size() == 1);
            CHECK_THAT(result.err, contains_text("the disk may be full"));
            CHECK(everything() == before);
        }
    }
    CHECK(failures > 5);  // the store itself, its log and what shares them: each has failed
    CHECK(everything() != before);
}

TEST_CASE("an import on a disk that fills up says how far it came, and goes on there")
{
    const Ledger ledger;
    const std::filesystem::path cards = ledger.folder / "cards";
    std::filesystem::create_directory(cards);
    constexpr int files = 300;
    for (int i = 0; i < files; ++i) {
        const std::string number = std::to_string(i);
        std::string card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Nr " + number;
        card.append("\r\nEMAIL:nr").append(number).append("@muster.example\r\nEND:VCARD\r\n");
        write_file(cards / (number + ".vcf"), card);
    }
    const std::vector<std::string> command{"--store", ledger.store, "import", cards.string()};
    {
        const Store empty = Store::open(ledger.store);  // whose tables nearly fill the disk
    }
    RunResult stopped;
    {
        const SmallDisk disk(600'000);
        stopped = run_unaudited(command);
    }
    CAPTURE(stopped.err);
    CHECK(stopped.exit_code == 5);
    const std::vector<std::string> said = lines_of(stopped.err);
    REQUIRE(said.size() == 2);
    CHECK_THAT(said[0], contains_text(" of 300 files; the same command goes on there."));
    CHECK_THAT(said[1], contains_text("What was stored before is unchanged"));
    const std::size_t stored = Store::open(ledger.store).people().contacts({"muster"}).size();
    CHECK_THAT(said[0], contains_text("stopped after " + std::to_string(stored)));
    CHECK_THAT(run_cardlog(command).out,
               contains_text("300 cards found = " + std::to_string(files - stored) + " written"));
}
