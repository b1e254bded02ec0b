#pragma once

#include <filesystem>

namespace cardlog {

/// A folder for files that have no other place, for its owner's eyes alone; gone afterwards.
class ScratchFolder {
public:
    /// Throws Error(setup) where none can be made.
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace cardlog
