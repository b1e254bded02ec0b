#include "core/error.h"
#include "storage/calls/calls.h"
#include "web/pages/calls_view.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {

Response show_calls(Visit& visit)
{
    const Calls& calls = visit.store.calls();
    const Day& today = visit.moment.today;
    WantedCallbacks wanted;
    wanted.most = most_calls + 1;
    const std::size_t until_today = calls.count_owed(today);
    const std::size_t this_week = calls.count_owed(end_of_week(today));
    const OwedCalls owed{until_today, this_week - until_today, calls.count_owed() - this_week};
    return page(visit, "calls", text(visit.language, "calls"),
                calls_view(calls.pending_callbacks(wanted), owed, today, visit.language));
}

Response log_a_call(Visit& visit)
{
    const std::optional<Outcome> outcome = outcome_from(field(visit, "outcome"));
    if (!outcome) {
        throw Error(ExitCode::usage, text(visit.language, "failed_form"));
    }
    NewAttempt attempt{*outcome, field(visit, "note"), visit.moment.now, {}};
    if (!closes(*outcome)) {
        attempt.next_due = add_working_days(visit.moment.today, 1);
    }
    const Callback callback = visit.store.calls().log_call(visit.id, attempt);
    return done(
        visit, "/",
        text(visit.language, "done_" + to_string(*outcome),
             {{"who", name_of(visit, visit.id)}, {"due", day_text(callback.due, visit.language)}}));
}

Response move_a_call(Visit& visit)
{
    const std::optional<Day> day = day_from_iso(field(visit, "day"));
    if (!day) {
        throw Error(ExitCode::usage, text(visit.language, "failed_form"));
    }
    if (*day < visit.moment.today) {
        return said(visit, "/",
                    text(visit.language, "day_is_over", {{"day", day_text(*day, visit.language)}}));
    }
    const Callback callback = visit.store.calls().set_due(visit.id, {*day, "", visit.moment.now});
    return done(
        visit, "/",
        text(visit.language, "done_later",
             {{"who", name_of(visit, visit.id)}, {"due", day_text(callback.due, visit.language)}}));
}

}  // namespace cardlog
