#pragma once

#include <filesystem>
#include <string>

namespace cardlog {

/// Writes a file so that it is there as a whole or not at all. Returns whether it was changed: a
/// file with these bytes is left untouched. What is no file (a pipe, /dev/stdout, a device) is
/// written into and stays what it is; behind a link its target is written. Throws Error(input) when
/// it cannot be written.
bool write_whole_file(const std::filesystem::path& name, const std::string& bytes);

}  // namespace cardlog
