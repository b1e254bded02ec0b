#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/exchange/record.h"
#include "app/people/search.h"
#include "app/people/shown_values.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "core/shell_word.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

constexpr int id_columns = 6;
constexpr int due_columns = 12;
constexpr int name_columns = 28;

// The company has a column of its own.
std::string name_in_list(const ContactSummary& contact)
{
    return contact.name.empty() && !contact.company.empty() ? "(no name)" : shown_name(contact);
}

Json json_of(const ContactSummary& contact)
{
    return {{"id", contact.id},
            {"name", text_or_null(contact.name)},
            {"company", text_or_null(contact.company)},
            {"emails", contact.emails},
            {"phones", contact.phones},
            {"tags", contact.tags},
            {"next_due", day_or_null(contact.next_due)},
            {"unread", contact.unread},
            {"needs_review", contact.needs_review}};
}

std::string list_line(const ContactSummary& contact, int columns)
{
    const int rest = columns - id_columns - name_columns - due_columns;
    const std::string name = name_in_list(contact) + (contact.needs_review ? " ?" : "");
    const std::string due = contact.next_due ? to_iso(*contact.next_due) : "-";
    return fitted(std::to_string(contact.id), id_columns) + fitted(name, name_columns - 1) + " " +
           fitted(due, due_columns) + cut(contact.company, rest) + "\n";
}

struct ListArguments {
    std::string query;
    std::string tag;
    bool all = false;
};

// The words of the command that lists the same.
std::string command_of(const ListArguments& arguments)
{
    return "contacts" + (arguments.query.empty() ? "" : " " + printable(arguments.query)) +
           (arguments.tag.empty() ? "" : " --tag \"" + printable(arguments.tag) + "\"");
}

std::string nobody_found(const ListArguments& arguments)
{
    if (!arguments.tag.empty()) {
        return " with the tag \"" + printable(arguments.tag) + "\"" +
               (arguments.query.empty() ? "" : " matches \"" + printable(arguments.query) + "\"");
    }
    return arguments.query.empty() ? " yet. Import some: cardlog import photos/"
                                   : " matches \"" + printable(arguments.query) + "\"";
}

void list_contacts(const ListArguments& arguments, Session& session)
{
    const Store store = existing_store(session);
    const std::size_t read = entries_to_read(session, arguments.all);
    std::vector<ContactSummary> contacts =
        find_contacts(store, arguments.query, arguments.tag, read);
    const std::string rest = rest_of_list(contacts, read, command_of(arguments));
    if (session.json) {
        for (const ContactSummary& contact : contacts) {
            session.world.out << json_line(json_of(contact));
        }
        return;
    }
    if (contacts.empty()) {
        session.world.err << "cardlog: no contact" << nobody_found(arguments) << std::endl;
        return;
    }
    session.world.out << fitted("ID", id_columns) << fitted("Name", name_columns)
                      << fitted("Call due", due_columns) << "Company\n";
    for (const ContactSummary& contact : contacts) {
        session.world.out << list_line(contact, session.world.columns);
    }
    session.world.out << rest;
}

Json json_of(const StoredCard& card)
{
    Json lines = Json::array();
    for (const CardLine& line : card.lines) {
        lines.push_back({{"text", line.text}, {"confidence", line.confidence}});
    }
    Json json{{"file", card.file.string()}, {"sha256", card.sha256}, {"page", card.page},
              {"card", card.number},        {"lines", lines},        {"codes", card.codes}};
    add_file_bytes(json, card.file);
    return json;
}

template <class Value>
Json list_json(const std::vector<Value>& values)
{
    Json list = Json::array();
    for (const Value& value : values) {
        list.push_back(json_of(value));
    }
    return list;
}

}  // namespace

Json json_of(const StoredContact& stored)
{
    return {{"id", stored.id},
            {"merged", stored.merged},
            {"contact", Json::parse(contact_json(stored.contact))},
            {"needs_review", needs_review(stored.contact)},
            {"warnings", stored.contact.warnings},
            {"created_at", to_iso(stored.created_at)},
            {"cards", list_json(stored.cards)},
            {"encounters", list_json(stored.encounters)},
            {"callbacks", list_json(stored.callbacks)},
            {"referrals", list_json(stored.referrals)}};
}

