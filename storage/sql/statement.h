#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "core/ledger.h"
#include "core/picture_hash.h"
#include "storage/sql/prepared.h"

namespace cardlog {

/// Bytes to be bound as a BLOB; NULL when empty. Refers to the text it is made from.
struct Blob {
    const std::string& bytes;
};

/// A statement with its values bound in order: numbers, texts, days, times, enumerators by their
/// word, hashes of pictures as bytes, absent values as NULL.
template <class... Values>
[[nodiscard]] Statement statement(Database& database, const char* sql, const Values&... values);

/// Runs a statement that gives no rows.
template <class... Values>
void execute(Database& database, const char* sql, const Values&... values);

/// What `read` makes of each row that the statement gives, in their order.
template <class Read>
[[nodiscard]] auto read_rows(SQLite::Statement& statement, Read read);

/// The columns of a row as values. A text that is no such value throws SQLite::Exception
/// (SQLITE_CORRUPT): the schema lets none in.
[[nodiscard]] std::optional<std::string> text_or_none(const SQLite::Column& column);
[[nodiscard]] std::optional<Id> id_or_none(const SQLite::Column& column);
[[nodiscard]] Day day_of(const SQLite::Column& column);
[[nodiscard]] std::optional<Day> day_or_none(const SQLite::Column& column);
[[nodiscard]] Time time_of(const SQLite::Column& column);
[[nodiscard]] std::optional<Time> time_or_none(const SQLite::Column& column);
[[nodiscard]] Outcome outcome_of(const SQLite::Column& column);
[[nodiscard]] std::optional<Outcome> outcome_or_none(const SQLite::Column& column);
[[nodiscard]] ReferralState referral_state_of(const std::string& word);
[[nodiscard]] std::optional<PictureHash> picture_hash_or_none(const SQLite::Column& column);

void bind_value(SQLite::Statement& statement, int index, int value);
void bind_value(SQLite::Statement& statement, int index, Id value);
void bind_value(SQLite::Statement& statement, int index, double value);
void bind_value(SQLite::Statement& statement, int index, const std::string& value);
void bind_value(SQLite::Statement& statement, int index, const char* value);
void bind_value(SQLite::Statement& statement, int index, const Day& value);
void bind_value(SQLite::Statement& statement, int index, Time value);
void bind_value(SQLite::Statement& statement, int index, Outcome value);
void bind_value(SQLite::Statement& statement, int index, ReferralState value);
void bind_value(SQLite::Statement& statement, int index, const PictureHash& value);
void bind_value(SQLite::Statement& statement, int index, const Blob& value);

template <class Value>
void bind_value(SQLite::Statement& statement, int index, const std::optional<Value>& value)
{
    if (value) {
        bind_value(statement, index, *value);
    } else {
        statement.bind(index);
    }
}

template <class... Values>
Statement statement(Database& database, const char* sql, const Values&... values)
{
    Statement made(database, sql);
    int index = 0;
    (bind_value(made, ++index, values), ...);
    return made;
}

template <class... Values>
void execute(Database& database, const char* sql, const Values&... values)
{
    statement(database, sql, values...).exec();
}

template <class Read>
auto read_rows(SQLite::Statement& statement, Read read)
{
    std::vector<std::invoke_result_t<Read, SQLite::Statement&>> values;
    while (statement.executeStep()) {
        values.push_back(read(statement));
    }
    return values;
}

}  // namespace cardlog
