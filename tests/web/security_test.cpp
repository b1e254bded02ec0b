// What a page must not let happen, a case a rule, against the real server on a real socket.

#include <chrono>
#include <set>
#include <tuple>

#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "web/page.h"
#include "web/pages/texts.h"

using namespace cardlog;

namespace {

constexpr std::chrono::milliseconds at_once{0};  // a busy store is not waited for

const std::string outcome_form = "key=1&outcome=no_answer";

int tries(const ServedLedger& served, Id contact)
{
    return static_cast<int>(served.ledger.callback(contact).attempts.size());
}

}  // namespace

TEST_CASE("the page is bound to the addresses it names and to no other")
{
    const ServedLedger served;
    CHECK(HttpClient(served.page.port(), "127.0.0.1").is_connected());
    CHECK_FALSE(HttpClient(served.page.port(), "127.0.0.2").is_connected());
}

TEST_CASE("only a host that is the page's own is answered, with its port")
{
    ServedLedger served;
    const std::string port = ":" + std::to_string(served.page.port());
    const auto [host, status] = GENERATE(values<std::pair<std::string, int>>({
        {"127.0.0.1{port}", 200},
        {"localhost{port}", 200},
        {"cardlog.test{port}", 200},
        {"attacker.example{port}", 421},
        {"127.0.0.1", 421},
        {"127.0.0.1:1", 421},
        {"127.0.0.2{port}", 421},
        {"127.0.0.1{port}.attacker.example", 421},
        {"", 421},
    }));
    std::string named = host;
    if (const std::size_t at = named.find("{port}"); at != std::string::npos) {
        named.replace(at, 6, port);
    }
    CAPTURE(named);
    CHECK(answer_to(served.page.port(), request_text("GET", "/p", {{"Host", named}})).status ==
          status);
}

TEST_CASE("an address of IPv6 stands in brackets, where the page is opened and where it is asked")
{
    const ServedLedger served;
    PageOptions options = served.options({}, at_once);
    options.names = {"2001:db8::7"};
    PageServer page(options);
    const std::string host = "[2001:db8::7]:" + std::to_string(page.port());
    CHECK(page.new_entry("2001:db8::7").starts_with("http://" + host + "/p#"));
    CHECK(answer_to(page.port(), request_text("GET", "/p", {{"Host", host}})).status == 200);
}

TEST_CASE("what changes something comes from the page itself, by its origin")
{
    ServedLedger served;
    const std::string host = served.host();
    const auto [name, value, status] = GENERATE(table<std::string, std::string, int>({
        {"Origin", "http://{host}", 303},
        {"Origin", "https://{host}", 403},
        {"Origin", "http://attacker.example", 403},
        {"Origin", "http://{host}.attacker.example", 403},
        {"Origin", "null", 403},
        {"Origin", "", 403},
        {"X-Nothing", "no origin at all", 403},
    }));
    std::string origin = value;
    if (const std::size_t at = origin.find("{host}"); at != std::string::npos) {
        origin.replace(at, 6, host);
    }
    CAPTURE(name, origin);
    const std::string path = "/calls/" + std::to_string(served.ledger.today);
    const Fields fields{{"Host", host}, {"Cookie", served.cookie()}, {name, origin}};
    CHECK(answer_to(served.page.port(), request_text("POST", path, fields, outcome_form)).status ==
          status);
    CHECK(tries(served, served.ledger.today) == (status == 303 ? 1 : 0));
}

TEST_CASE("a request that another site made is refused where the browser says so")
{
    ServedLedger served;
    const auto [method, path, site, status] =
        GENERATE(table<std::string, std::string, std::string, int>({
            {"GET", "/", "same-origin", 200},
            {"GET", "/", "none", 200},
            {"GET", "/", "cross-site", 403},
            {"GET", "/", "same-site", 403},
            {"GET", "/p", "cross-site", 200},  // from the file that opens the browser
            {"POST", "/undo", "none", 403},
            {"POST", "/undo", "cross-site", 403},
        }));
    CAPTURE(method, path, site);
    CHECK(
        served.ask(method, path, {{"Cookie", served.cookie()}, {"Sec-Fetch-Site", site}}).status ==
        status);
}

