#pragma once

#include <chrono>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/ascii.h"
#include "support/catch.h"

/// What a server sent, as far as it is a whole answer.
struct HttpAnswer {
    int status = 0;                                  ///< 0: none came
    std::multimap<std::string, std::string> fields;  ///< names in lower case
    std::string body;

    [[nodiscard]] std::string field(const std::string& name) const
    {
        const auto found = fields.find(name);
        return found == fields.end() ? "" : found->second;
    }
};

/// A client that may do everything wrong: it sends what it is told to.
class HttpClient {
public:
    explicit HttpClient(int port, const std::string& address = "127.0.0.1")
        : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in server{};
        server.sin_family = AF_INET;
        server.sin_port = htons(static_cast<uint16_t>(port));
        inet_pton(AF_INET, address.c_str(), &server.sin_addr);
        is_connected_ =
            connect(socket_, reinterpret_cast<const sockaddr*>(&server), sizeof server) == 0;
    }
    ~HttpClient() { close(socket_); }
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    [[nodiscard]] bool is_connected() const { return is_connected_; }

    void send(const std::string& bytes) const { (void)takes(bytes); }

    /// Whether all of it went out: the server has not ended the connection before.
    [[nodiscard]] bool takes(const std::string& bytes) const
    {
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            const ssize_t count =
                ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (count <= 0) {
                return false;
            }
            sent += static_cast<std::size_t>(count);
        }
        return true;
    }

    /// The next answer, waited for; its status is 0 when the connection ends before it. One to HEAD
    /// has no body, whatever its length says.
    [[nodiscard]] HttpAnswer answer(bool has_body = true)
    {
        std::size_t head = 0;
        while ((head = received_.find("\r\n\r\n")) == std::string::npos) {
            if (!receive()) {
                return {};
            }
        }
        HttpAnswer answer = parsed(received_.substr(0, head));
        received_.erase(0, head + 4);
        const std::string length = has_body ? answer.field("content-length") : "";
        while (!length.empty() && received_.size() < std::stoul(length)) {
            if (!receive()) {
                return {};
            }
        }
        if (!length.empty()) {
            answer.body = received_.substr(0, std::stoul(length));
            received_.erase(0, std::stoul(length));
        }
        return answer;
    }

    /// What comes until `end` has come; all that came when the connection ends before.
    [[nodiscard]] std::string text_until(const std::string& end)
    {
        while (received_.find(end) == std::string::npos && receive()) {
        }
        return received_;
    }

    /// The next event of a stream, waited for; empty when the connection ends before. Signs of life
    /// are passed over.
    [[nodiscard]] std::string next_event()
    {
        while (true) {
            (void)text_until("\n\n");
            const std::size_t end = received_.find("\n\n");
            const std::string event = received_.substr(0, end);
            received_.erase(0, end == std::string::npos ? end : end + 2);
            if (event != ":") {
                return end == std::string::npos ? "" : event;
            }
        }
    }

    /// Waits until the server has ended the connection; what it sent before.
    [[nodiscard]] std::string rest()
    {
        while (receive()) {
        }
        return received_;
    }

private:
    bool receive()
    {
        std::string block(1 << 16, '\0');
        const ssize_t count = recv(socket_, block.data(), block.size(), 0);
        received_.append(block, 0, count > 0 ? static_cast<std::size_t>(count) : 0);
        return count > 0;
    }

    static HttpAnswer parsed(const std::string& head)
    {
        HttpAnswer answer;
        std::istringstream lines(head);
        std::string line;
        std::getline(lines, line);
        answer.status = std::stoi(line.substr(line.find(' ')));
        while (std::getline(lines, line)) {
            const std::size_t colon = line.find(':');
            answer.fields.emplace(cardlog::lower_ascii(line.substr(0, colon)),
                                  cardlog::without_blank_ends(line.substr(colon + 1)));
        }
        return answer;
    }

    int socket_;
    bool is_connected_ = false;
    std::string received_;
};
