// An import under everything that goes wrong around it: the sums add up and the audit holds.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>
#include <regex>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <sys/stat.h>

#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/hostile_files.h"
#include "support/program.h"
#include "support/temporary_folder.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

const std::string program = CARDLOG_PROGRAM;
const std::string samples = CARDLOG_SOURCE_DIR "/samples/cards/img/";

// One of three cards, in a file of its own bytes: what follows the end of a JPEG is not read.
void add_picture(const fs::path& file, const std::string& more)
{
    const std::vector<std::string> cards{"scan.jpg", "dark-scan.jpg", "qr-code.jpg"};
    const std::size_t number = more.empty() ? 0 : static_cast<unsigned char>(more[0]);
    write_file(file, read_bytes(samples + cards[number % cards.size()]) + more);
}

// "5 cards found = 3 written + 0 already known + 2 failed", and it is true.
bool adds_up(const std::string& out)
{
    static const std::regex sums(
        R"((\d+) cards? found = (\d+) written \+ (\d+) already known \+ (\d+) failed)");
    std::smatch match;
    return std::regex_search(out, match, sums) &&
           std::stoi(match[1]) == std::stoi(match[2]) + std::stoi(match[3]) + std::stoi(match[4]);
}

// Also where the program was killed before it made the store.
std::vector<std::string> audit_of(const std::string& store)
{
    return fs::exists(store) ? Store::open(store).journal().audit() : std::vector<std::string>{};
}

const std::vector<std::string> nothing_broken;

// A file of each kind that is cut off, empty or garbage, or that would unpack to more than there is
// room for; returns their names.
std::vector<std::string> add_faulty_files(const fs::path& photos, const fs::path& scratch)
{
    using namespace std::string_literals;
    const std::string whole = read_bytes(samples + "scan.jpg");
    const std::string garbage(5000, 'Z');
    NamedBytes files{
        {"cut.jpg", whole.substr(0, whole.size() / 3)},
        {"empty.jpg", ""},
        {"text.jpg", "not a picture"},
        {"magic.jpg", "\xff\xd8\xff\xe0" + garbage},
        {"magic.png", "\x89PNG\r\n\x1a\n" + garbage},
        {"magic.tif", "II*\0"s + garbage},
        {"magic.webp", "RIFF\0\0\0\0WEBP"s + garbage},
        {"magic.bmp", "BM" + garbage},
        {"magic.heic", "\0\0\0\x18"s + "ftypheic" + garbage},
        {"magic.pdf", "%PDF-1.4\n" + garbage},
        {"packed.pdf", pdf_with_packed_drawing()},
        {"zeros.jpg", ""},
    };
    for (const auto& [name, bytes] : huge_pictures(scratch)) {
        files.emplace_back("huge-" + name, bytes);
    }
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files) {
        write_file(photos / name, bytes);
        names.push_back(name);
    }
    fs::resize_file(photos / "zeros.jpg", std::uintmax_t(2) << 30U);
    return names;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

// A line a file, whatever else the libraries would say.
void check_each_named_once(const std::string& err, const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        CHECK_THAT(err, contains_text("/" + name + ": "));
    }
    CHECK(lines_of(err).size() == names.size());
}

}  // namespace

TEST_CASE("a folder of everything that can go wrong is imported as far as it goes")
{
    const TemporaryFolder folder;
    const fs::path photos = folder / "photos";
    const std::string store = (folder / "cards.db").string();
    fs::create_directories(photos / "deep");
    const std::vector<std::string> faulty = add_faulty_files(photos, folder / "scratch.heic");
    const auto failures = static_cast<std::ptrdiff_t>(faulty.size());
    add_picture(photos / "good.jpg", "");
    add_picture(photos / "new\nline.jpg", "1");
    add_picture(photos / "no\xff"
                         "utf8.jpg",
                "2");
    for (const auto& [name, bytes] : pngs_with_packed_notes()) {
        write_file(photos / name, bytes);
    }
    fs::create_directory_symlink(photos, photos / "deep/loop");
    fs::create_symlink("itself.jpg", photos / "itself.jpg");
    REQUIRE(mkfifo((photos / "pipe.jpg").c_str(), 0600) == 0);

    SECTION("by import")
    {
        const RunResult result =
            Program({program, "--store", store, "import", photos.string()}).result();
        CHECK(result.exit_code == 1);
        CHECK(adds_up(result.out));
        CHECK_THAT(result.out, contains_text(std::to_string(failures + 3) +
                                             " cards found = 3 written + 0 already known + " +
                                             std::to_string(failures) + " failed"));
        CHECK_THAT(result.out, contains_text("4 pictures without a card"));
        check_each_named_once(result.err, faulty);
        CHECK(audit_of(store) == nothing_broken);
        CHECK(Store::open(store).calls().pending_callbacks().size() == 3);
        CHECK(Store::open(store).imports().batch_files(1).size() == faulty.size() + 3 + 4);
    }
    SECTION("by read")
    {
        // What its names say is a folder, a link, a pipe too: all that a shell's * gives.
        const RunResult result =
            Program({"sh", "-c", "exec " + program + " read --json " + photos.string() + "/*"})
                .result();
        CHECK(result.exit_code == 1);
        std::vector<std::string> named = faulty;
        named.insert(named.end(), {"deep", "itself.jpg", "pipe.jpg"});
        for (const std::string name : {"profile.png", "text.png", "exif.png", "xmp.png"}) {
            named.push_back(name);  // no card found
        }
        check_each_named_once(result.err, named);
        int cards = 0;
        for (const std::string& line : lines_of(result.out)) {
            cards += nlohmann::json::parse(line).contains("contact") ? 1 : 0;
        }
        CHECK(cards == 3);
        CHECK(lines_of(result.out).size() == faulty.size() + 3 + 3);
    }
}

