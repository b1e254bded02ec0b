#pragma once

#include <chrono>
#include <filesystem>

namespace cardlog {

/// What the system tells of a folder and of those in it: files that were closed after writing or
/// moved there, and new folders.
class FolderEvents {
public:
    /// Throws Error(input) when the folder cannot be watched.
    explicit FolderEvents(std::filesystem::path folder);
    ~FolderEvents();
    FolderEvents(const FolderEvents&) = delete;
    FolderEvents& operator=(const FolderEvents&) = delete;

    /// Watches folders that came since the last call, too. What is in them already gives no event.
    /// Throws Error(input) when the folder is there no longer.
    void include_new_folders();

    /// Waits for an event, and takes all that came until then; false when `end` can be read. While
    /// something is settling it waits no longer than time_to_settle.
    [[nodiscard]] bool wait(int end, bool is_settling);

private:
    void add(const std::filesystem::path& folder) const;

    std::filesystem::path folder_;
    int descriptor_;
};

/// Where it cannot be known whether a program still writes to a file, it is complete when nothing
/// was written for so long.
inline constexpr std::chrono::seconds time_to_settle{3};

/// Whether nobody writes to a file.
[[nodiscard]] bool is_complete(const std::filesystem::path& file);

}  // namespace cardlog
