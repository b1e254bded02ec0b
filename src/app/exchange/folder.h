#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace cardlog {

/// Writes a file so that it is there as a whole or not at all. Returns whether it was changed: a
/// file with these bytes is left untouched. What is no file (a pipe, /dev/stdout, a device) is
/// written into and stays what it is; behind a link its target is written. Throws Error(input) when
/// it cannot be written.
bool write_whole_file(const std::filesystem::path& name, const std::string& bytes);

/// Makes the files of a folder that cardlog wrote (their names begin with "cardlog-") those of
/// `files`, by name; others stay. Returns how many were written or removed. Throws Error(input).
int write_collection(const std::filesystem::path& folder,
                     const std::map<std::string, std::string>& files);

}  // namespace cardlog
