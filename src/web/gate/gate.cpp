#include "web/gate/gate.h"

#include <algorithm>

namespace cardlog {
namespace {

bool is_own_host(const std::string& host, const OwnNames& names)
{
    return std::any_of(names.hosts.begin(), names.hosts.end(), [&](const std::string& name) {
        return host == name + ":" + std::to_string(names.port);
    });
}

bool is_own_origin(const std::string& origin, const OwnNames& names)
{
    const std::string scheme = scheme_of(names);
    return origin.starts_with(scheme) && is_own_host(origin.substr(scheme.size()), names);
}

// Browsers say this only where the page is on loopback or has TLS.
bool is_sent_by_another_site(const RequestHead& head, bool is_read)
{
    const std::string site = head.field("sec-fetch-site").value_or("same-origin");
    const bool is_entry = head.path == entry_path;  // opened from a file or a mail
    return site != "same-origin" && !(is_read && (site == "none" || is_entry));
}

}  // namespace

std::string scheme_of(const OwnNames& names)
{
    return names.has_tls ? "https://" : "http://";
}

std::optional<Refusal> refused_by_gate(const RequestHead& head, const OwnNames& names)
{
    if (!is_own_host(head.field("host").value_or(""), names)) {
        return Refusal{421, "refused_host"};
    }
    const bool is_read = head.method == "GET" || head.method == "HEAD";
    if (!is_read && head.method != "POST") {
        return Refusal{405, "refused_method"};
    }
    if (!is_read && !is_own_origin(head.field("origin").value_or(""), names)) {
        return Refusal{403, "refused_origin"};
    }
    if (is_sent_by_another_site(head, is_read)) {
        return Refusal{403, "refused_site"};
    }
    return std::nullopt;
}

std::vector<HeaderField> policy_fields()
{
    return {
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
         "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
         "require-trusted-types-for 'script'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Referrer-Policy", "same-origin"},
        {"Cache-Control", "no-store"},
    };
}

bool is_open_to_all(const std::string& path)
{
    return path == entry_path || path == pairing_path || path.starts_with(assets_path);
}

}  // namespace cardlog
