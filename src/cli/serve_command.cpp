#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <unistd.h>

#include "app/scan/scan.h"
#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/json.h"
#include "cli/print.h"
#include "web/pages/qr_code.h"
#include "web/serve.h"

namespace cardlog {
namespace {

constexpr const char* loopback = "127.0.0.1";

struct ServeArguments {
    int port = 8765;
    bool lan = false;
    std::string address;
    std::vector<std::string> hosts;
    std::string certificate;
    std::string key;
    bool no_open = false;
};

// A file that leads a browser to the page, for this user alone: the code does not stand among the
// arguments of a process, which everybody on the machine may read.
class EntryFile {
public:
    EntryFile(std::filesystem::path file, const std::string& address) : file_(std::move(file))
    {
        const std::string html = "<!doctype html><meta charset=\"utf-8\"><title>cardlog</title>"
                                 "<meta http-equiv=\"refresh\" content=\"0;url=" +
                                 address + "\">\n";
        unlink(file_.c_str());  // of a run that ended by a power cut
        const int descriptor = open(file_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        is_written_ = descriptor >= 0 && write(descriptor, html.data(), html.size()) ==
                                             static_cast<ssize_t>(html.size());
        if (descriptor >= 0) {
            close(descriptor);
        }
    }
    ~EntryFile() { unlink(file_.c_str()); }
    EntryFile(const EntryFile&) = delete;
    EntryFile& operator=(const EntryFile&) = delete;

    /// Whether a browser was asked to open it.
    [[nodiscard]] bool opened() const
    {
        if (!is_written_) {
            return false;
        }
        std::string program = "xdg-open";
        std::string file = file_.string();
        std::array<char*, 3> args{program.data(), file.data(), nullptr};
        pid_t process = 0;
        return posix_spawnp(&process, program.c_str(), nullptr, nullptr, args.data(), environ) == 0;
    }

private:
    std::filesystem::path file_;
    bool is_written_ = false;
};

std::string from_environment(const Session& session, const char* name)
{
    return session.world.environment(name).value_or("");
}

// None where nobody looks at a desktop.
std::unique_ptr<EntryFile> entry_file(const ServeArguments& arguments, const Session& session,
                                      const std::string& address, int port)
{
    const std::string folder = from_environment(session, "XDG_RUNTIME_DIR");
    const bool has_desktop = !from_environment(session, "DISPLAY").empty() ||
                             !from_environment(session, "WAYLAND_DISPLAY").empty();
    if (arguments.no_open || folder.empty() || !has_desktop) {
        return nullptr;
    }
    return std::make_unique<EntryFile>(
        std::filesystem::path(folder) / ("cardlog-" + std::to_string(port) + ".html"), address);
}

std::string network_address(const ServeArguments& arguments)
{
    if (!arguments.lan && arguments.address.empty()) {
        return "";
    }
    const std::string address =
        arguments.address.empty() ? address_in_network() : arguments.address;
    if (address.empty() || address == "0.0.0.0" || address == "::") {
        throw Error(ExitCode::setup, "no address is known by which a phone reaches this machine",
                    "Name one with --address, for example --address 192.168.178.23");
    }
    return address == loopback ? "" : address;
}

PageOptions page_options(const ServeArguments& arguments, const std::string& network,
                         const Session& session)
{
    PageOptions options;
    options.store = store_path(session);
    options.region = session.region;
    options.clock = [&session] { return moment_of(session); };
    options.make_engine = [&session] { return make_engine(session.languages); };
    options.addresses = {loopback};
    if (!network.empty()) {
        options.addresses.push_back(network);
    }
    options.names = arguments.hosts;
    options.port = arguments.port;
    if (!arguments.certificate.empty()) {
        options.tls = TlsFiles{arguments.certificate, arguments.key};
    }
    options.on_device = [&session](const std::string& device) {
        session.world.err << "cardlog: connected: " << printable(device) << std::endl;
    };
    options.on_codes_void = [&session] {
        const char* const how_to_go_on = isatty(STDIN_FILENO) != 0
                                             ? "Enter makes another one"
                                             : "start cardlog serve anew for another one";
        session.world.err << "cardlog: too many codes were wrong, and none is good now; "
                          << how_to_go_on << std::endl;
    };
    return options;
}

void print_page(const std::string& entry, bool is_opened, const Session& session)
{
    if (session.json) {
        session.world.out << json_line({{"page", entry}, {"opened", is_opened}}) << std::flush;
    } else {
        session.world.out << "Page:   " << entry << (is_opened ? "   (opened)" : "") << std::endl;
    }
}

void print_phone(const std::string& entry, const Session& session)
{
    if (session.json) {
        session.world.out << json_line({{"phone", entry}}) << std::flush;
    } else {
        session.world.out << "Phone:  " << entry << "\n" << qr_code_lines(entry) << std::flush;
    }
}

void say_how_to_go_on(bool can_be_read, const Session& session)
{
    if (session.quiet) {
        return;
    }
    if (can_be_read) {
        session.world.err << "cardlog: whoever shares this network can read along; at an event use "
                             "the phone's own hotspot."
                          << std::endl;
    }
    session.world.err << "cardlog: a code is good for one device and ten minutes; Enter makes "
                         "another one, Ctrl-C ends the page."
                      << std::endl;
}

// Until Ctrl-C. Each Enter in the terminal calls `on_enter`.
void wait_for_end(const Interruption& interruption, const std::function<void()>& on_enter)
{
    std::array<pollfd, 2> awaited{
        {{interruption.descriptor(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}};
    const bool has_terminal = isatty(STDIN_FILENO) != 0;
    while (!Interruption::has_come()) {
        if (poll(awaited.data(), has_terminal ? 2 : 1, -1) < 0 || awaited[1].revents == 0) {
            continue;
        }
        std::array<char, 256> line{};
        if (read(STDIN_FILENO, line.data(), line.size()) <= 0) {
            awaited[1].fd = -1;  // closed: it is not looked at any more
        } else {
            on_enter();
        }
    }
}

void serve(const ServeArguments& arguments, Session& session)
{
    const std::string network = network_address(arguments);
    PageServer page(page_options(arguments, network, session));
    const std::string own_entry = page.new_entry(loopback);
    const auto file = entry_file(arguments, session, own_entry, page.port());
    const Interruption interruption;
    print_page(own_entry, file && file->opened(), session);
    if (!network.empty()) {
        print_phone(page.new_entry(network), session);
    }
    say_how_to_go_on(!network.empty() && arguments.certificate.empty(), session);
    wait_for_end(interruption, [&] {
        if (network.empty()) {
            print_page(page.new_entry(loopback), false, session);
        } else {
            print_phone(page.new_entry(network), session);
        }
    });
}

}  // namespace

void add_serve(CLI::App& app, Session& session)
{
    const auto arguments = std::make_shared<ServeArguments>();
    CLI::App* command =
        app.add_subcommand("serve", "The page: photograph, check, call; for a phone too");
    command->footer("Example: cardlog serve --lan");
    command->add_option("--port", arguments->port, "Where it listens; 0: any that is free")
        ->capture_default_str()
        ->check(CLI::Range(0, 65535));
    command->add_flag("--lan", arguments->lan, "For a phone in the same network, with a QR code");
    command->add_option("--address", arguments->address, "The one address that --lan listens on")
        ->type_name("IP");
    command->add_option("--host", arguments->hosts, "A name by which it is reached, too")
        ->type_name("NAME")
        ->allow_extra_args(false);
    auto* certificate =
        command->add_option("--tls-cert", arguments->certificate, "A certificate: then with TLS")
            ->type_name("FILE")
            ->check(CLI::ExistingFile);
    auto* key = command->add_option("--tls-key", arguments->key, "Its key, which only you may read")
                    ->type_name("FILE")
                    ->check(CLI::ExistingFile);
    certificate->needs(key);
    key->needs(certificate);
    command->add_flag("--no-open", arguments->no_open, "Open no browser, only print the address");
    command->callback([arguments, &session] { serve(*arguments, session); });
}

}  // namespace cardlog
