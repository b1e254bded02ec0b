#include "web/gate/answered_keys.h"

#include <algorithm>

#include "storage/sql/digest.h"

namespace cardlog {
namespace {

// Bytes of a form. What is longer is a picture, whose key stands in the header: taken apart as a
// form it could take twenty times its memory.
constexpr std::size_t longest_form = 65'536;

// A page of a few hundred forms, all used twice.
constexpr std::size_t most_kept = 1000;

std::string digest_of(const Request& request)
{
    std::string text;
    for (const std::string& part :
         {request.session, request.head.path, key_of(request), request.body}) {
        text += sha256_of_bytes(part);
    }
    return sha256_of_bytes(text);
}

}  // namespace

std::string key_of(const Request& request)
{
    if (const std::optional<std::string> key = request.head.field("idempotency-key")) {
        return *key;
    }
    if (request.body.size() > longest_form) {
        return "";
    }
    const auto fields = form_fields(request.body);
    const auto key = fields.find("key");
    return key == fields.end() ? "" : key->second;
}

std::optional<Response> AnsweredKeys::answer_to(const Request& request) const
{
    const std::string digest = digest_of(request);
    const auto known =
        std::find_if(answered_.begin(), answered_.end(),
                     [&](const Answered& answered) { return answered.request == digest; });
    return known == answered_.end() ? std::nullopt : std::optional(known->answer);
}

void AnsweredKeys::remember(const Request& request, const Response& answer)
{
    answered_.push_back({digest_of(request), answer});
    if (answered_.size() > most_kept) {
        answered_.pop_front();
    }
}

}  // namespace cardlog
