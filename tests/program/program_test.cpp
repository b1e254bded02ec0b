// The program as a process among others: what the libraries print, signals, pipes, two at once.

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/program.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

const std::string program = CARDLOG_PROGRAM;
const std::string samples = CARDLOG_SOURCE_DIR "/samples/cards/img/";

RunResult run_program(const std::vector<std::string>& command)
{
    return Program(command).result();
}

// A folder of `TemporaryFolder` with three pictures that are quick to read, a card each.
std::string three_pictures(const TemporaryFolder& folder)
{
    std::filesystem::create_directory(folder / "photos");
    for (const std::string name : {"dark-scan.jpg", "qr-code.jpg", "scan.jpg"}) {
        std::filesystem::copy(samples + name, folder / ("photos/" + name));
    }
    return (folder / "photos").string();
}

}  // namespace

TEST_CASE("the first example of the README prints what the README shows")
{
    const std::string source = CARDLOG_SOURCE_DIR;
    const std::string readme = read_bytes(source + "/README.md");
    const std::string command = "```\n$ cardlog read samples/cards/img/card-photo.jpg\n";
    const std::size_t begin = readme.find(command) + command.size();
    REQUIRE(begin > command.size());
    const std::string shown = readme.substr(begin, readme.find("```", begin) - begin);
    const RunResult result =
        run_program({"sh", "-c", R"(cd "$1" && exec "$0" read samples/cards/img/card-photo.jpg)",
                     program, source});
    // The figures of a confidence differ a little from one processor to another.
    const std::regex figures("[0-9]+ % sure");
    CHECK(std::regex_replace(result.out, figures, "N % sure") ==
          std::regex_replace(shown, figures, "N % sure") + "\n");
}

TEST_CASE("a missing language is one line, the engine's own words are not shown")
{
    const RunResult result = run_program({program, "--lang", "xyz", "read", samples + "scan.jpg"});
    CHECK(result.exit_code == 4);
    CHECK(result.err == "cardlog: no Tesseract language data for xyz. "
                        "Install it: sudo apt install tesseract-ocr-xyz.\n");
}

TEST_CASE("what the libraries say of a bad picture is not shown")
{
    const TemporaryFolder folder;
    const auto name = GENERATE(values<std::string>({"a.jpg", "a.png", "a.tif", "a.webp", "a.bmp"}));
    const std::string magic = name == "a.jpg"    ? "\xff\xd8\xff\xe0"
                              : name == "a.png"  ? "\x89PNG\r\n\x1a\n"
                              : name == "a.tif"  ? std::string("II*\0", 4)
                              : name == "a.webp" ? std::string("RIFF\0\0\0\0WEBP", 12)
                                                 : "BM";
    const std::string file = write_file(folder / name, magic + std::string(5000, '\x5a'));
    const RunResult result = run_program({program, "read", file});
    CHECK(result.exit_code == 3);
    CHECK(result.err.rfind("cardlog: " + file + ": ", 0) == 0);
    CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
}

TEST_CASE("an import that is stopped ends after the files in hand, and the same command goes on")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string photos = three_pictures(folder);
    const std::vector<std::string> command{program,  "--store", store, "import",
                                           "--jobs", "1",       photos};
    Program import(command);
    CHECK(import.next_line() == photos + "/dark-scan.jpg\n");
    import.interrupt();
    const RunResult stopped = import.result();
    CHECK(stopped.exit_code == 130);
    CHECK_THAT(stopped.out, contains_text(" found = "));
    CHECK_THAT(stopped.err, contains_text("cardlog: stopping after the files in hand"));
    CHECK_THAT(stopped.err, contains_text(" of 3 files; the same command goes on there.\n"));
    CHECK(Store::open(store).journal().audit().empty());
    CHECK(Store::open(store).people().contacts().size() < 3);

    const RunResult again = run_program(command);
    CHECK_THAT(again.out, contains_text("dark-scan.jpg: already imported, nothing changed"));
    CHECK_THAT(again.out, contains_text("3 cards found = "));
    CHECK(Store::open(store).calls().pending_callbacks().size() == 3);
    CHECK(Store::open(store).journal().audit().empty());
}

TEST_CASE("a second Ctrl-C ends an import at once, and nothing is half-written")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    Program import({"sh", "-c",
                    "exec " + program + " --store " + store + " import --jobs 1 " +
                        three_pictures(folder) + " 2>&1"});
    CHECK_THAT(import.next_line(), contains_text("dark-scan.jpg"));
    import.interrupt();
    while (import.next_line().find("once more ends it at once") == std::string::npos) {
    }
    import.interrupt();
    const RunResult ended = import.result();
    CHECK(ended.exit_code == 130);
    CHECK(ended.out.find("goes on there") == std::string::npos);
    CHECK(Store::open(store).journal().audit().empty());
}

