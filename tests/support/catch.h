#pragma once
// Catch2 2.13 (Debian 12) and 3.x differ in header names and in the two identifiers we use.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
inline auto contains_text(const std::string& text)
{
    return Catch::Matchers::ContainsSubstring(text);
}
#else
#define CATCH_CONFIG_ENABLE_OPTIONAL_STRINGMAKER
#include <catch2/catch.hpp>
inline auto contains_text(const std::string& text)
{
    return Catch::Matchers::Contains(text);
}
#endif
