#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/calendar.h"

namespace cardlog {

/// How long a code is good for.
inline constexpr std::chrono::minutes code_life{10};

/// How often a code may be wrong before all codes are void, over all clients.
inline constexpr int code_tries = 5;

/// How long a device stays in.
inline constexpr std::chrono::hours session_life{12};

/// A device that got in.
struct Device {
    std::string session;  ///< names it; says nothing of its cookie
    std::string name;     ///< "Firefox, Android"
    Time since{};
};

/// Who may see the page: one-time codes, and the sessions that they opened. Sessions live in memory
/// and end with the program; of a cookie only its digest is kept. May be used from several threads.
class Sessions {
public:
    /// A code for one device: 8 characters of Crockford's base32, 40 random bits. The tries begin
    /// anew.
    [[nodiscard]] std::string new_code(Time now);

    /// Spends a code: returns the value of the device's cookie, 256 random bits in hexadecimal;
    /// none where the code is wrong, was spent, is too old or void.
    [[nodiscard]] std::optional<std::string> open(const std::string& code,
                                                  const std::string& device, Time now);

    /// How often a code was wrong since the last one was made; from code_tries on none is good.
    [[nodiscard]] int wrong_tries() const;

    /// The session of a cookie; empty where there is none.
    [[nodiscard]] std::string session_of(const std::string& cookie, Time now) const;

    /// Those that are in, the first one first.
    [[nodiscard]] std::vector<Device> devices(Time now) const;

    /// Ends a session; nothing happens for an unknown one.
    void end(const std::string& session);

private:
    struct Code {
        std::string text;
        Time until{};
    };

    mutable std::mutex in_use_;
    std::vector<Code> codes_;
    int wrong_tries_ = 0;
    std::vector<Device> devices_;
};

/// "Firefox, Android" of a User-Agent; empty where nothing of it is known.
[[nodiscard]] std::string device_name(const std::string& user_agent);

/// Random bits in hexadecimal, for keys and cookies: two digits a byte.
[[nodiscard]] std::string random_hex(std::size_t bytes);

}  // namespace cardlog