TEST_CASE("an import with several jobs leaves the same store as with one")
{
    const TemporaryFolder folder;
    const std::string photos = three_pictures(folder);
    std::vector<RunResult> results;
    for (const std::string jobs : {"1", "3"}) {
        const std::string store = (folder / ("cards" + jobs + ".db")).string();
        results.push_back(
            run_program({program, "--store", store, "import", "--jobs", jobs, photos}));
        const RunResult shown = run_program({program, "--store", store, "--json", "contacts"});
        results.back().out += shown.out;
    }
    CHECK(results[0].out == results[1].out);
    CHECK(results[0].exit_code == results[1].exit_code);
}

TEST_CASE("two imports of one folder at the same time store each card once")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::vector<std::string> command{program, "--store", store, "import",
                                           three_pictures(folder)};
    Program one(command);
    Program two(command);
    for (Program* each : {&one, &two}) {
        const RunResult result = each->result();
        CHECK(result.err.empty());
        CHECK_THAT(result.out, contains_text("3 cards found = "));
    }
    CHECK(Store::open(store).people().contacts().size() == 3);
    CHECK(Store::open(store).calls().pending_callbacks().size() == 3);
    CHECK(Store::open(store).journal().audit().empty());
}

TEST_CASE("pictures are imported as they arrive, and what is bad stops nothing")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string photos = (folder / "photos").string();
    std::filesystem::create_directories(photos);
    std::filesystem::copy(samples + "scan.jpg", photos + "/before.jpg");
    // In one stream, so that each line can be waited for.
    Program watch({"sh", "-c",
                   "exec " + program + " --store " + store + " watch " + photos +
                       " --rest 0 --move-to " + photos + "/done --failed-to " + photos +
                       "/failed 2>&1"});
    std::string told;
    const auto wait_for = [&](const std::string& text) {
        std::string line = watch.next_line();
        told += line;
        while (!line.empty() && line.find(text) == std::string::npos) {
            line = watch.next_line();
            told += line;
        }
        return line;
    };
    CHECK_FALSE(wait_for("before.jpg").empty());

    write_file(photos + "/bad.jpg", "not a picture");
    CHECK_FALSE(wait_for("bad.jpg").empty());

    std::filesystem::create_directories(photos + "/deep");
    {
        std::ofstream growing(photos + "/deep/growing.jpg", std::ios::binary);
        const std::string bytes = read_bytes(samples + "dark-scan.jpg");
        growing << bytes.substr(0, bytes.size() / 2) << std::flush;
        std::filesystem::copy(samples + "qr-code.jpg", photos + "/other.jpg");
        CHECK_FALSE(wait_for("other.jpg").empty());  // taken while the first is still growing
        CHECK(Store::open(store).people().contacts().size() == 2);
        growing << bytes.substr(bytes.size() / 2);
    }
    CHECK_FALSE(wait_for("growing.jpg").empty());
    CHECK_FALSE(wait_for("1 card found").empty());
    watch.interrupt();
    const RunResult ended = watch.result();
    CHECK(ended.exit_code == 0);
    told += ended.out;
    const auto first_complaint = told.find("bad.jpg: ");
    CHECK(first_complaint != std::string::npos);  // one, though the folder was looked at again
    CHECK(told.find("bad.jpg: ", first_complaint + 1) == std::string::npos);

    CHECK(Store::open(store).people().contacts().size() == 3);
    CHECK(Store::open(store).journal().audit().empty());
    CHECK(std::filesystem::exists(photos + "/done/before.jpg"));
    CHECK(std::filesystem::exists(photos + "/done/growing.jpg"));
    CHECK(std::filesystem::exists(photos + "/failed/bad.jpg"));
    CHECK(Store::open(store).people().contact(1)->cards.at(0).file == photos + "/done/before.jpg");
}

TEST_CASE("a watch that was ended takes what came meanwhile, and nothing twice")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string photos = three_pictures(folder);
    const std::vector<std::string> command{program,  "--store", store, "watch",
                                           "--rest", "0",       photos};
    {
        Program watch(command);
        CHECK_THAT(watch.next_line(), contains_text("dark-scan.jpg"));
    }  // killed
    std::filesystem::copy(samples + "scan.jpg", photos + "/copy-of-scan.jpg");
    {
        Program watch(command);
        std::string line = watch.next_line();
        while (!line.empty() && line.find(" found = ") == std::string::npos) {
            line = watch.next_line();
        }
        CHECK_THAT(line, contains_text("4 cards found = "));
    }
    CHECK(Store::open(store).people().contacts().size() == 3);
    CHECK(Store::open(store).journal().audit().empty());
}

