#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "web/http/message.h"

namespace cardlog {

/// What a client may cost. The defaults are those of the page; tests take smaller ones.
struct Limits {
    std::size_t header_bytes = 8'192;  ///< all lines together
    std::size_t header_fields = 100;
    std::chrono::milliseconds header_time{10'000};  ///< for all of a header, and between requests
    std::chrono::milliseconds piece_time{15'000};   ///< without a byte of a body or of an answer
    std::size_t bytes_per_second = 4'096;  ///< least rate of a body, once piece_time is over
    std::size_t body_bytes = 256'000'000;  ///< of all bodies that are in hand
    std::size_t connections = 64;
    /// Of strangers: they had time_to_show_session, and showed none.
    std::size_t connections_of_strangers = 16;
    std::chrono::milliseconds time_to_show_session{1'000};
    /// That have shown no session yet, strangers or not: a burst of 32 that was not heard yet fits.
    std::size_t connections_without_session = 48;
    std::size_t streams_per_session = 8;
    std::size_t events_waiting = 256;  ///< for a client that does not read; then it is let go
};

/// The files of a certificate, with those that vouch for it, and of its key (PEM).
struct TlsFiles {
    std::filesystem::path certificate;
    std::filesystem::path key;
};

/// The address by which other devices of the network reach this machine: that of the default route,
/// not of a container or a tunnel. Empty where there is none. Nothing is sent.
[[nodiscard]] std::string address_in_network();

/// What the site says to the head of a request, before its body is read.
struct Admission {
    std::optional<Response> refusal{};  ///< it goes out and the connection ends
    std::string session{};              ///< whose request it is; empty: nobody's yet
    std::size_t longest_body = 0;       ///< bytes
    /// What the server says itself, in the words of who asks.
    std::string too_large = "This is too large.";
    std::string others_send = "Others are sending; try again.";
};

/// Who decides and answers.
struct Site {
    /// Called on the thread of the sockets: decides by the head alone and waits for nothing.
    std::function<Admission(const RequestHead& head)> admit;
    /// Called on one other thread, one request after the other. What it throws is a 500. An answer
    /// that is made later (Response::later) is made on a third thread, while others are answered.
    std::function<Response(const Request& request)> answer;
    std::vector<HeaderField> fields{};  ///< of every answer, also of those the server gives itself
};

/// HTTP/1.1 over TCP, or over TLS from 1.2 on, for a handful of devices: one thread for all
/// sockets, one for the answers and one for those that take long. It knows limits and deadlines and
/// nothing of what is served. Content that is encoded, chunked bodies and ranges are refused or
/// passed over.
class Server {
public:
    /// Listens on each address ("127.0.0.1"), all on one port; 0: one that is free. Throws
    /// Error(setup) when that is not possible, when the files of TLS cannot be used, and when
    /// others may read the key.
    Server(const std::vector<std::string>& addresses, int port, const Limits& limits = {},
           const std::optional<TlsFiles>& tls = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] int port() const;

    /// Answers until stop() is called.
    void run(Site site);

    /// Ends run(), from any thread.
    void stop();

    /// Writes an event to all open event streams, from any thread. `data` has no line break.
    void publish(const std::string& event, const std::string& data);

    /// Whether an event stream is open; from any thread.
    [[nodiscard]] bool is_heard() const;

private:
    class Sockets;
    std::unique_ptr<Sockets> sockets_;
};

}  // namespace cardlog
