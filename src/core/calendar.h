#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace cardlog {

/// A day of the calendar, without a time zone.
using Day = std::chrono::year_month_day;

/// A moment in UTC, to the second.
using Time = std::chrono::sys_seconds;

/// A point of time and the day that it is here.
struct Moment {
    Time now{};   ///< UTC
    Day today{};  ///< local
};

/// "2026-11-24" (ISO 8601).
[[nodiscard]] std::string to_iso(const Day& day);

/// "2026-11-24T18:05:00Z" (ISO 8601).
[[nodiscard]] std::string to_iso(Time time);

/// The reverse of to_iso, strict: four, two and two digits, a day that exists. Empty otherwise.
[[nodiscard]] std::optional<Day> day_from_iso(const std::string& text);

/// The reverse of to_iso, strict: a time that exists, with its "Z". Empty otherwise.
[[nodiscard]] std::optional<Time> time_from_iso(const std::string& text);

/// The day of a moment in UTC.
[[nodiscard]] Day utc_day(Time time);

/// The n-th working day (Monday to Friday) after `day`; `day` itself when n is 0 or less. Public
/// holidays are not known: they differ from town to town and the ledger stays without a network.
[[nodiscard]] Day add_working_days(const Day& day, int n);

}  // namespace cardlog
