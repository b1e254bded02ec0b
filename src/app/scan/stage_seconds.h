#pragma once

namespace cardlog {

/// Wall-clock seconds of each stage. load and find are a whole picture's, the others one card's.
struct StageSeconds {
    double load = 0;
    double find = 0;
    double flatten = 0;
    double read = 0;
    double first_pass = 0;  ///< of read, in the recogniser for each line's first reading
    double rereading = 0;   ///< of read, in the recogniser for lines that are reread
    double parse = 0;
};

}  // namespace cardlog
