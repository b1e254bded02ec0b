#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cardlog {

/// One thing that cardlog leans on, and how it is here.
struct Finding {
    enum class Topic { language, library, format, store };
    enum class State { works, missing, broken };

    Topic topic = Topic::library;
    std::string name;
    State state = State::works;
    std::string detail;  ///< what it is or what it gives; of a broken store what is broken
    std::string hint;    ///< how to mend it; empty where it works
};

/// What works on this machine: the languages asked for ("deu+eng") and the others installed, the
/// libraries, the picture formats, the store in `store_file`. A store that nobody has made yet is
/// well. An older store is brought up to date, as by every command.
[[nodiscard]] std::vector<Finding> examine(const std::string& languages,
                                           const std::filesystem::path& store_file);

}  // namespace cardlog
