#include "web/gate/sessions.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "core/ascii.h"
#include "core/error.h"
#include "core/hex.h"
#include "storage/sql/digest.h"

namespace cardlog {
namespace {

// Without I, L, O and U (Crockford).
constexpr std::string_view base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 8;
constexpr std::size_t cookie_bytes = 32;

std::string random_bytes(std::size_t count)
{
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) {
        throw Error(ExitCode::internal, "the system gives no random numbers");
    }
    return bytes;
}

// As a person types it: small letters, gaps, and the letters that look like digits.
std::string as_printed(const std::string& typed)
{
    std::string code;
    for (const char c : upper_ascii(typed)) {
        const char letter = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
        if (base32.find(letter) != std::string_view::npos) {
            code += letter;
        }
    }
    return code;
}

bool are_equal(const std::string& one, const std::string& other)
{
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string first_found(const std::string& text,
                        const std::vector<std::pair<std::string, std::string>>& words)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& word) {
        return text.find(word.first) != std::string::npos;
    });
    return found == words.end() ? "" : found->second;
}

}  // namespace

std::string Sessions::new_code(Time now)
{
    std::string code;
    for (const char c : random_bytes(code_length)) {
        code += base32[static_cast<unsigned char>(c) % base32.size()];  // 256 = 8 * 32: no bias
    }
    const std::lock_guard lock(in_use_);
    wrong_tries_ = 0;
    codes_.push_back({code, now + code_life});
    return code;
}

std::optional<std::string> Sessions::open(const std::string& code, const std::string& device,
                                          Time now)
{
    const std::string printed = as_printed(code);
    const std::lock_guard lock(in_use_);
    std::erase_if(codes_, [&](const Code& known) { return known.until <= now; });
    const auto spent = std::find_if(codes_.begin(), codes_.end(), [&](const Code& known) {
        return are_equal(known.text, printed);
    });
    if (spent == codes_.end()) {
        if (++wrong_tries_ >= code_tries) {
            codes_.clear();
        }
        return std::nullopt;
    }
    codes_.erase(spent);
    std::string cookie = random_hex(cookie_bytes);
    devices_.push_back({hex(sha256_of_bytes(cookie)), device, now});
    return cookie;
}

int Sessions::wrong_tries() const
{
    const std::lock_guard lock(in_use_);
    return wrong_tries_;
}

std::string Sessions::session_of(const std::string& cookie, Time now) const
{
    const std::string session = hex(sha256_of_bytes(cookie));
    const std::lock_guard lock(in_use_);
    const bool is_in = std::any_of(devices_.begin(), devices_.end(), [&](const Device& device) {
        return are_equal(device.session, session) && now < device.since + session_life;
    });
    return is_in ? session : "";
}

std::vector<Device> Sessions::devices(Time now) const
{
    const std::lock_guard lock(in_use_);
    std::vector<Device> devices = devices_;
    std::erase_if(devices,
                  [&](const Device& device) { return device.since + session_life <= now; });
    return devices;
}

void Sessions::end(const std::string& session)
{
    const std::lock_guard lock(in_use_);
    std::erase_if(devices_, [&](const Device& device) { return device.session == session; });
}

std::string device_name(const std::string& user_agent)
{
    // What stands first is looked for first: Chrome calls itself Safari too, and Android Linux.
    const std::string browser = first_found(user_agent, {{"Firefox", "Firefox"},
                                                         {"Edg", "Edge"},
                                                         {"OPR", "Opera"},
                                                         {"Chrome", "Chrome"},
                                                         {"CriOS", "Chrome"},
                                                         {"Safari", "Safari"}});
    const std::string machine = first_found(user_agent, {{"iPhone", "iPhone"},
                                                         {"iPad", "iPad"},
                                                         {"Android", "Android"},
                                                         {"Windows", "Windows"},
                                                         {"Macintosh", "Mac"},
                                                         {"Linux", "Linux"}});
    return browser + (browser.empty() || machine.empty() ? "" : ", ") + machine;
}

std::string random_hex(std::size_t bytes)
{
    return hex(random_bytes(bytes));
}

}  // namespace cardlog
