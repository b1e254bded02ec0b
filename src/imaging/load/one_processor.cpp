#include "imaging/load/one_processor.h"

namespace cardlog {

OneProcessor::OneProcessor()
{
    const int here = sched_getcpu();
    if (here < 0 || here >= CPU_SETSIZE || sched_getaffinity(0, sizeof before_, &before_) != 0) {
        return;  // it only costs memory
    }
    cpu_set_t one{};
    CPU_SET(here, &one);
    is_held_ = sched_setaffinity(0, sizeof one, &one) == 0;
}

OneProcessor::~OneProcessor()
{
    if (is_held_) {
        sched_setaffinity(0, sizeof before_, &before_);
    }
}

}  // namespace cardlog
