#pragma once

#include <filesystem>
#include <string>

namespace cardlog {

/// SHA-256 of a regular file's bytes in 64 hexadecimal digits. Throws Error(input) when it cannot
/// be read.
[[nodiscard]] std::string sha256_of(const std::filesystem::path& file);

}  // namespace cardlog
