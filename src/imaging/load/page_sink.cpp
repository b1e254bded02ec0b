#include <utility>

#include "imaging/load/decoders.h"

namespace cardlog {

PageSink::PageSink(Take take, std::optional<int> only) : take_(std::move(take)), only_(only) {}

bool PageSink::passes_over_next()
{
    if (wants(number_ + 1)) {
        return false;
    }
    ++number_;
    return true;
}

void PageSink::operator()(StoredPage page)
{
    if (wants(++number_)) {
        take_(std::move(page), number_);
    }
}

bool PageSink::wants(int number) const
{
    return !only_ || number == *only_;
}

}  // namespace cardlog
