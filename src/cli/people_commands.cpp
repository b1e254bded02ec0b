#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/exchange/record.h"
#include "app/import/input_file.h"
#include "app/import/own_pictures.h"
#include "app/people/people.h"
#include "app/people/search.h"
#include "app/people/shown_values.h"
#include "app/scan/scan.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "core/shell_word.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

std::string name_of(const ContactSummary& contact)
{
    return printable(shown_name_and_company(contact));
}

// One line for a person, or the contact as JSON.
void report(const StoredContact& contact, const std::string& what, Session& session)
{
    if (session.json) {
        session.world.out << json_line({{"id", contact.id},
                                        {"merged", contact.merged},
                                        {"contact", Json::parse(contact_json(contact.contact))}});
    } else {
        session.world.out << "contact " << contact.id << ": " << what << '\n'
                          << field_table(contact.contact);
    }
}

std::vector<std::string> given_changes(const std::vector<std::string>& changes)
{
    std::vector<std::string> given;
    given.reserve(changes.size());
    for (const std::string& change : changes) {
        given.push_back(text_from_option(change.substr(0, change.find('=')), change));
    }
    return given;
}

struct AddArguments {
    std::vector<std::string> fields;
    std::string text_file;
    std::string note;
    std::vector<std::string> tags;
    std::string refer_to;
    std::string due;
    bool no_call = false;
};

Contact contact_from_text(const std::string& file, const Session& session)
{
    if (file.empty()) {
        return {};
    }
    const std::vector<ScannedText> scanned =
        scan_text(text_from_file(file, session.world.in), session.region);
    if (scanned.size() > 1) {
        throw Error(ExitCode::usage,
                    file + " has " + std::to_string(scanned.size()) + " vCards; add takes one",
                    "Keep one of them in it");
    }
    return scanned.front().contact;
}

// The options of add are other names for changes.
std::vector<std::string> changes_of(const AddArguments& arguments)
{
    std::vector<std::string> changes = given_changes(arguments.fields);
    if (const auto note = given_text("--note", arguments.note)) {
        changes.push_back("note=" + *note);
    }
    for (const std::string& tag : arguments.tags) {
        changes.push_back("tags+=" + text_from_option("--tag", tag));
    }
    return changes;
}

void add_person(const AddArguments& arguments, Session& session)
{
    const Draft draft = edited({contact_from_text(arguments.text_file, session), {}},
                               changes_of(arguments), session.region);
    if (is_empty(draft.contact)) {
        throw Error(ExitCode::usage, "add needs something to remember a contact by",
                    R"(Say for example: cardlog add name="Karin Beispiel" phones="0541 1234567")");
    }
    NewContact contact{draft.contact,
                       search_text_of(draft.contact),
                       draft.encounter,
                       given_text("--refer-to", arguments.refer_to),
                       {}};
    if (!arguments.no_call) {
        contact.due = arguments.due.empty()
                          ? add_working_days(session.world.today, default_callback_working_days)
                          : due_from_option(session, "--due", arguments.due);
    }
    Store store = Store::open(store_path(session));
    const Id id = store.people().add_contact(contact, session.world.now);
    report(store.people().contact(id).value(),
           contact.due ? "added; the call is due " + to_iso(*contact.due) : "added", session);
}

void edit_person(Id id, const std::vector<std::string>& changes, Session& session)
{
    const std::vector<std::string> given = given_changes(changes);
    Store store = existing_store(session);
    report(edit_contact(store, id, given, session.region, session.world.now), "changed", session);
}

void merge_people(Id into, Id other, Session& session)
{
    Store store = existing_store(session);
    report(merge_contacts(store, into, other, session.world.now),
           "stands for " + std::to_string(other) + " too", session);
}

void unmerge_person(Id id, Session& session)
{
    Store store = existing_store(session);
    report(unmerge_contact(store, id, session.world.now), "stands for itself again", session);
}

void list_duplicates(Session& session)
{
    for (const DuplicatePair& pair : duplicate_pairs(existing_store(session))) {
        if (session.json) {
            session.world.out << json_line(
                {{"first", pair.first.id}, {"second", pair.second.id}, {"reason", pair.reason}});
        } else {
            session.world.out << pair.first.id << ' ' << name_of(pair.first) << "\n"
                              << pair.second.id << ' ' << name_of(pair.second) << "\n  "
                              << printable(pair.reason) << "; if they are one: cardlog merge "
                              << pair.first.id << ' ' << pair.second.id
                              << ", if not: cardlog duplicates --different " << pair.first.id << ' '
                              << pair.second.id << '\n';
        }
    }
}

void call_different(const std::vector<Id>& pair, Session& session)
{
    Store store = existing_store(session);
    const bool is_new = store.people().set_different(pair.at(0), pair.at(1), session.world.now);
    if (session.json) {
        session.world.out << json_line(
            {{"first", pair.at(0)}, {"second", pair.at(1)}, {"different", true}, {"new", is_new}});
    } else {
        session.world.out << "contacts " << pair.at(0) << " and " << pair.at(1)
                          << (is_new ? ": two people from now on\n"
                                     : ": two people, as was known\n");
    }
}

