#include <memory>
#include <ostream>
#include <string>

#include "app/exchange/completion.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "storage/journal/journal.h"

namespace cardlog {
namespace {

std::string summary_of(const CompletionSums& sums, int owed)
{
    return counted(sums.tasks(), "task") + " = " + std::to_string(sums.closed) + " closed now + " +
           std::to_string(sums.closed_before) + " closed before + " + std::to_string(sums.open) +
           " not completed + " + std::to_string(sums.unknown) + " unknown\n" +
           "A task that is not completed, cancelled or missing closes no call; " +
           counted(owed, "call") + (owed == 1 ? " is" : " are") + " still owed.\n";
}

Json json_of(const CompletionSums& sums, int owed)
{
    Json failures = Json::array();
    for (const Error& failure : sums.failures) {
        failures.push_back({{"message", failure.what()}, {"hint", failure.hint()}});
    }
    return {{"files", sums.files},        {"tasks", sums.tasks()},
            {"closed", sums.closed},      {"closed_before", sums.closed_before},
            {"not_completed", sums.open}, {"unknown", sums.unknown},
            {"failures", failures},       {"callbacks_pending", owed}};
}

}  // namespace

void import_task_lists(const std::string& path, Session& session)
{
    Store store = existing_store(session);
    const CompletionSums sums = import_completions(path, store, session.world.now);
    const int owed = store.journal().sums().pending;
    for (const Error& failure : sums.failures) {
        complain(session, failure);
    }
    if (session.json) {
        session.world.out << json_line(json_of(sums, owed));
    } else if (!session.quiet) {
        session.world.out << summary_of(sums, owed);
    }
    if (!sums.failures.empty()) {
        session.exit_code = static_cast<int>(sums.failures.size()) == sums.files
                                ? ExitCode::input
                                : ExitCode::needs_a_look;
    }
}

}  // namespace cardlog
