// The program killed at any moment (kill -9, a power cut): nothing is half stored, nothing is lost.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

#include "storage/calls/calls.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/program.h"
#include "support/temporary_folder.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

const std::string program = CARDLOG_PROGRAM;

// CARDLOG_TEST_SEED draws the moments of an earlier run again.
std::mt19937 moments()
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): before any thread
    const char* seed = std::getenv("CARDLOG_TEST_SEED");
    const unsigned drawn =
        seed == nullptr ? std::random_device{}() : static_cast<unsigned>(std::stoul(seed));
    std::cout << "moments drawn with CARDLOG_TEST_SEED=" << drawn << std::endl;
    return std::mt19937(drawn);
}

RunResult run_program(const std::vector<std::string>& command)
{
    return Program(command).result();
}

// How long the command runs when nobody disturbs it.
Clock::duration duration_of(const std::vector<std::string>& command)
{
    const auto start = Clock::now();
    CHECK(run_program(command).err.empty());
    return Clock::now() - start;
}

// Kills the command at a moment between its start and its usual end.
void kill_within(Clock::duration duration, const std::vector<std::string>& command,
                 std::mt19937& random)
{
    std::uniform_int_distribution<Clock::rep> moment(0, duration.count());
    Program running(command);
    std::this_thread::sleep_for(Clock::duration(moment(random)));
    running.kill_at_once();
}

// A store with people who are owed a call.
void fill(const std::string& store, int people)
{
    Store filled = Store::open(store);
    for (int i = 0; i < people; ++i) {
        const std::string name = "Person " + std::to_string(i);
        Contact contact;
        contact.name = Name{name, "", "", name, {name, 0.99, false, {}}};
        filled.people().add_contact({contact, "", {}, {}, test_day}, Time{});
    }
}

// The sums that may never be broken: what was there is there, a call is closed whole or not at all.
void check_whole(const std::string& store, int people)
{
    const Store killed = Store::open(store);
    CHECK(killed.journal().audit() == std::vector<std::string>{});
    const StoreSums sums = killed.journal().sums();
    CHECK(sums.contacts == people);
    CHECK(sums.pending + sums.closed == people);
    CHECK(static_cast<int>(killed.calls().pending_callbacks().size()) == sums.pending);
    for (Id contact = 1; contact <= people; ++contact) {
        const Callback callback = killed.people().contact(contact)->callbacks.at(0);
        CHECK(callback.attempts.size() == (callback.pending() ? 0U : 1U));
        CHECK(killed.journal().history(contact).size() == (callback.pending() ? 1U : 2U));
    }
}

}  // namespace

TEST_CASE("an import of pictures that is killed at any moment has lost nothing, and goes on")
{
    const TemporaryFolder folder;
    std::mt19937 random = moments();
    const std::string picture = CARDLOG_SOURCE_DIR "/samples/cards/img/digital-portrait.png";
    const auto import_into = [&](const std::string& store) {
        return std::vector<std::string>{program,  "--store", (folder / store).string(),
                                        "--json", "import",  picture};
    };
    const Clock::duration duration = duration_of(import_into("whole.db"));
    for (int i = 0; i < 10; ++i) {
        const std::string store = std::to_string(i) + ".db";
        kill_within(duration, import_into(store), random);
        if (fs::exists(folder / store)) {
            const Store killed = Store::open(folder / store);
            CHECK(killed.journal().audit() == std::vector<std::string>{});
            CHECK(killed.journal().sums().contacts == killed.journal().sums().pending);
            CHECK(killed.journal().sums().contacts == killed.journal().sums().cards);
        }
        const std::string again = run_program(import_into(store)).out;
        CHECK_THAT(again, contains_text("\"cards_found\":1,"));
        const Store whole = Store::open(folder / store);
        CHECK(whole.journal().sums().cards == 1);
        CHECK(whole.calls().pending_callbacks().size() == 1);
        CHECK(whole.journal().audit() == std::vector<std::string>{});
    }
}

TEST_CASE("an import of completed tasks that is killed at any moment goes on where it stopped")
{
    constexpr int people = 30;
    const TemporaryFolder folder;
    std::mt19937 random = moments();
    const std::string filled = (folder / "filled.db").string();
    const std::string tasks = (folder / "tasks.ics").string();
    fill(filled, people);
    run_program({program, "--store", filled, "export", "ics", tasks});
    std::string calendar = read_bytes(tasks);
    for (auto at = calendar.find("NEEDS-ACTION"); at != std::string::npos;
         at = calendar.find("NEEDS-ACTION", at)) {
        calendar.replace(at, 12, "COMPLETED");
    }
    write_file(tasks, calendar);
    const auto import_into = [&](const std::string& store) {
        fs::copy_file(filled, folder / store, fs::copy_options::skip_existing);
        return std::vector<std::string>{
            program, "--store", (folder / store).string(), "--json", "import", "--ics", tasks};
    };
    const Clock::duration duration = duration_of(import_into("whole.db"));
    for (int i = 0; i < 20; ++i) {
        const std::string store = std::to_string(i) + ".db";
        kill_within(duration, import_into(store), random);
        check_whole((folder / store).string(), people);
        const auto sums = nlohmann::json::parse(run_program(import_into(store)).out);
        CHECK(sums.at("closed").get<int>() + sums.at("closed_before").get<int>() == people);
        check_whole((folder / store).string(), people);
    }
}

TEST_CASE("a call that is killed at any moment is logged whole or not at all")
{
    constexpr int people = 21;
    const TemporaryFolder folder;
    std::mt19937 random = moments();
    const std::string store = (folder / "cards.db").string();
    fill(store, people);
    const auto call = [&](int contact) {
        return std::vector<std::string>{
            program, "--store", store, "call", std::to_string(contact), "--outcome", "reached"};
    };
    const Clock::duration duration = duration_of(call(people));
    for (int contact = 1; contact < people; ++contact) {
        kill_within(duration, call(contact), random);
        check_whole(store, people);
    }
}
