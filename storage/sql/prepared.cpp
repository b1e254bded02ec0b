#include "storage/sql/prepared.h"

#include <utility>

namespace cardlog {
namespace {

SQLite::Statement taken_or_prepared(const Database& database, const std::string& sql,
                                    std::vector<SQLite::Statement>& idle)
{
    if (idle.empty()) {
        return {database, sql};
    }
    SQLite::Statement taken = std::move(idle.back());
    idle.pop_back();
    return taken;
}

}  // namespace

Statement::Statement(Database& database, const std::string& sql)
    : SQLite::Statement(taken_or_prepared(database, sql, database.idle_[sql])),
      idle_(&database.idle_[sql])
{}

Statement::Statement(Statement&& other) noexcept
    : SQLite::Statement(std::move(other)), idle_(std::exchange(other.idle_, nullptr))
{}

// Nothing of what was bound is kept: it may be a picture.
Statement::~Statement()
{
    if (idle_ != nullptr) {
        tryReset();
        clearBindings();
        idle_->push_back(std::move(*this));
    }
}

}  // namespace cardlog
