#pragma once

#include <deque>
#include <optional>
#include <string>

#include "web/http/message.h"

namespace cardlog {

/// The key of a POST, by which it is known when it comes twice: a browser repeats it by itself when
/// a connection breaks, a person taps twice. From a header (a picture) or a field of the form;
/// empty where there is none.
[[nodiscard]] std::string key_of(const Request& request);

/// What became of the last POSTs, so that one that comes again gets the first answer and changes
/// nothing.
class AnsweredKeys {
public:
    /// The first answer to this very request: session, path, key and body; none where it is new.
    [[nodiscard]] std::optional<Response> answer_to(const Request& request) const;

    void remember(const Request& request, const Response& answer);

private:
    struct Answered {
        std::string request;  // digest
        Response answer;
    };
    std::deque<Answered> answered_;
};

}  // namespace cardlog
