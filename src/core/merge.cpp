#include "core/merge.h"

#include <algorithm>

#include "core/ascii.h"

namespace cardlog {
namespace {

std::string key_of(const Field& field)
{
    return lower_ascii(field.value);
}

std::string key_of(const Phone& phone)
{
    return phone.e164.value_or(phone.evidence.printed);
}

template <class Value>
bool contains(const std::vector<Value>& list, const Value& value)
{
    return std::any_of(list.begin(), list.end(),
                       [&](const Value& other) { return key_of(other) == key_of(value); });
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
    take_in(whole.name, second.name);
    take_in(whole.company, second.company);
    take_in(whole.department, second.department);
    take_in(whole.job_title, second.job_title);
    take_in(whole.emails, second.emails);
    take_in(whole.phones, second.phones);
    take_in(whole.websites, second.websites);
    take_in(whole.address, second.address);
    take_in(whole.social, second.social);
    return whole;
}

Contact separated(const Contact& whole, const Contact& first, const Contact& second)
{
    Contact rest = whole;
    take_out(rest.name, first.name, second.name);
    take_out(rest.company, first.company, second.company);
    take_out(rest.department, first.department, second.department);
    take_out(rest.job_title, first.job_title, second.job_title);
    take_out(rest.emails, first.emails, second.emails);
    take_out(rest.phones, first.phones, second.phones);
    take_out(rest.websites, first.websites, second.websites);
    take_out(rest.address, first.address, second.address);
    take_out(rest.social, first.social, second.social);
    return rest;
}

}  // namespace cardlog
