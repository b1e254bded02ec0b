#include "storage/sql/statement.h"

#include <sqlite3.h>

namespace cardlog {
namespace {

template <class Value>
Value expected(const std::optional<Value>& value, const std::string& text)
{
    if (!value) {
        throw SQLite::Exception("unexpected \"" + text + "\"", SQLITE_CORRUPT);
    }
    return *value;
}

}  // namespace

std::optional<std::string> text_or_none(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional(column.getString());
}

Day day_of(const SQLite::Column& column)
{
    const std::string text = column.getString();
    return expected(day_from_iso(text), text);
}

std::optional<Day> day_or_none(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional(day_of(column));
}

Time time_of(const SQLite::Column& column)
{
    const std::string text = column.getString();
    return expected(time_from_iso(text), text);
}

std::optional<Time> time_or_none(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional(time_of(column));
}

Outcome outcome_of(const SQLite::Column& column)
{
    const std::string text = column.getString();
    return expected(outcome_from(text), text);
}

std::optional<Outcome> outcome_or_none(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional(outcome_of(column));
}

ReferralState referral_state_of(const std::string& word)
{
    return expected(referral_state_from(word), word);
}

FileOutcome file_outcome_of(const SQLite::Column& column)
{
    const std::string text = column.getString();
    return expected(file_outcome_from(text), text);
}

void bind_value(SQLite::Statement& statement, int index, int value)
{
    statement.bind(index, value);
}

void bind_value(SQLite::Statement& statement, int index, Id value)
{
    statement.bind(index, value);
}

void bind_value(SQLite::Statement& statement, int index, double value)
{
    statement.bind(index, value);
}

void bind_value(SQLite::Statement& statement, int index, const std::string& value)
{
    statement.bind(index, value);
}

void bind_value(SQLite::Statement& statement, int index, const char* value)
{
    statement.bind(index, value);
}

void bind_value(SQLite::Statement& statement, int index, const Day& value)
{
    statement.bind(index, to_iso(value));
}

void bind_value(SQLite::Statement& statement, int index, Time value)
{
    statement.bind(index, to_iso(value));
}

void bind_value(SQLite::Statement& statement, int index, Outcome value)
{
    statement.bind(index, to_string(value));
}

void bind_value(SQLite::Statement& statement, int index, ReferralState value)
{
    statement.bind(index, to_string(value));
}

void bind_value(SQLite::Statement& statement, int index, const Blob& value)
{
    if (value.bytes.empty()) {
        statement.bind(index);
    } else {
        statement.bind(index, value.bytes.data(), static_cast<int>(value.bytes.size()));
    }
}

}  // namespace cardlog
