// What other programs do to the store while its page is open.

#include "web/page.h"

using namespace cardlog;

namespace {

namespace fs = std::filesystem;

std::string seen_by(const std::string& page)
{
    const std::string begin = "data-seen=\"";
    const std::size_t from = page.find(begin);
    REQUIRE(from != std::string::npos);
    return page.substr(from + begin.size(),
                       page.find('"', from + begin.size()) - from - begin.size());
}

}  // namespace

TEST_CASE("what another program does is told to the pages that are open")
{
    ServedLedger served;
    const auto stream = open_stream(served);
    const std::string before = seen_by(served.get("/").body);
    CHECK(served.get("/newest").body == before + "\n");
    CHECK(served.ledger.run({"call", std::to_string(served.ledger.today), "--outcome", "reached"})
              .exit_code == 0);
    const std::string after = seen_by(served.get("/").body);
    CHECK(std::stoll(after) > std::stoll(before));
    std::string told = stream->next_event();
    if (told == "event: changed\ndata: " + before) {  // it looked before the call was logged
        told = stream->next_event();
    }
    CHECK(told == "event: changed\ndata: " + after);
}

TEST_CASE("a store that is gone is said to be gone, never made anew, and shown when it is back")
{
    ServedLedger served;
    const std::string copy = (served.ledger.folder / "copy.db").string();
    REQUIRE(served.ledger.run({"backup", copy}).exit_code == 0);
    CHECK(served.get("/").status == 200);
    fs::remove(served.ledger.store);
    const HttpAnswer gone = served.get("/");
    CHECK(gone.status == 500);
    CHECK_THAT(gone.body, contains_text("their store is gone"));
    CHECK(gone.body.find(served.ledger.store) == std::string::npos);
    CHECK_FALSE(fs::exists(served.ledger.store));
    REQUIRE(served.ledger.run({"restore", copy}).exit_code == 0);
    CHECK_THAT(served.get("/").body, contains_text("Hans Heute"));
}
