#pragma once

#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace cardlog {

/// What the system tells of folders: files that were closed after writing or moved there, and new
/// folders. Of network disks, of what other machines do and of what is above its limits it tells
/// nothing.
class FolderEvents {
public:
    FolderEvents();
    ~FolderEvents();
    FolderEvents(const FolderEvents&) = delete;
    FolderEvents& operator=(const FolderEvents&) = delete;

    /// Listens to these folders, too. Whether one of them is new: what came into it before gives no
    /// event, so that it is to be searched again.
    bool include(const std::vector<std::filesystem::path>& folders);

    /// The limit for which the system does not tell of all these folders; empty where it does.
    [[nodiscard]] const std::string& reached_limit() const { return reached_limit_; }

    /// Waits for an event, at most for so long, and takes all that came until then; false when
    /// `end` can be read.
    [[nodiscard]] bool wait(int end, std::chrono::milliseconds most) const;

private:
    int descriptor_;  // negative where the system tells of no folder at all
    std::string reached_limit_;
    std::set<int> watched_;  // by the system's numbers, which folders that come back have not
};

/// Whether a program has the file open for writing, as far as the system tells.
[[nodiscard]] bool is_being_written(const std::filesystem::path& file);

}  // namespace cardlog
