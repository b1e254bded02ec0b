// Cards of which nothing could be read: a person types what they say, or sets them aside.

#include <algorithm>
#include <array>

#include "app/people/people.h"
#include "core/ascii.h"
#include "core/error.h"
#include "core/fields.h"
#include "storage/people/people.h"
#include "web/pages/failures.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

// What is needed to call somebody.
constexpr std::array typed_fields{"name", "company", "phones", "emails"};

std::string path_of(std::size_t number)
{
    return "/unread/" + std::to_string(number);
}

View typed_view(const Visit& visit)
{
    View typed = View::array();
    for (const char* name : typed_fields) {
        typed.push_back({{"field", name},
                         {"label", text(visit.language, std::string("field_") + name)},
                         {"value", field(visit, name)}});
    }
    return typed;
}

Response unread_page(Visit& visit, const std::vector<Id>& unread, std::size_t number,
                     const std::string& wrong)
{
    const Id contact = unread[number - 1];
    const StoredContact person = visit.store.people().contact(contact).value_or(StoredContact{});
    const auto card = std::find_if(person.cards.begin(), person.cards.end(),
                                   [](const StoredCard& one) { return one.has_picture; });
    return page(visit, "unread", text(visit.language, "review"),
                {{"contact", contact},
                 {"card", card != person.cards.end()},
                 {"picture", card == person.cards.end() ? 0 : card->id},
                 {"number", number},
                 {"next", number < unread.size() ? path_of(number + 1) : "/review/1"},
                 {"position", text(visit.language, "card_count",
                                   {{"number", std::to_string(number)},
                                    {"count", std::to_string(unread.size())}})},
                 {"typed", typed_view(visit)},
                 {"wrong", wrong}});
}

// What was typed, as changes of the contact.
std::vector<std::string> typed_changes(const Visit& visit)
{
    std::vector<std::string> changes;
    for (const std::string name : typed_fields) {
        if (const std::string typed = without_blank_ends(field(visit, name)); !typed.empty()) {
            changes.push_back(name);
            changes.back().append(is_list(name) ? "+=" : "=").append(typed);
        }
    }
    return changes;
}

std::size_t number_of(const Visit& visit)
{
    return static_cast<std::size_t>(std::max<Id>(visit.id, 1));
}

}  // namespace

Response show_unread(Visit& visit)
{
    const std::vector<Id> unread = visit.store.people().unread_contacts();
    const std::size_t number = number_of(visit);
    return number <= unread.size() ? unread_page(visit, unread, number, "")
                                   : see_other("/review/1");
}

Response save_unread(Visit& visit)
{
    const std::vector<Id> unread = visit.store.people().unread_contacts();
    const Id contact = number_in(field(visit, "contact"));
    const auto place = std::find(unread.begin(), unread.end(), contact);
    const std::string here = path_of(number_of(visit));
    if (place == unread.end()) {
        return said(visit, here, text(visit.language, "settled_already"));
    }
    const std::vector<std::string> changes = typed_changes(visit);
    if (changes.empty()) {
        return see_other(path_of(number_of(visit) + 1));
    }
    try {
        const StoredContact person =
            edit_contact(visit.store, contact, changes, visit.region, visit.moment.now);
        return done(
            visit, here,
            text(visit.language, "done_saved", {{"who", who(person.contact, visit.language)}}));
    } catch (const Error& error) {
        if (error.code() != ExitCode::usage) {
            throw;
        }
        const auto number = static_cast<std::size_t>(place - unread.begin()) + 1;
        return unread_page(visit, unread, number, failure_text(error, visit.language));
    }
}

}  // namespace cardlog
