#pragma once

#include <algorithm>
#include <chrono>
#include <clocale>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run.h"
#include "core/error.h"
#include "storage/journal/journal.h"
#include "storage/store.h"
#include "support/catch.h"

/// What one command printed and how it ended.
struct RunResult {
    int exit_code = 0;
    std::string out;
    std::string err;
};

/// 24 November 2026, a Tuesday, at 10:00 UTC: the day on which every command test runs.
inline constexpr cardlog::Day test_day{std::chrono::year(2026), std::chrono::November,
                                       std::chrono::day(24)};

/// Whatever a command has written, the store named by --store holds all rules of the audit. A file
/// that is no store, or is damaged on purpose, is passed over.
inline void audit_named_store(const std::vector<std::string>& args)
{
    const auto option = std::find(args.begin(), args.end(), "--store");
    if (option == args.end() || option + 1 == args.end() ||
        !std::filesystem::is_regular_file(*(option + 1))) {
        return;
    }
    std::vector<std::string> broken;
    try {
        broken = cardlog::Store::open(*(option + 1)).journal().audit();
    } catch (const cardlog::Error&) {
    }
    CHECK(broken == std::vector<std::string>{});
}

/// Runs a command as on `today`, with `input` on standard input and nothing but `environment`.
inline RunResult run_unaudited(const std::vector<std::string>& args,
                               const std::map<std::string, std::string>& environment = {},
                               const std::string& input = "", cardlog::Day today = test_day,
                               std::size_t list_entries = cardlog::all_entries)
{
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const cardlog::Time now = std::chrono::sys_days(today) + std::chrono::hours(10);
    const auto lookup = [&](const std::string& name) -> std::optional<std::string> {
        const auto found = environment.find(name);
        return found == environment.end() ? std::nullopt : std::optional(found->second);
    };
    // NOLINTNEXTLINE(concurrency-mt-unsafe): as main() does, before any thread
    std::setlocale(LC_CTYPE, "C.UTF-8");
    const int code = cardlog::run(args, {in, out, err, 0, 80, now, today, lookup, list_entries});
    return {code, out.str(), err.str()};
}

/// The same, and audits the store that --store names.
inline RunResult run_cardlog(const std::vector<std::string>& args,
                             const std::map<std::string, std::string>& environment = {},
                             const std::string& input = "", cardlog::Day today = test_day)
{
    RunResult result = run_unaudited(args, environment, input, today);
    audit_named_store(args);
    return result;
}
