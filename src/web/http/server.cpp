// The idea: one coroutine a connection, all on one thread, so that nothing here needs a lock; the
// answers are made on another thread and come back as values. Every read has a limit and a
// deadline. Who had time to show a session and did not gets few connections, and the one that has
// kept still longest goes when another one comes. This is the only file that knows Boost.
#include "web/http/server.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <iterator>
#include <list>
#include <utility>  // Asio 1.74 needs std::exchange and does not say so

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include "core/ascii.h"
#include "core/error.h"
#include "core/shell_word.h"

namespace cardlog {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::awaitable;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using ErrorCode = boost::system::error_code;

// What is read at once of a body.
constexpr std::size_t piece_bytes = 65'536;

// What a refused client may still send before it is cut off, so that it can read why.
constexpr std::size_t unread_bytes = 1'000'000;

// How often an event stream says that it is there: proxies and phones end silent connections.
constexpr std::chrono::seconds heartbeat{15};

// After the system has refused another connection, as when no file is free.
constexpr std::chrono::milliseconds pause_after_failure{100};

// The bytes of a connection, plain or under TLS; what Beast and Asio read from and write to.
class Wire {
public:
    using executor_type = beast::tcp_stream::executor_type;  // NOLINT: Asio asks for this name

    Wire(tcp::socket socket, asio::ssl::context* tls) : tcp_(std::move(socket))
    {
        if (tls != nullptr) {
            tls_.emplace(tcp_, *tls);
        }
    }

    executor_type get_executor() { return tcp_.get_executor(); }
    tcp::socket& socket() { return tcp_.socket(); }
    void expires_after(std::chrono::steady_clock::duration time) { tcp_.expires_after(time); }
    void close() { tcp_.close(); }

    awaitable<void> shake_hands()
    {
        if (tls_) {
            co_await tls_->async_handshake(asio::ssl::stream_base::server, use_awaitable);
        }
    }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token)
    {
        return tls_ ? tls_->async_read_some(buffers, std::forward<Token>(token))
                    : tcp_.async_read_some(buffers, std::forward<Token>(token));
    }

    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token)
    {
        return tls_ ? tls_->async_write_some(buffers, std::forward<Token>(token))
                    : tcp_.async_write_some(buffers, std::forward<Token>(token));
    }

private:
    beast::tcp_stream tcp_;
    std::optional<asio::ssl::stream<beast::tcp_stream&>> tls_;
};

void require_private(const std::filesystem::path& key)
{
    std::error_code unknown;
    const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    const auto allowed = std::filesystem::status(key, unknown).permissions();
    if (!unknown && (allowed & others) != std::filesystem::perms::none) {
        throw Error(ExitCode::setup, shell_word(key) + ": others may read this key",
                    "Keep it for yourself: chmod 600 " + shell_word(key));
    }
}

std::unique_ptr<asio::ssl::context> tls_context(const TlsFiles& files)
{
    require_private(files.key);
    auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                         asio::ssl::context::no_tlsv1_1);
    const auto use = [](const std::filesystem::path& file, const auto& load) {
        ErrorCode failure;
        load(file.string(), failure);
        if (failure) {
            throw Error(ExitCode::setup, shell_word(file) + ": " + failure.message(),
                        "Name a certificate and its key in PEM, as mkcert makes them");
        }
    };
    use(files.certificate, [&](const std::string& file, ErrorCode& failure) {
        context->use_certificate_chain_file(file, failure);
    });
    use(files.key, [&](const std::string& file, ErrorCode& failure) {
        context->use_private_key_file(file, asio::ssl::context::pem, failure);
    });
    return context;
}

struct Connection {
    Connection(tcp::socket socket, asio::ssl::context* tls)
        : stream(std::move(socket), tls), buffer(piece_bytes), wake(stream.get_executor())
    {}

    Wire stream;
    beast::flat_buffer buffer;
    asio::steady_timer wake;  // an event is to be written
    std::deque<std::string> events;
    std::string session;
    Clock::time_point begin = Clock::now();
    bool is_waiting = true;  // for its client: it may be let go
    bool is_event_stream = false;
};