TEST_CASE("without a session there is nothing but the way in, from loopback neither")
{
    ServedLedger served;
    const auto [method, path, status] = GENERATE(table<std::string, std::string, int>({
        {"GET", "/p", 200},
        {"GET", "/", 401},
        {"GET", "/people", 401},
        {"GET", "/people/1", 401},
        {"GET", "/cards/1.jpg", 401},
        {"GET", "/events", 401},
        {"GET", "/take/contacts.vcf", 401},
        {"GET", "/nowhere", 401},
        {"POST", "/calls/1", 401},
        {"POST", "/pictures", 401},  // a body is not even read
        {"POST", "/people/search", 401},
    }));
    CAPTURE(method, path);
    const HttpAnswer answer = served.ask(method, path, {{"X-Forwarded-For", "127.0.0.1"}},
                                         method == "POST" ? outcome_form : "");
    CHECK(answer.status == status);
    CHECK(answer.body.find("Hans Heute") == std::string::npos);
    CHECK_THAT(answer.body, contains_text("Was this device let in before?"));
}

TEST_CASE("without a session not even the body of a picture is waited for")
{
    ServedLedger served;
    HttpClient client(served.page.port());
    client.send(request_text("POST", "/pictures",
                             {{"Host", served.host()},
                              {"Origin", "http://" + served.host()},
                              {"Accept-Language", "de"},
                              {"Content-Length", "12000000"}}));
    const HttpAnswer answer = client.answer();
    CHECK(answer.status == 401);
    CHECK_THAT(answer.body, contains_text("Öffnen"));
}

TEST_CASE("whoever sits at the terminal hears once that too many codes were wrong")
{
    const ServedLedger served;
    int heard = 0;
    PageOptions options = served.options({}, at_once);
    options.on_codes_void = [&] { ++heard; };
    PageServer page(options);
    const std::string host = "127.0.0.1:" + std::to_string(page.port());
    const std::string wrong = request_text(
        "POST", "/pair", {{"Host", host}, {"Origin", "http://" + host}}, "code=00000000");
    for (const int expected : {0, 0, 0, 0, 1, 1}) {
        CHECK(answer_to(page.port(), wrong).status == 403);
        CHECK(heard == expected);
    }
}

TEST_CASE("whoever is refused is told so in the language of the page")
{
    ServedLedger served;
    const std::string host = served.host();
    const std::string origin = "http://" + host;
    const std::vector<std::tuple<std::string, std::string, Fields>> cases{
        {"refused_host", "GET", {{"Host", "elsewhere.example"}}},
        {"refused_method", "PUT", {{"Host", host}}},
        {"refused_origin", "POST", {{"Host", host}, {"Origin", "null"}}},
        {"refused_site", "GET", {{"Host", host}, {"Sec-Fetch-Site", "cross-site"}}},
        {"too_large",
         "POST",
         {{"Host", host},
          {"Origin", origin},
          {"Cookie", served.cookie()},
          {"Content-Length", "65537"}}},
    };
    for (auto [key, method, fields] : cases) {
        fields.emplace_back("Accept-Language", "de");
        CHECK(answer_to(served.page.port(), request_text(method, "/people/1", fields)).body ==
              text(Language::german, key) + "\n");
    }
}

TEST_CASE("a code is spent by a POST alone: what previews and looks ahead changes nothing")
{
    ServedLedger served;
    const std::string code = served.new_code();
    for (const char* method : {"GET", "HEAD"}) {
        for (const std::string& path : {"/p?code=" + code, "/pair?code=" + code, "/p/" + code}) {
            const int status = served.ask(method, path).status;
            CHECK((status == 200 || status == 401));
        }
    }
    CHECK(served.ask("POST", "/pair", {}, "code=" + code).status == 303);
    CHECK(served.ask("POST", "/pair", {}, "code=" + code).status == 403);
}

TEST_CASE(
    "the cookie is the page's own by its port, is read by no script and sent by no other site")
{
    ServedLedger served;
    const HttpAnswer answer = served.ask("POST", "/pair", {}, "code=" + served.new_code());
    const std::string cookie = answer.field("set-cookie");
    CHECK(cookie.starts_with("cardlog-" + std::to_string(served.page.port()) + "="));
    for (const char* part : {"; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=43200"}) {
        CHECK_THAT(cookie, contains_text(part));
    }
    const std::string value = cookie.substr(0, cookie.find(';'));
    CHECK(served.ask("GET", "/", {{"Cookie", value}}).status == 200);
    CHECK(served.ask("GET", "/", {{"Cookie", value + "0"}}).status == 401);
    served.now += std::chrono::hours(12);
    CHECK(served.ask("GET", "/", {{"Cookie", value}}).status == 401);
}

