#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

namespace cardlog {

/// A connection to SQLite that keeps the statements it has prepared: to prepare one takes longer
/// than to run it, since the triggers of its table become part of it.
class Database : public SQLite::Database {
public:
    using SQLite::Database::Database;

private:
    friend class Statement;
    std::unordered_map<std::string, std::vector<SQLite::Statement>> idle_;  // by their text
};

/// A statement of a Database, which gets it back at its end. Two of one text are two statements, so
/// that one may be run while another gives its rows.
class Statement : public SQLite::Statement {
public:
    /// The database stays where it is as long as the statement lives.
    Statement(Database& database, const std::string& sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

private:
    std::vector<SQLite::Statement>* idle_;  // where it goes back to; null once it was moved away
};

}  // namespace cardlog
