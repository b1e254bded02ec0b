#include "cli/progress.h"

#include <cmath>
#include <ostream>

#include "cli/print.h"

namespace cardlog {
namespace {

constexpr int bar_columns = 10;

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

std::string progress_line(const ImportSummary& sums, std::size_t files, double seconds)
{
    const auto done = static_cast<double>(sums.files);
    const auto all = static_cast<double>(files);
    return bar(done / all) + " " + std::to_string(sums.files) + "/" + std::to_string(files) +
           " files, " + minutes(seconds / done * (all - done)) + " left, " +
           counted(sums.cards_found(), "card") + ", " + std::to_string(sums.cards_to_review) +
           " doubtful, " + std::to_string(sums.cards_failed) + " failed, " +
           std::to_string(std::lround(sums.cards_found() * 60 / seconds)) + " a minute";
}

Progress::Progress(const Session& session, std::size_t files) : session_(session), files_(files) {}

void Progress::show(const ImportSummary& sums)
{
    seconds_ += watch_.lap();
    const int columns = session_.world.err_columns;
    if (columns == 0 || session_.quiet || files_ == 0) {
        return;
    }
    session_.world.err << '\r' << fitted(progress_line(sums, files_, seconds_), columns - 1)
                       << std::flush;
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