TEST_CASE("the connected devices are listed and can be ended")
{
    ServedLedger served;
    const std::string other = served.pair();
    const auto [minutes, since] = GENERATE(table<int, std::string>({{0, "seit eben"},
                                                                    {1, "seit 1 Minute"},
                                                                    {59, "seit 59 Minuten"},
                                                                    {60, "seit 1 Stunde"},
                                                                    {719, "seit 11 Stunden"}}));
    (void)served.cookie();
    served.now += std::chrono::minutes(minutes);
    CHECK_THAT(served.get("/events", {{"Accept-Language", "de"}}).body,
               contains_text("<span>" + since + "</span>"));
    const std::string page = served.get("/events").body;
    const std::size_t first = page.find(R"(name="session" value=")") + 22;
    const std::string session = page.substr(first, 64);
    CHECK(served.post("/devices/end", "key=1&session=" + session).status == 303);
    CHECK(served.ask("GET", "/", {{"Cookie", other}}).status +
              served.ask("GET", "/", {{"Cookie", served.cookie()}}).status ==
          200 + 401);
}

TEST_CASE("every answer forbids what the page does not need, refusals too")
{
    ServedLedger served;
    const std::vector<std::string> requests{
        request_text("GET", "/p", {{"Host", served.host()}}),
        request_text("GET", "/", {{"Host", served.host()}}),
        request_text("GET", "/", {{"Host", served.host()}, {"Cookie", served.cookie()}}),
        request_text("GET", "/", {{"Host", "attacker.example"}}),
        "this is no request\r\n\r\n",
        "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n",
    };
    const std::string& request = requests[GENERATE(range(std::size_t{0}, std::size_t{6}))];
    const HttpAnswer answer = answer_to(served.page.port(), request);
    CAPTURE(request.substr(0, 80), answer.status);
    CHECK(answer.field("content-security-policy") ==
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
          "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
          "require-trusted-types-for 'script'");
    CHECK(answer.field("x-content-type-options") == "nosniff");
    CHECK(answer.field("cross-origin-resource-policy") == "same-origin");
    CHECK(answer.field("referrer-policy") == "same-origin");
    CHECK(answer.field("cache-control") == "no-store");
    for (const auto& [name, value] : answer.fields) {
        CHECK_FALSE(name.starts_with("access-control-"));
    }
}

TEST_CASE("no page has code or style between its lines, and all it loads is its own")
{
    ServedLedger served;
    for (const std::string& path :
         {std::string("/"), std::string("/people"), std::string("/events"),
          "/people/" + std::to_string(served.ledger.today), std::string("/p")}) {
        const std::string body = served.get(path).body;
        CAPTURE(path);
        CHECK(body.find(" style=") == std::string::npos);
        CHECK(body.find("<style") == std::string::npos);
        CHECK(body.find(" onclick") == std::string::npos);
        CHECK(body.find("src=\"http") == std::string::npos);
        CHECK_THAT(body, contains_text("<script type=\"module\" src=\"/assets/"));
    }
}

TEST_CASE("what a card says is text on the page, whatever it says")
{
    ServedLedger served;
    const std::string evil = "<script>alert(1)</script>\"'&{{key}}";
    const Id id = add_contact(served.ledger.store, card_of(evil, evil, 1), "2026-11-20",
                              {evil, day("2026-11-16"), evil, evil});
    for (const std::string& path : {std::string("/"), std::string("/people"),
                                    std::string("/events"), "/people/" + std::to_string(id)}) {
        const std::string body = served.get(path).body;
        CAPTURE(path);
        CHECK(body.find("<script>alert") == std::string::npos);
        CHECK_THAT(body, contains_text("&lt;script&gt;alert(1)&lt;/script&gt;&quot;"));
        CHECK_THAT(body, contains_text("{{key}}"));
    }
}

TEST_CASE("where a request leads is never taken from the request")
{
    ServedLedger served;
    const HttpAnswer answer =
        served.post("/calls/" + std::to_string(served.ledger.today) + "?to=http://attacker.example",
                    outcome_form + "&back=http://attacker.example&next=//attacker.example");
    CHECK(answer.status == 303);
    CHECK(answer.field("location") == "/");
}

TEST_CASE("a POST without a key is refused, one that comes again gets the first answer")
{
    ServedLedger served;
    const std::string path = "/calls/" + std::to_string(served.ledger.today);
    CHECK(served.post(path, "outcome=no_answer").status == 400);
    CHECK(tries(served, served.ledger.today) == 0);
    for (int i = 0; i < 3; ++i) {
        CHECK(served.post(path, outcome_form).status == 303);
        CHECK(tries(served, served.ledger.today) == 1);
    }
    SECTION("another form of the same page is another one")
    {
        CHECK(served.post(path, "key=1&outcome=left_message").status == 303);
        CHECK(tries(served, served.ledger.today) == 2);
    }
    SECTION("another device has keys of its own")
    {
        const HttpAnswer answer =
            served.ask("POST", path, {{"Cookie", served.pair()}}, outcome_form);
        CHECK(answer.status == 303);
        CHECK(tries(served, served.ledger.today) == 2);
    }
}