// An event stream that is open, for as long as it is.
class Heard {
public:
    explicit Heard(std::atomic<int>& streams) : streams_(streams) { ++streams_; }
    ~Heard() { --streams_; }
    Heard(const Heard&) = delete;
    Heard& operator=(const Heard&) = delete;

private:
    std::atomic<int>& streams_;
};

using Parser = http::request_parser<http::string_body>;

RequestHead head_of(const Parser& parser)
{
    const auto& message = parser.get();
    const std::string target(message.target());
    RequestHead head{std::string(message.method_string()), target.substr(0, target.find('?')), {}};
    for (const auto& field : message) {
        head.fields.push_back(
            {lower_ascii(std::string(field.name_string())), std::string(field.value())});
    }
    return head;
}

// Why a request could not be read; none where its sender is gone or too slow.
std::optional<Response> answer_to(const ErrorCode& failure)
{
    if (failure == http::error::header_limit || failure == http::error::buffer_overflow) {
        return plain_response(431, "The header is too long.");
    }
    if (failure == http::error::body_limit) {
        return plain_response(413, "This is too large.");
    }
    const bool is_malformed =
        failure.category() == make_error_code(http::error::bad_method).category() &&
        failure != http::error::end_of_stream && failure != http::error::partial_message;
    return is_malformed ? std::optional(plain_response(400, "This is no request.")) : std::nullopt;
}

// What no body of ours has.
std::optional<Response> refused_body(const Parser& parser, const RequestHead& head,
                                     const Admission& admission)
{
    if (head.field("content-encoding")) {
        return plain_response(415, "Send it without a Content-Encoding.");
    }
    if (parser.chunked()) {
        return plain_response(411, "Send it with a Content-Length.");
    }
    if (parser.content_length() && *parser.content_length() > admission.longest_body) {
        return plain_response(413, admission.too_large);
    }
    return std::nullopt;
}

Response answered(const std::function<Response()>& make)
{
    try {
        return make();
    } catch (const std::exception&) {  // what it says may be about people
        return plain_response(500, "This is a fault of cardlog; please report it.");
    }
}

// A value of its own a coroutine: what it was called with may be gone when it goes on.
// NOLINTNEXTLINE(performance-unnecessary-value-param): it lives as long as the coroutine
awaitable<Response> answer_of(std::function<Response()> make)
{
    co_return answered(make);
}

}  // namespace

class Server::Sockets {
public:
    Sockets(const std::vector<std::string>& addresses, int port, const Limits& limits,
            const std::optional<TlsFiles>& tls)
        : limits_(limits), port_(port), tls_(tls ? tls_context(*tls) : nullptr)
    {
        for (const std::string& address : addresses) {
            listen_on(address);
        }
    }

    [[nodiscard]] int port() const { return port_; }

    void run(Site site)
    {
        site_ = std::move(site);
        for (tcp::acceptor& acceptor : acceptors_) {
            asio::co_spawn(io_, accept_from(acceptor), asio::detached);
        }
        io_.run();
        answering_.join();
        taking_long_.join();
    }

    void stop()
    {
        asio::post(io_, [this] {
            for (tcp::acceptor& acceptor : acceptors_) {
                acceptor.close();
            }
            for (const auto& connection : connections_) {
                let_go(*connection);
            }
        });
    }

    void publish(std::string text)
    {
        asio::post(io_, [this, text = std::move(text)] {
            for (const auto& connection : connections_) {
                if (!connection->is_event_stream) {
                    continue;
                }
                connection->events.push_back(text);
                connection->wake.cancel();
                if (connection->events.size() > limits_.events_waiting) {
                    let_go(*connection);
                }
            }
        });
    }

    [[nodiscard]] bool is_heard() const { return streams_ > 0; }

private:
    using Shared = std::shared_ptr<Connection>;

    void listen_on(const std::string& address)
    {
        try {
            const tcp::endpoint endpoint(asio::ip::make_address(address),
                                         static_cast<unsigned short>(port_));
            acceptors_.emplace_back(io_, endpoint);  // with SO_REUSEADDR
            port_ = acceptors_.back().local_endpoint().port();
        } catch (const boost::system::system_error& error) {
            throw Error(ExitCode::setup,
                        address + ", port " + std::to_string(port_) +
                            ": cannot be listened on: " + error.code().message(),
                        "Choose another one with --port or --address");
        }
    }

