#include "cli/run.h"

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <new>
#include <ostream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/scan/scan.h"
#include "cli/commands.h"
#include "core/ascii.h"
#include "core/shell_word.h"

namespace cardlog {
namespace {

constexpr const char* about =
    "Turns photos of business cards into contacts and the calls you owe.\n"
    "Example: cardlog import photos/ && cardlog callbacks";

// Help in lines of 80 columns: the library breaks none.
class NarrowHelp : public CLI::Formatter {
public:
    [[nodiscard]] std::string make_option_desc(const CLI::Option* option) const override
    {
        return in_lines(option->get_description());
    }

    [[nodiscard]] std::string make_subcommand(const CLI::App* command) const override
    {
        std::ostringstream line;
        CLI::detail::format_help(line, command->get_display_name(true),
                                 in_lines(command->get_description()), column_width_);
        return line.str();
    }

private:
    [[nodiscard]] std::string in_lines(const std::string& text) const
    {
        const std::size_t room = 80 - column_width_;
        std::string lines;
        std::size_t length = 0;
        std::istringstream words(text);
        for (std::string word; words >> word;) {
            const bool fits = length + 1 + word.size() <= room;
            lines += lines.empty() ? "" : fits ? " " : "\n";
            length = fits && !lines.empty() ? length + 1 + word.size() : word.size();
            lines += word;
        }
        return lines;
    }
};

std::string region_from_option(const std::string& text)
{
    std::string region = upper_ascii(text);
    if (!is_home_region(region)) {
        throw Error(ExitCode::usage, "--region: \"" + text + "\" is not a country",
                    "Write its two letters, for example DE");
    }
    return region;
}

// Names as Tesseract gives its files: "deu", "chi_sim", "script/Latin".
std::string languages_from_option(const std::string& text)
{
    static const std::regex names("[A-Za-z0-9_/+-]*");
    if (!std::regex_match(text, names)) {
        throw Error(ExitCode::usage, "--lang: \"" + text + "\" is no list of languages",
                    "Write it with plus signs, for example deu+eng");
    }
    return text;
}

// In the order of --help: cards in, people, calls, introductions.
constexpr auto all_commands = std::to_array<void (*)(CLI::App&, Session&)>({
    add_read,    add_import,    add_watch,      add_batches, add_add,     add_contacts,
    add_show,    add_edit,      add_duplicates, add_merge,   add_unmerge, add_forget,
    add_history, add_undo,      add_callbacks,  add_agenda,  add_call,    add_due,
    add_refer,   add_referrals, add_referral,   add_events,  add_export,  add_sync,
    add_backup,  add_restore,   add_audit,      add_doctor,  add_review,  add_serve,
    add_remind,
});

void add_global_options(CLI::App& app, Session& session)
{
    app.set_version_flag("--version", "cardlog " CARDLOG_VERSION);
    app.add_option("--store", session.store_file,
                   "The store (default: CARDLOG_STORE, or cardlog/cards.db in your data folder)")
        ->type_name("FILE");
    app.add_flag("--json", session.json, "Print JSON, one object a line");
    app.add_flag("--quiet", session.quiet, "No progress and no summary");
    app.add_option("--region", session.region, "Country of numbers that name none")
        ->capture_default_str()
        ->transform(region_from_option)
        ->type_name("CC");
    app.add_option("--lang", session.languages, "Languages of the print, as Tesseract names them")
        ->capture_default_str()
        ->transform(languages_from_option)
        ->type_name("LANG");
}

// What stands where a command should; empty where there is a command, or nothing that may be one.
std::string unknown_command(const CLI::App& app, const std::vector<std::string>& args)
{
    const std::vector<std::string> unknown = app.remaining();
    const auto first = std::find_if(args.begin(), args.end(), [&](const std::string& word) {
        return !word.starts_with('-') &&
               std::find(unknown.begin(), unknown.end(), word) != unknown.end();
    });
    return app.get_subcommands().empty() && first != args.end() ? *first : "";
}

// CLI11 reports everything but --help and --version as a failure of use.
int end_of_parsing(const CLI::App& app, const CLI::ParseError& end,
                   const std::vector<std::string>& args, const Session& session)
{
    if (end.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        return app.exit(end, session.world.out, session.world.err);
    }
    if (const std::string word = unknown_command(app, args); !word.empty()) {
        throw Error(ExitCode::usage, shell_word(word) + ": there is no such command",
                    "See cardlog --help");
    }
    std::string command = "cardlog ";
    for (const CLI::App* subcommand : app.get_subcommands()) {
        command += subcommand->get_name() + " ";
    }
    complain(session, Error(ExitCode::usage, end.what(), "See " + command + "--help"));
    return static_cast<int>(ExitCode::usage);
}

int run_command(CLI::App& app, const std::vector<std::string>& args, Session& session)
{
    try {
        app.parse(std::vector<std::string>(args.rbegin(), args.rend()));  // as CLI11 takes them
        if (app.get_subcommands().empty()) {
            throw Error(ExitCode::usage, "no command was given", "See cardlog --help");
        }
        session.world.out.flush();
        if (!session.world.out) {
            throw Error(ExitCode::input, "the output could not be written",
                        "Check the disk or the program it is piped to");
        }
        return static_cast<int>(session.exit_code);
    } catch (const CLI::ParseError& end) {
        return end_of_parsing(app, end, args, session);
    }
}

}  // namespace

int run(const std::vector<std::string>& args, const Surroundings& surroundings)
{
    Session session{surroundings};
    try {
        CLI::App app{about, "cardlog"};
        app.formatter(std::make_shared<NarrowHelp>());
        app.fallthrough();
        add_global_options(app, session);
        for (const auto add_command : all_commands) {
            add_command(app, session);
        }
        return run_command(app, args, session);
    } catch (const Error& error) {
        complain(session, error);
        return static_cast<int>(error.code());
    } catch (const std::bad_alloc&) {
        complain(session, Error(ExitCode::internal, "out of memory", "Try fewer pictures at once"));
    } catch (const std::exception& error) {
        complain(session, Error(ExitCode::internal, std::string("unexpected: ") + error.what(),
                                "This is a fault of cardlog; please report it"));
    }
    return static_cast<int>(ExitCode::internal);
}

}  // namespace cardlog