TEST_CASE("a damaged page is named and counted as one card that failed, and the others are read")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const cv::Mat card = cv::imread(samples + "scan.jpg");
    const std::string file = (folder / "pages.tif").string();
    cv::imwritemulti(file, std::vector<cv::Mat>{card, card});
    std::string bytes = read_bytes(file);
    const std::size_t page_size = bytes.size() / 2;
    write_file(file, bytes.replace(page_size * 5 / 4, page_size / 2, page_size / 2, '\xff'));
    const std::string named =
        "cardlog: " + file + ": no card was read from 1 damaged page. Copy the file again.\n";

    const RunResult imported = Program({program, "--store", store, "import", file}).result();
    CHECK(imported.exit_code == 1);
    CHECK(imported.err == named);
    CHECK_THAT(imported.out,
               contains_text("2 cards found = 1 written + 0 already known + 1 failed"));
    CHECK(audit_of(store) == nothing_broken);

    const RunResult read = Program({program, "read", "--json", file}).result();
    CHECK(read.exit_code == 1);
    CHECK(read.err == named);
    CHECK(lines_of(read.out).size() == 1);
}

TEST_CASE("of a large file that is no picture no command reads more than the beginning")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string counted = (folder / "counted").string();
    struct Case {
        std::string beginning;
        std::string refusal;
    };
    const std::vector<Case> cases{
        {"", "is not a picture in a format that is read here"},
        {"\xff\xd8\xff\xe0", "the file has more than 1 GB"},
    };
    for (const Case& one : cases) {
        const std::string file = write_file(folder / "large.jpg", one.beginning);
        fs::resize_file(file, std::uintmax_t(2) << 30U);  // the rest are zeros
        for (const std::string command : {"read", "--json read", "import"}) {
            CAPTURE(command, one.refusal);
            // proc(5): rchar counts what was read by the shell and those that it has waited for.
            const std::string script =
                R"($0 --store $1 $2 "$3"; code=$?; cat /proc/$$/io > "$4"; exit $code)";
            const RunResult result =
                Program({"sh", "-c", script, program, store, command, file, counted}).result();
            CHECK(result.exit_code == 3);
            CHECK_THAT(result.err, contains_text(file + ": " + one.refusal));
            const std::string io = read_bytes(counted);
            REQUIRE(io.starts_with("rchar: "));
            CHECK(std::stoll(io.substr(7)) < (1 << 27));
        }
    }
    CHECK(audit_of(store) == nothing_broken);
}

TEST_CASE("a FIFO that is named is refused and not waited for")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string pipe = (folder / "pipe.jpg").string();
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    const RunResult result = Program({program, "--store", store, "import", pipe}).result();
    CHECK(result.exit_code == 3);
    CHECK_THAT(result.err, contains_text(pipe + ": is not a regular file"));
}

TEST_CASE("a file that is gone when its turn comes is named, and counted")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const fs::path photos = folder / "photos";
    fs::create_directory(photos);
    for (const std::string name : {"a", "b", "c", "d"}) {
        add_picture(photos / (name + ".jpg"), name);
    }
    Program import({program, "--store", store, "import", "--jobs", "1", photos.string()});
    CHECK_THAT(import.next_line(), contains_text("a.jpg"));
    fs::remove(photos / "d.jpg");
    const RunResult result = import.result();
    CHECK(adds_up(result.out));
    CHECK_THAT(result.out, contains_text("4 cards found = 3 written"));
    CHECK_THAT(result.err, contains_text("d.jpg: "));
    CHECK(audit_of(store) == nothing_broken);
}

