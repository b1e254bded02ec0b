// Clients that are slow, huge, malformed or many: each is bounded, and the others notice nothing.
// Where a deadline is tested it is short and waited for; nothing here measures time.

#include <fstream>
#include <future>
#include <memory>

#include "web/page.h"

using namespace cardlog;

namespace {

/// A server that answers with the length of the body; the answer to "/long" is made as long as the
/// test wants.
struct Echo {
    explicit Echo(const Limits& limits = {}) : server({"127.0.0.1"}, 0, limits)
    {
        thread = std::thread([this] { server.run(site()); });
    }
    ~Echo()
    {
        server.stop();
        thread.join();
    }
    Echo(const Echo&) = delete;
    Echo& operator=(const Echo&) = delete;

    Site site()
    {
        Site site;
        site.admit = [](const RequestHead& head) {
            Admission admission;
            admission.longest_body = 1'048'576;
            admission.session = head.field("x-session").value_or("");
            return admission;
        };
        site.answer = [this](const Request& request) -> Response {
            if (request.head.path == "/long") {
                return {.later = [this]() -> Response {
                    has_begun.set_value();
                    may_end.get_future().wait();
                    return {200, "text/plain", "it took long"};
                }};
            }
            if (request.head.path == "/throw") {
                throw std::runtime_error("the name of somebody");
            }
            if (request.head.path == "/events") {
                return {200, event_stream};
            }
            return {200, "text/plain", std::to_string(request.body.size())};
        };
        return site;
    }

    [[nodiscard]] HttpAnswer ask(const std::string& request) const
    {
        return answer_to(server.port(), request);
    }

    [[nodiscard]] HttpAnswer ask_member() const
    {
        return ask(request_text("GET", "/", {{"X-Session", "a"}}));
    }

    Server server;
    std::promise<void> has_begun;
    std::promise<void> may_end;
    std::thread thread;
};

Limits short_deadlines()
{
    Limits limits;
    limits.header_time = std::chrono::milliseconds(200);
    limits.piece_time = std::chrono::milliseconds(200);
    return limits;
}

long resident_kilobytes()
{
    std::ifstream statm("/proc/self/statm");
    long pages = 0;
    statm >> pages >> pages;
    return pages * 4;
}

}  // namespace

