#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace cardlog {

/// A file as it looks from outside: one that looks the same has not changed.
struct FileLooks {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type written_at{};
    std::filesystem::perms permissions = std::filesystem::perms::unknown;

    bool operator==(const FileLooks&) const = default;
};

[[nodiscard]] FileLooks looks_of(const std::filesystem::path& file);

/// When a file that arrives in a folder is complete. Nobody tells: a scanner may add a page, a
/// network disk may not say who has it open.
struct Patience {
    /// So long nothing may have changed on it.
    std::chrono::milliseconds rest = std::chrono::seconds(5);
    /// So long it is waited for what its format says is missing; then it is taken as it is.
    std::chrono::milliseconds for_the_rest = std::chrono::seconds(60);
};

/// The files of a folder that is looked at again and again: which are complete and were not given
/// out before as they look now.
class Arrivals {
public:
    using Moment = std::filesystem::file_time_type;

    /// What is asked of a file that rests.
    struct Questions {
        std::function<bool(const std::filesystem::path&)> is_being_written;
        std::function<bool(const std::filesystem::path&)> is_whole;
    };

    Arrivals(Patience patience, Questions ask) : patience_(patience), ask_(std::move(ask)) {}

    /// Of the files that are there `now`, those to be taken. What lay there for long before the
    /// first look is complete. A file that is gone for a while and looks the same when it comes
    /// back is not given out again.
    [[nodiscard]] std::vector<std::filesystem::path>
    complete(const std::map<std::filesystem::path, FileLooks>& files, Moment now);

    /// When a file that is there is worth a look again, though nothing happens.
    [[nodiscard]] std::optional<Moment> next_look() const { return next_look_; }

private:
    struct Seen {
        FileLooks looks;
        Moment since{};    ///< it looks like that
        Moment look_at{};  ///< not before
        bool is_taken = false;
    };

    [[nodiscard]] Seen first_seen(const FileLooks& looks, Moment now) const;
    [[nodiscard]] bool is_complete(const std::filesystem::path& file, Seen& seen, Moment now) const;

    Patience patience_;
    Questions ask_;
    std::map<std::filesystem::path, Seen> seen_;
    std::optional<Moment> next_look_{};
    bool has_looked_ = false;
};

}  // namespace cardlog
