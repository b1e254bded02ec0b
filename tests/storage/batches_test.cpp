// Imports: what became of each file, and files whose cards come one by one.

#include <string>
#include <vector>

#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
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
    const Id batch = store.imports().begin_batch({{"photos"}, "Fair", 3}, evening);
    const std::vector<NewFile> files{
        file_of({card_of(named("Adler"), 1)}, "Adler"),
        file_of({card_of(named("Berg"), 1), card_of(named("Celik"), 2)}, "new"),
        file_of({}, "nothing"), failed_file("/photos/empty.jpg"),
        file_of({card_of(named("Berg"), 1)}, "new")};
    store.imports().add_files(files, evening, batch);

    const std::vector<BatchFile> told = store.imports().batch_files(batch);
    std::vector<std::string> lines;
    lines.reserve(told.size());
    for (const BatchFile& file : told) {
        lines.push_back(file.sha256 + " " + to_string(file.outcome) + " " +
                        std::to_string(file.cards) + file.reason);
    }
    CHECK(lines == std::vector<std::string>{
                       "Adler already_known 1", "new written 2", "nothing no_card 0",
                       " failed 0/photos/empty.jpg: the file is empty", "new already_known 2"});
    BatchSummary sums = store.imports().batch(batch).value();
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
    store.imports().end_batch(batch, 1.5);
    CHECK(store.imports().batch(batch)->seconds == 1.5);
    CHECK(store.journal().audit() == std::vector<std::string>{});
}

TEST_CASE("what a person calls no card is none of the cards that its import has written")
{
    Store store = Store::in_memory();
    Imports& imports = store.imports();
    const NewFile first = file_of({card_of(named("Adler"), 1), card_of(named("Berg"), 2)}, "a");
    for (const NewFile& file : {first, file_of({card_of(named("Celik"), 1)}, "b")}) {
        imports.add_files({&file, 1}, evening, imports.begin_batch({{"photos"}}, evening));
    }
    imports.add_files({&first, 1}, evening, imports.begin_batch({{"photos"}}, evening));
    imports.set_aside(2, evening);

    std::vector<std::string> sums;
    for (const BatchSummary& batch : imports.batches()) {
        sums.push_back(std::to_string(batch.cards_written) + " written, " +
                       std::to_string(batch.cards_set_aside) + " set aside, " +
                       std::to_string(batch.cards_known) + " known");
    }
    CHECK(sums == std::vector<std::string>{"0 written, 0 set aside, 2 known",
                                           "1 written, 0 set aside, 0 known",
                                           "1 written, 1 set aside, 0 known"});
    store.journal().undo(evening);
    CHECK(imports.batch(1)->cards_written == 2);
}

TEST_CASE("batches are listed from the last to the first, an empty one too")
{
    Store store = Store::in_memory();
    CHECK(store.imports().batches().empty());
    CHECK_FALSE(store.imports().batch(1));
    store.imports().begin_batch({{"a"}}, evening);
    store.imports().begin_batch({{"b"}}, evening);
    REQUIRE(store.imports().batches().size() == 2);
    CHECK(store.imports().batches()[0].begun.paths == std::vector<std::string>{"b"});
    CHECK(store.imports().batches()[1].files == 0);
    CHECK(store.imports().batch_files(1).empty());
}

TEST_CASE("files that are added together are stored together or not at all")
{
    Store store = Store::in_memory();
    const Id batch = store.imports().begin_batch({{"photos"}}, evening);
    NewFile bad = file_of({card_of(named("Berg"), 0)}, "bad");  // cards are counted from 1
    CHECK_THROWS(store.imports().add_files(
        std::vector<NewFile>{file_of({card_of(named("Adler"), 1)}, "good"), bad}, evening, batch));
    CHECK(store.people().contacts().empty());
    CHECK(store.imports().batch_files(batch).empty());
    CHECK(store.journal().audit() == std::vector<std::string>{});
}
