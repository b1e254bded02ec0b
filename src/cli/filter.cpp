#include "cli/filter.h"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "app/people/search.h"
#include "storage/calls/calls.h"

namespace cardlog {
namespace {

bool passes(const CallbackSummary& callback, const CallbackFilter& filter)
{
    const bool to_colleague =
        filter.to.empty() ||
        std::any_of(callback.referrals.begin(), callback.referrals.end(),
                    [&](const Introduction& one) { return has_words(one.to_name, filter.to); });
    return to_colleague && has_tag(callback.tags, filter.tag) &&
           has_words(callback.encounter.event.value_or(""), filter.event);
}

}  // namespace

bool is_empty(const CallbackFilter& filter)
{
    return filter.event.empty() && filter.to.empty() && filter.tag.empty() && filter.due.empty() &&
           !filter.overdue;
}

void add_filter_options(CLI::App& command, CallbackFilter& filter)
{
    command.add_option("--event", filter.event, "Only those met there");
    command.add_option("--to", filter.to, "Only those whose card goes to this colleague")
        ->type_name("NAME");
    command.add_option("--tag", filter.tag, "Only those with this tag");
    CLI::Option* due = command.add_option("--due", filter.due, "Only those due until this day")
                           ->type_name("YYYY-MM-DD");
    command.add_flag("--overdue", filter.overdue, "Only those that are overdue")->excludes(due);
}

std::vector<CallbackSummary> filtered_callbacks(const Session& session, const Store& store,
                                                const CallbackFilter& filter, std::size_t most)
{
    std::optional<Day> until;
    if (!filter.due.empty()) {
        until = day_from_option("--due", filter.due);
    } else if (filter.overdue) {
        until = Day{std::chrono::sys_days(session.world.today) - std::chrono::days(1)};
    }
    return store.calls().pending_callbacks({most, until, {}, [&](const CallbackSummary& callback) {
                                                return passes(callback, filter);
                                            }});
}

}  // namespace cardlog
