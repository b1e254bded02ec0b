#include "web/site.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/error.h"
#include "storage/people/people.h"
#include "web/capture/existing_store.h"
#include "web/pages/assets.h"
#include "web/pages/failures.h"
#include "web/pages/people_view.h"
#include "web/pages/texts.h"
#include "web/screens/screens.h"

namespace cardlog {
namespace {

constexpr std::size_t longest_form = 65'536;

constexpr const char* pictures_path = "/pictures";

struct Route {
    const char* method = "";
    const char* path = "";  // {id}: a number
    Response (*screen)(Visit&) = nullptr;
    bool changes = true;  // what a POST does: then it needs a key
};

constexpr std::array routes{
    Route{"GET", "/", show_calls},
    Route{"POST", "/calls/{id}", log_a_call},
    Route{"POST", "/calls/{id}/later", move_a_call},
    Route{"POST", "/undo", undo_change},
    Route{"GET", "/people", list_people},
    Route{"POST", "/people/search", search_people, false},
    Route{"GET", "/people/{id}", show_person},
    Route{"POST", "/people/{id}", save_own_words},
    Route{"POST", "/people/{id}/value", mend_value},
    Route{"POST", "/people/{id}/add", add_value},
    Route{"POST", "/people/{id}/no-card", set_card_aside},
    Route{"GET", "/people/{id}/dial.svg", show_dial_code},
    Route{"GET", "/cards/{id}.jpg", show_card},
    Route{"GET", "/cards/{id}/corners", show_corners},
    Route{"POST", "/cards/{id}/corners", read_with_corners},
    Route{"POST", "/cards/{id}/turn", read_turned},
    Route{"GET", "/cards/{id}/page.jpg", show_page_of_card},
    Route{"POST", "/referrals/{id}", note_referral},
    Route{"GET", "/capture", show_capture},
    Route{"POST", "/evening", save_evening},
    Route{"POST", pictures_path, keep_upload},
    Route{"GET", "/pages/{id}.jpg", show_uploaded_page},
    Route{"POST", "/pictures/{id}/right", confirm_count},
    Route{"POST", "/pictures/{id}/again", read_upload_again},
    Route{"POST", "/pictures/{id}/leave", leave_upload},
    Route{"POST", "/pictures/{id}/card", add_missing_card},
    Route{"GET", "/live", open_events},
    Route{"GET", "/newest", tell_newest},
    Route{"GET", "/review", show_review},
    Route{"GET", "/review/{id}", show_review},
    Route{"POST", "/review/{id}", settle_in_review},
    Route{"GET", "/unread/{id}", show_unread},
    Route{"POST", "/unread/{id}", save_unread},
    Route{"GET", "/glance", show_glance},
    Route{"POST", "/glance", settle_glance},
    Route{"POST", "/glance/back", take_row_back},
    Route{"GET", "/promises", show_promises},
    Route{"GET", "/promises/{id}", show_promises},
    Route{"POST", "/promises/{id}", save_promise},
    Route{"GET", "/duplicates", show_duplicates},
    Route{"GET", "/duplicates/{id}", show_duplicates},
    Route{"POST", "/duplicates/{id}", settle_duplicate},
    Route{"GET", "/take/contacts.vcf", take_contacts},
    Route{"GET", "/take/calls.ics", take_calls},
};

// The number where the pattern has {id}, 0 for one without; none where the path is another one.
std::optional<Id> matched(std::string_view pattern, std::string_view path)
{
    constexpr std::string_view place = "{id}";
    const std::size_t begin = pattern.find(place);
    if (begin == std::string_view::npos) {
        return pattern == path ? std::optional<Id>(0) : std::nullopt;
    }
    const std::string_view behind = pattern.substr(begin + place.size());
    if (!path.starts_with(pattern.substr(0, begin)) || !path.ends_with(behind) ||
        path.size() <= begin + behind.size()) {
        return std::nullopt;
    }
    const std::string_view digits = path.substr(begin, path.size() - begin - behind.size());
    Id id = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
    const bool is_number = failure == std::errc() && end == digits.data() + digits.size() && id > 0;
    return is_number ? std::optional(id) : std::nullopt;
}

// HEAD is asked as GET; the server leaves the body away.
std::string method_of(const Request& request)
{
    return request.head.method == "HEAD" ? "GET" : request.head.method;
}

const Route* route_of(const Request& request, Id& id)
{
    for (const Route& route : routes) {
        if (route.method != method_of(request)) {
            continue;
        }
        if (const std::optional<Id> number = matched(route.path, request.head.path)) {
            id = *number;
            return &route;
        }
    }
    return nullptr;
}

Language language_of(const RequestHead& head)
{
    return language_of_header(head.field("accept-language").value_or(""));
}

Response entry_page(const RequestHead& head, int status, bool is_wrong)
{
    Response response;
    response.status = status;
    response.body = render("entry_page", {{"is_wrong", is_wrong}}, language_of(head));
    return response;
}

// What is read is asked for again by the browser itself; what was to be changed waits in a form,
// with its key, for a person to send it again.
Response busy_page(const Request& request, Language language)
{
    const bool is_read = method_of(request) == "GET";
    Response busy = message_page(language, 503, text(language, "not_done"),
                                 text(language, is_read ? "busy" : "busy_again"), "/",
                                 {{"again", is_read ? View(false) : form_view(request)}});
    busy.fields.push_back({"Retry-After", "1"});
    if (is_read) {
        busy.fields.push_back({"Refresh", "1"});
    }
    return busy;
}

// What failed, in words; where the store lies is nothing for a phone.
Response failure_page(const Error& error, const Request& request)
{
    const Language language = language_of(request.head);
    const std::string title = text(language, "not_done");
    if (request.head.path == pictures_path) {  // a script shows it, and sends the picture again
        const bool is_busy = error.code() == ExitCode::busy;
        return plain_response(503, text(language, is_busy ? "busy" : "store_failed"));
    }
    switch (error.code()) {
    case ExitCode::busy: return busy_page(request, language);
    case ExitCode::usage:
    case ExitCode::input:
        return message_page(language, 404, title, failure_text(error, language), "/");
    case ExitCode::internal:
        return message_page(language, 500, title, text(language, "failed_here"), "/");
    default: return message_page(language, 500, title, text(language, "store_failed"), "/");
    }
}

template <class Make>
Response or_failure(const Make& make, const Request& request)
{
    try {
        return make();
    } catch (const Error& error) {
        return failure_page(error, request);
    } catch (const std::exception&) {  // what it says may be about people
        return failure_page({ExitCode::internal, ""}, request);
    }
}

Response asset_response(const std::string& path)
{
    const auto found = assets().find(path);
    if (found == assets().end()) {
        return plain_response(404, "There is no such file.");
    }
    Response response{200, found->second.type, std::string(found->second.text)};
    response.fields.push_back({"Cache-Control", "public, max-age=31536000, immutable"});
    return response;
}

// Nobody reads a time in UTC, and how long ago it was needs no other.
std::string since_text(Time since, Time now, Language language)
{
    const auto ago = std::chrono::duration_cast<std::chrono::minutes>(now - since);
    const int minutes = static_cast<int>(ago.count());
    if (minutes < 1) {
        return text(language, "since_now");
    }
    return minutes < 60 ? counted_text(language, "since_minutes", minutes)
                        : counted_text(language, "since_hours", minutes / 60);
}

}  // namespace

CardSite::CardSite(SiteOptions options, Sessions& sessions)
    : options_(std::move(options)), sessions_(sessions), uploads_(options_.uploads)
{}

std::string CardSite::cookie_name() const
{
    const std::string prefix = options_.names.has_tls ? "__Host-" : "";
    return prefix + "cardlog-" + std::to_string(options_.names.port);
}

Store& CardSite::store()
{
    if (store_ && !store_->is_at_its_path()) {  // a backup was restored, or it is gone
        store_.reset();
    }
    if (!store_) {
        store_ = open_existing(options_.uploads.store, options_.patience);
    }
    return *store_;
}

Visit CardSite::visit_of(const Request& request)
{
    return {request,
            store(),
            uploads_,
            options_.uploads.clock(),
            language_of(request.head),
            options_.uploads.region,
            [store = options_.uploads.store, patience = options_.patience] {
                return open_existing(store, patience);
            },
            {}};
}

Admission CardSite::admit(const RequestHead& head) const
{
    const Language language = language_of(head);
    Admission admission;
    admission.too_large = text(language, "too_large");
    admission.others_send = text(language, "others_send");
    if (const std::optional<Refusal> refusal = refused_by_gate(head, options_.names)) {
        admission.refusal = plain_response(refusal->status, text(language, refusal->key));
    }
    const auto cookies = cookies_of(head);
    if (const auto cookie = cookies.find(cookie_name()); cookie != cookies.end()) {
        admission.session = sessions_.session_of(cookie->second, options_.uploads.clock().now);
    }
    if (head.method != "POST" || admission.refusal) {
        return admission;
    }
    if (admission.session.empty() && head.path != pairing_path) {  // its body is not even read
        admission.refusal = entry_page(head, 401, false);
    }
    admission.longest_body = head.path == pictures_path ? longest_picture : longest_form;
    return admission;
}

Response CardSite::answer(const Request& request)
{
    Response response = or_failure([&] { return answer_page(request); }, request);
    if (response.later) {
        response.later = [later = std::move(response.later), request] {
            return or_failure(later, request);
        };
    }
    return response;
}

Response CardSite::answer_page(const Request& request)
{
    const std::string& path = request.head.path;
    if (request.session.empty() && !is_open_to_all(path)) {
        return entry_page(request.head, 401, false);
    }
    if (path.starts_with(assets_path)) {
        return asset_response(path);
    }
    if (path == pairing_path && request.head.method == "POST") {
        return pair(request);
    }
    if (path == entry_path || request.session.empty()) {
        return entry_page(request.head, 200, false);
    }
    Visit visit = visit_of(request);
    if (const auto notice = notices_.find(request.session); notice != notices_.end()) {
        visit.notice = notice->second;
    }
    if (request.head.method == "POST" && path != pictures_path) {
        visit.form = form_fields(request.body);
    }
    Response response = show(visit);
    notices_.erase(request.session);
    if (visit.notice) {
        notices_.emplace(request.session, *visit.notice);
    }
    return response;
}

Response CardSite::show(Visit& visit)
{
    const Request& request = visit.request;
    if (request.head.path == "/events" && method_of(request) == "GET") {
        return show_events(visit);
    }
    const bool ends_device = request.head.path == "/devices/end" && request.head.method == "POST";
    const Route* route = route_of(request, visit.id);
    if (route == nullptr && !ends_device) {
        return message_page(visit.language, 404, text(visit.language, "not_done"),
                            text(visit.language, "not_found"), "/");
    }
    if (method_of(request) == "GET" || (route != nullptr && !route->changes)) {
        return route->screen(visit);
    }
    if (key_of(request).empty()) {
        return message_page(visit.language, 400, text(visit.language, "not_done"),
                            text(visit.language, "no_key"), "/");
    }
    if (const std::optional<Response> known = answered_.answer_to(request)) {
        return *known;
    }
    Response response = ends_device ? end_device(visit) : route->screen(visit);
    if (response.status < 500) {  // what failed here is to be tried again
        answered_.remember(request, response);
    }
    return response;
}

Response CardSite::pair(const Request& request)
{
    const std::map<std::string, std::string> form = form_fields(request.body);
    const auto code = form.find("code");
    const std::string device = device_name(request.head.field("user-agent").value_or(""));
    const std::optional<std::string> cookie =
        code == form.end() ? std::nullopt
                           : sessions_.open(code->second, device, options_.uploads.clock().now);
    if (!cookie) {
        if (sessions_.wrong_tries() == code_tries) {
            options_.on_codes_void();
        }
        return entry_page(request.head, 403, true);
    }
    options_.on_device(device);
    Response response = see_other("/");
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(session_life);
    response.fields.push_back({"Set-Cookie", cookie_name() + "=" + *cookie +
                                                 "; HttpOnly; SameSite=Strict; Path=/; Max-Age=" +
                                                 std::to_string(seconds.count()) +
                                                 (options_.names.has_tls ? "; Secure" : "")});
    return response;
}

Response CardSite::show_events(Visit& visit)
{
    View view = events_view(visit.store.people().events(), visit.language);
    View devices = View::array();
    for (const Device& device : sessions_.devices(visit.moment.now)) {
        devices.push_back({{"name", device.name.empty() ? "?" : device.name},
                           {"since", since_text(device.since, visit.moment.now, visit.language)},
                           {"session", device.session},
                           {"is_this", device.session == visit.request.session}});
    }
    view["devices"] = devices;
    return page(visit, "events", text(visit.language, "events"), view);
}

Response CardSite::end_device(Visit& visit)
{
    sessions_.end(field(visit, "session"));
    return see_other("/events");
}

}  // namespace cardlog
