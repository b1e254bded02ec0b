#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/exchange/wording.h"
#include "cli/surroundings.h"
#include "core/error.h"
#include "storage/store.h"

namespace cardlog {

/// The surroundings and the global options that every command sees, and the exit code it leaves.
struct Session {
    const Surroundings& world;
    std::optional<std::string> store_file{};  ///< --store; none: the default
    bool json = false;
    bool quiet = false;
    std::string region = "DE";
    std::string languages = "deu+eng";
    ExitCode exit_code = ExitCode::ok;
};

/// What the clock says now.
[[nodiscard]] Moment moment_of(const Session& session);

/// --store, else CARDLOG_STORE, else cardlog/cards.db under XDG_DATA_HOME or ~/.local/share.
/// Throws Error(usage) where none of them is known, or --store is empty.
[[nodiscard]] std::filesystem::path store_path(const Session& session);

/// The store for a command that has nothing to do without one. Throws Error(store) where nobody has
/// made it yet: a mistyped name must not look like an empty store.
[[nodiscard]] Store existing_store(const Session& session);

/// How many entries of a list to read: one more than are shown, so that it is known whether there
/// are more; all where `all` or JSON is asked for, or nobody looks at a terminal.
[[nodiscard]] std::size_t entries_to_read(const Session& session, bool all);

/// Takes the one that is too many from a list read like that. Returns what to say of it under the
/// list, naming the command that shows all; empty when the list is whole.
template <class Entry>
[[nodiscard]] std::string rest_of_list(std::vector<Entry>& entries, std::size_t read,
                                       const std::string& command)
{
    if (read == all_entries || entries.size() < read) {
        return "";
    }
    entries.pop_back();
    return "These are the first " + std::to_string(entries.size()) + "; all of them: cardlog " +
           command + " --all\n";
}

/// A day given by a person as YYYY-MM-DD. Throws Error(usage) naming the option.
[[nodiscard]] Day day_from_option(const std::string& option, const std::string& text);

/// A due day given by a person, as day_from_option; says on standard error when it has passed.
[[nodiscard]] Day due_from_option(const Session& session, const std::string& option,
                                  const std::string& text);

/// Text given by a person, without control characters: plain_text(). Throws Error(usage) naming the
/// option when it is longer than anybody types: a file was pasted by mistake.
[[nodiscard]] std::string text_from_option(const std::string& option, const std::string& text);

/// As text_from_option; none where it is blank.
[[nodiscard]] std::optional<std::string> given_text(const std::string& option,
                                                    const std::string& text);

/// All of a file, or of `standard_input` for "-". Throws Error(input) when it cannot be read.
[[nodiscard]] std::string text_from_file(const std::string& file, std::istream& standard_input);

/// --in as "de" or "en"; where it is empty, the language of LC_ALL, LC_MESSAGES or LANG. Throws
/// Error(usage) for another word.
[[nodiscard]] Language language_of(const Session& session, const std::string& option);

/// Writes "cardlog: WHAT. HINT" as one line to standard error.
void complain(const Session& session, const Error& error);

}  // namespace cardlog
