#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/exchange/wording.h"
#include "core/calendar.h"
#include "core/ledger.h"
#include "storage/calls/calls.h"
#include "storage/store.h"
#include "web/capture/uploads.h"
#include "web/http/message.h"
#include "web/pages/render.h"

namespace cardlog {

/// What the next page of a session says about what was done on the last one.
struct Notice {
    std::string sentence;
    std::optional<Id> change{};  ///< that can be taken back
    int changes = 1;             ///< that one and those before it, made together
    View rows = View::array();   ///< of a glance, see settled_row_view()
};

/// One request as a screen sees it.
struct Visit {
    const Request& request;
    Store& store;
    Uploads& uploads;
    Moment moment;
    Language language = Language::english;
    std::string region;                       ///< of numbers without a country
    std::function<Store()> own_store;         ///< opens another one, for Response::later
    std::map<std::string, std::string> form;  ///< fields of a POST
    Id id = 0;                                ///< the number in the path; 0: there is none
    std::optional<Notice> notice{};           ///< taken by the page that says it
};

/// A field of the form; empty where it is not there.
[[nodiscard]] std::string field(const Visit& visit, const std::string& name);

/// A number as a form has it; 0 where it is none.
[[nodiscard]] Id number_in(const std::string& digits);

/// A whole page: the template NAME_page with what every page has.
[[nodiscard]] Response page(Visit& visit, const std::string& name, const std::string& title,
                            View view);

/// The same for a view that is made later, on another thread.
[[nodiscard]] std::function<Response(View)> page_of_later(Visit& visit, const std::string& name,
                                                          const std::string& title);

/// A sentence for a person on a page of its own, and where to go on; `more` of
/// message_page.mustache besides. It needs no store: what is wrong may be the store itself.
[[nodiscard]] Response message_page(Language language, int status, const std::string& title,
                                    const std::string& sentence, const std::string& back,
                                    const View& more = View::object());

/// A form as it was sent, for a button that sends it again.
[[nodiscard]] View form_view(const Request& request);

/// What somebody is called now.
[[nodiscard]] std::string name_of(const Visit& visit, Id contact);

/// The call that is owed to a person; none where there is none.
[[nodiscard]] std::optional<CallbackSummary> call_owed_to(const Visit& visit, Id person);

/// Back to a page, which says what was done, by so many changes, and offers to take them back.
[[nodiscard]] Response done(Visit& visit, const std::string& path, const std::string& sentence,
                            int changes = 1);

/// The same where there is nothing to take back.
[[nodiscard]] Response said(Visit& visit, const std::string& path, const std::string& sentence);

}  // namespace cardlog
