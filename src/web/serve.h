#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "web/http/server.h"

namespace cardlog {

class OcrEngine;

/// What the page is to be.
struct PageOptions {
    std::filesystem::path store;
    std::string region = "DE";                                ///< of numbers without a country
    std::function<Moment()> clock;                            ///< may be asked from several threads
    std::function<std::shared_ptr<OcrEngine>()> make_engine;  ///< for the first picture
    std::vector<std::string> addresses;                       ///< that are listened on: "127.0.0.1"
    std::vector<std::string> names;  ///< by which it is reached besides them and "localhost"
    int port = 0;                    ///< 0: one that is free
    std::chrono::milliseconds patience{1000};  ///< how long a busy store is waited for
    std::optional<TlsFiles> tls{};             ///< none: plain HTTP
    Limits limits{};
    /// Hears of each device that got in, on another thread.
    std::function<void(const std::string& device)> on_device = [](const std::string&) {};
    /// Hears, on that thread, that no code is good any more, as too many were wrong.
    std::function<void()> on_codes_void = [] {};
};

/// The page on its own threads, from its construction to its end.
class PageServer {
public:
    /// Throws Error(setup) as Server does, Error(store) when the store cannot be opened.
    explicit PageServer(const PageOptions& options);
    ~PageServer();
    PageServer(const PageServer&) = delete;
    PageServer& operator=(const PageServer&) = delete;

    [[nodiscard]] int port() const;

    /// An address that lets one device in within ten minutes, at one of the hosts.
    [[nodiscard]] std::string new_entry(const std::string& host);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace cardlog
