#pragma once

#include <chrono>
#include <filesystem>
#include <set>
#include <vector>

namespace cardlog {

/// What the system tells of folders: files that were closed after writing or moved there, and new
/// folders. Of network disks and of what other machines do it tells nothing.
class FolderEvents {
public:
    /// Throws Error(input) when the system tells of no folder at all.
    FolderEvents();
    ~FolderEvents();
    FolderEvents(const FolderEvents&) = delete;
    FolderEvents& operator=(const FolderEvents&) = delete;

    /// Listens to these folders, too. Whether one of them is new: what came into it before gives no
    /// event, so that it is to be searched again. Throws Error(input) where the system's limit is
    /// reached.
    bool include(const std::vector<std::filesystem::path>& folders);

    /// Waits for an event, at most for so long, and takes all that came until then; false when
    /// `end` can be read.
    [[nodiscard]] bool wait(int end, std::chrono::milliseconds most) const;

private:
    int descriptor_;
    std::set<int> watched_;  // by the system's numbers, which folders that come back have not
};

/// Whether a program has the file open for writing, as far as the system tells.
[[nodiscard]] bool is_being_written(const std::filesystem::path& file);

}  // namespace cardlog