    awaitable<void> accept_from(tcp::acceptor& acceptor)
    {
        while (acceptor.is_open()) {
            ErrorCode failure;
            tcp::socket socket =
                co_await acceptor.async_accept(redirect_error(use_awaitable, failure));
            if (!failure) {
                take_in(std::move(socket));
            } else if (acceptor.is_open()) {
                asio::steady_timer pause(io_, pause_after_failure);
                co_await pause.async_wait(use_awaitable);
            }
        }
    }

    static void let_go(Connection& connection)
    {
        connection.stream.close();
        connection.wake.cancel();
    }

    // Lets those that have waited longest go until there are at most so many of those that
    // `counts`; false where too many are being answered.
    template <class Counts>
    bool let_go_until(std::size_t most, const Counts& counts)
    {
        const auto is_counted = [&](const Shared& one) { return counts(*one); };
        auto number = static_cast<std::size_t>(
            std::count_if(connections_.begin(), connections_.end(), is_counted));
        for (auto one = connections_.begin(); one != connections_.end() && number > most;) {
            const auto next = std::next(one);
            if (is_counted(*one) && (*one)->is_waiting) {
                let_go(**one);
                connections_.erase(one);
                --number;
            }
            one = next;
        }
        return number <= most;
    }

    [[nodiscard]] bool is_stranger(const Connection& connection) const
    {
        return connection.session.empty() &&
               Clock::now() - connection.begin >= limits_.time_to_show_session;
    }

    void take_in(tcp::socket socket)
    {
        let_go_until(limits_.connections_of_strangers,
                     [this](const Connection& one) { return is_stranger(one); });
        const bool has_room =
            let_go_until(limits_.connections_without_session - 1,
                         [](const Connection& one) { return one.session.empty(); }) &&
            let_go_until(limits_.connections - 1,
                         [](const Connection& one) { return !one.is_event_stream; });
        if (!has_room) {
            return;
        }
        ErrorCode ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        const auto connection = std::make_shared<Connection>(std::move(socket), tls_.get());
        connections_.push_back(connection);
        asio::co_spawn(io_, serve(connection), asio::detached);
    }

    // NOLINTNEXTLINE(performance-unnecessary-value-param): it lives as long as the coroutine
    awaitable<void> serve(Shared connection)
    {
        try {
            connection->stream.expires_after(limits_.header_time);
            co_await connection->stream.shake_hands();
            while (co_await answer_next(*connection)) {
            }
        } catch (const boost::system::system_error&) {  // it is gone, or too slow
        }
        let_go(*connection);
        std::erase(connections_, connection);
    }

    // The next request is that of the connection which has waited least.
    void move_back(const Connection& connection)
    {
        const auto here = std::find_if(connections_.begin(), connections_.end(),
                                       [&](const Shared& one) { return one.get() == &connection; });
        if (here != connections_.end()) {
            connections_.splice(connections_.end(), connections_, here);
        }
    }

    // One request and its answer; whether another one may follow.
    awaitable<bool> answer_next(Connection& connection)
    {
        Parser parser;
        parser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
        parser.body_limit(limits_.body_bytes);
        connection.is_waiting = true;
        connection.stream.expires_after(limits_.header_time);
        ErrorCode failure;
        co_await http::async_read_header(connection.stream, connection.buffer, parser,
                                         redirect_error(use_awaitable, failure));
        if (failure) {
            if (const std::optional<Response> answer = answer_to(failure)) {
                co_await refuse(connection, *answer);
            }
            co_return false;
        }
        co_return co_await answer_head(connection, parser);
    }

