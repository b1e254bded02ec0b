#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/http/message.h"

namespace cardlog {

/// Under which names the page is reached. No address is trusted, loopback neither: other users of
/// the machine, an ssh tunnel and a rebound name all come from there.
struct OwnNames {
    std::vector<std::string> hosts;  ///< "127.0.0.1", "localhost", … without the port
    int port = 0;
    bool has_tls = false;
};

/// "https://" with TLS, else "http://".
[[nodiscard]] std::string scheme_of(const OwnNames& names);

/// Why a request does not get in.
struct Refusal {
    int status = 0;
    const char* key = "";  ///< of the page's texts
};

/// Decided by the head of a request alone: a Host that is not ours (421), a method that nothing
/// here has (405), a page of somebody else that sends it (403). None: it may go on.
[[nodiscard]] std::optional<Refusal> refused_by_gate(const RequestHead& head,
                                                     const OwnNames& names);

/// The head of every answer: nothing is loaded from elsewhere, no script but from our own files,
/// nothing is framed, kept or told to others. Not "no-referrer", with which browsers say of our own
/// forms that they come from nowhere.
[[nodiscard]] std::vector<HeaderField> policy_fields();

/// Where a page shows how to get in; everybody may see it.
inline constexpr const char* entry_path = "/p";

/// Where the code of the entry is spent.
inline constexpr const char* pairing_path = "/pair";

/// Styles and scripts, which everybody may see.
inline constexpr const char* assets_path = "/assets/";

/// Whether the path is one that nobody needs a session for.
[[nodiscard]] bool is_open_to_all(const std::string& path);

}  // namespace cardlog