TEST_CASE("a request that no server should take is answered with what is wrong")
{
    const Echo echo;
    const auto [request, status] = GENERATE(table<std::string, int>({
        {"GET / HTTP/1.1\r\n\r\n", 200},
        {"GET / HTTP/1.0\r\n\r\n", 200},
        {"HEAD / HTTP/1.1\r\n\r\n", 200},
        {"GET / HTTP/1.1\r\nRange: bytes=0-0,0-1\r\n\r\n", 200},  // the whole answer all the same
        {"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", 200},
        {"POST / HTTP/1.1\r\nContent-Length: 1048577\r\n\r\n", 413},
        {"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", 413},
        {"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400},
        {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 411},
        {"POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", 415},
        {"GET / HTTP/2.0\r\n\r\n", 400},
        {"GET /a b HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nNo colon\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nX: a\r\n Y: folded\r\n\r\n", 200},
        {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400},  // TLS
        {"GET / HTTP/1.1\r\nX: " + std::string(9'000, 'x') + "\r\n\r\n", 431},
        {"GET / HTTP/1.1\r\n" + std::string(9'000, 'x'), 431},  // a line without an end
        {"GET /throw HTTP/1.1\r\n\r\n", 500},
    }));
    CAPTURE(request.substr(0, 60));
    const HttpAnswer answer = echo.ask(request);
    CHECK(answer.status == status);
    CHECK(answer.body.find("somebody") == std::string::npos);
    CHECK(echo.ask("GET / HTTP/1.1\r\n\r\n").status == 200);
}

TEST_CASE("a header has at most so many fields")
{
    const Echo echo;
    std::string fields;
    for (int i = 0; i < 100; ++i) {
        fields += "A: b\r\n";
    }
    CHECK(echo.ask("GET / HTTP/1.1\r\n" + fields + "\r\n").status == 200);
    CHECK(echo.ask("GET / HTTP/1.1\r\n" + fields + "A: b\r\n\r\n").status == 431);
}

TEST_CASE("one connection takes many requests, and HEAD has no body")
{
    const Echo echo;
    HttpClient client(echo.server.port());
    client.send("GET / HTTP/1.1\r\n\r\n");
    CHECK(client.answer().body == "0");
    client.send("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n\r\n");
    CHECK(client.answer().body == "3");
    CHECK(client.answer().body == "0");
    client.send("HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n");
    const std::string rest = client.rest();
    CHECK_THAT(rest, contains_text("Content-Length: 1\r\n"));
    CHECK(rest.ends_with("\r\n\r\n"));
}

TEST_CASE("a client that waits to be told to go on is told so")
{
    const Echo echo;
    HttpClient client(echo.server.port());
    client.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    CHECK(client.answer().status == 100);
    client.send("abc");
    CHECK(client.answer().body == "3");
}

TEST_CASE("150 MB of header, or 99 MB that were announced, are not taken")
{
    const Echo echo;
    const std::string block(1'000'000, 'x');
    const std::string begin =
        GENERATE("GET / HTTP/1.1\r\nX: ", "POST / HTTP/1.1\r\nContent-Length: 99000000\r\n\r\n");
    const long before = resident_kilobytes();
    const HttpClient client(echo.server.port());
    client.send(begin);
    int taken = 0;
    while (taken < 150 && client.takes(block)) {
        ++taken;
    }
    CHECK(taken < 20);  // what the system's own buffers hold
    CHECK(resident_kilobytes() - before < 16'000);
    CHECK(echo.ask("GET / HTTP/1.1\r\n\r\n").status == 200);
}

TEST_CASE("who sends a header or a body too slowly is let go")
{
    const Echo echo(short_deadlines());
    const std::string begin = GENERATE("", "GET / HT", "GET / HTTP/1.1\r\nX: y\r\n",
                                       "POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n",
                                       "POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\nabc");
    HttpClient client(echo.server.port());
    client.send(begin);
    CHECK(client.rest() == "");
}

TEST_CASE("a body that trickles is let go though it never stops")
{
    Limits limits = short_deadlines();
    limits.bytes_per_second = 1'000'000'000;
    const Echo echo(limits);
    const HttpClient client(echo.server.port());
    client.send("POST / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n");
    int sent = 0;
    while (sent < 1'000'000 && client.takes("x")) {
        ++sent;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    CHECK(sent < 1'000'000);
}

TEST_CASE("80 clients that keep still take nobody's place")
{
    const Echo echo;
    std::vector<std::unique_ptr<HttpClient>> still;
    for (int i = 0; i < 80; ++i) {
        still.push_back(std::make_unique<HttpClient>(echo.server.port()));
        still.back()->send("GET / HTTP/1.1\r\nX: ");
        CHECK(echo.ask("GET / HTTP/1.1\r\n\r\n").status == 200);
    }
    CHECK(echo.ask_member().status == 200);
    CHECK(still.front()->rest() == "");  // the oldest has gone, long before its deadline
}

TEST_CASE("32 clients that come at once are all answered, beside 40 that keep still")
{
    const Echo echo;
    const auto come = [&](std::size_t count) {
        std::vector<std::unique_ptr<HttpClient>> clients(count);
        for (std::unique_ptr<HttpClient>& client : clients) {
            client = std::make_unique<HttpClient>(echo.server.port());
        }
        return clients;
    };
    const auto still = come(40);
    const auto clients = come(32);
    for (const auto& client : clients) {
        client->send("GET / HTTP/1.1\r\n\r\n");
    }
    for (const auto& client : clients) {
        CHECK(client->answer().status == 200);
    }
}

TEST_CASE("of those that had time to show a session and did not 16 stay when another one comes")
{
    Limits limits;
    limits.time_to_show_session = std::chrono::milliseconds(0);
    const Echo echo(limits);
    const auto come = [&](std::size_t count, const std::string& text) {
        std::vector<std::unique_ptr<HttpClient>> clients(count);
        for (std::unique_ptr<HttpClient>& client : clients) {
            client = std::make_unique<HttpClient>(echo.server.port());
            client->send(text);
        }
        return clients;
    };
    const std::string of_member = request_text("GET", "/", {{"X-Session", "a"}});
    const auto members = come(6, of_member);  // as many as a browser opens
    for (const auto& member : members) {
        CHECK(member->answer().status == 200);
    }
    const auto strangers = come(20, "GET / HTTP/1.1\r\n");
    CHECK(echo.ask_member().status == 200);  // who comes behind them
    for (std::size_t i = 0; i < strangers.size(); ++i) {
        CAPTURE(i);
        if (i < 4) {
            CHECK(strangers[i]->rest() == "");
        } else {
            strangers[i]->send("\r\n");
            CHECK(strangers[i]->answer().status == 200);
        }
    }
    for (const auto& member : members) {
        member->send(of_member);
        CHECK(member->answer().status == 200);
    }
}

TEST_CASE("connections with a session are as many as are allowed, the one that rested longest goes")
{
    Limits limits;
    limits.connections = 4;
    const Echo echo(limits);
    std::vector<std::unique_ptr<HttpClient>> members;
    for (int i = 0; i < 6; ++i) {
        members.push_back(std::make_unique<HttpClient>(echo.server.port()));
        members.back()->send(request_text("GET", "/", {{"X-Session", "a"}}));
        CHECK(members.back()->answer().status == 200);
    }
    CHECK(members.front()->rest() == "");
    members.back()->send(request_text("GET", "/", {{"X-Session", "a"}}));
    CHECK(members.back()->answer().status == 200);
}

TEST_CASE("bodies in hand have a sum; one more is asked to come again")
{
    Limits limits;
    limits.body_bytes = 1000;
    const Echo echo(limits);
    const HttpClient first(echo.server.port());
    first.send("POST / HTTP/1.1\r\nContent-Length: 900\r\n\r\nabc");
    HttpAnswer second =
        echo.ask("POST / HTTP/1.1\r\nContent-Length: 200\r\n\r\n" + std::string(200, 'x'));
    while (second.status == 200) {  // it came before the first one
        second = echo.ask("POST / HTTP/1.1\r\nContent-Length: 200\r\n\r\n" + std::string(200, 'x'));
    }
    CHECK(second.status == 503);
    CHECK(second.field("retry-after") == "1");
}

TEST_CASE("an answer that takes long holds up no other one")
{
    Echo echo;
    HttpClient patient(echo.server.port());
    patient.send(request_text("GET", "/long", {{"X-Session", "a"}}));
    echo.has_begun.get_future().wait();
    CHECK(echo.ask_member().body == "0");
    echo.may_end.set_value();
    CHECK(patient.answer().body == "it took long");
}

TEST_CASE("events reach all open streams, of which a session has so many, and nothing else waits")
{
    Limits limits;
    limits.streams_per_session = 8;
    const Echo echo(limits);
    std::vector<std::unique_ptr<HttpClient>> streams;
    for (int session = 0; session < 8; ++session) {
        for (int i = 0; i < 8; ++i) {
            streams.push_back(std::make_unique<HttpClient>(echo.server.port()));
            streams.back()->send(
                request_text("GET", "/events", {{"X-Session", std::to_string(session)}}));
            const HttpAnswer answer = streams.back()->answer();
            CHECK(answer.status == 200);
            CHECK(answer.field("content-type") == event_stream);
        }
    }
    CHECK(echo.ask(request_text("GET", "/events", {{"X-Session", "0"}})).status == 429);
    for (int i = 0; i < 32; ++i) {
        CHECK(echo.ask_member().status == 200);
    }
    const_cast<Server&>(echo.server).publish("changed", "7");
    for (const auto& stream : streams) {
        CHECK_THAT(stream->text_until("\n\n"), contains_text("event: changed\ndata: 7\n\n"));
    }
}

TEST_CASE("32 clients, 64 event streams and 40 slow ones at once: no error, and memory stays flat")
{
    ServedLedger served;
    std::vector<std::unique_ptr<HttpClient>> streams;
    for (int session = 0; session < 8; ++session) {
        const std::string cookie = served.pair();
        for (int i = 0; i < 8; ++i) {
            streams.push_back(std::make_unique<HttpClient>(served.page.port()));
            streams.back()->send(
                request_text("GET", "/live", {{"Host", served.host()}, {"Cookie", cookie}}));
            CHECK(streams.back()->answer().status == 200);
        }
    }
    const std::string request =
        request_text("GET", "/", {{"Host", served.host()}, {"Cookie", served.cookie()}});
    const auto come = [&](const std::string& text, std::size_t count) {
        std::vector<std::unique_ptr<HttpClient>> clients(count);
        for (std::unique_ptr<HttpClient>& client : clients) {
            client = std::make_unique<HttpClient>(served.page.port());
            client->send(text);
        }
        return clients;
    };
    const auto all_at_once = [&](int rounds) {
        for (int i = 0; i < rounds; ++i) {
            const auto slow = come("GET / HT", 40);
            for (const auto& client : come(request, 32)) {
                CHECK(client->answer().status == 200);
            }
        }
    };
    all_at_once(3);
    const long before = resident_kilobytes();
    all_at_once(10);
#ifndef __SANITIZE_ADDRESS__  // which keeps what was freed
    CHECK(resident_kilobytes() - before < 2'000);
#endif
}
