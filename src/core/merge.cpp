#include "core/merge.h"

#include <algorithm>
#include <sstream>

#include "core/ascii.h"
#include "core/fields.h"

namespace cardlog {
namespace {

template <class Value>
bool contains(const std::vector<Value>& list, const Value& value)
{
    const std::string key = lower_ascii(text_of(value));
    return std::any_of(list.begin(), list.end(),
                       [&](const Value& other) { return lower_ascii(text_of(other)) == key; });
}

template <class Value>
void take_in(std::vector<Value>& list, const std::vector<Value>& others, SaidBy /*said_by*/)
{
    for (const Value& value : others) {
        if (!contains(list, value)) {
            list.push_back(value);
        }
    }
}

template <class Value>
void take_in(std::optional<Value>& value, const std::optional<Value>& other, SaidBy /*said_by*/)
{
    value = value ? value : other;
}

using Lines = std::vector<std::string>;

bool has_line(const std::optional<Field>& field, const std::string& line)
{
    const Lines lines = lines_of(field);
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

// `known` itself where these are its lines.
std::optional<Field> field_with(const Lines& lines, const std::optional<Field>& known)
{
    if (lines.empty() || lines == lines_of(known)) {
        return lines.empty() ? std::nullopt : known;
    }
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    text.pop_back();
    return Field{text, {text, 1, false, {}}};
}

void take_in(std::optional<Field>& field, const std::optional<Field>& other, SaidBy said_by)
{
    if (!field || !other || said_by == SaidBy::card) {
        field = field ? field : other;
        return;
    }
    Lines lines = lines_of(field);
    for (const std::string& line : lines_of(other)) {
        if (!has_line(field, line)) {
            lines.push_back(line);
        }
    }
    field = field_with(lines, field);
}

template <class Value>
void take_out(std::vector<Value>& list, const std::vector<Value>& first,
              const std::vector<Value>& second, SaidBy /*said_by*/)
{
    std::erase_if(list, [&](const Value& value) {
        return !contains(first, value) && contains(second, value);
    });
}

template <class Value>
void take_out(std::optional<Value>& value, const std::optional<Value>& first,
              const std::optional<Value>& second, SaidBy /*said_by*/)
{
    if (!first && value == second) {
        value = std::nullopt;
    }
}

void take_out(std::optional<Field>& field, const std::optional<Field>& first,
              const std::optional<Field>& second, SaidBy said_by)
{
    if (said_by == SaidBy::card) {
        take_out<Field>(field, first, second, said_by);
        return;
    }
    Lines lines = lines_of(field);
    std::erase_if(lines, [&](const std::string& line) {
        return !has_line(first, line) && has_line(second, line);
    });
    field = field_with(lines, lines == lines_of(first) ? first : field);
}

bool has_field(const std::vector<PossibleValue>& possible, const std::string& field)
{
    return std::any_of(possible.begin(), possible.end(),
                       [&](const PossibleValue& one) { return one.field == field; });
}

}  // namespace

std::vector<std::string> lines_of(const std::optional<Field>& field)
{
    std::vector<std::string> lines;
    std::istringstream text(text_of(field));
    for (std::string line; std::getline(text, line);) {
        lines.push_back(line);
    }
    return lines;
}

Contact united(const Contact& first, const Contact& second)
{
    Contact whole = first;
    for_each_field(whole, [&](const auto& field, auto& value) {
        take_in(value, second.*field.member, field.said_by);
    });
    for (const PossibleValue& one : second.possible) {
        if (!has_field(first.possible, one.field)) {
            whole.possible.push_back(one);
        }
    }
    return whole;
}

Contact separated(const Contact& whole, const Contact& first, const Contact& second)
{
    Contact rest = whole;
    for_each_field(rest, [&](const auto& field, auto& value) {
        take_out(value, first.*field.member, second.*field.member, field.said_by);
    });
    std::erase_if(rest.possible, [&](const PossibleValue& one) {
        return !has_field(first.possible, one.field) && has_field(second.possible, one.field);
    });
    return rest;
}

}  // namespace cardlog