namespace {

std::string sentence(const Encounter& encounter)
{
    std::string text = "met";
    text += encounter.met_on ? " on " + to_iso(*encounter.met_on) : "";
    text += encounter.event ? " at " + *encounter.event : "";
    text += encounter.place ? " in " + *encounter.place : "";
    text += encounter.talked_about ? "; talked about " + *encounter.talked_about : "";
    return text == "met" ? "" : "  " + printable(text) + "\n";
}

std::string sentence(const Callback& callback)
{
    std::string text = callback.pending() ? "  call owed, due " + to_iso(callback.due)
                                          : "  call closed: " + to_string(*callback.outcome);
    text += callback.taken_back ? ", taken back" : "";
    text += callback.reason.empty() ? "" : " (" + printable(callback.reason) + ")";
    for (const Attempt& attempt : callback.attempts) {
        text += "\n    " + to_iso(attempt.at) + " " + to_string(attempt.outcome);
        text += attempt.note.empty() ? "" : ": " + printable(attempt.note);
    }
    for (const DueMove& move : callback.moves) {
        text += "\n    " + to_iso(move.at) + " moved from " + to_iso(move.from);
        text += " to " + to_iso(move.to);
        text += move.reason.empty() ? "" : ": " + printable(move.reason);
    }
    return text + "\n";
}

std::string sentence(const Referral& referral)
{
    return "  referral " + std::to_string(referral.id) + " to " + printable(referral.to_name) +
           ": " + to_string(referral.state) + "\n";
}

std::string sentence(const StoredCard& card)
{
    std::string text = "  card: " + (card.file == "-" ? "standard input" : shell_word(card.file));
    text += card.page > 1 ? ", page " + std::to_string(card.page) : "";
    text += ", card " + std::to_string(card.number) + "\n";
    for (const CardLine& line : card.lines) {
        text += "    | " + printable(line.text) + "\n";
    }
    return text;
}

template <class Value>
std::string sentences(const std::vector<Value>& values)
{
    std::string text;
    for (const Value& value : values) {
        text += sentence(value);
    }
    return text;
}

void show_contact(Id id, Session& session)
{
    const Store store = existing_store(session);
    const std::optional<StoredContact> stored = store.people().contact(id);
    if (!stored) {
        throw Error(ExitCode::usage, "there is no contact " + std::to_string(id),
                    "See cardlog contacts");
    }
    if (session.json) {
        session.world.out << json_line(json_of(*stored));
        return;
    }
    session.world.out << "Contact " << stored->id;
    for (const Id merged : stored->merged) {
        session.world.out << (merged == stored->merged.front() ? ", merged with " : ", ") << merged;
    }
    session.world.out << '\n'
                      << field_table(stored->contact) << sentences(stored->encounters)
                      << sentences(stored->callbacks) << sentences(stored->referrals)
                      << sentences(stored->cards);
}

}  // namespace

void add_contacts(CLI::App& app, Session& session)
{
    const auto words = std::make_shared<std::vector<std::string>>();
    CLI::App* command = app.add_subcommand("contacts", "List contacts, or find some");
    command->footer("Example: cardlog contacts mueller osnabrueck");
    command->add_option("QUERY", *words, "Words of a name, company, address, e-mail, number");
    const auto arguments = std::make_shared<ListArguments>();
    command->add_option("--tag", arguments->tag, "Only those with this tag");
    command->add_flag("--all", arguments->all, "All of them on a terminal too, not only the first");
    command->callback([words, arguments, &session] {
        for (const std::string& word : *words) {
            arguments->query += (arguments->query.empty() ? "" : " ") + word;
        }
        list_contacts(*arguments, session);
    });
}

void add_show(CLI::App& app, Session& session)
{
    const auto id = std::make_shared<Id>(0);
    CLI::App* command = app.add_subcommand("show", "Show one contact and what its card says");
    command->footer("Example: cardlog show 3");
    command->add_option("ID", *id, "The contact's number, from cardlog contacts")->required();
    command->callback([id, &session] { show_contact(*id, session); });
}

}  // namespace cardlog
