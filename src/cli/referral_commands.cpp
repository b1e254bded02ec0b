#include <chrono>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/exchange/folder.h"
#include "app/exchange/vcard.h"
#include "app/exchange/wording.h"
#include "app/people/search.h"
#include "app/people/shown_values.h"
#include "app/people/typed_values.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "core/fields.h"
#include "storage/calls/calls.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

constexpr int id_columns = 6;
constexpr int state_columns = 13;
constexpr int days_columns = 10;
constexpr int to_columns = 20;

bool is_open(ReferralState state)
{
    return state == ReferralState::promised || state == ReferralState::handed_over;
}

// Since the promise, or since the card was handed over.
int days_waiting(const Referral& referral, Day today)
{
    const Day since = referral.state == ReferralState::promised && referral.promised_on
                          ? *referral.promised_on
                          : utc_day(referral.changed_at);
    return static_cast<int>((std::chrono::sys_days(today) - std::chrono::sys_days(since)).count());
}

Json json_of(const ReferralSummary& line, Day today)
{
    Json json = json_of(line.referral);
    json["contact"] = line.contact;
    json["name"] = text_or_null(line.name);
    json["company"] = text_or_null(line.company);
    json["days"] =
        is_open(line.referral.state) ? Json(days_waiting(line.referral, today)) : Json(nullptr);
    json["call_due"] = day_or_null(line.call_due);
    json["encounter"] = json_of(line.encounter);
    return json;
}

struct RefersArguments {
    Id contact = 0;
    std::string to;
    std::string via;
    std::string promised_on;
};

void refer(const RefersArguments& arguments, Session& session)
{
    std::optional<std::string> via;
    if (!arguments.via.empty()) {
        via = typed_email(arguments.via).value;
    }
    const Day promised_on = arguments.promised_on.empty()
                                ? session.world.today
                                : day_from_option("--promised-on", arguments.promised_on);
    Store store = existing_store(session);
    const Referral referral =
        store.calls().add_referral(arguments.contact, text_from_option("--to", arguments.to), via,
                                   session.world.now, promised_on);
    if (session.json) {
        session.world.out << json_line(json_of(referral));
        return;
    }
    const std::optional<ReferralSummary> summary = store.calls().referral(referral.id);
    session.world.out << "referral " << referral.id << ": the card is promised to "
                      << printable(referral.to_name)
                      << (summary && summary->call_due ? "; your call stays owed\n" : "\n");
}

struct ListArguments {
    std::string to;
    std::string event;
    bool all = false;
};

std::string list_line(const ReferralSummary& line, const Session& session)
{
    const int rest = session.world.columns - id_columns - state_columns - days_columns - to_columns;
    const std::string days = is_open(line.referral.state)
                                 ? counted(days_waiting(line.referral, session.world.today), "day")
                                 : "";
    return fitted(std::to_string(line.referral.id), id_columns) +
           fitted(to_string(line.referral.state), state_columns) + fitted(days, days_columns) +
           fitted(line.referral.to_name, to_columns - 1) + " " +
           cut(shown_name_and_company(line), rest) + "\n";
}

void list_referrals(const ListArguments& arguments, Session& session)
{
    std::vector<ReferralSummary> referrals = existing_store(session).calls().referrals();
    std::erase_if(referrals, [&](const ReferralSummary& line) {
        return (!arguments.all && !is_open(line.referral.state)) ||
               !has_words(line.referral.to_name, arguments.to) ||
               !has_words(line.encounter.event.value_or(""), arguments.event);
    });
    if (session.json) {
        for (const ReferralSummary& line : referrals) {
            session.world.out << json_line(json_of(line, session.world.today));
        }
        return;
    }
    if (referrals.empty()) {
        session.world.out << "No introduction is open.\n";
        return;
    }
    session.world.out << fitted("ID", id_columns) << fitted("State", state_columns)
                      << fitted("Since", days_columns) << fitted("To", to_columns)
                      << "Whose card\n";
    for (const ReferralSummary& line : referrals) {
        session.world.out << list_line(line, session);
    }
}

struct ReferralArguments {
    Id referral = 0;
    std::string outcome;
    std::string language;
    std::string vcard_file;
    bool message = false;
};

