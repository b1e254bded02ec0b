#include "cli/progress.h"

#include <cmath>
#include <ostream>

#include "cli/print.h"

namespace cardlog {
namespace {

constexpr int bar_columns = 20;

std::string bar(double share)
{
    const int full = static_cast<int>(share * bar_columns);
    return "[" + std::string(static_cast<std::size_t>(full), '#') +
           std::string(static_cast<std::size_t>(bar_columns - full), '.') + "]";
}

std::string minutes(double seconds)
{
    const long whole = std::lround(seconds);
    const long rest = whole % 60;
    return std::to_string(whole / 60) + (rest < 10 ? ":0" : ":") + std::to_string(rest);
}

}  // namespace

Progress::Progress(const Session& session, std::size_t files) : session_(session), files_(files) {}

void Progress::show(const ImportSummary& sums)
{
    seconds_ += watch_.lap();
    const int columns = session_.world.err_columns;
    if (columns == 0 || session_.quiet) {
        return;
    }
    const auto done = static_cast<double>(sums.files);
    const auto all = static_cast<double>(files_);
    const std::string line = bar(done / all) + " " + std::to_string(sums.files) + "/" +
                             std::to_string(files_) + " files, " +
                             std::to_string(sums.cards_found()) + " cards, " +
                             std::to_string(sums.cards_failed) + " failed, " +
                             minutes(seconds_ / done * (all - done)) + " left";
    session_.world.err << '\r' << fitted(line, columns - 1) << std::flush;
    shown_ = true;
}

void Progress::clear()
{
    if (shown_) {
        session_.world.err << "\r\x1b[K" << std::flush;
        shown_ = false;
    }
}

}  // namespace cardlog
