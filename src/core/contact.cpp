#include "core/contact.h"

#include <array>
#include <utility>

namespace cardlog {
namespace {

constexpr std::array<std::pair<PhoneType, const char*>, 5> phone_type_words{{
    {PhoneType::work, "work"},
    {PhoneType::mobile, "mobile"},
    {PhoneType::fax, "fax"},
    {PhoneType::home, "home"},
    {PhoneType::other, "other"},
}};

}  // namespace

std::string to_string(PhoneType type)
{
    for (const auto& [known, word] : phone_type_words) {
        if (known == type) {
            return word;
        }
    }
    return "other";
}

std::optional<PhoneType> phone_type_from(const std::string& word)
{
    for (const auto& [type, known] : phone_type_words) {
        if (word == known) {
            return type;
        }
    }
    return std::nullopt;
}

}  // namespace cardlog
