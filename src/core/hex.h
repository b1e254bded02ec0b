#pragma once

#include <string>
#include <string_view>

namespace cardlog {

/// Bytes in hexadecimal, two small digits each.
[[nodiscard]] inline std::string hex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4U];
        text += digits[static_cast<unsigned char>(c) & 15U];
    }
    return text;
}

}  // namespace cardlog
