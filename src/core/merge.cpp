#include "core/merge.h"

#include <algorithm>

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
void take_in(std::vector<Value>& list, const std::vector<Value>& others)
{
    for (const Value& value : others) {
        if (!contains(list, value)) {
            list.push_back(value);
        }
    }
}

template <class Value>
void take_in(std::optional<Value>& value, const std::optional<Value>& other)
{
    value = value ? value : other;
}

template <class Value>
void take_out(std::vector<Value>& list, const std::vector<Value>& first,
              const std::vector<Value>& second)
{
    std::erase_if(list, [&](const Value& value) {
        return !contains(first, value) && contains(second, value);
    });
}

template <class Value>
void take_out(std::optional<Value>& value, const std::optional<Value>& first,
              const std::optional<Value>& second)
{
    if (!first && value == second) {
        value = std::nullopt;
    }
}

}  // namespace

Contact united(const Contact& first, const Contact& second)
{
    Contact whole = first;
    for_each_field(whole,
                   [&](const auto& field, auto& value) { take_in(value, second.*field.member); });
    return whole;
}

Contact separated(const Contact& whole, const Contact& first, const Contact& second)
{
    Contact rest = whole;
    for_each_field(rest, [&](const auto& field, auto& value) {
        take_out(value, first.*field.member, second.*field.member);
    });
    return rest;
}

}  // namespace cardlog
