#include <algorithm>

#include "core/error.h"
#include "core/fields.h"
#include "storage/calls/calls.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "web/pages/calls_view.h"
#include "web/pages/review_view.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

std::string name_of(const Visit& visit, Id contact)
{
    const std::optional<StoredContact> stored = visit.store.people().contact(contact);
    return who(stored ? stored->contact : Contact{}, visit.language);
}

// Where somebody was who takes a change back.
std::string path_of_page(const std::string& name, Id contact)
{
    if (name == "person") {
        return "/people/" + std::to_string(contact);
    }
    if (name == "unread") {
        return "/review";
    }
    for (const std::string known : {"review", "glance", "promises", "duplicates", "people"}) {
        if (name.starts_with(known)) {  // "review_end" too
            return "/" + known;
        }
    }
    return "/";
}

}  // namespace

Response show_calls(Visit& visit)
{
    WantedCallbacks wanted;
    wanted.most = most_calls + 1;
    return page(visit, "calls", text(visit.language, "calls"),
                calls_view(visit.store.calls().pending_callbacks(wanted), visit.moment.today,
                           visit.language));
}

Response log_a_call(Visit& visit)
{
    const std::optional<Outcome> outcome = outcome_from(field(visit, "outcome"));
    if (!outcome) {
        throw Error(ExitCode::usage, "the outcome is not known");
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
        throw Error(ExitCode::usage, "\"" + field(visit, "day") + "\" is not a day");
    }
    const Callback callback = visit.store.calls().set_due(visit.id, {*day, "", visit.moment.now});
    return done(
        visit, "/",
        text(visit.language, "done_later",
             {{"who", name_of(visit, visit.id)}, {"due", day_text(callback.due, visit.language)}}));
}

Response undo_change(Visit& visit)
{
    const Id change = number_in(field(visit, "change"));
    if (change == 0) {
        throw Error(ExitCode::usage, "no change is named");
    }
    HistoryEntry undone = visit.store.journal().undo(visit.moment.now, change);
    const Id changes = std::min<Id>(number_in(field(visit, "changes")), most_in_a_glance);
    for (Id made = 1; made < changes; ++made) {
        undone = visit.store.journal().undo(visit.moment.now);
    }
    return said(visit, path_of_page(field(visit, "page"), undone.contact),
                text(visit.language, "done_undone", {{"who", name_of(visit, undone.contact)}}));
}

}  // namespace cardlog
