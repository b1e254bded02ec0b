#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/exchange/csv.h"
#include "app/exchange/exported.h"
#include "app/exchange/folder.h"
#include "app/exchange/todo.h"
#include "app/exchange/vcard.h"
#include "app/exchange/vdir.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "core/shell_word.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

constexpr int export_version = 1;

struct ExportArguments {
    std::string format;
    std::string path;
    std::string tag;
    std::string version = "3.0";
    std::string reader;
    std::string calls_as;
    std::string prefer;
    bool restore = false;
    bool photo = false;
};

VcardStyle style_of(const ExportArguments& arguments)
{
    return {arguments.version == "4.0" ? VcardVersion::v4 : VcardVersion::v3, arguments.photo};
}

std::string all_vcards(const Store& store, const std::vector<Exported>& all,
                       const ExportArguments& arguments)
{
    std::string cards;
    for (const Exported& exported : all) {
        cards += vcard_of(store, exported, style_of(arguments));
    }
    return cards;
}

std::string whole_calendar(const std::vector<Exported>& all, CallsAs calls_as)
{
    std::vector<Todo> todos;
    for (const Exported& exported : all) {
        for (const Todo& todo : todos_of(exported)) {
            todos.push_back(todo);
        }
    }
    return calendar_of(todos, calls_as);
}

std::string csv_table(const std::vector<Exported>& all, CsvFor reader)
{
    std::vector<StoredContact> contacts;
    contacts.reserve(all.size());
    for (const Exported& exported : all) {
        contacts.push_back(exported.contact);
    }
    return csv_of(contacts, reader);
}

std::string json_lines(const std::vector<Exported>& all)
{
    std::string lines;
    for (const Exported& exported : all) {
        Json json{{"export", export_version}, {"changed_at", to_iso(exported.changed_at)}};
        json.update(json_of(exported.contact));
        lines += json_line(json);
    }
    return lines;
}

Json json_of(const VdirSums& sums)
{
    Json kept = Json::array();
    for (const Error& one : sums.kept) {
        kept.push_back({{"message", one.what()}, {"hint", one.hint()}});
    }
    return {{"contacts", sums.contacts},
            {"files_changed", sums.files_changed},
            {"deleted_there", sums.deleted_there},
            {"taken", sums.taken},
            {"added", sums.added},
            {"kept", kept}};
}

// What was left for a person to look at is named, one a line.
void report(const VdirSums& sums, const std::string& path, Session& session)
{
    for (const std::string& taken : session.json ? std::vector<std::string>() : sums.taken) {
        session.world.out << printable(taken) << '\n';
    }
    for (const Error& kept : sums.kept) {
        complain(session, kept);
    }
    if (session.json) {
        session.world.out << json_line(json_of(sums));
    } else if (!session.quiet) {
        const std::string deleted =
            sums.deleted_there == 0 ? ""
                                    : ", " + std::to_string(sums.deleted_there) + " deleted there";
        session.world.err << "cardlog: " << counted(sums.contacts, "contact") << ", "
                          << counted(sums.files_changed, "file") << " changed" << deleted << " in "
                          << shell_word(path) << std::endl;
    }
    if (!sums.kept.empty()) {
        session.exit_code = ExitCode::needs_a_look;
    }
}

VdirOptions vdir_options(const ExportArguments& arguments, const Session& session)
{
    VdirOptions options;
    options.path = arguments.path;
    options.tag = arguments.tag;
    options.style = style_of(arguments);
    options.region = session.region;
    options.restore = arguments.restore;
    options.prefer = arguments.prefer == "here"    ? Prefer::here
                     : arguments.prefer == "there" ? Prefer::there
                                                   : Prefer::neither;
    options.now = session.world.now;
    return options;
}

std::string text_of(const Store& store, const std::vector<Exported>& all,
                    const ExportArguments& arguments)
{
    if (arguments.format == "vcard") {
        return all_vcards(store, all, arguments);
    }
    if (arguments.format == "ics") {
        return whole_calendar(all,
                              arguments.calls_as == "events" ? CallsAs::events : CallsAs::tasks);
    }
    return arguments.format == "csv"
               ? csv_table(all, csv_for(arguments.reader).value_or(CsvFor::programs))
               : json_lines(all);
}

