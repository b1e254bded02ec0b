// Statements are prepared once: to prepare one takes longer than to run it.

#include <algorithm>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "storage/sql/database.h"
#include "storage/sql/statement.h"
#include "support/catch.h"

using namespace cardlog;

namespace {

constexpr const char* insert_sql = "INSERT INTO tombstone (contact_id, forgotten_at) VALUES (?, ?)";
constexpr const char* select_sql = "SELECT contact_id FROM tombstone WHERE contact_id > ?";

std::vector<std::string> prepared_in(const Database& database)
{
    std::vector<std::string> texts;
    sqlite3_stmt* statement = nullptr;
    while ((statement = sqlite3_next_stmt(database.getHandle(), statement)) != nullptr) {
        texts.emplace_back(sqlite3_sql(statement));
    }
    return texts;
}

Database database_with_tombstones()
{
    Database database = open_database_in_memory();
    for (const int contact : {1, 2, 3}) {
        execute(database, insert_sql, contact, "2026-11-29T12:00:00Z");
    }
    return database;
}

}  // namespace

TEST_CASE("a statement that is run several times is prepared once")
{
    const Database database = database_with_tombstones();
    const std::vector<std::string> prepared = prepared_in(database);
    CHECK(std::count(prepared.begin(), prepared.end(), insert_sql) == 1);
}

TEST_CASE("a statement that still gives rows is left alone by another one of its text")
{
    Database database = database_with_tombstones();
    std::string seen;
    auto outer = statement(database, select_sql, 1);
    while (outer.executeStep()) {
        auto inner = statement(database, select_sql, outer.getColumn(0).getInt() - 1);
        while (inner.executeStep()) {
            seen += outer.getColumn(0).getString() + inner.getColumn(0).getString() + " ";
        }
    }
    CHECK(seen == "22 23 33 ");
}

TEST_CASE("a statement that failed or was left in the middle is run anew the next time")
{
    Database database = database_with_tombstones();
    CHECK_THROWS_AS(execute(database, insert_sql, 1, "2026-11-29T12:00:00Z"), SQLite::Exception);
    execute(database, insert_sql, 4, "2026-11-29T12:00:00Z");
    REQUIRE(statement(database, select_sql, 3).executeStep());
    auto again = statement(database, select_sql, 2);
    const auto contact_in = [](SQLite::Statement& at) { return at.getColumn(0).getInt(); };
    CHECK(read_rows(again, contact_in) == std::vector{3, 4});
}

TEST_CASE("what was bound to a statement is not kept")
{
    Database database = open_database_in_memory();
    (void)statement(database, "SELECT ?", "a").executeStep();
    Statement unbound(database, "SELECT ?");
    REQUIRE(unbound.executeStep());
    CHECK(unbound.getColumn(0).isNull());
}
