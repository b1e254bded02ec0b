#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace cardlog {

/// Exit codes of the program; documented in the README, never renumbered.
enum class ExitCode : int {
    ok = 0,
    needs_a_look = 1,  ///< some cards need a look or some files failed (named)
    usage = 2,
    input = 3,
    setup = 4,
    store = 5,
    overdue = 10,
    internal = 70,
    busy = 75,
    interrupted = 130  ///< by Ctrl-C, after what was in hand; as a shell gives it
};

/// A failure the user can act on. what() says what happened to which file; hint() says what to do.
class Error : public std::runtime_error {
public:
    Error(ExitCode code, const std::string& what, std::string hint = {})
        : std::runtime_error(what), code_(code), hint_(std::move(hint))
    {}

    [[nodiscard]] ExitCode code() const noexcept { return code_; }

    [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

private:
    ExitCode code_;
    std::string hint_;
};

}  // namespace cardlog