    awaitable<bool> answer_head(Connection& connection, Parser& parser)
    {
        const RequestHead head = head_of(parser);
        Admission admission = site_.admit(head);
        if (head.fields.size() > limits_.header_fields) {
            admission.refusal = plain_response(431, "The header has too many fields.");
        }
        if (!admission.refusal) {
            admission.refusal = refused_body(parser, head, admission);
        }
        const std::size_t length = parser.content_length().value_or(0);
        if (!admission.refusal && length > limits_.body_bytes - bodies_) {
            admission.refusal = plain_response(503, admission.others_send);
            admission.refusal->fields.push_back({"Retry-After", "1"});
        }
        if (admission.refusal) {
            co_await refuse(connection, *admission.refusal);
            co_return false;
        }
        connection.session = admission.session;
        move_back(connection);
        const InHand in_hand(bodies_, length);
        co_await read_body(connection, parser);
        const bool has_head_only = parser.get().method() == http::verb::head;
        const bool keeps_alive = parser.keep_alive();
        // By name: GCC 12 destroys what is made within such an expression twice.
        Request request{head, std::move(parser.get().body()), admission.session};
        co_return co_await answer(connection, std::move(request), has_head_only, keeps_alive);
    }

    awaitable<bool> answer(Connection& connection, Request request, bool has_head_only,
                           bool keeps_alive)
    {
        const std::string session = request.session;
        connection.is_waiting = false;
        // By name, again.
        std::function<Response()> make = [this, request = std::move(request)] {
            return site_.answer(request);
        };
        Response answer =
            co_await asio::co_spawn(answering_, answer_of(std::move(make)), use_awaitable);
        if (answer.later) {
            make = std::move(answer.later);
            answer =
                co_await asio::co_spawn(taking_long_, answer_of(std::move(make)), use_awaitable);
        }
        if (answer.type == event_stream && !has_head_only) {
            co_await write_events(connection, session);
            co_return false;
        }
        co_await write(connection, answer, keeps_alive, has_head_only);
        co_return keeps_alive;
    }

    // Counts the bytes of a body as long as it is in hand.
    struct InHand {
        InHand(std::size_t& sum, std::size_t bytes) : sum_(sum), bytes_(bytes) { sum_ += bytes_; }
        ~InHand() { sum_ -= bytes_; }
        InHand(const InHand&) = delete;
        InHand& operator=(const InHand&) = delete;

        std::size_t& sum_;
        std::size_t bytes_;
    };

