#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/contact.h"

namespace cardlog {

/// Files of more cards are refused, as pictures of more pages are.
inline constexpr std::size_t max_vcards = 10'000;

/// Whether the file's first bytes are those of vCards, whatever its name and charset. Throws
/// Error(input): missing, unreadable or empty file, one that is still being written, one that is
/// named like vCards and is neither that nor a picture.
[[nodiscard]] bool is_vcard_file(const std::filesystem::path& file);

/// Whether a file with these first bytes is one of vCards.
[[nodiscard]] bool is_vcard_begun_by(std::string_view first_bytes);

/// Whether the last line of a vCard file is the end of a card, as of one that has been copied
/// whole.
[[nodiscard]] bool has_vcard_end(const std::filesystem::path& file);

/// Whether the file's name ends as those of vCards do, in capitals or not.
[[nodiscard]] bool has_vcard_ending(const std::filesystem::path& file);

/// What the vCards in a text say, in its order; empty where it has none. `name` is what the text is
/// called in Error(input) where it has more than max_vcards.
[[nodiscard]] std::vector<Contact> scan_vcards(std::string_view text, const std::string& name,
                                               const std::string& home_region);

/// What the vCards of a file say, in its order; at least one. Throws Error(input): a file that
/// cannot be read, one of more than 256 MB or of more than max_vcards.
[[nodiscard]] std::vector<Contact> scan_vcard_file(const std::filesystem::path& file,
                                                   const std::string& home_region);

}  // namespace cardlog
