#include <set>

#include "support/catch.h"
#include "web/gate/sessions.h"

using namespace cardlog;

namespace {

constexpr Time evening =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(20);

}  // namespace

TEST_CASE("a code has 40 bits, lets one device in, and is spent by that")
{
    Sessions sessions;
    std::set<std::string> codes;
    for (int i = 0; i < 100; ++i) {
        codes.insert(sessions.new_code(evening));
    }
    CHECK(codes.size() == 100);
    for (const std::string& code : codes) {
        CHECK(code.size() == 8);
        CHECK(code.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos);
    }
    const std::string code = *codes.begin();
    const auto cookie = sessions.open(code, "Firefox, Linux", evening);
    REQUIRE(cookie);
    CHECK(cookie->size() == 64);
    CHECK(sessions.session_of(*cookie, evening).size() == 64);
    CHECK(sessions.session_of(*cookie, evening) != *cookie);
    CHECK_FALSE(sessions.open(code, "", evening));
}

TEST_CASE("a code is taken as a person types it")
{
    Sessions sessions;
    std::string code = sessions.new_code(evening);
    std::string typed;
    for (const char c : code) {
        typed += c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
        typed += typed.size() == 4 ? "-" : "";
    }
    CHECK(sessions.open(" " + typed + " ", "", evening).has_value());
}

TEST_CASE("a code is good for ten minutes and not a second more")
{
    Sessions sessions;
    const std::string first = sessions.new_code(evening);
    const std::string second = sessions.new_code(evening);
    const Time end = evening + std::chrono::minutes(10);
    CHECK(sessions.open(first, "", end - std::chrono::seconds(1)).has_value());
    CHECK_FALSE(sessions.open(second, "", end).has_value());
}

TEST_CASE("after five wrong codes, from whomever, no code is good until there is a new one")
{
    Sessions sessions;
    const std::string code = sessions.new_code(evening);
    for (int i = 0; i < 4; ++i) {
        CHECK_FALSE(sessions.open("WRONG000", "", evening));
    }
    SECTION("four are not enough")
    {
        CHECK(sessions.open(code, "", evening).has_value());
    }
    SECTION("the fifth is")
    {
        CHECK_FALSE(sessions.open("", "", evening));
        CHECK_FALSE(sessions.open(code, "", evening));
        CHECK(sessions.open(sessions.new_code(evening), "", evening).has_value());
    }
}

TEST_CASE("a session lasts twelve hours, is listed, and can be ended")
{
    Sessions sessions;
    const std::string cookie = sessions.open(sessions.new_code(evening), "one", evening).value();
    const std::string other = sessions.open(sessions.new_code(evening), "other", evening).value();
    const Time end = evening + std::chrono::hours(12);
    CHECK(sessions.session_of(cookie, end - std::chrono::seconds(1)) != "");
    CHECK(sessions.session_of(cookie, end) == "");
    CHECK(sessions.session_of("", evening) == "");
    REQUIRE(sessions.devices(evening).size() == 2);
    CHECK(sessions.devices(evening)[1].name == "other");
    CHECK(sessions.devices(end).empty());
    sessions.end(sessions.session_of(cookie, evening));
    CHECK(sessions.session_of(cookie, evening) == "");
    CHECK(sessions.session_of(other, evening) != "");
}

TEST_CASE("a device is called by its browser and what it runs on")
{
    const auto [agent, name] = GENERATE(values<std::pair<std::string, std::string>>({
        {"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
         "Firefox, Linux"},
        {"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
         "Mobile Safari/537.36",
         "Chrome, Android"},
        {"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
         "Version/17.5 Safari/604.1",
         "Safari, iPhone"},
        {"curl/7.88", ""},
        {"", ""},
    }));
    CHECK(device_name(agent) == name);
}
