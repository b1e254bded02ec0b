#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/error.h"
#include "core/shell_word.h"

namespace cardlog {

/// A file to be read, and what it is known by.
struct InputFile {
    std::filesystem::path path;  ///< where its bytes are
    /// What people know it by: the path, or of a file out of an archive or a mail that one's path
    /// with the file's name in it.
    std::filesystem::path name;
    /// The first folder on the way to it below the one that was named; empty where it lies there.
    /// In an archive that lies there the first folder on the way in the archive.
    std::string subfolder{};
    std::filesystem::path container{};  ///< that it was taken out of; empty: none
    std::optional<Error> failure{};     ///< why there is nothing to read
    std::filesystem::path searched{};   ///< the folder that was named; empty: the file was

    bool operator==(const InputFile& other) const
    {
        return path == other.path && name == other.name && subfolder == other.subfolder &&
               container == other.container;
    }
};

/// What went wrong with a file, told of by the name that it is known by.
[[nodiscard]] inline Error known_by_name(const Error& error, const InputFile& file)
{
    const std::string what = error.what();
    const std::string path = shell_word(file.path);
    return what.starts_with(path)
               ? Error(error.code(), shell_word(file.name) + what.substr(path.size()), error.hint())
               : error;
}

/// Whether a name is that of what came in on standard input, or of a file out of an archive that
/// did: it lies nowhere.
[[nodiscard]] inline bool is_piped(const std::filesystem::path& name)
{
    return !name.empty() && *name.begin() == "-";
}

/// A file that is known by its path.
[[nodiscard]] inline InputFile input_file(const std::filesystem::path& path)
{
    return {path, path};
}

}  // namespace cardlog
