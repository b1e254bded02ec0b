#include <filesystem>

#include "support/cli_ledger.h"

using namespace cardlog;

TEST_CASE("the reminder names who is owed a call today, the oldest promise first")
{
    const Ledger ledger;
    const RunResult result = ledger.run({"remind"});
    CHECK(result.exit_code == 0);
    CHECK(result.out == "2 calls are due: Otto Alt, Hans Heute; see: cardlog callbacks\n");
}

TEST_CASE("the reminder names three and counts the others")
{
    const Ledger ledger;
    CHECK(ledger.run({"remind"}, day("2026-12-04")).out ==
          "5 calls are due: Otto Alt, Hans Heute, Sonja Bald and 2 more; see: cardlog callbacks\n");
}

TEST_CASE("where nobody is owed a call the reminder is silent")
{
    const Ledger ledger;
    const RunResult result = ledger.run({"remind"}, day("2026-11-22"));
    CHECK(result.exit_code == 0);
    CHECK(result.out.empty());
    CHECK(result.err.empty());
    CHECK(ledger.run({"--json", "remind"}, day("2026-11-22")).out == "{\"due\":0,\"names\":[]}\n");
}

TEST_CASE("before the first card there is nobody to be reminded of, and no store is made")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const RunResult result = run_cardlog({"--store", store, "remind"});
    CHECK(result.exit_code == 0);
    CHECK(result.out.empty());
    CHECK(result.err.empty());
    CHECK_FALSE(std::filesystem::exists(store));
}

TEST_CASE("a reminder at no time of the day is refused")
{
    const Ledger ledger;
    const std::string time = GENERATE("8", "08:60", "24:00", "8:00", "ab:cd");
    check_refused(ledger.run({"remind", "--daily", time}), "no time of the day");
}
