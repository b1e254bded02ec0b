#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "app/import/input_file.h"

namespace cardlog {

/// No more is taken out of one archive or mailbox: what packs more is refused.
inline constexpr std::size_t most_unpacked_bytes = std::size_t(2) << 30U;
inline constexpr std::size_t most_unpacked_files = 10'000;

/// Whether the file's name ends as those of ZIP archives, mails and mailboxes do.
[[nodiscard]] bool has_container_ending(const std::filesystem::path& file);

/// Whether the file's first bytes are those of a ZIP archive, a mail or a mailbox.
[[nodiscard]] bool is_container(const std::filesystem::path& file);

/// What was taken out of an archive, a mail or a mailbox.
struct Unpacked {
    /// Pictures and vCard files; where it cannot be taken apart (damaged, protected by a password,
    /// more than there is room for) the last one says so.
    std::vector<InputFile> files;
    int no_pictures = 0;  ///< nor vCards
};

/// Lays the pictures and vCard files of a ZIP archive, a mail (.eml) or a mailbox (.mbox) into
/// `folder`, and those of such files in it. `is_wanted` is asked by InputFile::name. A file's bytes
/// are as old as an archive says, or as the mail; where neither tells, as the container's.
[[nodiscard]] Unpacked
unpack(const InputFile& container, const std::filesystem::path& folder,
       const std::function<bool(const std::filesystem::path& name)>& is_wanted);

}  // namespace cardlog
