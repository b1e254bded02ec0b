#include <memory>
#include <ostream>
#include <string>

#include <CLI/CLI.hpp>

#include "app/import/own_pictures.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "core/shell_word.h"

namespace cardlog {
namespace {

void say(const std::string& what, const std::string& file, Session& session)
{
    if (session.json) {
        session.world.out << json_line({{what, file}});
    } else if (!session.quiet) {
        session.world.out << what << ": " << shell_word(file) << '\n';
    }
}

void back_up(const std::string& file, Session& session)
{
    existing_store(session).backup(file);
    copy_own_pictures(store_path(session), file);
    say("backup", file, session);
}

void restore(const std::string& file, Session& session)
{
    const std::filesystem::path store = store_path(session);
    Store::restore(file, store);
    copy_own_pictures(file, store);
    adopt_own_pictures(store);  // and an older copy is brought up to date
    say("restored", store.string(), session);
    if (!session.quiet && std::filesystem::exists(copy_before_restore(store))) {
        session.world.err << "cardlog: what was there before is now "
                          << shell_word(copy_before_restore(store)) << std::endl;
    }
}

}  // namespace

void add_backup(CLI::App& app, Session& session)
{
    const auto file = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("backup", "A consistent copy, also while in use");
    command->footer("Example: cardlog backup /media/stick/cards.db");
    command->add_option("FILE", *file, "Where the copy goes")->required();
    command->callback([file, &session] { back_up(*file, session); });
}

void add_restore(CLI::App& app, Session& session)
{
    const auto file = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("restore", "Bring a copy back");
    command->footer("Example: cardlog restore /media/stick/cards.db");
    command->add_option("FILE", *file, "A copy that cardlog backup wrote")->required();
    command->callback([file, &session] { restore(*file, session); });
}

}  // namespace cardlog
