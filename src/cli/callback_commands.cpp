#include <chrono>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/exchange/wording.h"
#include "app/people/shown_values.h"
#include "cli/commands.h"
#include "cli/filter.h"
#include "cli/json.h"
#include "cli/print.h"
#include "core/fields.h"
#include "storage/calls/calls.h"

namespace cardlog {
namespace {

constexpr int id_columns = 6;
constexpr int due_columns = 12;
constexpr int phone_columns = 22;

// "Soon" is what a person planning the week wants to see.
constexpr std::chrono::days soon{7};

std::string group_of(const CallbackSummary& callback, Day today)
{
    const std::chrono::days left =
        std::chrono::sys_days(callback.due) - std::chrono::sys_days(today);
    if (left.count() < 0) {
        return "overdue";
    }
    if (left.count() == 0) {
        return "today";
    }
    return left <= soon ? "soon" : "later";
}

Json json_of(const CallbackSummary& callback, Day today)
{
    Json referrals = Json::array();
    for (const auto& [to_name, state] : callback.referrals) {
        referrals.push_back({{"to", to_name},
                             {"state", to_string(state)},
                             {"say", call_sentence(to_name, state, Language::english)}});
    }
    return {
        {"callback", callback.callback},
        {"contact", callback.contact},
        {"name", text_or_null(callback.name)},
        {"company", text_or_null(callback.company)},
        {"phone", text_or_null(text_of(callback.phone))},
        {"only_fax", callback.only_fax},
        {"due", to_iso(callback.due)},
        {"when", group_of(callback, today)},
        {"encounter", json_of(callback.encounter)},
        {"referrals", referrals},
        {"attempts", callback.attempts},
        {"last_attempt", callback.last_attempt ? json_of(*callback.last_attempt) : Json(nullptr)},
        {"moves", callback.moves}};
}

std::string times(int count)
{
    return count == 1 ? "once" : std::to_string(count) + " times";
}

std::string details(const CallbackSummary& callback)
{
    std::string text;
    const auto add = [&](const std::string& part) {
        text += (text.empty() || part.empty() ? "" : "; ") + printable(part);
    };
    add(callback.encounter.event.value_or(""));
    add(callback.encounter.talked_about.value_or(""));
    for (const auto& [to_name, state] : callback.referrals) {
        add(call_sentence(to_name, state, Language::english));
    }
    if (callback.last_attempt) {
        add(std::to_string(callback.attempts) + " tried, last " +
            to_string(callback.last_attempt->outcome));
    }
    if (callback.moves > 0) {
        add("moved " + times(callback.moves));
    }
    return text;
}

std::string list_lines(const CallbackSummary& callback, int columns)
{
    const int rest = columns - id_columns - due_columns - phone_columns;
    std::string lines = fitted(std::to_string(callback.contact), id_columns) +
                        fitted(to_iso(callback.due), due_columns) +
                        fitted(number_to_call(callback, Language::english), phone_columns) +
                        cut(shown_name_and_company(callback), rest) + "\n";
    const std::string more = details(callback);
    if (!more.empty()) {
        lines += std::string(id_columns, ' ') + cut(more, columns - id_columns) + "\n";
    }
    return lines;
}

void list_callbacks(const CallbackFilter& filter, bool all, Session& session)
{
    const std::size_t read = entries_to_read(session, all);
    std::vector<CallbackSummary> callbacks =
        filtered_callbacks(session, existing_store(session), filter, read);
    const std::string rest = rest_of_list(callbacks, read, "callbacks");
    if (session.json) {
        for (const CallbackSummary& callback : callbacks) {
            session.world.out << json_line(json_of(callback, session.world.today));
        }
        return;
    }
    if (callbacks.empty()) {
        session.world.out << (is_empty(filter) ? "You owe nobody a call.\n"
                                               : "No call that is owed is like that.\n");
        return;
    }
    std::string group;
    for (const CallbackSummary& callback : callbacks) {
        const std::string next = group_of(callback, session.world.today);
        if (next != group) {
            session.world.out << (group.empty() ? "" : "\n") << next << '\n';
            group = next;
        }
        session.world.out << list_lines(callback, session.world.columns);
    }
    session.world.out << (rest.empty() ? "" : "\n" + rest);
}

void check_callbacks(const CallbackFilter& filter, Session& session)
{
    CallbackFilter waiting = filter;
    waiting.overdue = waiting.overdue || waiting.due.empty();
    int overdue = 0;
    for (const CallbackSummary& callback :
         filtered_callbacks(session, existing_store(session), waiting)) {
        overdue += group_of(callback, session.world.today) == "overdue" ? 1 : 0;
    }
    if (overdue > 0) {
        session.world.out << counted(overdue, "callback") << (overdue == 1 ? " is" : " are")
                          << " overdue; see: cardlog callbacks\n";
        session.exit_code = ExitCode::overdue;
    }
}

struct CallArguments {
    Id contact = 0;
    std::string outcome;
    std::string note;
    std::string reason;
    std::string next_due;
};

NewAttempt attempt_from(const CallArguments& arguments, const Session& session)
{
    const std::optional<Outcome> outcome = outcome_from(arguments.outcome);
    if (!outcome) {
        throw Error(ExitCode::usage, "--outcome: \"" + arguments.outcome + "\" is not known",
                    "Use reached, they_called, met, no_answer, left_message or released");
    }
    NewAttempt attempt{*outcome, text_from_option("--note", arguments.note), session.world.now,
                       std::nullopt};
    if (*outcome == Outcome::released && !arguments.reason.empty()) {
        attempt.note = text_from_option("--reason", arguments.reason);
    }
    if (!arguments.next_due.empty()) {
        if (closes(*outcome)) {
            throw Error(ExitCode::usage, "--next-due goes with no_answer and left_message only",
                        "Leave it out: " + arguments.outcome + " ends the callback");
        }
        attempt.next_due = due_from_option(session, "--next-due", arguments.next_due);
    } else if (!closes(*outcome)) {
        attempt.next_due = add_working_days(session.world.today, 1);
    }
    return attempt;
}

void log_call(const CallArguments& arguments, Session& session)
{
    const NewAttempt attempt = attempt_from(arguments, session);
    Store store = existing_store(session);
    const Callback callback = store.calls().log_call(arguments.contact, attempt);
    if (session.json) {
        session.world.out << json_line(json_of(callback));
    } else if (callback.pending()) {
        session.world.out << "logged; the call stays owed, due " << to_iso(callback.due) << '\n';
    } else {
        session.world.out << "logged; the callback is closed: " << to_string(*callback.outcome)
                          << '\n';
    }
}

struct DueArguments {
    Id contact = 0;
    std::string day;
    std::string reason;
};

void set_due(const DueArguments& arguments, Session& session)
{
    const NewDue due{due_from_option(session, "DAY", arguments.day),
                     text_from_option("--reason", arguments.reason), session.world.now};
    Store store = existing_store(session);
    const Callback callback = store.calls().set_due(arguments.contact, due);
    if (session.json) {
        session.world.out << json_line(json_of(callback));
        return;
    }
    session.world.out << "the call is due " << to_iso(callback.due);
    if (!callback.moves.empty()) {
        session.world.out << "; moved " << times(static_cast<int>(callback.moves.size()));
    }
    session.world.out << '\n';
}

}  // namespace

void add_callbacks(CLI::App& app, Session& session)
{
    const auto check = std::make_shared<bool>(false);
    const auto all = std::make_shared<bool>(false);
    const auto filter = std::make_shared<CallbackFilter>();
    CLI::App* command =
        app.add_subcommand("callbacks", "Whom you owe a call: overdue, today, soon, later");
    command->footer("Example: cardlog callbacks --check || echo \"somebody is waiting\"");
    command->add_flag("--check", *check, "Say only whether one is overdue: exit code 10");
    command->add_flag("--all", *all, "All of them on a terminal too, not only the first");
    add_filter_options(*command, *filter);
    command->callback([check, all, filter, &session] {
        if (*check) {
            check_callbacks(*filter, session);
        } else {
            list_callbacks(*filter, *all, session);
        }
    });
}

void add_call(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<CallArguments>();
    CLI::App* command = app.add_subcommand("call", "Log a call: an attempt, or how it ended");
    command->footer("Example: cardlog call 3 --outcome left_message --next-due 2026-12-02");
    command->add_option("ID", arguments->contact, "The contact's number")->required();
    command
        ->add_option("--outcome", arguments->outcome,
                     "reached, they_called, met, released (ends it); no_answer, left_message")
        ->required();
    command->add_option("--note", arguments->note, "What was said");
    command->add_option("--reason", arguments->reason, "Why the promise is released");
    command->add_option("--next-due", arguments->next_due, "When to try again")
        ->type_name("YYYY-MM-DD");
    command->callback([arguments, &session] { log_call(*arguments, session); });
}

void add_due(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<DueArguments>();
    CLI::App* command = app.add_subcommand("due", "Move an owed call, or promise another one");
    command->footer("Example: cardlog due 3 2026-12-02 --reason \"on holiday until then\"");
    command->add_option("ID", arguments->contact, "The contact's number")->required();
    command->add_option("DAY", arguments->day, "When to call, YYYY-MM-DD")->required();
    command->add_option("--reason", arguments->reason, "Why then");
    command->callback([arguments, &session] { set_due(*arguments, session); });
}

}  // namespace cardlog
