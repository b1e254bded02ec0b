#pragma once

#include <string>

namespace cardlog {

/// Nothing but white space.
[[nodiscard]] inline bool is_blank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace cardlog
