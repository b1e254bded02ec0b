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
        ++taken_;
        take_(std::move(page), number_);
    }
}

void PageSink::pass_over_damaged(const Error& why)
{
    if (wants(++number_)) {
        ++damaged_;
        first_damage_ = first_damage_.value_or(why);
    }
}

int PageSink::damaged_pages() const
{
    if (first_damage_ && taken_ == 0) {
        throw Error(*first_damage_);
    }
    return damaged_;
}

bool PageSink::wants(int number) const
{
    return !only_ || number == *only_;
}

}  // namespace cardlog
