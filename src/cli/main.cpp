#include <chrono>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include <malloc.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/scan/scan.h"
#include "cli/run.h"

namespace {

// Lines are cut to fit a terminal. What goes to a file or another program is not cut.
constexpr int more_than_any_line = 10'000;

// What a person looks through on a terminal. A file or another program gets all.
constexpr std::size_t terminal_entries = 50;

cardlog::Day local_day(std::time_t now)
{
    std::tm local{};
    localtime_r(&now, &local);
    return {std::chrono::year(local.tm_year + 1900),
            std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
            std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

cardlog::Moment moment()
{
    const std::time_t now = std::time(nullptr);
    return {std::chrono::time_point_cast<std::chrono::seconds>(
                std::chrono::system_clock::from_time_t(now)),
            local_day(now)};
}

int columns_or(int not_a_terminal, int descriptor)
{
    winsize size{};
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) {
        return not_a_terminal;
    }
    return size.ws_col > 0 ? size.ws_col : 80;
}

std::optional<std::string> environment(const std::string& name)
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing here changes the environment
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

// Pictures of tens of megabytes come and go by the dozen. By default each is fetched from the
// system and handed back, page by page: a twentieth of the time of reading cards.
void keep_memory_of_pictures()
{
    constexpr int larger_than_any_picture = 1 << 30;
    // NOLINTBEGIN(concurrency-mt-unsafe): before any thread
    mallopt(M_MMAP_THRESHOLD, larger_than_any_picture);
    mallopt(M_TRIM_THRESHOLD, larger_than_any_picture);
    // NOLINTEND(concurrency-mt-unsafe)
}

// A limit on the size of files (ulimit -f) would end the program in the middle of a write. Without
// the signal the write fails, as on a full disk, and that is seen to.
void take_limits_as_full_disks()
{
    (void)std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace

int main(int argc, char** argv)
{
    keep_memory_of_pictures();
    take_limits_as_full_disks();
    cardlog::read_pictures_side_by_side();
    std::setlocale(LC_CTYPE, "C.UTF-8");  // NOLINT(concurrency-mt-unsafe): before any thread
    const cardlog::Moment start = moment();
    const cardlog::Surroundings world{
        std::cin,
        std::cout,
        std::cerr,
        columns_or(0, STDERR_FILENO),
        columns_or(more_than_any_line, STDOUT_FILENO),
        start.now,
        start.today,
        environment,
        isatty(STDOUT_FILENO) != 0 ? terminal_entries : cardlog::all_entries,
        moment,
    };
    return cardlog::run({argv + 1, argv + argc}, world);
}
