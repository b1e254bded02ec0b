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

}  // namespace

Response take_contacts(Visit& visit)
{
    std::string cards;
    for (const Exported& exported : exported_contacts(visit.store, "")) {
        cards += vcard_of(visit.store, exported, {});
    }
    return file_response("text/vcard; charset=utf-8", "contacts.vcf", std::move(cards));
}

Response take_calls(Visit& visit)
{
    const std::vector<Exported> all = exported_contacts(visit.store, "");
    std::vector<Todo> todos;
    for (const Exported& exported : all) {
        for (Todo todo : todos_of(exported)) {
            todo.language = visit.language;
            todos.push_back(todo);
        }
    }
    return file_response("text/calendar; charset=utf-8", "calls.ics",
                         calendar_of(todos, CallsAs::events));
}

}  // namespace cardlog
