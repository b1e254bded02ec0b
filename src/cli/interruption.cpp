#include "cli/interruption.h"

#include <atomic>
#include <cstdint>
#include <string_view>

#include <sys/eventfd.h>
#include <unistd.h>

namespace cardlog {
namespace {

std::atomic<bool> mark = false;
std::atomic<int> event_to_signal = -1;
static_assert(std::atomic<bool>::is_always_lock_free);  // else not for a signal handler

void leave_mark(int)
{
    constexpr std::string_view words =
        "\ncardlog: stopping after the files in hand; once more ends it at once.\n";
    constexpr std::uint64_t one = 1;
    mark = true;
    [[maybe_unused]] const auto signalled = write(event_to_signal, &one, sizeof one);
    [[maybe_unused]] const auto written = write(STDERR_FILENO, words.data(), words.size());
}

}  // namespace

Interruption::Interruption() : event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    mark = false;
    event_to_signal = event_;
    struct sigaction once {};
    once.sa_handler = leave_mark;
    once.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&once.sa_mask);
    sigaction(SIGINT, &once, &interrupt_before_);
    sigaction(SIGTERM, &once, &terminate_before_);
}

Interruption::~Interruption()
{
    sigaction(SIGINT, &interrupt_before_, nullptr);
    sigaction(SIGTERM, &terminate_before_, nullptr);
    event_to_signal = -1;
    close(event_);
}

bool Interruption::has_come()
{
    return mark;
}

}  // namespace cardlog
