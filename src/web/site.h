#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/calendar.h"
#include "storage/store.h"
#include "web/capture/uploads.h"
#include "web/gate/answered_keys.h"
#include "web/gate/gate.h"
#include "web/gate/sessions.h"
#include "web/http/message.h"
#include "web/http/server.h"
#include "web/screens/visit.h"

namespace cardlog {

/// Whose cards are shown, and what the page has to know of the world.
struct SiteOptions {
    UploadOptions uploads;  ///< the store, the region and the clock are those of the whole page
    OwnNames names;
    std::chrono::milliseconds patience = store_patience;  ///< how long a busy store is waited for
    /// Hears of each device that got in.
    std::function<void(const std::string& device)> on_device = [](const std::string&) {};
    std::function<void()> on_codes_void = [] {};  ///< hears that too many codes were wrong
};

/// The page: decides who gets in, finds the screen of a request, and gives its answer. What it does
/// to the store it does on the thread that calls answer().
class CardSite {
public:
    /// `sessions` outlives it.
    CardSite(SiteOptions options, Sessions& sessions);

    /// See Site::admit; safe beside answer().
    [[nodiscard]] Admission admit(const RequestHead& head) const;

    /// See Site::answer. Failures of the store are answers: 503 while another program writes.
    [[nodiscard]] Response answer(const Request& request);

private:
    Response answer_page(const Request& request);
    Visit visit_of(const Request& request);
    Response show(Visit& visit);
    Response pair(const Request& request);
    Response show_events(Visit& visit);
    Response end_device(Visit& visit);
    [[nodiscard]] std::string cookie_name() const;
    Store& store();

    SiteOptions options_;
    Sessions& sessions_;
    std::optional<Store> store_;  // opened by the thread that answers
    AnsweredKeys answered_;
    std::map<std::string, Notice> notices_;  // by session
    Uploads uploads_;
};

}  // namespace cardlog
