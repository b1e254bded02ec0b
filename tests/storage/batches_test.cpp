// Imports: what became of each file, and files whose cards come one by one.

#include <string>
#include <vector>

#include "storage/store.h"
#include "support/catch.h"
#include "support/storage_values.h"

using namespace cardlog;

namespace {

NewFile failed_file(const std::string& path)
{
    NewFile file;
    file.path = path;
    file.failure = path + ": the file is empty";
    return file;
}

}  // namespace

TEST_CASE("a batch tells what became of each of its files, and its sums add up")
{
    Store store = Store::in_memory();
    add_one(store, "Adler");
    const Id batch = store.begin_batch({{"photos"}, "Fair", 3}, evening);
    const std::vector<NewFile> files{
        file_of({card_of(named("Adler"), 1)}, "Adler"),
        file_of({card_of(named("Berg"), 1), card_of(named("Celik"), 2)}, "new"),
        file_of({}, "nothing"), failed_file("/photos/empty.jpg"),
        file_of({card_of(named("Berg"), 1)}, "new")};
    store.add_files(files, evening, batch);

    const std::vector<BatchFile> told = store.batch_files(batch);
    std::vector<std::string> lines;
    lines.reserve(told.size());
    for (const BatchFile& file : told) {
        lines.push_back(file.sha256 + " " + to_string(file.outcome) + " " +
                        std::to_string(file.cards) + file.reason);
    }
    CHECK(lines == std::vector<std::string>{
                       "Adler already_known 1", "new written 2", "nothing no_card 0",
                       " failed 0/photos/empty.jpg: the file is empty", "new already_known 2"});
    BatchSummary sums = store.batch(batch).value();
    CHECK(sums.begun.paths == std::vector<std::string>{"photos"});
    CHECK(sums.begun.event == "Fair");
    CHECK(sums.begun.expected == 3);
    CHECK(sums.started_at == evening);
    CHECK(sums.files == 5);
    CHECK(sums.files_without_card == 1);
    CHECK(sums.cards_written == 2);
    CHECK(sums.cards_known == 3);
    CHECK(sums.cards_failed == 1);
    CHECK_FALSE(sums.seconds);
    store.end_batch(batch, 1.5);
    CHECK(store.batch(batch)->seconds == 1.5);
    CHECK(store.audit() == std::vector<std::string>{});
}

TEST_CASE("batches are listed from the last to the first, an empty one too")
{
    Store store = Store::in_memory();
    CHECK(store.batches().empty());
    CHECK_FALSE(store.batch(1));
    store.begin_batch({{"a"}}, evening);
    store.begin_batch({{"b"}}, evening);
    REQUIRE(store.batches().size() == 2);
    CHECK(store.batches()[0].begun.paths == std::vector<std::string>{"b"});
    CHECK(store.batches()[1].files == 0);
    CHECK(store.batch_files(1).empty());
}

TEST_CASE("files that are added together are stored together or not at all")
{
    Store store = Store::in_memory();
    const Id batch = store.begin_batch({{"photos"}}, evening);
    NewFile bad = file_of({card_of(named("Berg"), 0)}, "bad");  // cards are counted from 1
    CHECK_THROWS(store.add_files(
        std::vector<NewFile>{file_of({card_of(named("Adler"), 1)}, "good"), bad}, evening, batch));
    CHECK(store.contacts().empty());
    CHECK(store.batch_files(batch).empty());
    CHECK(store.audit() == std::vector<std::string>{});
}