void require_format(const ExportArguments& arguments, const std::string& option,
                    const std::string& value, const std::string& format)
{
    if (!value.empty() && arguments.format != format) {
        throw Error(ExitCode::usage, option + " goes with " + format + " only",
                    "Leave it out, or export " + format);
    }
}

void export_store(const ExportArguments& arguments, Session& session)
{
    require_format(arguments, "--for", arguments.reader, "csv");
    require_format(arguments, "--as", arguments.calls_as, "ics");
    Store store = existing_store(session);
    if (arguments.format == "vdir") {
        report(export_vdir(store, vdir_options(arguments, session)), arguments.path, session);
        return;
    }
    const std::vector<Exported> all = exported_contacts(store, arguments.tag);
    const std::string text = text_of(store, all, arguments);
    if (arguments.path == "-") {
        session.world.out << text;
    } else {
        write_whole_file(arguments.path, text);
    }
}

void sync_store(const ExportArguments& arguments, Session& session)
{
    Store store = existing_store(session);
    const VdirSums sums = sync_vdir(store, vdir_options(arguments, session));
    report(sums, arguments.path, session);
    if (!sums.added.empty() && !session.quiet) {
        session.world.out << likeness_lines(store, sums.added, session.json);
    }
}

void add_vcard_options(CLI::App& command, ExportArguments& arguments)
{
    command.add_option("--vcard", arguments.version, "Its version")
        ->capture_default_str()
        ->check(CLI::IsMember({"3.0", "4.0"}));
    command.add_flag("--photo", arguments.photo, "Put the picture of the card into the vCard");
}

}  // namespace

void add_export(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<ExportArguments>();
    CLI::App* command = app.add_subcommand("export", "Contacts and calls for other programs");
    command->footer(
        "vdir writes PATH/contacts and PATH/calls, which khard, todoman and vdirsyncer\n"
        "read; again, it changes only what has changed here. What another program has\n"
        "changed there is kept and named: cardlog sync vdir PATH takes it in.\n"
        "Example: cardlog export vcard contacts.vcf");
    command->add_option("FORMAT", arguments->format, "vcard, ics, vdir, csv or json")
        ->required()
        ->check(CLI::IsMember({"vcard", "ics", "vdir", "csv", "json"}));
    command->add_option("PATH", arguments->path, "The file, - for standard output; or the folder")
        ->required();
    command->add_option("--tag", arguments->tag, "Only contacts with this tag");
    command->add_option("--for", arguments->reader, "The program that is to take the csv")
        ->type_name("PROGRAM")
        ->check(CLI::IsMember({"excel", "excel-de", "google", "outlook"}));
    command->add_option("--as", arguments->calls_as, "What calls are in ics (default: tasks)")
        ->check(CLI::IsMember({"tasks", "events"}));
    add_vcard_options(*command, *arguments);
    command->callback([arguments, &session] { export_store(*arguments, session); });
}

void add_sync(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<ExportArguments>();
    CLI::App* command = app.add_subcommand(
        "sync", "Take in what other programs changed in a folder, then write it");
    command->footer(
        "PATH is what export vdir writes. What was changed there becomes your word, and\n"
        "undo takes it back; what was deleted there is named once and counted from then\n"
        "on, nothing is deleted here.\n"
        "Example: cardlog sync vdir ~/vdir");
    command->add_option("FORMAT", arguments->format, "vdir")
        ->required()
        ->check(CLI::IsMember({"vdir"}));
    command->add_option("PATH", arguments->path, "The folder")->required();
    command->add_option("--tag", arguments->tag, "Only contacts with this tag; new ones get it");
    command->add_option("--prefer", arguments->prefer, "Whose word stands where both sides changed")
        ->check(CLI::IsMember({"here", "there"}));
    command->add_flag("--restore", arguments->restore, "Write again what was deleted there");
    add_vcard_options(*command, *arguments);
    command->callback([arguments, &session] { sync_store(*arguments, session); });
}

}  // namespace cardlog
