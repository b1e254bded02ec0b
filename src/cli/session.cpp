#include "cli/session.h"

#include <array>
#include <fstream>
#include <ostream>
#include <system_error>

#include "app/people/typed_values.h"
#include "core/ascii.h"
#include "core/shell_word.h"

namespace cardlog {
namespace {

// Two pages of print. A card holds far less, and so does what is said in a call.
constexpr std::size_t longest_text = 8000;

}  // namespace

Moment moment_of(const Session& session)
{
    return session.world.clock ? session.world.clock()
                               : Moment{session.world.now, session.world.today};
}

std::filesystem::path store_path(const Session& session)
{
    if (session.store_file) {
        if (session.store_file->empty()) {
            throw Error(ExitCode::usage, "--store: the name is empty",
                        "Name a file, or leave --store out");
        }
        return *session.store_file;
    }
    const auto environment = [&](const char* name) {
        return session.world.environment(name).value_or("");
    };
    if (const std::string file = environment("CARDLOG_STORE"); !file.empty()) {
        return file;
    }
    const std::filesystem::path inside = std::filesystem::path("cardlog") / "cards.db";
    if (const std::string data = environment("XDG_DATA_HOME"); !data.empty()) {
        return data / inside;
    }
    if (const std::string home = environment("HOME"); !home.empty()) {
        return std::filesystem::path(home) / ".local" / "share" / inside;
    }
    throw Error(ExitCode::usage, "no place for the store is known", "Name one with --store FILE");
}

Store existing_store(const Session& session)
{
    const std::filesystem::path file = store_path(session);
    std::error_code unknown;
    if (std::filesystem::status(file, unknown).type() == std::filesystem::file_type::not_found) {
        throw Error(ExitCode::store, shell_word(file) + ": there is no store yet",
                    "\"cardlog import photos/\" makes one");
    }
    return Store::open(file);
}

std::size_t entries_to_read(const Session& session, bool all)
{
    const std::size_t shown = session.world.list_entries;
    return all || session.json || shown == all_entries ? all_entries : shown + 1;
}

Day day_from_option(const std::string& option, const std::string& text)
{
    if (const std::optional<Day> day = day_from_iso(text)) {
        return *day;
    }
    throw Error(ExitCode::usage, option + ": \"" + text + "\" is not a day",
                "Write it as YYYY-MM-DD, for example 2026-11-30");
}

Day due_from_option(const Session& session, const std::string& option, const std::string& text)
{
    const Day due = day_from_option(option, text);
    if (due < session.world.today) {
        session.world.err << "cardlog: " << option << ": " << text
                          << " has passed; the call is overdue at once." << std::endl;
    }
    return due;
}

std::string text_from_option(const std::string& option, const std::string& text)
{
    if (text.size() > longest_text) {
        throw Error(ExitCode::usage,
                    option + ": " + std::to_string(text.size()) + " bytes are too long for a text",
                    "Up to " + std::to_string(longest_text) + " bytes are kept; shorten it");
    }
    return plain_text(text);
}

std::optional<std::string> given_text(const std::string& option, const std::string& text)
{
    const std::string plain = text_from_option(option, text);
    return is_blank(plain) ? std::nullopt : std::optional(plain);
}

std::string text_from_file(const std::string& file, std::istream& standard_input)
{
    std::ifstream named;
    if (file != "-") {
        named.open(file, std::ios::binary);
    }
    std::istream& stream = file == "-" ? standard_input : named;
    std::string text;
    std::array<char, 1 << 16> block{};
    while (stream.read(block.data(), block.size()) || stream.gcount() > 0) {
        text.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (!stream.eof()) {  // a folder opens like a file and fails only here
        throw Error(ExitCode::input, shell_word(file) + ": cannot be read",
                    "Check that it exists and that you may read it");
    }
    return text;
}

Language language_of(const Session& session, const std::string& option)
{
    if (!option.empty()) {
        if (const std::optional<Language> language = language_from(option)) {
            return *language;
        }
        throw Error(ExitCode::usage, "--in: \"" + option + "\" is not a language it can write",
                    "Use de or en");
    }
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const std::string locale = session.world.environment(name).value_or("");
            !locale.empty()) {
            return language_of_locale(locale);
        }
    }
    return Language::english;
}

void complain(const Session& session, const Error& error)
{
    session.world.err << "cardlog: " << error.what() << '.';
    if (!error.hint().empty()) {
        session.world.err << ' ' << error.hint() << '.';
    }
    session.world.err << std::endl;
}

}  // namespace cardlog
