#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "core/ledger.h"
#include "storage/store.h"

namespace cardlog {

/// Looks twice a second, while somebody wants to know, whether the store has changed, by whatever
/// program.
class Changes {
public:
    /// `on_change` hears, on a thread of its own, the number of the newest entry in the book, and
    /// once at the first look.
    Changes(std::filesystem::path store, std::function<bool()> is_wanted,
            std::function<void(Id newest)> on_change);
    ~Changes();
    Changes(const Changes&) = delete;
    Changes& operator=(const Changes&) = delete;

private:
    void look_until_the_end();
    [[nodiscard]] std::optional<Id> newest();

    std::filesystem::path file_;
    std::function<bool()> is_wanted_;
    std::function<void(Id)> on_change_;
    std::optional<Store> store_;
    std::mutex in_use_;
    std::condition_variable ended_;
    bool ends_ = false;
    std::thread thread_;
};

}  // namespace cardlog