TEST_CASE("a key is looked for in a form, never in what is as long as a picture")
{
    ServedLedger served;
    CHECK(served.post("/pictures", "key=1&" + std::string(70'000, '&')).status == 400);
    CHECK(served.post("/pictures", "key=1&" + std::string(60'000, '&')).status == 422);
}

TEST_CASE("an edit of what was changed in the meantime changes nothing and shows both")
{
    ServedLedger served;
    const std::string path = "/people/" + std::to_string(served.ledger.today);
    const std::string body = served.get(path).body;
    const std::string state = body.substr(body.find(R"(hidden" name="state" value=")") + 28, 64);
    const auto note = [&](const std::string& key, const std::string& text) {
        return served.post(path, "key=" + key + "&state=" + state + "&tags=&note=" + text);
    };
    CHECK(note("1", "first").status == 303);
    const HttpAnswer second = note("2", "second");
    CHECK(second.status == 409);
    CHECK_THAT(second.body, contains_text("first"));
    CHECK_THAT(second.body, contains_text("second"));
    CHECK(served.ledger.contact(served.ledger.today).contact.note->value == "first");
}

TEST_CASE("no address tells of people: a search is sent, never linked")
{
    ServedLedger served;
    NewCard card = card_of("Sofie Sucher", "Such AG", 1);
    card.search_text = "sofie sucher such ag";
    (void)add_contact(served.ledger.store, card, "2026-12-02");
    const HttpAnswer found = served.post("/people/search", "query=sucher");
    CHECK(found.status == 200);
    CHECK_THAT(found.body, contains_text("Sofie Sucher"));
    CHECK(found.body.find("Otto Alt") == std::string::npos);
    CHECK_THAT(found.body, contains_text("<form class=\"search\" role=\"search\" method=\"post\""));
}

TEST_CASE("a store that cannot be opened yet is said to be busy, and opens when it is free")
{
    ServedLedger served({}, at_once);
    {
        SQLite::Database other(served.ledger.store, SQLite::OPEN_READWRITE);
        other.exec("PRAGMA locking_mode = EXCLUSIVE");
        while (other.tryExec("BEGIN EXCLUSIVE") != SQLite::OK) {  // not while the page looks itself
        }
        const HttpAnswer busy = served.get("/");
        CAPTURE(busy.body);
        CHECK(busy.status == 503);
        CHECK(busy.field("retry-after") == "1");
        CHECK(busy.field("refresh") == "1");
    }
    CHECK(served.get("/").status == 200);
}

TEST_CASE("a store that another program holds is said to be busy, and nothing else stands still")
{
    ServedLedger served({}, at_once);
    const std::string path = "/calls/" + std::to_string(served.ledger.today);
    while (served.get("/").status == 503) {  // it looks for pictures that were left
    }
    SQLite::Database other(served.ledger.store, SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    const HttpAnswer busy = served.post(path, outcome_form);
    CHECK(busy.status == 503);
    CHECK(busy.field("retry-after") == "1");
    CHECK(busy.field("refresh").empty());
    CHECK_THAT(busy.body, contains_text("<form method=\"post\" action=\"" + path + "\">"));
    CHECK_THAT(busy.body, contains_text("name=\"outcome\" value=\"no_answer\""));
    CHECK(served.get("/").status == 200);
    other.exec("ROLLBACK");
    CHECK(served.post(path, outcome_form).status == 303);  // it was not done, so it can be
    CHECK(tries(served, served.ledger.today) == 1);
}

TEST_CASE("what cannot be done is said on a page, and the server goes on")
{
    ServedLedger served;
    const auto [path, form, status] = GENERATE(table<std::string, std::string, int>({
        {"/calls/999", "key=1&outcome=reached", 404},
        {"/calls/1", "key=1&outcome=danced", 404},
        {"/calls/1/later", "key=1&day=2026-02-30", 404},
        {"/calls/99999999999999999999", "key=1&outcome=reached", 404},
        {"/calls/-1", "key=1&outcome=reached", 404},
        {"/undo", "key=1&change=x", 404},
        {"/referrals/999", "key=1&state=meets", 404},
        {"/nowhere", "key=1", 404},
        {"/people/1", "key=1&%zz=%&&=&state", 409},
    }));
    const HttpAnswer answer = served.post(path, form);
    CAPTURE(path, form, answer.body);
    CHECK(answer.status == status);
    CHECK(served.get("/").status == 200);
}
