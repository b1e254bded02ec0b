#include "web/screens/visit.h"

#include <charconv>
#include <utility>

#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "web/gate/sessions.h"
#include "web/pages/texts.h"

namespace cardlog {
namespace {

// Enough that no two forms ever have one.
constexpr std::size_t key_bytes = 16;

Response page_of(Language language, const std::optional<Notice>& notice, const std::string& name,
                 const std::string& title, View view)
{
    view["title"] = title;
    view["page_name"] = name;
    view["key"] = random_hex(key_bytes);
    const std::string people = "people";
    for (const std::string at : {"calls", "people", "capture", "review", "events"}) {
        view["at_" + at] = name == at || (name == "person" && at == people);
    }
    view["notice"] = false;
    if (notice) {
        view["notice"] = {{"sentence", notice->sentence},
                          {"change", notice->change ? View(*notice->change) : View(false)},
                          {"changes", notice->changes}};
    }
    Response response;
    response.body = render(name + "_page", view, language);
    return response;
}

}  // namespace

std::string field(const Visit& visit, const std::string& name)
{
    const auto found = visit.form.find(name);
    return found == visit.form.end() ? "" : found->second;
}

Id number_in(const std::string& digits)
{
    Id number = 0;
    const char* const end = digits.data() + digits.size();
    const auto [behind, failure] = std::from_chars(digits.data(), end, number);
    return failure == std::errc() && behind == end && number > 0 ? number : 0;
}

Response page(Visit& visit, const std::string& name, const std::string& title, View view)
{
    return page_of_later(visit, name, title)(std::move(view));
}

std::function<Response(View)> page_of_later(Visit& visit, const std::string& name,
                                            const std::string& title)
{
    return [language = visit.language, notice = std::exchange(visit.notice, std::nullopt), name,
            title, seen = visit.store.journal().newest()](View view) {
        view["seen"] = seen;
        return page_of(language, notice, name, title, std::move(view));
    };
}

Response message_page(Language language, int status, const std::string& title,
                      const std::string& sentence, const std::string& back, const View& more)
{
    View view{{"sentence", sentence},
              {"back", back},
              {"differences", View::array()},
              {"now", View::array()},
              {"again", false}};
    view.update(more);
    Response response = page_of(language, std::nullopt, "message", title, std::move(view));
    response.status = status;
    return response;
}

View form_view(const Request& request)
{
    View fields = View::array();
    for (const auto& [name, value] : form_fields(request.body)) {
        fields.push_back({{"name", name}, {"value", value}});
    }
    return {{"action", request.head.path}, {"fields", fields}};
}

std::string name_of(const Visit& visit, Id contact)
{
    const std::optional<StoredContact> stored = visit.store.people().contact(contact);
    return who(stored ? stored->contact : Contact{}, visit.language);
}

std::optional<CallbackSummary> call_owed_to(const Visit& visit, Id person)
{
    WantedCallbacks wanted;
    wanted.person = person;
    const std::vector<CallbackSummary> calls = visit.store.calls().pending_callbacks(wanted);
    return calls.empty() ? std::nullopt : std::optional(calls.front());
}

Response done(Visit& visit, const std::string& path, const std::string& sentence, int changes)
{
    visit.notice = Notice{sentence, visit.store.journal().last_change(), changes};
    return see_other(path);
}

Response said(Visit& visit, const std::string& path, const std::string& sentence)
{
    visit.notice = Notice{sentence};
    return see_other(path);
}

}  // namespace cardlog