// Copies that migrations and restores made hold the person too; they are not cardlog's to change.
std::vector<std::string> copies_of(const std::filesystem::path& store)
{
    std::vector<std::string> copies;
    std::error_code unreadable;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::absolute(store).parent_path(), unreadable)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(store.filename().string() + ".before-")) {
            copies.push_back(entry.path().string());
        }
    }
    return copies;
}

// Where pictures were seen and are: of one that moved only its new place. All places where none is
// left, as on a disk that is not at hand.
std::vector<std::filesystem::path> there_or_all(const std::vector<std::filesystem::path>& files)
{
    std::vector<std::filesystem::path> there;
    std::error_code unknown;
    std::copy_if(
        files.begin(), files.end(), std::back_inserter(there),
        [&](const std::filesystem::path& file) { return std::filesystem::exists(file, unknown); });
    return there.empty() ? files : there;
}

// What is left, and beside it the bytes of each name that JSON cannot hold; null for the others.
void add_left(Json& json, const std::vector<std::string>& left)
{
    json["left"] = left;
    Json bytes = Json::array();
    for (const std::string& name : left) {
        bytes.push_back(text_or_null(file_bytes(name)));
    }
    if (std::any_of(bytes.begin(), bytes.end(), [](const Json& one) { return !one.is_null(); })) {
        json["left_bytes"] = bytes;
    }
}

void forget_person(Id id, bool sure, Session& session)
{
    Store store = existing_store(session);
    const std::optional<StoredContact> contact = store.people().contact(id);
    if (contact && !sure) {
        throw Error(ExitCode::usage,
                    "contact " + std::to_string(id) + ": forgetting cannot be taken back",
                    "Look at it with cardlog show " + std::to_string(id) + ", then add --yes");
    }
    const Forgotten forgotten = store.people().forget(id, session.world.now);
    std::vector<std::string> left = copies_of(store_path(session));
    std::vector<std::filesystem::path> others =
        erase_own_pictures(store_path(session), forgotten.files);
    const bool was_piped = std::erase_if(others, is_piped) > 0;
    for (const std::filesystem::path& file : there_or_all(others)) {
        left.push_back(file.string());
    }
    if (session.json) {
        Json json{{"forgotten", id}, {"cards", forgotten.cards}, {"call_was_owed", forgotten.owed}};
        add_left(json, left);
        session.world.out << json_line(json);
        return;
    }
    session.world.out << "contact " << id << ": forgotten, with " << forgotten.cards
                      << (forgotten.cards == 1 ? " card" : " cards")
                      << (forgotten.owed ? "; the call that was owed is released" : "") << '\n';
    for (const std::string& file : left) {
        session.world.out << "  yours to delete: " << shell_word(file) << '\n';
    }
    if (was_piped) {
        session.world.out << "  what came in on standard input was not kept\n";
    }
}

Json json_or_null(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json::parse(text);
}

std::string flat(const Json& json)
{
    std::string text;
    if (json.is_object() && json.contains("changed")) {
        const std::string begin = json.contains("read_again") ? "card read again: " : "";
        for (const Json& change : json.at("changed")) {
            const std::string field = change.at("field");
            const std::string what =
                change.at("old").get<std::string>() + " -> " + change.at("new").get<std::string>();
            text += (text.empty() ? begin : "; ") + field + ": ";
            text += field == "phones" ? with_shown_numbers(what) : what;
        }
        return text;
    }
    for (const auto& [key, value] : json.items()) {
        const std::string shown = value.is_string() ? value.get<std::string>() : value.dump();
        if (!shown.empty()) {
            text.append(text.empty() ? "" : ", ").append(key).append(" ").append(shown);
        }
    }
    return text;
}

void show_history(Id id, Session& session)
{
    const std::vector<HistoryEntry> events = existing_store(session).journal().history(id);
    if (events.empty()) {
        throw Error(ExitCode::usage, "there is no contact " + std::to_string(id),
                    "See cardlog contacts");
    }
    for (const HistoryEntry& event : events) {
        if (session.json) {
            session.world.out << json_line({{"at", to_iso(event.at)},
                                            {"contact", event.contact},
                                            {"actor", event.actor},
                                            {"action", event.action},
                                            {"before", json_or_null(event.before)},
                                            {"after", json_or_null(event.after)}});
        } else {
            session.world.out << to_iso(event.at) << ' ' << fitted(event.action, 9) << ' '
                              << printable(flat(json_or_null(event.after))) << '\n';
        }
    }
}

void take_back(Session& session)
{
    const HistoryEntry undone = existing_store(session).journal().undo(session.world.now);
    if (session.json) {
        session.world.out << json_line(
            {{"undone", undone.action}, {"contact", undone.contact}, {"at", to_iso(undone.at)}});
    } else {
        session.world.out << "taken back: " << undone.action << " of contact " << undone.contact
                          << ", made " << to_iso(undone.at) << '\n';
    }
}

}  // namespace