TEST_CASE("a disk that fills up ends an import, and the same command goes on when there is room")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const fs::path photos = folder / "photos";
    fs::create_directory(photos);
    for (const std::string name : {"a", "b", "c", "d", "e", "f"}) {
        add_picture(photos / (name + ".jpg"), name);
    }
    const std::string command =
        program + " --store " + store + " import --jobs 1 " + photos.string();
    // Files of 800 blocks of 512 bytes, with an error instead of a signal: room for some cards.
    const RunResult full =
        Program({"sh", "-c", "trap '' XFSZ; ulimit -f 800; exec " + command}).result();
    CHECK(full.exit_code == 5);
    CHECK_THAT(full.err, contains_text(store + ": "));
    CHECK(std::count(full.err.begin(), full.err.end(), '\n') == 1);
    CHECK(audit_of(store) == nothing_broken);
    CHECK(Store::open(store).journal().sums().cards < 6);

    const RunResult roomy = Program({"sh", "-c", "exec " + command}).result();
    CHECK(adds_up(roomy.out));
    CHECK(Store::open(store).journal().sums().cards == 6);
    CHECK(Store::open(store).calls().pending_callbacks().size() == 3);
    CHECK(audit_of(store) == nothing_broken);
}

TEST_CASE("a limit on the size of files ends a command with one line, as a full disk does")
{
    struct Case {
        std::string command;
        int blocks;  // of 512 bytes
        int exit_code;
    };
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string table = (folder / "contacts.csv").string();
    const std::string picture = (folder / "a.jpg").string();
    add_picture(picture, "a");
    REQUIRE(Program({program, "--store", store, "add", "name=Karin"}).result().exit_code == 0);
    const std::vector<Case> cases{
        {"import " + picture, 0, 5},
        {"import " + picture, 30, 5},
        {"add name=Erika", 10, 5},
        {"export csv " + table, 0, 5},
        {"read " + picture + " > " + table, 0, 3},
    };
    for (const Case& one : cases) {
        CAPTURE(one.command, one.blocks);
        // What is said goes to a pipe, to which the limit does not apply.
        std::string script = "ulimit -f " + std::to_string(one.blocks) + "; exec ";
        script.append(program).append(" --store ").append(store).append(" 2>&1 " + one.command);
        const RunResult limited = Program({"sh", "-c", script}).result();
        CHECK(limited.exit_code == one.exit_code);
        CHECK(lines_of(limited.out).size() == 1);
        CHECK_THAT(limited.out, contains_text("cardlog: "));
        CHECK(audit_of(store) == nothing_broken);
        CHECK(Store::open(store).people().contacts().size() == 1);
    }
}

TEST_CASE("an import that is killed at any moment has lost nothing, and the same command goes on")
{
    const TemporaryFolder folder;
    const fs::path photos = folder / "photos";
    fs::create_directory(photos);
    for (const std::string name : {"a", "b", "c"}) {
        add_picture(photos / (name + ".jpg"), name);
    }
    const auto command = [&](int round) {
        const std::string store = (folder / (std::to_string(round) + ".db")).string();
        return std::vector<std::string>{program, "--store", store, "import", photos.string()};
    };
    const auto start = std::chrono::steady_clock::now();
    CHECK(Program(command(0)).result().exit_code <= 1);
    const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - start;

    constexpr int kills = 30;
    constexpr int kills_of_a_store = 6;  // then it is let go on to the end
    std::mt19937 random(20261124);       // NOLINT(cert-msc51-cpp): the same moments every time
    for (int kill = 0; kill < kills; ++kill) {
        const int round = 1 + kill / kills_of_a_store;
        const std::string store = command(round)[2];
        const double share = std::uniform_real_distribution<double>(0, 1)(random);
        CAPTURE(kill, share);
        {
            const Program import(command(round));
            std::this_thread::sleep_for(whole * share);  // the moment is what is tested
        }                                                // killed
        CHECK(audit_of(store) == nothing_broken);
        if (kill % kills_of_a_store == kills_of_a_store - 1) {
            const RunResult rest = Program(command(round)).result();
            CHECK(adds_up(rest.out));
            CHECK(Store::open(store).people().contacts().size() == 3);
            CHECK(Store::open(store).calls().pending_callbacks().size() == 3);
            CHECK(audit_of(store) == nothing_broken);
        }
    }
}
