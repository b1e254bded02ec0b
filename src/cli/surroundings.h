#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "core/calendar.h"
#include "core/ledger.h"

namespace cardlog {

/// What a run of the program takes from the world around it.
struct Surroundings {
    std::istream& in;
    std::ostream& out;    ///< data
    std::ostream& err;    ///< everything else
    int err_columns = 0;  ///< of the terminal that `err` is, for progress; 0 where it is none
    int columns = 80;     ///< of the terminal that `out` is, or more than any line needs
    Time now{};           ///< UTC
    Day today{};          ///< local
    std::function<std::optional<std::string>(const std::string& name)> environment;
    /// How many entries of a list are shown to a person who has not asked for all.
    std::size_t list_entries = all_entries;
    /// For a command that runs for days; where there is none, time stands still.
    std::function<Moment()> clock{};
};

}  // namespace cardlog
