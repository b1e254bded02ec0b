// When a file in a watched folder is complete: the looks of the files and the time are given.

#include <map>
#include <string>
#include <vector>

#include "cli/arrivals.h"
#include "support/catch.h"

using namespace cardlog;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

const Arrivals::Moment start = Arrivals::Moment{} + 1000h;

FileLooks looks(std::uintmax_t size, Arrivals::Moment written_at)
{
    return {size, written_at, fs::perms::owner_read};
}

// A folder and what is known of its files.
struct Folder {
    std::map<fs::path, FileLooks> files;
    bool is_being_written = false;
    bool is_whole = true;
    Arrivals arrivals{{5s, 60s},
                      {[this](const fs::path&) { return is_being_written; },
                       [this](const fs::path&) { return is_whole; }}};

    [[nodiscard]] std::vector<fs::path> taken(Arrivals::Moment now)
    {
        return arrivals.complete(files, now);
    }
};

const std::vector<fs::path> none;
const std::vector<fs::path> a{"a.jpg"};

}  // namespace

TEST_CASE("what has lain in the folder for long is taken at the first look")
{
    Folder folder{{{"a.jpg", looks(9, start - 1h)}}};
    CHECK(folder.taken(start) == a);
    CHECK(folder.taken(start + 1h) == none);
    CHECK_FALSE(folder.arrivals.next_look());
}

TEST_CASE("what arrives is taken once nothing has changed for a while, however old it says it is")
{
    Folder folder;
    CHECK(folder.taken(start) == none);
    folder.files["a.jpg"] = looks(9, start - 1h);
    CHECK(folder.taken(start + 1s) == none);
    CHECK(folder.arrivals.next_look() == start + 6s);
    CHECK(folder.taken(start + 5s) == none);
    CHECK(folder.taken(start + 6s) == a);
    CHECK(folder.taken(start + 60s) == none);
}

TEST_CASE("a scanner that adds a page every three seconds is waited for, and an upload in pieces")
{
    Folder folder;
    CHECK(folder.taken(start) == none);
    for (int page = 1; page <= 5; ++page) {
        folder.files["a.jpg"] = looks(page, start + page * 3s);
        CHECK(folder.taken(start + page * 3s) == none);
    }
    CHECK(folder.taken(start + 19s) == none);
    CHECK(folder.taken(start + 20s) == a);
}

TEST_CASE("what its format says is not whole is waited for, but not for ever")
{
    Folder folder{{{"a.jpg", looks(9, start)}}};
    folder.is_whole = false;
    for (auto time = start; time < start + 60s; time += 1s) {
        CHECK(folder.taken(time) == none);
    }
    CHECK(folder.taken(start + 60s) == a);
}

TEST_CASE("what somebody has open for writing is waited for however long it takes")
{
    Folder folder{{{"a.jpg", looks(9, start - 1h)}}};
    folder.is_being_written = true;
    CHECK(folder.taken(start) == none);
    CHECK(folder.taken(start + 100h) == none);
    folder.is_being_written = false;
    CHECK(folder.taken(start + 101h) == a);
}

TEST_CASE("a file is taken again when it has changed, be it only in who may read it")
{
    Folder folder{{{"a.jpg", looks(9, start - 1h)}}};
    CHECK(folder.taken(start) == a);
    folder.files["a.jpg"].permissions = fs::perms::none;
    CHECK(folder.taken(start + 1s) == none);
    CHECK(folder.taken(start + 6s) == a);
}

TEST_CASE("a folder that goes and comes back with the same files gives nothing twice")
{
    Folder folder{{{"a.jpg", looks(9, start - 1h)}}};
    CHECK(folder.taken(start) == a);
    const auto files = std::exchange(folder.files, {});
    CHECK(folder.taken(start + 10s) == none);
    folder.files = files;
    folder.files["b.jpg"] = looks(9, start + 15s);
    CHECK(folder.taken(start + 20s) == none);
    CHECK(folder.taken(start + 25s) == std::vector<fs::path>{"b.jpg"});
}
