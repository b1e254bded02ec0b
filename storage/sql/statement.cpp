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

std::optional<Id> id_or_none(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional<Id>(column.getInt64());
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

// Bit i of the hash is bit i % 8 of byte i / 8.
std::optional<PictureHash> picture_hash_or_none(const SQLite::Column& column)
{
    if (column.isNull()) {
        return std::nullopt;
    }
    PictureHash hash;
    const std::string bytes = column.getString();
    for (std::size_t i = 0; i < hash.size() && i / 8 < bytes.size(); ++i) {
        hash[i] = (static_cast<unsigned char>(bytes[i / 8]) >> i % 8 & 1U) != 0;
    }
    return hash;
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

void bind_value(SQLite::Statement& statement, int index, const PictureHash& value)
{
    std::string bytes(value.size() / 8, '\0');
    for (std::size_t i = 0; i < value.size(); ++i) {
        const unsigned bit = (value[i] ? 1U : 0U) << i % 8;
        bytes[i / 8] = static_cast<char>(static_cast<unsigned char>(bytes[i / 8]) | bit);
    }
    statement.bind(index, bytes.data(), static_cast<int>(bytes.size()));
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
