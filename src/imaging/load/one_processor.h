#pragma once

#include <sched.h>

namespace cardlog {

/// While it lives, this thread runs on the processor that it is on, and so does what it starts. A
/// library that would start a thread for each processor it may use, and memory with it, then does
/// its work in this one.
class OneProcessor {
public:
    OneProcessor();
    ~OneProcessor();
    OneProcessor(const OneProcessor&) = delete;
    OneProcessor& operator=(const OneProcessor&) = delete;

private:
    cpu_set_t before_{};
    bool is_held_ = false;
};

}  // namespace cardlog
