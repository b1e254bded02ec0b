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
