#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cardlog {

/// What the names of files and folders look like that are nobody's pictures: hidden ones, the trash
/// (in European languages) and the versions of file managers, network disks and synchronisers,
/// thumbnails, downloads that have not ended, the raw data of cameras beside their pictures. Shell
/// patterns, in capitals or not.
[[nodiscard]] const std::vector<std::string_view>& left_out_patterns();

/// Whether a file or folder of this name is one of them.
[[nodiscard]] bool is_left_out(const std::string& name);

/// Whether a file or folder is meant by a shell pattern: one with a slash says what its path below
/// the searched folder is like, one without what its name is.
[[nodiscard]] bool matches(const std::string& pattern, const std::string& path_below);

}  // namespace cardlog