TEST_CASE("a watch sees what nobody tells it of, and a folder that goes and comes back")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::filesystem::path photos = folder / "photos";
    std::filesystem::create_directories(photos);
    // Of what comes behind a link to a folder that is not there yet the system tells nothing.
    std::filesystem::create_directory_symlink(folder / "share", photos / "share");
    Program watch({"sh", "-c",
                   "exec " + program + " --store " + store + " watch --rest 0 --every 1 " +
                       photos.string() + " 2>&1"});
    CHECK_FALSE(watch.line_with("watching").empty());
    std::filesystem::create_directory(folder / "share");
    std::filesystem::copy(samples + "scan.jpg", folder / "share/a.jpg");
    CHECK_FALSE(watch.line_with("share/a.jpg").empty());
    CHECK_FALSE(watch.line_with("1 card found").empty());

    std::filesystem::rename(photos, folder / "away");
    CHECK_FALSE(watch.line_with("the folder is there no longer; waiting for it").empty());
    std::filesystem::copy(samples + "dark-scan.jpg", folder / "away/b.jpg");
    std::filesystem::rename(folder / "away", photos);
    CHECK_FALSE(watch.line_with("the folder is there again").empty());
    CHECK_FALSE(watch.line_with("photos/b.jpg").empty());
    CHECK_FALSE(watch.line_with("1 card found").empty());  // the first is not read again
    watch.interrupt();
    CHECK(watch.result().exit_code == 0);
    CHECK(Store::open(store).people().contacts().size() == 2);
}

TEST_CASE("a watch that the system tells nothing of looks itself, and says so")
{
    const auto& [limit, name] = GENERATE(table<std::string, std::string>({
        {"max_inotify_watches", "fs.inotify.max_user_watches"},
        {"max_inotify_instances", "fs.inotify.max_user_instances"},
    }));
    if (run_program({"unshare", "--user", "--map-root-user", "true"}).exit_code != 0) {
        WARN("no limits of its own for a program here");
        return;
    }
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string photos = (folder / "photos").string();
    std::filesystem::create_directories(photos);
    Program watch({"unshare", "--user", "--map-root-user", "sh", "-c",
                   "echo 0 > /proc/sys/user/" + limit + " && exec " + program + " --store " +
                       store + " watch --rest 0 --every 1 " + photos + " 2>&1"});
    CHECK(watch.line_with("limit") ==
          "cardlog: the system's limit " + name + " is reached: what comes is seen every 1 s.\n");
    std::filesystem::copy(samples + "scan.jpg", photos + "/a.jpg");
    CHECK_FALSE(watch.line_with("1 card found").empty());
    watch.interrupt();
    CHECK(watch.result().exit_code == 0);
}

TEST_CASE("output that cannot be written is a failure")
{
    const RunResult result = run_program(
        {"sh", "-c", "echo Erika Beispiel | " + program + " read --text - > /dev/full"});
    CHECK(result.exit_code == 3);
    CHECK_THAT(result.err, contains_text("the output could not be written"));
}

TEST_CASE("an export goes through a pipe by any name, and the pipe stays")
{
    const TemporaryFolder folder;
    const std::string with_store = program + " --store " + (folder / "cards.db").string();
    const std::string fifo = (folder / "fifo").string();
    const auto out_of = [](const std::string& command) {
        const RunResult result = run_program({"sh", "-c", command});
        CHECK(result.err.empty());
        return result.out;
    };
    out_of(with_store + " add name=Eva");
    const std::string table = out_of(with_store + " export csv -");
    CHECK_THAT(table, contains_text("Eva"));
    CHECK(out_of(with_store + " export csv /dev/stdout | cat") == table);
    CHECK(out_of("mkfifo " + fifo + "; cat " + fifo + " & " + with_store + " export csv " + fifo +
                 " && wait && test -p " + fifo) == table);
}

TEST_CASE("who looks only at the first lines of a list ends it without a word")
{
    const TemporaryFolder folder;
    const std::string text = write_file(folder / "text", std::string(200'000, 'x') + "\n");
    const RunResult result =
        run_program({"sh", "-c", program + " read --json --text " + text + " | head -c 9"});
    CHECK(result.out == "{\"record\"");
    CHECK(result.err.empty());
}

TEST_CASE("a list for another program is not cut to the width of a terminal")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    NewFile file;
    file.path = "/photos/a.jpg";
    file.sha256 = "a";
    file.cards.emplace_back();
    file.cards[0].contact.company = Field{std::string(300, 'W'), {"", 0.9, false, {}}};
    file.due = test_day;
    file.encounter.talked_about = std::string(300, 'b');
    Store::open(store).imports().add_file(file, Time{});
    CHECK_THAT(run_program({program, "--store", store, "contacts"}).out,
               contains_text(std::string(300, 'W') + "\n"));
    const std::string calls = run_program({program, "--store", store, "callbacks"}).out;
    CHECK_THAT(calls, contains_text(std::string(300, 'W') + "\n"));
    CHECK_THAT(calls, contains_text(std::string(300, 'b') + "\n"));
}
