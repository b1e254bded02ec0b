#include "parse/code/links.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/ascii.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

int hex_value(char c)
{
    const char small = lower_ascii(c);
    return is_digit(small) ? small - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// RFC 3986, 2.1.
std::string percent_decoded(std::string_view text)
{
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
        if (text[i] == '%' && low >= 0) {
            bytes += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

// "q" of "52.27,8.05?q=Osnabrück&z=3"; empty without.
std::string query_value(std::string_view link, std::string_view name)
{
    const std::size_t query = std::min(link.find('?'), link.size());
    for (const std::string& pair : split(link.substr(query), "?&")) {
        const std::size_t equals = std::min(pair.find('='), pair.size());
        if (lower_ascii(pair.substr(0, equals)) == name && equals < pair.size()) {
            std::string value = pair.substr(equals + 1);
            std::replace(value.begin(), value.end(), '+', ' ');
            return percent_decoded(value);
        }
    }
    return {};
}

Property number(std::string_view text, std::vector<std::string> types)
{
    return {{}, "TEL", std::move(types), {std::string(text)}};
}

// Numbers of WhatsApp are whole, without their plus sign.
Properties messenger_number(std::string_view digits)
{
    constexpr std::size_t fewest_digits = 7;
    const std::string_view plain = trimmed(digits);
    const bool whole = plain.size() >= fewest_digits &&
                       std::all_of(plain.begin(), plain.end(), [](char c) { return is_digit(c); });
    return whole ? Properties{number("+" + std::string(plain), {"CELL"})} : Properties{};
}

// "SMSTO:+49...:Hello", "sms:+49...?body=Hello", "+49...,+49..."
std::string_view before_message(std::string_view text)
{
    return text.substr(0, text.find_first_of(":?,"));
}

Properties of_page(const std::string& link)
{
    const std::string page = lower_ascii(link);
    const std::size_t slashes = page.find("//");
    const std::string_view host =
        std::string_view(page).substr(slashes == std::string::npos ? 0 : slashes + 2);
    Properties properties;
    if (host.starts_with("wa.me/")) {
        properties = messenger_number(host.substr(6, host.find('?', 6) - 6));
    } else if (host.starts_with("api.whatsapp.com/send") ||
               host.starts_with("web.whatsapp.com/send")) {
        properties = messenger_number(query_value(page, "phone"));
    }
    properties.push_back({{}, "URL", {}, {link}});
    return properties;
}

Properties of_scheme(const std::string& scheme, std::string_view rest, const std::string& link)
{
    static constexpr std::array<std::string_view, 4> messages{"sms", "smsto", "mms", "mmsto"};
    if (scheme == "http" || scheme == "https") {
        return of_page(link);
    }
    if (scheme == "tel") {
        return {number(link, {})};
    }
    if (std::find(messages.begin(), messages.end(), scheme) != messages.end()) {
        return {number(before_message(rest), {"CELL"})};
    }
    if (scheme == "whatsapp") {
        return messenger_number(query_value(link, "phone"));
    }
    if (scheme == "mailto") {
        const std::string to = percent_decoded(rest.substr(0, rest.find('?')));
        return {{{}, "EMAIL", {}, {to.empty() ? query_value(link, "to") : to}}};
    }
    if (scheme == "smtp") {
        return {{{}, "EMAIL", {}, {std::string(before_message(rest))}}};
    }
    if (scheme == "urlto") {
        const std::size_t page = rest.find(':');  // behind its title
        return page == std::string_view::npos ? Properties{}
                                              : of_page(std::string(rest.substr(page + 1)));
    }
    if (const std::string place = scheme == "geo" ? query_value(link, "q") : ""; !place.empty()) {
        return {{{}, "ADR", {}, {place}}};
    }
    return {};
}

}  // namespace

std::optional<Properties> properties_of_link(const std::string& payload)
{
    const std::string link = payload.substr(0, payload.find_last_not_of(" \t\r\n") + 1);
    const std::size_t colon = std::min(link.find(':'), link.size());
    // "E-Mail: erika@..." is text, and so is "www.lindner.example:8080".
    const bool is_link =
        colon > 0 && colon + 1 < link.size() && link[colon + 1] != ' ' &&
        link.find('\n') == std::string::npos &&
        std::all_of(link.begin(), link.begin() + static_cast<std::ptrdiff_t>(colon),
                    [](char c) { return is_ascii_letter(c) || is_digit(c); });
    if (!is_link) {
        return std::nullopt;
    }
    return of_scheme(lower_ascii(link.substr(0, colon)), std::string_view(link).substr(colon + 1),
                     link);
}

}  // namespace cardlog