    // A deadline a piece, and a least rate over all, so that a phone on a weak radio gets through
    // and a client that means harm does not.
    awaitable<void> read_body(Connection& connection, Parser& parser) const
    {
        if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
            const http::response<http::empty_body> go_on(http::status::continue_, 11);
            connection.stream.expires_after(limits_.piece_time);
            co_await http::async_write(connection.stream, go_on, use_awaitable);
        }
        connection.is_waiting = connection.session.empty();
        const auto begin = Clock::now();
        std::size_t bytes = 0;
        while (!parser.is_done()) {
            connection.stream.expires_after(limits_.piece_time);
            bytes += co_await http::async_read_some(connection.stream, connection.buffer, parser,
                                                    use_awaitable);
            const std::chrono::duration<double> seconds = Clock::now() - begin;
            if (seconds > limits_.piece_time &&
                double(bytes) < seconds.count() * double(limits_.bytes_per_second)) {
                throw boost::system::system_error(make_error_code(beast::error::timeout));
            }
        }
    }

    awaitable<void> write(Connection& connection, const Response& answer, bool keeps_alive,
                          bool has_head_only)
    {
        http::response<http::string_body> message(static_cast<http::status>(answer.status), 11);
        for (const HeaderField& field : site_.fields) {
            message.set(field.name, field.value);
        }
        for (const HeaderField& field : answer.fields) {
            message.set(field.name, field.value);
        }
        message.set(http::field::content_type, answer.type);
        message.keep_alive(keeps_alive);
        message.content_length(answer.body.size());
        if (!has_head_only) {
            message.body() = answer.body;
        }
        http::response_serializer<http::string_body> serializer(message);
        serializer.split(has_head_only);
        while (has_head_only ? !serializer.is_header_done() : !serializer.is_done()) {
            connection.stream.expires_after(limits_.piece_time);
            co_await http::async_write_some(connection.stream, serializer, use_awaitable);
        }
    }

    // The rest of what the client sends is read away for a while: else it would see the connection
    // break instead of the answer.
    awaitable<void> refuse(Connection& connection, const Response& answer)
    {
        co_await write(connection, answer, false, false);
        connection.is_waiting = true;
        ErrorCode failure;
        connection.stream.socket().shutdown(tcp::socket::shutdown_send, failure);
        connection.stream.expires_after(limits_.header_time);
        connection.buffer.clear();
        for (std::size_t unread = 0; !failure && unread < unread_bytes;) {
            unread += co_await connection.stream.async_read_some(
                connection.buffer.prepare(piece_bytes), redirect_error(use_awaitable, failure));
        }
    }

    awaitable<void> write_events(Connection& connection, const std::string& session)
    {
        const auto streams =
            std::count_if(connections_.begin(), connections_.end(), [&](const Shared& one) {
                return one->is_event_stream && one->session == session;
            });
        if (static_cast<std::size_t>(streams) >= limits_.streams_per_session) {
            const Response too_many = plain_response(429, "Too many pages are open.");
            co_await write(connection, too_many, false, false);
            co_return;
        }
        connection.is_event_stream = true;
        const Heard heard(streams_);
        co_await write_event_head(connection);
        while (connection.stream.socket().is_open()) {
            if (connection.events.empty()) {
                ErrorCode woken;
                connection.wake.expires_after(heartbeat);
                co_await connection.wake.async_wait(redirect_error(use_awaitable, woken));
            }
            std::string text = connection.events.empty() ? ":\n\n" : "";
            for (; !connection.events.empty(); connection.events.pop_front()) {
                text += connection.events.front();
            }
            connection.stream.expires_after(limits_.piece_time);
            co_await asio::async_write(connection.stream, asio::buffer(text), use_awaitable);
        }
    }

    awaitable<void> write_event_head(Connection& connection)
    {
        http::response<http::empty_body> head(http::status::ok, 11);
        for (const HeaderField& field : site_.fields) {
            head.set(field.name, field.value);
        }
        head.set(http::field::content_type, event_stream);
        head.keep_alive(false);
        http::response_serializer<http::empty_body> serializer(head);
        connection.stream.expires_after(limits_.piece_time);
        co_await http::async_write_header(connection.stream, serializer, use_awaitable);
    }

    Limits limits_;
    int port_;
    std::unique_ptr<asio::ssl::context> tls_;  // null: plain
    Site site_;
    std::size_t bodies_ = 0;  // bytes of those in hand
    std::atomic<int> streams_ = 0;
    asio::io_context io_{1};
    asio::thread_pool answering_{1};
    asio::thread_pool taking_long_{1};
    std::list<tcp::acceptor> acceptors_;
    std::list<Shared> connections_;  // the one that has waited longest first
};

std::string address_in_network()
{
    // Of the addresses kept for documentation (RFC 5737). To connect a datagram socket only asks
    // for the way there.
    const asio::ip::udp::endpoint elsewhere(asio::ip::make_address("192.0.2.1"), 9);
    asio::io_context io;
    asio::ip::udp::socket socket(io);
    ErrorCode no_way;
    socket.connect(elsewhere, no_way);
    const auto own = no_way ? asio::ip::udp::endpoint() : socket.local_endpoint(no_way);
    return no_way || own.address().is_unspecified() ? "" : own.address().to_string();
}

Server::Server(const std::vector<std::string>& addresses, int port, const Limits& limits,
               const std::optional<TlsFiles>& tls)
    : sockets_(std::make_unique<Sockets>(addresses, port, limits, tls))
{}

Server::~Server() = default;

int Server::port() const
{
    return sockets_->port();
}

void Server::run(Site site)
{
    sockets_->run(std::move(site));
}

void Server::stop()
{
    sockets_->stop();
}

void Server::publish(const std::string& event, const std::string& data)
{
    std::string text = "event: ";
    text.append(event).append("\ndata: ").append(data).append("\n\n");
    sockets_->publish(std::move(text));
}

bool Server::is_heard() const
{
    return sockets_->is_heard();
}

}  // namespace cardlog
