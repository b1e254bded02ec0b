#include <filesystem>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/exchange/csv.h"
#include "app/exchange/folder.h"
#include "app/exchange/todo.h"
#include "app/exchange/vcard.h"
#include "app/people/search.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "storage/journal/journal.h"
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
    bool photo = false;
};

// A contact and when it was changed last.
struct Exported {
    StoredContact contact;
    Time changed_at{};
};

std::vector<Exported> exported_contacts(const Store& store, const std::string& tag)
{
    std::vector<Exported> all;
    for (const ContactSummary& line : find_contacts(store, "", tag)) {
        const std::vector<HistoryEntry> events = store.journal().history(line.id);
        StoredContact contact = store.people().contact(line.id).value();
        const Time changed_at = events.empty() ? contact.created_at : events.back().at;
        all.push_back({std::move(contact), changed_at});
    }
    return all;
}

std::string photo_of(const Store& store, const StoredContact& contact)
{
    for (const StoredCard& card : contact.cards) {
        if (card.has_picture) {
            return store.people().card_picture(card.id);
        }
    }
    return "";
}

std::string vcard_text_of(const Store& store, const Exported& exported,
                          const ExportArguments& arguments)
{
    return vcard_of(exported.contact, exported.changed_at,
                    arguments.version == "4.0" ? VcardVersion::v4 : VcardVersion::v3,
                    arguments.photo ? photo_of(store, exported.contact) : "");
}

std::vector<Todo> todos_of(const Exported& exported)
{
    std::vector<Todo> todos;
    for (const Callback& callback : exported.contact.callbacks) {
        todos.push_back({exported.contact, callback, exported.changed_at});
    }
    return todos;
}

std::string all_vcards(const Store& store, const std::vector<Exported>& all,
                       const ExportArguments& arguments)
{
    std::string cards;
    for (const Exported& exported : all) {
        cards += vcard_text_of(store, exported, arguments);
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

int write_vdir(const Store& store, const std::vector<Exported>& all,
               const ExportArguments& arguments)
{
    std::map<std::string, std::string> cards;
    std::map<std::string, std::string> calls;
    for (const Exported& exported : all) {
        cards[uid_of(exported.contact) + ".vcf"] = vcard_text_of(store, exported, arguments);
        for (const Todo& todo : todos_of(exported)) {
            calls[uid_of(todo.callback) + ".ics"] = calendar_of({todo});
        }
    }
    const std::filesystem::path folder = arguments.path;
    return write_collection(folder / "contacts", cards) + write_collection(folder / "calls", calls);
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
    const Store store = existing_store(session);
    const std::vector<Exported> all = exported_contacts(store, arguments.tag);
    if (arguments.format == "vdir") {
        const int changed = write_vdir(store, all, arguments);
        if (!session.quiet) {
            session.world.err << "cardlog: " << counted(static_cast<int>(all.size()), "contact")
                              << ", " << counted(changed, "file") << " changed in "
                              << printable(arguments.path) << std::endl;
        }
        return;
    }
    const std::string text = text_of(store, all, arguments);
    if (arguments.path == "-") {
        session.world.out << text;
    } else {
        write_whole_file(arguments.path, text);
    }
}

}  // namespace

void add_export(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<ExportArguments>();
    CLI::App* command = app.add_subcommand("export", "Contacts and calls for other programs");
    command->footer(
        "vdir writes PATH/contacts and PATH/calls, which khard, todoman and vdirsyncer\n"
        "read; again, it changes only what has changed.\n"
        "Example: cardlog export vcard contacts.vcf");
    command->add_option("FORMAT", arguments->format, "vcard, ics, vdir, csv or json")
        ->required()
        ->check(CLI::IsMember({"vcard", "ics", "vdir", "csv", "json"}));
    command->add_option("PATH", arguments->path, "The file, - for standard output; or the folder")
        ->required();
    command->add_option("--tag", arguments->tag, "Only contacts with this tag");
    command->add_option("--vcard", arguments->version, "Its version")
        ->capture_default_str()
        ->check(CLI::IsMember({"3.0", "4.0"}));
    command->add_option("--for", arguments->reader, "The program that is to take the csv")
        ->type_name("PROGRAM")
        ->check(CLI::IsMember({"excel", "excel-de", "google", "outlook"}));
    command->add_option("--as", arguments->calls_as, "What calls are in ics (default: tasks)")
        ->check(CLI::IsMember({"tasks", "events"}));
    command->add_flag("--photo", arguments->photo, "Put the picture of the card into the vCard");
    command->callback([arguments, &session] { export_store(*arguments, session); });
}

}  // namespace cardlog
