#include "core/calendar.h"

#include <array>
#include <cstdio>

namespace cardlog {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;
using std::chrono::weekday;

// The number written by exactly the digits at [at, at + length); empty when one is no digit.
std::optional<int> digits(const std::string& text, std::size_t at, std::size_t length)
{
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return std::nullopt;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool is_working_day(const sys_days& day)
{
    const unsigned iso = weekday{day}.iso_encoding();  // Monday 1 to Sunday 7
    return iso <= 5;
}

}  // namespace

std::string to_iso(const Day& day)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text.data();
}

std::string to_iso(Time time)
{
    const std::chrono::hh_mm_ss clock{time - floor<days>(time)};
    std::array<char, 40> text{};
    std::snprintf(
        text.data(), text.size(), "T%02d:%02d:%02dZ", static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return to_iso(utc_day(time)) + text.data();
}

std::optional<Day> day_from_iso(const std::string& text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const Day found{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return found.ok() ? std::optional(found) : std::nullopt;
}

std::optional<Time> time_from_iso(const std::string& text)
{
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z') {
        return std::nullopt;
    }
    const auto day = day_from_iso(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    return sys_days{*day} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second};
}

Day utc_day(Time time)
{
    return Day{floor<days>(time)};
}

Day add_working_days(const Day& day, int n)
{
    sys_days moved{day};
    for (int left = n; left > 0;) {
        moved += days{1};
        left -= is_working_day(moved) ? 1 : 0;
    }
    return Day{moved};
}

}  // namespace cardlog
