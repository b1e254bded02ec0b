#pragma once

#include <cstddef>
#include <string>

#include "app/import/import_sums.h"
#include "app/scan/stopwatch.h"
#include "cli/session.h"

namespace cardlog {

/// Files done, time left ("12:05"), cards, those in doubt, failures and speed after some seconds
/// and at least one file; what matters most comes first, for a narrow terminal.
[[nodiscard]] std::string progress_line(const ImportSummary& sums, std::size_t files,
                                        double seconds);

/// The progress of an import on the last line of a terminal. Draws nothing where standard error is
/// no terminal, with --quiet, or when it is not known how many files (0) will come.
class Progress {
public:
    Progress(const Session& session, std::size_t files);

    void show(const ImportSummary& sums);

    /// Makes the line empty, so that other text can be written there.
    void clear();

private:
    const Session& session_;
    std::size_t files_;
    Stopwatch watch_;
    double seconds_ = 0;
    bool shown_ = false;
};

}  // namespace cardlog
