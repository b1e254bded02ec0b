#pragma once

#include <filesystem>
#include <string>

namespace cardlog {

/// The name of a file for a person who may paste it into a shell: as it is where a shell takes it
/// so, in '…' where it has spaces or other characters that mean something to a shell, and in $'…'
/// with escapes (POSIX.1-2024, 2.2.4) where it has quotes or something that shows nothing:
/// controls, bytes that are not UTF-8, marks that turn the direction of what stands beside them. A
/// name that begins with "-" gets "./", so that no command takes it for an option; "-", and
/// "-/" before a name in an archive, is standard input.
[[nodiscard]] std::string shell_word(const std::filesystem::path& name);

}  // namespace cardlog
