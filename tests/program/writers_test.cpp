// Programs that write into one store at the same time: both get through, or one says "busy".

#include <memory>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/program.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

const std::string program = CARDLOG_PROGRAM;

struct SharedStore {
    SharedStore()
    {
        Store filled = Store::open(file);
        for (const std::string name : {"Adler", "Bussard", "Condor"}) {
            Contact contact;
            contact.name = Name{name, "", "", name, {name, 0.99, false, {}}};
            filled.people().add_contact({contact, "", {}, {}, test_day}, Time{});
        }
    }

    [[nodiscard]] std::vector<std::string> command(const std::vector<std::string>& args) const
    {
        std::vector<std::string> whole{program, "--store", file};
        whole.insert(whole.end(), args.begin(), args.end());
        return whole;
    }

    // How often the history tells of this action.
    [[nodiscard]] int count(const std::string& action) const
    {
        const Store store = Store::open(file);
        int count = 0;
        for (const HistoryEntry& entry : store.journal().history(1)) {
            count += entry.action == action ? 1 : 0;
        }
        return count;
    }

    TemporaryFolder folder;
    std::string file = (folder / "cards.db").string();
};

struct Write {
    std::string action;
    std::vector<std::string> one;
    std::vector<std::string> other;
};

const std::vector<Write> writes{
    {"call", {"call", "1", "--outcome", "no_answer"}, {"call", "1", "--outcome", "left_message"}},
    {"edit", {"edit", "1", "company=Eins GmbH"}, {"edit", "1", "job_title=Leiterin"}},
    {"refer", {"refer", "1", "--to", "Ina"}, {"refer", "1", "--to", "Karin"}},
    {"merge", {"merge", "1", "2"}, {"merge", "1", "3"}},
};

}  // namespace

TEST_CASE("two that change one contact at the same time both succeed, or one is told to try again")
{
    const Write write = GENERATE(from_range(writes));
    CAPTURE(write.action);
    const SharedStore store;
    int succeeded = 0;
    Program one(store.command(write.one));
    Program other(store.command(write.other));
    for (Program* each : {&one, &other}) {
        const RunResult result = each->result();
        CAPTURE(result.err);
        CHECK((result.exit_code == 0 || result.exit_code == 75));
        CHECK(result.err.empty() == (result.exit_code == 0));
        succeeded += result.exit_code == 0 ? 1 : 0;
    }
    CHECK(succeeded >= 1);
    CHECK(store.count(write.action) == succeeded);
    CHECK(Store::open(store.file).journal().audit() == std::vector<std::string>{});
    CHECK(Store::open(store.file).journal().sums().pending == 3);
}

TEST_CASE("while another program keeps the store locked a change says busy and loses nothing")
{
    const SharedStore store;
    SQLite::Database locking(store.file, SQLite::OPEN_READWRITE);
    const SQLite::Transaction lock(locking, SQLite::TransactionBehavior::IMMEDIATE);
    std::vector<std::unique_ptr<Program>> waiting;
    waiting.reserve(writes.size());
    for (const Write& write : writes) {
        waiting.push_back(std::make_unique<Program>(store.command(write.one)));
    }
    for (const auto& each : waiting) {
        const RunResult result = each->result();
        CHECK(result.exit_code == 75);
        CHECK(result.out.empty());
        CHECK_THAT(result.err, contains_text("the store is in use by another program. Nothing was"
                                             " lost; try again in a moment"));
    }
    for (const Write& write : writes) {
        CHECK(store.count(write.action) == 0);
    }
    CHECK(Store::open(store.file).journal().audit() == std::vector<std::string>{});
}
