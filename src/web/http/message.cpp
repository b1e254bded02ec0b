#include "web/http/message.h"

#include <algorithm>
#include <charconv>

#include "core/ascii.h"

namespace cardlog {
namespace {

// The pieces between separators; none of an empty text.
std::vector<std::string_view> pieces(std::string_view text, char separator)
{
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        found.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

std::string form_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        const std::string_view digits = text.substr(std::min(i + 1, text.size()), 2);
        const char* const end = digits.data() + digits.size();
        if (text[i] == '%' && digits.size() == 2 &&
            std::from_chars(digits.data(), end, byte, 16).ptr == end) {
            decoded += static_cast<char>(byte);
            i += 2;
        } else {
            decoded += text[i] == '+' ? ' ' : text[i];
        }
    }
    return decoded;
}

}  // namespace

std::optional<std::string> RequestHead::field(std::string_view name) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const HeaderField& line) { return line.name == name; });
    return found == fields.end() ? std::nullopt : std::optional(found->value);
}

Response plain_response(int status, const std::string& sentence)
{
    return {status, "text/plain; charset=utf-8", sentence + "\n"};
}

Response see_other(const std::string& path)
{
    Response response = plain_response(303, "See " + path);
    response.fields.push_back({"Location", path});
    return response;
}

std::map<std::string, std::string> form_fields(std::string_view body)
{
    std::map<std::string, std::string> fields;
    for (const std::string_view piece : pieces(body, '&')) {
        const std::size_t equals = std::min(piece.find('='), piece.size());
        fields.emplace(form_decoded(piece.substr(0, equals)),
                       form_decoded(piece.substr(std::min(equals + 1, piece.size()))));
    }
    return fields;
}

std::map<std::string, std::string> cookies_of(const RequestHead& head)
{
    std::map<std::string, std::string> cookies;
    const std::string line = head.field("cookie").value_or("");
    for (const std::string_view piece : pieces(line, ';')) {
        const std::size_t equals = std::min(piece.find('='), piece.size());
        cookies.emplace(without_blank_ends(piece.substr(0, equals)),
                        without_blank_ends(piece.substr(std::min(equals + 1, piece.size()))));
    }
    return cookies;
}

}  // namespace cardlog
