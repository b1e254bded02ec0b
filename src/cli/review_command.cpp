#include <cstddef>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/people/review.h"
#include "app/people/shown_values.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "core/ascii.h"
#include "core/evidence.h"
#include "core/fields.h"

namespace cardlog {
namespace {

struct ReviewSums {
    int right = 0;
    int corrected = 0;
    int taken_out = 0;
    int skipped = 0;
};

std::string who(const Store& store, Id contact)
{
    return shown_name_and_company(
        store.people().contact(contact).value_or(StoredContact{}).contact);
}

void print_question(const DoubtfulValue& value, const std::string& whose, std::size_t number,
                    std::size_t of, const Session& session)
{
    std::ostream& out = session.world.out;
    out << number << " of " << of << ": " << printable(whose) << " (contact " << value.contact
        << ")\n  " << value.field << ": ";
    if (is_open(value)) {
        out << "none, or is it this?   ? " << percent_of(value.evidence) << " % sure\n"
            << "  printed: " << printable(value.evidence.printed)
            << "\n  Enter: none, + it is, new text, s skip, q quit > " << std::flush;
        return;
    }
    out << printable(value.shown) << "   ? " << percent_of(value.evidence) << " % sure\n";
    if (value.evidence.printed != value.shown && !value.evidence.printed.empty()) {
        out << "  printed: " << printable(value.evidence.printed) << '\n';
    }
    out << "  Enter: right, new text, - not on the card, s skip, q quit > " << std::flush;
}

// What cannot be read at all is no question to be answered in a line.
void print_unread(const Store& store, std::ostream& out)
{
    const std::vector<Id> unread = store.people().unread_contacts();
    if (unread.empty()) {
        return;
    }
    std::string numbers;
    for (const Id contact : unread) {
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(contact);
    }
    out << counted(static_cast<int>(unread.size()), unread_card) << ": contact " << numbers
        << ". Type what a card says, for example: cardlog edit " << unread.front()
        << " name=\"Karin Beispiel\"\n";
}

// What was answered is stored at once. False: the person has had enough.
bool settle(Store& store, const DoubtfulValue& value, const std::string& answer, ReviewSums& sums,
            const Session& session)
{
    const std::string text = answer == "+" && is_open(value) ? value.evidence.printed : answer;
    const auto store_verdict = [&](Verdict verdict, int& sum) {
        settle_value(store, value, verdict, text, session.region, moment_of(session).now);
        ++sum;
    };
    if (answer == "q") {
        return false;
    }
    if (answer == "s") {
        ++sums.skipped;
    } else if (answer.empty()) {
        store_verdict(Verdict::right, sums.right);
    } else if (answer == "-") {
        store_verdict(Verdict::not_on_card, sums.taken_out);
    } else {
        store_verdict(Verdict::corrected, sums.corrected);
    }
    return true;
}

// Asks until there is an answer that can be stored; false at the end of the input.
bool ask(Store& store, const DoubtfulValue& value, std::size_t number, std::size_t of,
         ReviewSums& sums, const Session& session)
{
    const std::string whose = who(store, value.contact);
    while (true) {
        print_question(value, whose, number, of, session);
        std::string answer;
        if (!std::getline(session.world.in, answer)) {
            session.world.out << '\n';
            return false;
        }
        try {
            return settle(store, value, without_blank_ends(answer), sums, session);
        } catch (const Error& error) {
            if (error.code() != ExitCode::usage) {
                throw;
            }
            complain(session, error);
        }
    }
}

void review(Session& session)
{
    Store store = existing_store(session);
    print_unread(store, session.world.out);
    const std::size_t all = count_doubtful_values(store);
    ReviewSums sums;
    bool goes_on = true;
    for (std::size_t number = 1; goes_on && number <= all; ++number) {
        // What was settled is no longer in the queue, what was skipped is still before the next
        // one.
        const auto value = doubtful_value(store, static_cast<std::size_t>(sums.skipped));
        goes_on = value && ask(store, *value, number, all, sums, session);
    }
    const std::size_t left = count_doubtful_values(store);
    session.world.out << counted(static_cast<int>(all), "doubtful value") << " = " << sums.right
                      << " right + " << sums.corrected << " corrected + " << sums.taken_out
                      << " taken out + " << left << " left\n";
}

void print_queue(Session& session)
{
    for (const DoubtfulValue& value : doubtful_values(existing_store(session))) {
        session.world.out << json_line({{"contact", value.contact},
                                        {"field", value.field},
                                        {"value", text_or_null(value.value)},
                                        {"printed", value.evidence.printed},
                                        {"confidence", value.evidence.confidence}});
    }
}

}  // namespace

void add_review(CLI::App& app, Session& session)
{
    CLI::App* command =
        app.add_subcommand("review", "The doubtful values, one after the other: Enter is right");
    command->footer(
        "What you say of a value stays when its card is read again; undo takes it back.\n"
        "Example: cardlog review");
    command->callback([&session] { session.json ? print_queue(session) : review(session); });
}

}  // namespace cardlog