std::string likeness_lines(const Store& store, const std::vector<Id>& contacts, bool json)
{
    std::string lines;
    for (const DuplicatePair& pair : duplicate_pairs(store, {contacts.begin(), contacts.end()})) {
        if (json) {
            lines += json_line({{"may_be_one_person",
                                 {{"first", pair.first.id},
                                  {"second", pair.second.id},
                                  {"reason", pair.reason}}}});
            continue;
        }
        lines += "contacts " + std::to_string(pair.first.id) + " and " +
                 std::to_string(pair.second.id) + " may be one person: " + printable(pair.reason) +
                 "; see: cardlog duplicates\n";
    }
    return lines;
}

void add_add(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<AddArguments>();
    CLI::App* command = app.add_subcommand("add", "Add a contact that has no card");
    command->footer(R"(Example: cardlog add name="Karin Beispiel" phones="mobile:0151 23456789")");
    command->add_option("FIELD=VALUE", arguments->fields, "As with edit, see cardlog edit --help");
    command->add_option("--text", arguments->text_file, "Parse text first; - is stdin")
        ->type_name("FILE");
    command->add_option("--note", arguments->note, "Your own words about the contact");
    command->add_option("--tag", arguments->tags, "A word to sort by; may be given several times")
        ->allow_extra_args(false);
    command->add_option("--refer-to", arguments->refer_to, "The colleague who gets the contact");
    command->add_option("--due", arguments->due, "When to call (default: in five working days)")
        ->type_name("YYYY-MM-DD");
    command->add_flag("--no-call", arguments->no_call, "No call was promised");
    command->callback([arguments, &session] { add_person(*arguments, session); });
}

void add_edit(CLI::App& app, Session& session)
{
    const auto id = std::make_shared<Id>(0);
    const auto changes = std::make_shared<std::vector<std::string>>();
    CLI::App* command = app.add_subcommand("edit", "Correct a contact");
    command->footer(
        "FIELD=VALUE sets, FIELD= takes away; for lists FIELD+=VALUE, FIELD-=VALUE.\n" +
        wrapped("Fields: " + listed(editable_fields()) + ".", 78) +
        "\n"
        "Example: cardlog edit 3 company=\"Horst GmbH\" phones+=\"mobile:0151 23456780\"");
    command->add_option("ID", *id, "The contact's number")->required();
    command->add_option("FIELD=VALUE", *changes, "What to change")->required();
    command->callback([id, changes, &session] { edit_person(*id, *changes, session); });
}

void add_merge(CLI::App& app, Session& session)
{
    const auto into = std::make_shared<Id>(0);
    const auto other = std::make_shared<Id>(0);
    CLI::App* command = app.add_subcommand("merge", "Join two contacts of one person");
    command->footer("Example: cardlog merge 3 7");
    command->add_option("ID", *into, "The contact whose values win")->required();
    command->add_option("OTHER", *other, "The contact that joins it")->required();
    command->callback([into, other, &session] { merge_people(*into, *other, session); });
}

void add_unmerge(CLI::App& app, Session& session)
{
    const auto id = std::make_shared<Id>(0);
    CLI::App* command = app.add_subcommand("unmerge", "Take a merge back");
    command->footer("Example: cardlog unmerge 7");
    command->add_option("ID", *id, "The contact that was merged into another one")->required();
    command->callback([id, &session] { unmerge_person(*id, session); });
}

void add_duplicates(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("duplicates", "Contacts that may be one person");
    command->footer("Example: cardlog duplicates --different 3 7");
    const auto different = std::make_shared<std::vector<Id>>();
    command->add_option("--different", *different, "These two are two people; remembered")
        ->type_name("ID OTHER")
        ->expected(2);
    command->callback([different, &session] {
        if (different->empty()) {
            list_duplicates(session);
        } else {
            call_different(*different, session);
        }
    });
}

void add_forget(CLI::App& app, Session& session)
{
    const auto id = std::make_shared<Id>(0);
    const auto sure = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("forget", "Erase a person everywhere");
    command->footer("Example: cardlog forget 3 --yes");
    command->add_option("ID", *id, "The contact's number")->required();
    command->add_flag("--yes", *sure, "I know that this cannot be taken back");
    command->callback([id, sure, &session] { forget_person(*id, *sure, session); });
}

void add_history(CLI::App& app, Session& session)
{
    const auto id = std::make_shared<Id>(0);
    CLI::App* command = app.add_subcommand("history", "What happened to a contact");
    command->footer("Example: cardlog history 3");
    command->add_option("ID", *id, "The contact's number")->required();
    command->callback([id, &session] { show_history(*id, session); });
}

void add_undo(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("undo", "Take the last change back");
    command->footer("Example: cardlog undo");
    command->callback([&session] { take_back(session); });
}

}  // namespace cardlog
