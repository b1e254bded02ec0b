// The page and the reminder as processes: how a browser is opened, Ctrl-C, what systemd is told.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "support/cli_ledger.h"
#include "support/http_client.h"
#include "support/program.h"

using namespace cardlog;

namespace {

const std::string program = CARDLOG_PROGRAM;

// Puts a program of this name in front of all others: what goes in front of a command for `env`.
std::string fake_program(const TemporaryFolder& folder, const std::string& name,
                         const std::string& script)
{
    write_file(folder / name, "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(folder / name, std::filesystem::perms::owner_all);
    return "PATH=" + (folder / "").string() + ":/usr/bin:/bin";
}

// What a browser that trusts this certificate gets of the page; "refused" where TLS is too old.
std::string asked_with_tls(const std::string& page, const std::string& certificate,
                           const std::string& version)
{
    const std::string script = R"(
import socket, ssl, sys
from urllib.parse import urlparse
page, certificate, version = sys.argv[1:]
at = urlparse(page)
tls = ssl.create_default_context(cafile=certificate)
tls.set_ciphers("ALL:@SECLEVEL=0")
tls.minimum_version = tls.maximum_version = ssl.TLSVersion[version]
try:
    link = tls.wrap_socket(socket.create_connection((at.hostname, at.port)), server_hostname=at.hostname)
except (ssl.SSLError, ConnectionError):
    sys.exit("refused")
link.sendall(f"POST /pair HTTP/1.1\r\nHost: {at.netloc}\r\nOrigin: https://{at.netloc}\r\n"
             f"Connection: close\r\nContent-Length: 13\r\n\r\ncode={at.fragment}".encode())
sys.stdout.write(link.recv(65536).decode())
)";
    const RunResult result =
        Program({"/usr/bin/python3", "-W", "ignore", "-c", script, page, certificate, version})
            .result();
    return result.exit_code == 0 ? result.out : result.err;
}

std::string after(const std::string& text, const std::string& mark)
{
    return text.substr(text.find(mark) + mark.size());
}

}  // namespace

TEST_CASE("a browser is led to the page by a file for this user alone, and Ctrl-C ends all")
{
    const Ledger ledger;
    const TemporaryFolder folder;
    const std::filesystem::path fifo = folder / "fifo";
    REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
    const std::string path =
        fake_program(folder, "xdg-open",
                     R"(( echo "$@"; stat -c %a "$1"; cat "$1" ) > ')" + fifo.string() + "'");
    Program served({"env", path, "DISPLAY=:99", "XDG_RUNTIME_DIR=" + (folder / "").string(),
                    program, "--store", ledger.store, "--json", "serve", "--port", "0"});
    std::ifstream pipe(fifo);
    const std::string heard{std::istreambuf_iterator<char>(pipe), {}};
    const nlohmann::json line = nlohmann::json::parse(served.next_line());
    CHECK(line["opened"] == true);
    const std::string page = line["page"];
    const std::string code = after(page, "#");
    const std::vector<std::string> told = lines_of(heard);
    REQUIRE(told.size() == 3);
    CHECK(told[0].find(code) == std::string::npos);  // everybody may read arguments
    CHECK(told[1] == "600");
    CHECK_THAT(told[2], contains_text("0;url=" + page));

    const int port = std::stoi(after(page, "127.0.0.1:"));
    HttpClient client(port);
    const std::string host = "127.0.0.1:" + std::to_string(port);
    client.send("POST /pair HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host +
                "\r\nContent-Length: 13\r\n\r\ncode=" + code);
    CHECK(client.answer().status == 303);
    served.interrupt();
    const RunResult result = served.result();
    CHECK(result.exit_code == 0);
    CHECK_FALSE(std::filesystem::exists(told[0]));
}

