#include <algorithm>
#include <set>

#include "core/error.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "web/pages/people_view.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

// The cards of an evening that was named after them are more than the values of a glance.
constexpr Id most_together = 1000;

// Where somebody was who takes a change back.
std::string path_of_page(const std::string& name, Id contact)
{
    if (name == "person") {
        return "/people/" + std::to_string(contact);
    }
    if (name == "unread") {
        return "/review";
    }
    for (const std::string known :
         {"capture", "review", "glance", "promises", "duplicates", "people"}) {
        if (name.starts_with(known)) {  // "review_end" too
            return "/" + known;
        }
    }
    return "/";
}

// Whom these changes were of, each once, as they are now.
View people_now(const Visit& visit, const std::vector<Id>& changes)
{
    View people = View::array();
    std::set<Id> seen;
    for (const Id change : changes) {
        const HistoryEntry entry = visit.store.journal().change(change).value_or(HistoryEntry{});
        const std::optional<StoredContact> person = visit.store.people().contact(entry.contact);
        if (person && seen.insert(person->id).second) {
            people.push_back(person_view(*person, call_owed_to(visit, person->id),
                                         visit.moment.today, visit.language));
        }
    }
    return people;
}

// It was taken back already, in another tab, or something was changed after it.
Response changed_meanwhile(const Visit& visit, Id change, const std::optional<Id>& last)
{
    const Id contact = visit.store.journal().change(change).value_or(HistoryEntry{}).contact;
    return message_page(visit.language, 409, text(visit.language, "changed_meanwhile"),
                        text(visit.language, "not_undone"),
                        path_of_page(field(visit, "page"), contact),
                        {{"now", people_now(visit, {change, last.value_or(change)})}});
}

}  // namespace

Response undo_change(Visit& visit)
{
    Journal& journal = visit.store.journal();
    const Id change = number_in(field(visit, "change"));
    if (!journal.change(change)) {
        throw Error(ExitCode::usage, text(visit.language, "failed_form"));
    }
    HistoryEntry undone;
    try {
        undone = journal.undo(visit.moment.now, change);
    } catch (const Error&) {
        const std::optional<Id> last = journal.last_change();
        if (last == change) {  // the store is busy, or this cannot be taken back
            throw;
        }
        return changed_meanwhile(visit, change, last);
    }
    const Id changes = std::min<Id>(number_in(field(visit, "changes")), most_together);
    for (Id made = 1; made < changes; ++made) {
        undone = journal.undo(visit.moment.now);
    }
    return said(visit, path_of_page(field(visit, "page"), undone.contact),
                text(visit.language, "done_undone", {{"who", name_of(visit, undone.contact)}}));
}

}  // namespace cardlog
