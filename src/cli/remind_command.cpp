#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <libnotify/notify.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/people/shown_values.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "core/ascii.h"
#include "core/fields.h"
#include "core/shell_word.h"
#include "storage/calls/calls.h"

namespace cardlog {
namespace {

namespace fs = std::filesystem;

// How many a notification names.
constexpr std::size_t most_names = 3;

constexpr const char* timer_name = "cardlog-remind.timer";

std::vector<std::string> names_of(const std::vector<CallbackSummary>& due)
{
    std::vector<std::string> names;
    names.reserve(due.size());
    for (const CallbackSummary& call : due) {
        names.push_back(printable(shown_name(call)));
    }
    return names;
}

// "Sophie Lindemann, Anna Dubois, Uwe Nowak and 2 more"
std::string some_of(std::vector<std::string> names)
{
    const std::size_t more = names.size() - std::min(names.size(), most_names);
    names.resize(names.size() - more);
    return listed(names) + (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

// False where there is no desktop that shows it.
bool is_notified(const std::string& title, const std::string& text)
{
    if (notify_init("cardlog") == 0) {
        return false;
    }
    const std::unique_ptr<NotifyNotification, decltype(&g_object_unref)> notification(
        notify_notification_new(title.c_str(), text.c_str(), "call-start"), g_object_unref);
    const bool is_shown = notify_notification_show(notification.get(), nullptr) != 0;
    notify_uninit();
    return is_shown;
}

bool has_desktop(const Session& session)
{
    const auto is_set = [&](const char* name) {
        return !session.world.environment(name).value_or("").empty();
    };
    return is_set("DBUS_SESSION_BUS_ADDRESS") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
}

// Nobody where there are no cards yet: the timer may be set before the first evening.
std::vector<CallbackSummary> due_today(const Session& session)
{
    std::error_code unknown;
    if (fs::status(store_path(session), unknown).type() == fs::file_type::not_found) {
        return {};
    }
    WantedCallbacks today;
    today.until = session.world.today;
    return existing_store(session).calls().pending_callbacks(today);
}

void remind(const Session& session)
{
    const std::vector<CallbackSummary> due = due_today(session);
    const std::vector<std::string> names = names_of(due);
    if (session.json) {
        session.world.out << json_line({{"due", due.size()}, {"names", names}});
        return;
    }
    if (due.empty()) {
        return;
    }
    const std::string title =
        counted(static_cast<int>(due.size()), "call") + (due.size() == 1 ? " is due" : " are due");
    const bool is_read_here = session.world.list_entries != all_entries;  // a terminal
    if (is_read_here || !has_desktop(session) || !is_notified(title, some_of(names))) {
        session.world.out << title << ": " << some_of(names) << "; see: cardlog callbacks\n";
    }
}

// "08:00" as systemd takes it. Throws Error(usage).
std::string time_of_day(const std::string& text)
{
    const bool is_time = text.size() == 5 && text[2] == ':' && is_digit(text[0]) &&
                         is_digit(text[1]) && is_digit(text[3]) && is_digit(text[4]) &&
                         text.substr(0, 2) < "24" && text[3] < '6';
    if (!is_time) {
        throw Error(ExitCode::usage, "--daily: \"" + text + "\" is no time of the day",
                    "Write it as HH:MM, for example 08:00");
    }
    return text;
}

fs::path unit_folder(const Session& session)
{
    if (const auto config = session.world.environment("XDG_CONFIG_HOME");
        !config.value_or("").empty()) {
        return fs::path(*config) / "systemd" / "user";
    }
    if (const auto home = session.world.environment("HOME"); !home.value_or("").empty()) {
        return fs::path(*home) / ".config" / "systemd" / "user";
    }
    throw Error(ExitCode::setup, "no home folder is known", "Set HOME");
}

void write_unit(const fs::path& file, const std::string& text)
{
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    std::ofstream stream(file);
    stream << text << std::flush;
    if (!stream) {
        throw Error(ExitCode::setup, shell_word(file) + ": cannot be written",
                    "Check the folder and the disk");
    }
}

// systemd splits at blanks and expands per cent signs and dollars.
std::string unit_word(const std::string& word)
{
    std::string quoted = "\"";
    for (const char c : word) {
        quoted += c == '"' || c == '\\' ? "\\" : c == '%' ? "%" : c == '$' ? "$" : "";
        quoted += c;
    }
    return quoted + "\"";
}

bool runs(std::vector<std::string> command)
{
    std::vector<char*> args;
    args.reserve(command.size() + 1);
    for (std::string& arg : command) {
        args.push_back(arg.data());
    }
    args.push_back(nullptr);
    pid_t process = 0;
    int status = 0;
    return posix_spawnp(&process, args[0], nullptr, nullptr, args.data(), environ) == 0 &&
           waitpid(process, &status, 0) == process && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void install_timer(const std::string& daily, const Session& session)
{
    const std::string time = time_of_day(daily);
    const fs::path folder = unit_folder(session);
    const std::string program = fs::read_symlink("/proc/self/exe").string();
    const std::string store = fs::absolute(store_path(session)).string();
    write_unit(folder / "cardlog-remind.service",
               "[Unit]\nDescription=Say who is owed a call today\n\n[Service]\nType=oneshot\n"
               "ExecStart=" +
                   unit_word(program) + " --store " + unit_word(store) + " remind\n");
    write_unit(folder / timer_name,
               "[Unit]\nDescription=Say each morning who is owed a call\n\n[Timer]\n"
               "OnCalendar=*-*-* " +
                   time + ":00\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n");
    if (!runs({"systemctl", "--user", "daemon-reload"}) ||
        !runs({"systemctl", "--user", "enable", "--now", timer_name})) {
        throw Error(ExitCode::setup, "systemd could not be asked to begin",
                    std::string("The timer is in ") + shell_word(folder) +
                        "; where you log in to a desktop: systemctl --user enable --now " +
                        timer_name);
    }
    session.world.out << "each day at " << time
                      << ", or when the machine is next on, cardlog says who is owed a call\n"
                         "its timer is in "
                      << shell_word(folder) << "; it ends with: systemctl --user disable --now "
                      << timer_name << '\n';
}

}  // namespace

void add_remind(CLI::App& app, Session& session)
{
    const auto daily = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(
        "remind", "Whom you owe a call today, in one line or on the desktop; else nothing");
    command->footer("Example: cardlog remind --daily 08:00");
    command
        ->add_option("--daily", *daily,
                     "Do that each day: sets a timer of systemd, and says how"
                     " it ends")
        ->type_name("HH:MM");
    command->callback([daily, &session] {
        if (daily->empty()) {
            remind(session);
        } else {
            install_timer(*daily, session);
        }
    });
}

}  // namespace cardlog
