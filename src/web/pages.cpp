#include "web/pages.h"

#include "app/exchange/html.h"
#include "storage/calls/calls.h"

namespace cardlog {
namespace {

std::string phone_link(const std::string& phone)
{
    if (phone.empty()) {
        return "";
    }
    const std::string number = html_text(phone);
    return "<a href=\"tel:" + number + "\">" + number + "</a>";
}

std::string row(const CallbackSummary& callback, const Day& today)
{
    const std::string name = callback.name.empty() ? "unread card" : callback.name;
    return std::string(callback.due < today ? "<tr class=\"overdue\">" : "<tr>") + "<td>" +
           to_iso(callback.due) + "</td><td>" + html_text(name) + "</td><td>" +
           html_text(callback.company) + "</td><td>" + phone_link(callback.phone) + "</td><td>" +
           html_text(callback.encounter.talked_about.value_or("")) + "</td></tr>\n";
}

}  // namespace

std::string callbacks_page(const std::vector<CallbackSummary>& callbacks, const Day& today)
{
    std::string page = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n"
                       "<title>Calls you owe</title>\n<h1>Calls you owe</h1>\n<table>\n";
    for (const CallbackSummary& callback : callbacks) {
        page += row(callback, today);
    }
    return page + "</table>\n</html>\n";
}

}  // namespace cardlog
