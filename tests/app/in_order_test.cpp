#include <algorithm>
#include <atomic>
#include <latch>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/import/in_order.h"
#include "support/catch.h"

using namespace cardlog;

namespace {

// The numbers from 0 to `count`, each given to `work` and taken into `taken`.
struct Counting {
    OrderedWork<int, int> work;
    std::vector<int> taken;
    int given = 0;

    Counting(int count, int jobs, std::size_t ahead, std::function<int(int)> work_at)
    {
        work.jobs = jobs;
        work.ahead = ahead;
        work.next = [this, count]() -> std::optional<int> {
            return given < count ? std::optional(given++) : std::nullopt;
        };
        work.make_worker = [work_at = std::move(work_at)] { return work_at; };
        work.take = [this](const std::vector<int>& ready) {
            taken.insert(taken.end(), ready.begin(), ready.end());
        };
    }
};

std::vector<int> numbers_below(int count)
{
    std::vector<int> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

}  // namespace

TEST_CASE("results are taken in the order of their tasks, whatever the number of threads")
{
    const int jobs = GENERATE(1, 2, 3, 8);
    const std::size_t ahead = GENERATE(1U, 2U, 5U, 64U);
    CAPTURE(jobs, ahead);
    Counting counting(200, jobs, ahead, [](int i) { return i; });
    in_order(counting.work);
    CHECK(counting.taken == numbers_below(200));
}

TEST_CASE("a slow task holds the later results back, and no more of them than fit")
{
    std::latch all_others_are_done(3);
    std::atomic<int> begun = 0;
    int begun_at_first_take = 0;
    Counting counting(20, 2, 4, [&](int i) {
        ++begun;
        if (i == 0) {
            all_others_are_done.wait();  // 1, 2 and 3 fit beside it
        } else if (i < 4) {
            all_others_are_done.count_down();
        }
        return i;
    });
    counting.work.take = [&](const std::vector<int>& ready) {
        if (counting.taken.empty()) {
            begun_at_first_take = begun;
        }
        counting.taken.insert(counting.taken.end(), ready.begin(), ready.end());
    };
    in_order(counting.work);
    CHECK(begun_at_first_take <= 4 + 4);  // as many again once the first four are taken
    CHECK(counting.taken == numbers_below(20));
}

TEST_CASE("there is nothing to take where there is nothing to do")
{
    Counting counting(0, 3, 4, [](int i) { return i; });
    in_order(counting.work);
    CHECK(counting.taken.empty());
}

TEST_CASE("a failure comes in its turn: what was before it is taken, nothing after it")
{
    const int jobs = GENERATE(1, 4);
    SECTION("of a worker")
    {
        Counting counting(100, jobs, 8, [](int i) {
            if (i == 17) {
                throw std::runtime_error("17");
            }
            return i;
        });
        CHECK_THROWS_WITH(in_order(counting.work), "17");
        CHECK(counting.taken == numbers_below(17));
    }
    SECTION("of the source")
    {
        Counting counting(100, jobs, 8, [](int i) { return i; });
        counting.work.next = [&]() -> std::optional<int> {
            return counting.given < 5 ? counting.given++ : throw std::runtime_error("source");
        };
        CHECK_THROWS_WITH(in_order(counting.work), "source");
        CHECK(counting.taken == numbers_below(5));
    }
    SECTION("of making a worker")
    {
        Counting counting(100, jobs, 8, [](int i) { return i; });
        counting.work.make_worker = []() -> std::function<int(int)> {
            throw std::runtime_error("no engine");
        };
        CHECK_THROWS_WITH(in_order(counting.work), "no engine");
        CHECK(counting.taken.empty());
    }
    SECTION("of taking")
    {
        Counting counting(100, jobs, 8, [](int i) { return i; });
        counting.work.take = [](const std::vector<int>&) { throw std::runtime_error("disk"); };
        CHECK_THROWS_WITH(in_order(counting.work), "disk");
    }
}
