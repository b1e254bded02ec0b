#include "web/changes.h"

#include <chrono>
#include <utility>

#include "core/error.h"
#include "storage/journal/journal.h"
#include "web/capture/existing_store.h"

namespace cardlog {
namespace {

constexpr std::chrono::milliseconds between_looks{500};

// There is a next look.
constexpr std::chrono::milliseconds no_patience{0};

}  // namespace

Changes::Changes(std::filesystem::path store, std::function<bool()> is_wanted,
                 std::function<void(Id newest)> on_change)
    : file_(std::move(store)),
      is_wanted_(std::move(is_wanted)),
      on_change_(std::move(on_change)),
      thread_([this] { look_until_the_end(); })
{}

Changes::~Changes()
{
    {
        const std::lock_guard lock(in_use_);
        ends_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

void Changes::look_until_the_end()
{
    std::optional<Id> known;
    std::unique_lock lock(in_use_);
    while (!ended_.wait_for(lock, between_looks, [this] { return ends_; })) {
        lock.unlock();
        const std::optional<Id> now = is_wanted_() ? newest() : std::nullopt;
        if (now && now != known) {
            on_change_(*now);
            known = now;
        }
        lock.lock();
    }
}

// None while the store is busy or gone: the next look tells.
std::optional<Id> Changes::newest()
{
    try {
        if (!store_ || !store_->is_at_its_path()) {
            store_ = open_existing(file_, no_patience);
        }
        return store_->journal().newest();
    } catch (const Error&) {
        return {};
    }
}

}  // namespace cardlog
