#pragma once

#include <csignal>

namespace cardlog {

/// While it lives, the first Ctrl-C (or SIGTERM, as a service is ended) only leaves a mark, and
/// says so on standard error; a second one ends the program at once.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    [[nodiscard]] static bool has_come();

    /// A file descriptor that can be read once it has come, for poll(2).
    [[nodiscard]] int descriptor() const { return event_; }

private:
    int event_;
    struct sigaction interrupt_before_ {};
    struct sigaction terminate_before_ {};
};

}  // namespace cardlog
