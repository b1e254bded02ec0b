#include <string>
#include <vector>

#include "core/error.h"
#include "core/model.h"
#include "support/catch.h"

namespace {

using namespace cardlog;

enum class Sign { round, red, count };

using Signs = Model<Sign, 2>;

std::string refusal_of(std::string_view table)
{
    try {
        const Signs signs({{"fruit", table}}, "fruit");
        return "";
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("an enumeration tells the names of its enumerators")
{
    CHECK(names_of<Sign>() == std::array<std::string_view, 2>{"round", "red"});
}

TEST_CASE("a table gives each feature its numbers, in whatever order it names them")
{
    const Signs signs({{"other", ""}, {"fruit", "# why\nred 3 -4.5\n\nround 1 2\n"}}, "fruit");
    CHECK(signs[Sign::round] == Signs::Row{1, 2});
    CHECK(signs[Sign::red] == Signs::Row{3, -4.5});
    Features<Sign> apple;
    apple[Sign::round] = 1;
    apple[Sign::red] = 0.5;
    CHECK(weighted_sums(apple, signs) == Signs::Row{2.5, -0.25});
}

TEST_CASE("a table may be read as it stands, row by row")
{
    const auto rows = table_rows({{"fruit", "# why\nred 3 -4.5\n\nround 1.5 x\n"}}, "fruit");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name == "red");
    CHECK(rows[0].numbers == std::vector<double>{3, -4.5});
    CHECK(rows[1].name == "round");
    CHECK(rows[1].numbers.empty());
    CHECK_THROWS_AS(table_rows({}, "fruit"), Error);
}

TEST_CASE("a table that does not name exactly the features there are is refused")
{
    CHECK(refusal_of("round 1 2\nred 3 4\n").empty());
    CHECK(refusal_of("round 1 2\n") == "table fruit: lacks red");
    CHECK(refusal_of("round 1 2\nred 3 4\nblue 5 6\n") == "table fruit: no such feature: blue");
    CHECK(refusal_of("round 1 2\nred 3 4\nround 1 2\n") == "table fruit: twice: round");
    CHECK(refusal_of("round 1 2\nred 3\n") == "table fruit: red needs 2 numbers");
    CHECK(refusal_of("round 1 2\nred 3 4 5\n") == "table fruit: red needs 2 numbers");
    CHECK(refusal_of("round 1 2\nred 3 four\n") == "table fruit: red needs 2 numbers");
    CHECK_THROWS_AS(Signs({}, "fruit"), Error);
}