ReferralState outcome_from(const ReferralArguments& arguments)
{
    const std::optional<ReferralState> state = referral_state_from(arguments.outcome);
    if (!state || state == ReferralState::promised) {
        throw Error(ExitCode::usage, "--outcome: \"" + arguments.outcome + "\" is not known",
                    "Use handed_over, meets, declined or no_answer");
    }
    return *state;
}

ReferralSummary known_referral(const Store& store, Id id)
{
    const std::optional<ReferralSummary> known = store.calls().referral(id);
    if (!known) {
        throw Error(ExitCode::usage,
                    "referral " + std::to_string(id) + ": there is no such referral",
                    "See cardlog referrals --all");
    }
    return *known;
}

void note_outcome(const ReferralArguments& arguments, Store& store, const Session& session)
{
    const Referral referral = store.calls().set_referral_state(
        arguments.referral, outcome_from(arguments), session.world.now);
    if (session.json) {
        session.world.out << json_line(json_of(referral));
        return;
    }
    const std::optional<Day> due = known_referral(store, referral.id).call_due;
    std::ostream& stream = arguments.message ? session.world.err : session.world.out;
    stream << printable(call_sentence(referral.to_name, referral.state, Language::english))
           << (due ? "; your call is due " + to_iso(*due) : "") << '\n';
}

void work_on_referral(const ReferralArguments& arguments, Session& session)
{
    if (arguments.outcome.empty() && !arguments.message && arguments.vcard_file.empty()) {
        throw Error(
            ExitCode::usage, "referral needs something to do",
            "Say --outcome handed_over, meets, declined or no_answer, --message or --vcard");
    }
    const Language language = language_of(session, arguments.language);
    Store store = existing_store(session);
    const ReferralSummary known = known_referral(store, arguments.referral);
    const StoredContact contact = store.people().contact(known.contact).value();
    // First what can fail: a card that was not written has not been handed over.
    if (!arguments.vcard_file.empty()) {
        write_whole_file(arguments.vcard_file,
                         vcard_of(contact, session.world.now, VcardVersion::v3));
    }
    if (!arguments.outcome.empty()) {
        note_outcome(arguments, store, session);
    }
    if (arguments.message) {
        session.world.out << referral_message(contact, known.referral, language);
    }
}

}  // namespace

void add_refer(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<RefersArguments>();
    CLI::App* command = app.add_subcommand("refer", "Promise a card to a colleague");
    command->footer(
        "Example: cardlog refer 3 --to \"Karin Beispiel\" --via karin@beispiel.example");
    command->add_option("ID", arguments->contact, "The contact's number")->required();
    command->add_option("--to", arguments->to, "The colleague")->required()->type_name("NAME");
    command->add_option("--via", arguments->via, "The colleague's mail address")->type_name("MAIL");
    command->add_option("--promised-on", arguments->promised_on, "The day (default: today)")
        ->type_name("YYYY-MM-DD");
    command->callback([arguments, &session] { refer(*arguments, session); });
}

void add_referrals(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<ListArguments>();
    CLI::App* command =
        app.add_subcommand("referrals", "Cards to hand over, and colleagues who are silent");
    command->footer("Example: cardlog referrals --to karin");
    command->add_option("--to", arguments->to, "Only those to this colleague")->type_name("NAME");
    command->add_option("--event", arguments->event, "Only of those met there");
    command->add_flag("--all", arguments->all, "Those with an answer too");
    command->callback([arguments, &session] { list_referrals(*arguments, session); });
}

void add_referral(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<ReferralArguments>();
    CLI::App* command = app.add_subcommand("referral", "Hand a card over, note the answer");
    command->footer("Example: cardlog referral 2 --outcome handed_over --message --in de");
    command->add_option("ID", arguments->referral, "The referral's number")->required();
    command->add_option("--outcome", arguments->outcome,
                        "handed_over, meets, declined or no_answer");
    command->add_flag("--message", arguments->message, "Print a mail for the colleague");
    command->add_option("--vcard", arguments->vcard_file, "Write the contact for the colleague")
        ->type_name("FILE");
    command->add_option("--in", arguments->language, "Its language (default: that of the locale)")
        ->type_name("de|en");
    command->callback([arguments, &session] { work_on_referral(*arguments, session); });
}

}  // namespace cardlog
