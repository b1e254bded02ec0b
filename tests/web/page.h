#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/scan/scan.h"
#include "support/cli_ledger.h"
#include "support/http_client.h"
#include "web/serve.h"

// The page of a small ledger on a free port, and a browser that behaves.

namespace cardlog {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// A request as a browser sends it; `fields` come in addition.
inline std::string request_text(const std::string& method, const std::string& path,
                                const Fields& fields, const std::string& body = "")
{
    std::string text = method + " " + path + " HTTP/1.1\r\n";
    for (const auto& [name, value] : fields) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
    if (!body.empty()) {
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    return text + "\r\n" + body;
}

inline HttpAnswer answer_to(int port, const std::string& request)
{
    HttpClient client(port);
    REQUIRE(client.is_connected());
    client.send(request);
    return client.answer(!request.starts_with("HEAD "));
}

struct ServedLedger {
    explicit ServedLedger(const Limits& limits = {},
                          std::chrono::milliseconds patience = PageOptions{}.patience)
        : page(options(limits, patience))
    {}

    [[nodiscard]] PageOptions options(const Limits& limits,
                                      std::chrono::milliseconds patience) const
    {
        PageOptions options;
        options.store = ledger.store;
        options.clock = [this] { return Moment{now, test_day}; };
        options.make_engine = [] { return make_engine("deu+eng"); };
        options.addresses = {"127.0.0.1"};
        options.names = {"cardlog.test"};
        options.patience = patience;
        options.limits = limits;
        return options;
    }

    [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(page.port()); }

    [[nodiscard]] std::string new_code()
    {
        const std::string entry = page.new_entry("127.0.0.1");
        return entry.substr(entry.find('#') + 1);
    }

    /// Without a session.
    [[nodiscard]] HttpAnswer ask(const std::string& method, const std::string& path,
                                 Fields fields = {}, const std::string& body = "") const
    {
        fields.insert(fields.begin(), {"Host", host()});
        if (method != "GET" && method != "HEAD") {
            fields.emplace_back("Origin", "http://" + host());
        }
        return answer_to(page.port(), request_text(method, path, fields, body));
    }

    /// Spends a new code; the cookie as it is sent back.
    [[nodiscard]] std::string pair()
    {
        const HttpAnswer answer = ask("POST", "/pair", {}, "code=" + new_code());
        REQUIRE(answer.status == 303);
        const std::string cookie = answer.field("set-cookie");
        return cookie.substr(0, cookie.find(';'));
    }

    [[nodiscard]] HttpAnswer get(const std::string& path, Fields fields = {})
    {
        fields.emplace_back("Cookie", cookie());
        return ask("GET", path, fields);
    }

    [[nodiscard]] HttpAnswer post(const std::string& path, const std::string& form)
    {
        return ask("POST", path, {{"Cookie", cookie()}}, form);
    }

    /// Of one session, which it begins when it is needed.
    [[nodiscard]] std::string cookie()
    {
        if (cookie_.empty()) {
            cookie_ = pair();
        }
        return cookie_;
    }

    Ledger ledger;
    Time now = morning;
    PageServer page;

private:
    std::string cookie_;
};

/// An event stream that is open before anything happens.
inline std::unique_ptr<HttpClient> open_stream(ServedLedger& served)
{
    auto stream = std::make_unique<HttpClient>(served.page.port());
    stream->send(
        request_text("GET", "/live", {{"Host", served.host()}, {"Cookie", served.cookie()}}));
    CHECK(stream->answer().field("content-type") == event_stream);
    return stream;
}

}  // namespace cardlog
