#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/exchange/agenda.h"
#include "app/import/originals.h"
#include "app/import/own_pictures.h"
#include "app/people/shown_values.h"
#include "cli/commands.h"
#include "cli/filter.h"
#include "cli/json.h"
#include "cli/print.h"
#include "core/fields.h"
#include "core/shell_word.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

constexpr int event_columns = 34;
constexpr int number_columns = 11;

struct AgendaArguments {
    CallbackFilter filter;
    std::string language;
    bool html = false;
};

std::string picture_of(const Store& store, Id contact)
{
    const std::optional<StoredContact> stored = store.people().contact(contact);
    for (const StoredCard& card : stored ? stored->cards : std::vector<StoredCard>{}) {
        if (card.has_picture) {
            return store.people().card_picture(card.id);
        }
    }
    return "";
}

void print_call(const CallbackSummary& callback, Language language, const Session& session)
{
    std::ostream& out = session.world.out;
    out << callback.contact << "  " << printable(shown_name_and_company(callback)) << '\n'
        << "    " << printable(number_to_call(callback, language)) << '\n';
    for (const std::string& note : call_notes(callback, session.world.today, language)) {
        out << "    - " << printable(note) << '\n';
    }
}

void show_agenda(const AgendaArguments& arguments, Session& session)
{
    const Language language = language_of(session, arguments.language);
    const Store store = existing_store(session);
    const std::vector<CallbackSummary> callbacks =
        filtered_callbacks(session, store, arguments.filter);
    if (arguments.html) {
        session.world.out << agenda_page(callbacks, session.world.today, language,
                                         [&](Id contact) { return picture_of(store, contact); });
        return;
    }
    for (const CallbackSummary& callback : callbacks) {
        if (session.json) {
            session.world.out << json_line(
                {{"contact", callback.contact},
                 {"name", text_or_null(callback.name)},
                 {"company", text_or_null(callback.company)},
                 {"phone", text_or_null(text_of(callback.phone))},
                 {"only_fax", callback.only_fax},
                 {"due", to_iso(callback.due)},
                 {"notes", call_notes(callback, session.world.today, language)}});
        } else {
            print_call(callback, language, session);
        }
    }
    if (callbacks.empty() && !session.json) {
        session.world.out << "No call to make.\n";
    }
}

void list_events(Session& session)
{
    const std::vector<EventSummary> events = existing_store(session).people().events();
    if (session.json) {
        for (const EventSummary& event : events) {
            session.world.out << json_line({{"event", event.event},
                                            {"met_on", day_or_null(event.met_on)},
                                            {"contacts", event.contacts},
                                            {"cards", event.cards},
                                            {"calls_made", event.calls_made},
                                            {"calls_owed", event.calls_owed},
                                            {"referrals", event.referrals}});
        }
        return;
    }
    if (events.empty()) {
        session.world.out << "No event is known; name one with cardlog import --event.\n";
        return;
    }
    session.world.out << fitted("Event", event_columns) << fitted("Cards", number_columns)
                      << fitted("Called", number_columns) << fitted("Owed", number_columns)
                      << "Referrals\n";
    for (const EventSummary& event : events) {
        const std::string day = event.met_on ? to_iso(*event.met_on) + " " : "";
        session.world.out << fitted(day + event.event, event_columns - 1) << ' '
                          << fitted(std::to_string(event.cards), number_columns)
                          << fitted(std::to_string(event.calls_made), number_columns)
                          << fitted(std::to_string(event.calls_owed), number_columns)
                          << event.referrals << '\n';
    }
}

// An unplugged disk is no reason for ten thousand lines.
constexpr std::size_t most_remarks = 10;

std::string remarks_on(const OriginalSums& originals)
{
    const std::size_t count = originals.remarks.size();
    if (count == 0) {
        return "";
    }
    std::string text = counted(originals.unchanged, "picture") + " where it was read, " +
                       std::to_string(originals.missing) + " missing, " +
                       std::to_string(originals.changed) + " changed; the store has its own\n";
    for (std::size_t i = 0; i < std::min(count, most_remarks); ++i) {
        text += "  " + originals.remarks[i] + "\n";
    }
    return text + (count > most_remarks ? "  and " + std::to_string(count - most_remarks) +
                                              " more; all of them: cardlog --json audit\n"
                                        : "");
}

void audit_store(Session& session)
{
    const Store store = existing_store(session);
    const std::vector<std::string> broken = store.journal().audit();
    const StoreSums sums = store.journal().sums();
    OriginalSums originals = check_originals(store.imports().source_files());
    for (std::string& stray : strays_among_own_pictures(store_path(session))) {
        originals.remarks.push_back(std::move(stray));
    }
    if (session.json) {
        session.world.out << json_line({{"cards", sums.cards},
                                        {"contacts", sums.contacts},
                                        {"callbacks_pending", sums.pending},
                                        {"callbacks_closed", sums.closed},
                                        {"forgotten", sums.forgotten},
                                        {"originals",
                                         {{"unchanged", originals.unchanged},
                                          {"missing", originals.missing},
                                          {"changed", originals.changed},
                                          {"remarks", originals.remarks}}},
                                        {"broken", broken}});
    } else {
        for (const std::string& sentence : broken) {
            session.world.out << printable(sentence) << '\n';
        }
        session.world.out << counted(sums.cards, "card") << ", "
                          << counted(sums.contacts, "contact") << ", "
                          << counted(sums.pending + sums.closed, "callback") << " = "
                          << sums.pending << " pending + " << sums.closed << " closed, "
                          << sums.forgotten << " forgotten\n"
                          << (broken.empty() ? "every card has its contact, every contact from a"
                                               " card its callback\n"
                                             : "")
                          << remarks_on(originals);
    }
    if (!broken.empty()) {
        throw Error(ExitCode::store,
                    shell_word(store_path(session)) + ": " + std::to_string(broken.size()) +
                        (broken.size() == 1 ? " rule is broken" : " rules are broken"),
                    "Keep the file as it is and bring back a copy from before");
    }
}

}  // namespace

void add_agenda(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<AgendaArguments>();
    CLI::App* command = app.add_subcommand("agenda", "The sheet for a calling session");
    command->footer("Example: cardlog agenda --overdue --html > calls.html");
    add_filter_options(*command, arguments->filter);
    command->add_flag("--html", arguments->html, "One file with the cards, to be printed");
    command->add_option("--in", arguments->language, "Its language (default: that of the locale)")
        ->type_name("de|en");
    command->callback([arguments, &session] { show_agenda(*arguments, session); });
}

void add_events(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("events", "Where cards were received, what came of it");
    command->footer("Example: cardlog events");
    command->callback([&session] { list_events(session); });
}

void add_audit(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand("audit", "Prove that no card and no callback is lost");
    command->footer("Example: cardlog audit && echo \"nothing is lost\"");
    command->callback([&session] { audit_store(session); });
}

}  // namespace cardlog
