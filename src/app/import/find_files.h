#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/import/input_file.h"
#include "core/calendar.h"
#include "core/ledger.h"

namespace cardlog {

class ScratchFolder;

/// Since when pictures are wanted: a day, and the moment in which it begins here.
struct Since {
    Day day{};
    Time begins{};
};

/// Which of the files in a folder are wanted.
struct FolderSearch {
    bool include_hidden = false;          ///< those of left_out_patterns() too
    std::vector<std::string> excluded{};  ///< patterns, see matches()
    std::optional<Since> since{};         ///< taken on that day or later, or written, if unknown
};

/// How many files and folders a search has left out, and why.
struct LeftOut {
    int hidden = 0;  ///< see left_out_patterns()
    int excluded = 0;
    int older = 0;
    int no_pictures = 0;
    int not_there = 0;  ///< of those that were named

    bool operator==(const LeftOut&) const = default;
    [[nodiscard]] int sum() const { return hidden + excluded + older + no_pictures + not_there; }
};

struct FoundFiles {
    std::vector<InputFile> files;
    std::vector<std::filesystem::path> folders;  ///< that were searched
    std::vector<std::filesystem::path> missing;  ///< that were named and are not there
    LeftOut left_out;
    std::vector<std::shared_ptr<const ScratchFolder>> kept;  ///< what with_contents() fills
};

/// The pictures and vCard files among `paths`: files as given; folders searched through all levels,
/// each in name order, a folder behind a symbolic link once. In folders a file is taken for what
/// its first bytes say, or its ending where they say nothing; a file or folder that cannot be
/// opened stays in the list, to fail by its name. So do ZIP archives and mails with their endings,
/// see with_contents().
[[nodiscard]] FoundFiles find_files(const std::vector<std::filesystem::path>& paths,
                                    const FolderSearch& search);

/// The same with the pictures and vCard files of an archive, a mail or a mailbox in its place.
[[nodiscard]] FoundFiles with_contents(FoundFiles found, const FolderSearch& search);

/// What comes in on a stream, as a file that is known as "-". Throws Error(input) where nothing
/// comes, or more than 1 GB.
[[nodiscard]] FoundFiles piped_file(std::istream& stream);

/// Whether nothing is missing at the end of a file, as its format says: as it is of one that has
/// been copied whole. Of archives and mails nothing is known.
[[nodiscard]] bool is_whole_file(const std::filesystem::path& file);

/// The formats that are read, as a sentence names them: "JPEG, PNG or TIFF".
[[nodiscard]] std::string formats_read();

}  // namespace cardlog
