#include <array>

#include "core/error.h"
#include "core/net.h"
#include "support/catch.h"

namespace {

using namespace cardlog;

enum class Sign { round, red, count };

// Of two views, with one output.
using Net = ViewNet<Sign, 2, 1>;

Features<Sign> features(double round, double red)
{
    Features<Sign> made;
    made[Sign::round] = round;
    made[Sign::red] = red;
    return made;
}

}  // namespace

TEST_CASE("a net adds to the sum of a thing's features what its units make of the views")
{
    // Directly; then to both units from the thing itself, and from what is beside it.
    const EmbeddedFiles files{{"fruit", "round 1  1 -1  0 2\nred 10  0 0  0 -4\n"},
                              {"fruit_units", "apple 100 1000\n"}};
    const Net net(files, "fruit", "fruit_units", {"apple"});
    const auto round = features(1, 0);
    const auto red = features(0, 1);
    const auto nothing = features(0, 0);
    CHECK(net({&nothing, &nothing}) == std::array<double, 1>{0});
    CHECK(net({&red, &nothing}) == std::array<double, 1>{10});
    // 1 directly, and the first unit; the second is below 0 and silent.
    CHECK(net({&round, &nothing}) == std::array<double, 1>{101});
    // The second unit gets -1 from itself and 2 from its neighbour.
    CHECK(net({&round, &round}) == std::array<double, 1>{1101});
    CHECK(net({&round, &red}) == std::array<double, 1>{101});
    CHECK(net.says(Sign::red, 0) == 10);
}

TEST_CASE("the mean of features is that of each, and 0 of nothing")
{
    const auto round = features(1, 0);
    const auto both = features(2, 3);
    const auto mean = mean_of<Sign>({&round, &both});
    CHECK(mean[Sign::round] == 1.5);
    CHECK(mean[Sign::red] == 1.5);
    CHECK(mean_of<Sign>({})[Sign::red] == 0);
}

TEST_CASE("a net whose tables do not fit it is refused")
{
    const EmbeddedFiles files{{"short", "round 1 1\nred 1 1\n"},
                              {"fruit", "round 1 1 1 1 1\nred 1 1 1 1 1\n"},
                              {"fruit_units", "pear 1 1\n"}};
    CHECK_THROWS_AS(Net(files, "short", "fruit_units", {"pear"}), Error);
    CHECK_THROWS_AS(Net(files, "fruit", "fruit_units", {"apple"}), Error);
    CHECK_NOTHROW(Net(files, "fruit", "fruit_units", {"pear"}));
}
