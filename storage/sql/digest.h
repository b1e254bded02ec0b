#pragma once

#include <filesystem>
#include <span>
#include <string>

namespace cardlog {

// SHA-256 (FIPS 180-4): files are known by it, and the pictures in the store have it beside them.

/// The 32 bytes of the digest.
[[nodiscard]] std::string sha256_of_bytes(std::span<const char> bytes);

/// The digest of a regular file's bytes in 64 hexadecimal digits. Throws Error(input) when it
/// cannot be read.
[[nodiscard]] std::string sha256_of(const std::filesystem::path& file);

}  // namespace cardlog
