#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cardlog {

/// One line of a header.
struct HeaderField {
    std::string name;
    std::string value;

    bool operator==(const HeaderField&) const = default;
};

/// What stands in front of the body of a request.
struct RequestHead {
    std::string method;               ///< "GET", "POST", …
    std::string path;                 ///< "/people/17": up to the question mark, as it came
    std::vector<HeaderField> fields;  ///< names in lower case

    /// The value of the first field of this name (in lower case); none where it is not there.
    [[nodiscard]] std::optional<std::string> field(std::string_view name) const;
};

struct Request {
    RequestHead head;
    std::string body;
    std::string session;  ///< whose it is, as the gate said; empty: nobody's yet
};

/// The type of an answer that stays open: events are written to it as they come.
inline constexpr const char* event_stream = "text/event-stream";

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";  ///< event_stream: the body is not used
    std::string body{};
    std::vector<HeaderField> fields{};  ///< besides type and length; nothing a client has sent
    /// Makes the answer instead of this one, on a thread for what takes long.
    std::function<Response()> later{};
};

/// A sentence as an answer.
[[nodiscard]] Response plain_response(int status, const std::string& sentence);

/// "303 See Other" to a path of our own.
[[nodiscard]] Response see_other(const std::string& path);

/// The fields of a form (application/x-www-form-urlencoded); of one that comes twice the first.
[[nodiscard]] std::map<std::string, std::string> form_fields(std::string_view body);

/// The cookies of a request by their names.
[[nodiscard]] std::map<std::string, std::string> cookies_of(const RequestHead& head);

}  // namespace cardlog
