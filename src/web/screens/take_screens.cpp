#include <utility>

#include "app/exchange/exported.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

Response file_response(const std::string& type, const std::string& name, std::string text)
{
    Response response{200, type, std::move(text)};
    response.fields.push_back({"Content-Disposition", "attachment; filename=\"" + name + "\""});
    return response;
}

Response contacts_of(const Store& store)
{
    std::string cards;
    for (const Exported& exported : exported_contacts(store, "")) {
        cards += vcard_of(store, exported, {});
    }
    return file_response("text/vcard; charset=utf-8", "contacts.vcf", std::move(cards));
}

Response calls_of(const Store& store, Language language)
{
    const std::vector<Exported> all = exported_contacts(store, "");
    std::vector<Todo> todos;
    for (const Exported& exported : all) {
        for (Todo todo : todos_of(exported)) {
            todo.language = language;
            todos.push_back(todo);
        }
    }
    return file_response("text/calendar; charset=utf-8", "calls.ics",
                         calendar_of(todos, CallsAs::events));
}

}  // namespace

// To write ten thousand people takes as long as a hundred answers.
Response take_contacts(Visit& visit)
{
    return {.later = [open = visit.own_store] { return contacts_of(open()); }};
}

Response take_calls(Visit& visit)
{
    return {.later = [open = visit.own_store, language = visit.language] {
        return calls_of(open(), language);
    }};
}

}  // namespace cardlog