TEST_CASE("with --lan the page says what that means and shows the way in as a code for the phone")
{
    const Ledger ledger;
    Program served({program, "--store", ledger.store, "serve", "--port", "0", "--no-open", "--lan",
                    "--address", "127.0.0.2"});
    CHECK_THAT(served.next_line(), contains_text("Page:   http://127.0.0.1:"));
    const std::string phone = served.next_line();
    CHECK_THAT(phone, contains_text("Phone:  http://127.0.0.2:"));
    CHECK_THAT(served.next_line(), !contains_text("█"));  // the code's quiet zone
    CHECK_THAT(served.next_line(), contains_text("█▀▀▀▀▀█"));
    CHECK(HttpClient(std::stoi(after(phone, "127.0.0.2:")), "127.0.0.2").is_connected());
    served.interrupt();
    const RunResult result = served.result();
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.err, contains_text("whoever shares this network can read along"));
}

TEST_CASE("a port that is taken, and an address that is everybody's, are said in a line")
{
    const Ledger ledger;
    const std::string address = GENERATE("0.0.0.0", "203.0.113.7");
    const RunResult result = Program({program, "--store", ledger.store, "serve", "--port", "0",
                                      "--no-open", "--lan", "--address", address})
                                 .result();
    CHECK(result.exit_code == 4);
    CHECK(lines_of(result.err).size() == 1);
    CHECK_THAT(result.err, contains_text("--address"));
}

TEST_CASE("with a certificate the page speaks TLS from 1.2 on, and keeps its cookie for that")
{
    const Ledger ledger;
    const TemporaryFolder folder;
    const std::string certificate = (folder / "cert.pem").string();
    const std::string key = (folder / "key.pem").string();
    REQUIRE(Program({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                     "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=cardlog.test",
                     "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate})
                .result()
                .exit_code == 0);
    const std::vector<std::string> args{program,      "--store",   ledger.store, "--json",
                                        "serve",      "--port",    "0",          "--no-open",
                                        "--tls-cert", certificate, "--tls-key",  key};
    Program served(args);
    const std::string page = nlohmann::json::parse(served.next_line())["page"];
    CHECK(page.starts_with("https://127.0.0.1:"));
    CHECK_THAT(asked_with_tls(page, certificate, "TLSv1_1"), contains_text("refused"));
    const std::string answer = asked_with_tls(page, certificate, "TLSv1_2");
    CHECK_THAT(answer, contains_text("HTTP/1.1 303"));
    CHECK_THAT(answer, contains_text("Set-Cookie: __Host-cardlog-"));
    CHECK_THAT(answer, contains_text("; Secure\r\n"));
    served.interrupt();
    CHECK(served.result().exit_code == 0);

    std::filesystem::permissions(key, std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    const RunResult refused = Program(args).result();
    CHECK(refused.exit_code == 4);
    CHECK(lines_of(refused.err).size() == 1);
    CHECK_THAT(refused.err, contains_text("others may read this key"));
}

TEST_CASE("a timer says each morning who is owed a call, and how it ends is said")
{
    const Ledger ledger;
    const TemporaryFolder folder;
    const std::filesystem::path told = folder / "told";
    const std::string path =
        fake_program(folder, "systemctl", R"(echo "$@" >> ')" + told.string() + "'");
    Program reminded({"env", path, "XDG_CONFIG_HOME=" + (folder / "").string(), program, "--store",
                      ledger.store, "remind", "--daily", "07:30"});
    const RunResult result = reminded.result();
    CHECK(result.exit_code == 0);
    CHECK(read_bytes(told) == "--user daemon-reload\n--user enable --now cardlog-remind.timer\n");
    CHECK_THAT(result.out, contains_text("systemctl --user disable --now cardlog-remind.timer"));
    const auto units = folder / "systemd/user";
    CHECK_THAT(read_bytes(units / "cardlog-remind.timer"),
               contains_text("OnCalendar=*-*-* 07:30:00\n"));
    CHECK_THAT(
        read_bytes(units / "cardlog-remind.service"),
        contains_text("ExecStart=\"" + program + "\" --store \"" + ledger.store + "\" remind\n"));
}
