#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace cardlog {

/// How many enumerators an enumeration has that ends with `count`.
template <class Enum>
inline constexpr auto count_of = static_cast<std::size_t>(Enum::count);

/// The enumerator as it is spelled: GCC and Clang write it behind "= " into the name of the
/// function that it instantiates, so that no list of names has to repeat the enumeration.
template <auto enumerator>
[[nodiscard]] constexpr std::string_view name_of()
{
    constexpr std::string_view function = static_cast<const char*>(__PRETTY_FUNCTION__);
    constexpr std::size_t begin = function.find("= ") + 2;
    constexpr std::string_view qualified =
        function.substr(begin, function.find_first_of(";]", begin) - begin);
    return qualified.substr(qualified.rfind(':') + 1);
}

/// The names of all enumerators, in their order.
template <class Enum>
[[nodiscard]] constexpr std::array<std::string_view, count_of<Enum>> names_of()
{
    return []<std::size_t... i>(std::index_sequence<i...>)
    {
        return std::array<std::string_view, count_of<Enum>>{name_of<static_cast<Enum>(i)>()...};
    }
    (std::make_index_sequence<count_of<Enum>>{});
}

}  // namespace cardlog
