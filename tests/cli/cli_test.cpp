#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include "cli/progress.h"
#include "storage/calls/calls.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/cli_run.h"
#include "support/ordinary_user.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

const std::string samples = CARDLOG_SOURCE_DIR "/samples/cards/img/";
const std::string sample = samples + "scan.jpg";

int lines_in(const std::string& text)
{
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

// One clear line for the user, and what to do in it.
void check_one_line(const RunResult& result, const std::string& what, const std::string& hint)
{
    INFO(result.err);
    CHECK(lines_in(result.err) == 1);
    CHECK(result.err.rfind("cardlog: ", 0) == 0);
    CHECK_THAT(result.err, contains_text(what));
    CHECK_THAT(result.err, contains_text(hint));
}

std::string truncated_copy(const TemporaryFolder& folder)
{
    const std::string whole = read_bytes(sample);
    return write_file(folder / "half.jpg", whole.substr(0, whole.size() / 2));
}

}  // namespace

TEST_CASE("a bad picture is answered with one line that says what to do, and exit code 3")
{
    const TemporaryFolder folder;
    struct Case {
        std::string file;
        std::string what;
    };
    const std::vector<Case> cases{
        {(folder / "missing.jpg").string(), "missing.jpg"},
        {write_file(folder / "empty.jpg", ""), "empty"},
        {truncated_copy(folder), "truncated"},
        {write_file(folder / "text.jpg", "Dear Sir or Madam,\n"), "text.jpg"},
    };
    for (const Case& one : cases) {
        const RunResult read = run_cardlog({"read", one.file});
        CHECK(read.exit_code == 3);
        CHECK(read.out.empty());
        check_one_line(read, one.what, ". ");

        const std::string store = (folder / "cards.db").string();
        const RunResult import = run_cardlog({"--store", store, "--quiet", "import", one.file});
        CHECK(import.exit_code == 3);
        check_one_line(import, one.what, ". ");
        CHECK(Store::open(store).people().contacts({""}).empty());
    }
}

TEST_CASE("a folder without pictures is named")
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "notes");
    write_file(folder / "notes/a.txt", "hello");
    const RunResult result =
        run_cardlog({"--store", (folder / "c.db").string(), "import", (folder / "notes").string()});
    CHECK(result.exit_code == 3);
    check_one_line(result, "no pictures", "Give a folder");
    CHECK_FALSE(std::filesystem::exists(folder / "c.db"));
}

TEST_CASE("a folder and a picture that may not be opened are named, and the rest is imported")
{
    const TemporaryFolder folder;
    for (const std::string name : {"", "in", "in/locked", "in/open"}) {
        std::filesystem::create_directories(folder / name);
        OrdinaryUser::give(folder / name);
    }
    std::filesystem::copy(sample, folder / "in/open/a.jpg");
    std::filesystem::copy(sample, folder / "in/open/secret.jpg");
    std::filesystem::permissions(folder / "in/locked", std::filesystem::perms{0});
    std::filesystem::permissions(folder / "in/open/secret.jpg", std::filesystem::perms{0});
    OrdinaryUser::give(folder / "in/open/secret.jpg");
    {
        const OrdinaryUser user;
        const std::string store = (folder / "cards.db").string();
        const RunResult result =
            run_cardlog({"--store", store, "import", (folder / "in").string()});
        CHECK(result.exit_code == 1);
        CHECK_THAT(result.err, contains_text("in/locked: the folder cannot be opened. Check that"));
        CHECK_THAT(result.err, contains_text("in/open/secret.jpg: cannot be read. Check that"));
        CHECK(lines_in(result.err) == 2);
        CHECK_THAT(result.out,
                   contains_text("3 cards found = 1 written + 0 already known + 2 failed"));

        const RunResult only_locked =
            run_cardlog({"--store", store, "import", (folder / "in/locked").string()});
        CHECK(only_locked.exit_code == 3);
        check_one_line(only_locked, "in/locked: the folder cannot be opened", "Check that");
    }
    std::filesystem::permissions(folder / "in/locked", std::filesystem::perms{0700});
}

TEST_CASE("wrong use is answered with exit code 2 and a pointer to the help")
{
    struct Case {
        std::vector<std::string> args;
        std::string what;
        std::string hint;
    };
    const std::vector<Case> wrong{
        {{}, "no command was given", "See cardlog --help"},
        {{"frobnicate"}, "frobnicate: there is no such command", "See cardlog --help"},
        {{"--json", "imprt", "a.jpg"}, "imprt: there is no such command", "See cardlog --help"},
        {{"--frobnicate", "contacts"}, "--frobnicate", "See cardlog"},
        {{"read"}, "read needs a picture or a vCard file", "--text FILE"},
        {{"read", "--frobnicate", "a.jpg"}, "--frobnicate", "See cardlog read --help"},
        {{"read", "--text", "-", "a.jpg"}, "--text", "See cardlog read --help"},
        {{"import"}, "import needs a picture", "--records FILE"},
        {{"import", "a.jpg", "--due", "2026-02-30"}, "--due: \"2026-02-30\"", "YYYY-MM-DD"},
        {{"import", "a.jpg", "--met-on", "yesterday"}, "--met-on: \"yesterday\"", "YYYY-MM-DD"},
        {{"call", "one", "--outcome", "met"}, "one", "See cardlog call --help"},
        {{"--region", "Germany", "contacts"}, "--region: \"Germany\"", "for example DE"},
        {{"--region", "XX", "contacts"}, "--region: \"XX\"", "for example DE"},
        {{"--lang", "", "read", "a.jpg"}, "no language is named", "--lang deu+eng"},
        {{"--lang", "deu eng", "read", "a.jpg"}, "no list of languages", "for example deu+eng"},
        {{"--lang", "+", "read", "a.jpg"}, "no language is named", "--lang deu+eng"},
    };
    for (const Case& one : wrong) {
        const RunResult result = run_cardlog(one.args, {{"CARDLOG_STORE", "/proc/x.db"}});
        CHECK(result.exit_code == 2);
        CHECK(result.out.empty());
        check_one_line(result, one.what, one.hint);
    }
}

TEST_CASE("a missing language names the Debian package that brings it")
{
    const RunResult result = run_cardlog({"--lang", "deu+xyz_abc", "read", sample});
    CHECK(result.exit_code == 4);
    check_one_line(result, "xyz_abc", "sudo apt install tesseract-ocr-xyz-abc");
}

TEST_CASE("a store path that is a folder is refused with exit code 5")
{
    const TemporaryFolder folder;
    const RunResult result = run_cardlog({"--store", (folder / "").string(), "import", sample});
    CHECK(result.exit_code == 5);
    check_one_line(result, "", ". ");
}

TEST_CASE("the store is named by --store, else by the environment, else it is in the data folder")
{
    const TemporaryFolder folder;
    const std::string here = (folder / "").string();
    struct Case {
        std::vector<std::string> options;
        std::map<std::string, std::string> environment;
        std::string file;
    };
    const std::vector<Case> cases{
        {{"--store", here + "a.db"}, {{"CARDLOG_STORE", here + "b.db"}}, "a.db"},
        {{}, {{"CARDLOG_STORE", here + "b.db"}, {"XDG_DATA_HOME", here}}, "b.db"},
        {{}, {{"XDG_DATA_HOME", here + "data"}, {"HOME", here}}, "data/cardlog/cards.db"},
        {{},
         {{"CARDLOG_STORE", ""}, {"XDG_DATA_HOME", ""}, {"HOME", here}},
         ".local/share/cardlog/cards.db"},
    };
    for (const Case& one : cases) {
        std::vector<std::string> args = one.options;
        args.emplace_back("contacts");
        CHECK_THAT(run_cardlog(args, one.environment).err, contains_text(here + one.file + ": "));
    }
}

TEST_CASE("a store without a name is asked for one")
{
    const RunResult unnamed = run_cardlog({"--store", "", "contacts"}, {{"HOME", "/proc"}});
    CHECK(unnamed.exit_code == 2);
    check_one_line(unnamed, "--store: the name is empty", "Name a file, or leave --store out");
    const RunResult unknown = run_cardlog({"contacts"});
    CHECK(unknown.exit_code == 2);
    check_one_line(unknown, "no place for the store is known", "--store FILE");
}

TEST_CASE("importing the same bytes twice writes once and says so")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    std::filesystem::create_directories(folder / "in/deep");
    std::filesystem::copy(sample, folder / "in/deep/a.jpg");
    const std::string bad = write_file(folder / "in/bad.jpg", "not a picture");

    const RunResult first =
        run_cardlog({"--store", store, "import", (folder / "in").string(), "--event", "Fair"});
    CHECK(first.exit_code == 1);
    check_one_line(first, "bad.jpg", ". ");
    CHECK_THAT(first.out, contains_text("2 cards found = 1 written + 0 already known + 1 failed"));
    CHECK_THAT(first.out, contains_text("due on 2026-12-01"));

    const RunResult second = run_cardlog({"--store", store, "import", (folder / "in").string()});
    CHECK_THAT(second.out, contains_text("2 cards found = 0 written + 1 already known + 1 failed"));
    CHECK_THAT(second.out, contains_text("already imported, nothing changed"));

    Store stored = Store::open(store);
    CHECK(stored.people().contacts({""}).size() == 1);
    CHECK(stored.calls().pending_callbacks().size() == 1);
    CHECK(stored.journal().audit().empty());
}

TEST_CASE("each import is kept as a batch with what became of its files")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string bad = write_file(folder / "bad.jpg", "not a picture");
    CHECK(run_cardlog({"--store", store, "import", sample, bad, "--event", "Fair"}).exit_code == 1);
    CHECK(run_cardlog({"--store", store, "import", sample}).exit_code == 0);

    const RunResult list = run_cardlog({"--store", store, "batches"});
    CHECK(list.out == "Batch  Started (UTC)         Files    Cards    Written  Failed   What\n"
                      "2      2026-11-24T10:00:00Z  1        1        0        0        " +
                          sample.substr(0, 14) + "…\n" +
                          "1      2026-11-24T10:00:00Z  2        2        1        1        " +
                          sample.substr(0, 14) + "…\n");
    const RunResult shown = run_cardlog({"--store", store, "batches", "show", "1"});
    CHECK(shown.exit_code == 0);
    CHECK_THAT(shown.out, contains_text(sample + ": 1 card written\nfailed: " + bad + ": "));
    CHECK_THAT(shown.out, contains_text("2 cards found = 1 written + 0 already known + 1 failed; "
                                        "0 pictures without a card\n"));
    CHECK_THAT(run_cardlog({"--store", store, "--json", "batches", "show", "1"}).out,
               contains_text("\"event\":\"Fair\",\"expected\":null,\"files\":2"));
    const RunResult unknown = run_cardlog({"--store", store, "batches", "show", "9"});
    CHECK(unknown.exit_code == 2);
    check_one_line(unknown, "batch 9: there is no such batch", "See cardlog batches");
}

TEST_CASE("the contact sheet shows each picture, its cards by number and what they say")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string sheet = (folder / "sheet.html").string();
    const std::string bad = write_file(folder / "a<b>.jpg", "not a picture");
    const RunResult result =
        run_cardlog({"--store", store, "import", sample, bad, "--contact-sheet", sheet});
    CHECK(result.exit_code == 1);
    const std::string html = read_bytes(sheet);
    const std::string name = Store::open(store).people().contact(1)->contact.name->full;
    CHECK_THAT(html, contains_text("href=\"data:image/jpeg;base64,/9j/"));
    CHECK_THAT(html, contains_text("<polygon points=\""));
    CHECK_THAT(html, contains_text(">1</text>"));
    CHECK_THAT(html, contains_text("<li>" + name));
    CHECK_THAT(html, contains_text("a&lt;b&gt;.jpg"));
    CHECK(html.find("a<b>") == std::string::npos);
    CHECK_THAT(html, contains_text("</body></html>"));

    const RunResult nowhere = run_cardlog({"--store", store, "import", sample, "--contact-sheet",
                                           (folder / "no/sheet.html").string()});
    CHECK(nowhere.exit_code == 3);
    check_one_line(nowhere, "no/sheet.html: cannot be written", "Check the folder");
}

TEST_CASE("cards that were read elsewhere are imported as if the pictures were here")
{
    const TemporaryFolder folder;
    const std::string here = (folder / "here.db").string();
    const std::string there = (folder / "there.db").string();
    const std::string records = run_cardlog({"read", "--json", "--with-picture", sample}).out;
    CHECK(run_cardlog({"--store", here, "import", sample}).exit_code == 0);
    const RunResult taken =
        run_cardlog({"--store", there, "import", "--records", "-"}, {}, records);
    CHECK(taken.exit_code == 0);
    CHECK_THAT(taken.out, contains_text("1 card found = 1 written + 0 already known + 0 failed"));
    CHECK(run_cardlog({"--store", there, "--json", "contacts"}).out ==
          run_cardlog({"--store", here, "--json", "contacts"}).out);
    CHECK(Store::open(there).people().card_picture(1) ==
          Store::open(here).people().card_picture(1));
    CHECK(Store::open(there).calls().pending_callbacks().at(0).due ==
          Store::open(here).calls().pending_callbacks().at(0).due);

    const std::string file = write_file(folder / "records.ndjson", "rubbish\n" + records);
    const RunResult again = run_cardlog({"--store", there, "import", "--records", file});
    CHECK(again.exit_code == 1);
    CHECK_THAT(again.err, contains_text(file + ", line 1: not a card record"));
    CHECK_THAT(again.out, contains_text("2 cards found = 0 written + 1 already known + 1 failed"));
    const RunResult missing = run_cardlog({"--store", there, "import", "--records", "nowhere"});
    CHECK(missing.exit_code == 3);
    check_one_line(missing, "nowhere: cannot be read", "Check that it exists");
    const std::string picture = CARDLOG_SOURCE_DIR "/samples/cards/img/scan.jpg";
    const RunResult no_text = run_cardlog({"--store", there, "import", "--records", picture});
    CHECK(no_text.exit_code == 3);
    check_one_line(no_text, "scan.jpg: holds no card records", "cardlog read --json");
}

TEST_CASE("an import that read more or fewer cards than were laid out says so")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const RunResult fewer = run_cardlog({"--store", store, "import", sample, "--expect", "3"});
    CHECK(fewer.exit_code == 1);
    CHECK(fewer.err == "cardlog: 3 cards expected, 1 read: 2 too few. "
                       "Compare the pictures with what was read from them.\n");
    const RunResult more = run_cardlog({"--store", store, "import", sample, "--expect", "0"});
    CHECK(more.exit_code == 1);
    CHECK_THAT(more.err, contains_text("0 cards expected, 1 read: 1 too many."));
    CHECK(run_cardlog({"--store", store, "import", sample, "--expect", "1"}).exit_code == 0);
}

TEST_CASE("the line of progress tells how far, how long still, and what came of it")
{
    ImportSummary sums;
    sums.files = 50;
    sums.cards_written = 90;
    sums.cards_known = 6;
    sums.cards_failed = 4;
    sums.cards_to_review = 12;
    CHECK(progress_line(sums, 200, 40) ==
          "[##........] 50/200 files, 2:00 left, 100 cards, 12 doubtful, 4 failed, 150 a minute");
}

TEST_CASE("a dry run reads and writes nothing")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const RunResult result = run_cardlog({"--store", store, "import", "--dry-run", sample});
    CHECK_THAT(result.out, contains_text("dry run"));
    CHECK_FALSE(std::filesystem::exists(store));
}

TEST_CASE("pasted text gives the same record as a card, from a file or from standard input")
{
    const std::string signature =
        "Erika Beispiel\nProjektleiterin\nTel. +49 30 23125 123\nerika@beispiel.example\n";
    const RunResult result = run_cardlog({"read", "--json", "--text", "-"}, {}, signature);
    CHECK_THAT(result.out, contains_text("\"emails\":[\"erika@beispiel.example\"]"));
    CHECK_THAT(result.out, contains_text("\"e164\":\"+493023125123\""));
    CHECK_THAT(result.out, contains_text("\"name\":\"Erika Beispiel\""));

    const TemporaryFolder folder;
    const RunResult missing = run_cardlog({"read", "--text", (folder / "no.txt").string()});
    CHECK(missing.exit_code == 3);
    check_one_line(missing, "no.txt", "Check that it exists");
    const RunResult no_file = run_cardlog({"read", "--text", (folder / "").string()});
    CHECK(no_file.exit_code == 3);
    check_one_line(no_file, "cannot be read", "Check that it exists");
}

TEST_CASE("the debug folder gets a picture of each stage")
{
    const TemporaryFolder folder;
    const std::string debug = (folder / "stages").string();
    CHECK(run_cardlog({"read", "--debug-dir", debug, sample}).exit_code <= 1);
    std::string names;
    for (const auto& entry : std::filesystem::directory_iterator(debug)) {
        names += entry.path().filename().string() + " ";
    }
    for (const std::string stage : {"candidates", "cards", "flat", "even-light", "reading"}) {
        CHECK_THAT(names, contains_text(stage));
    }
}

TEST_CASE("doctor says what works here, and names the package of a language that is missing")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const RunResult well = run_cardlog({"--store", store, "doctor"});
    INFO(well.out);
    CHECK(well.exit_code == 0);
    CHECK(well.err.empty());
    CHECK_THAT(well.out, contains_text("language  works    deu         asked for by --lang"));
    CHECK_THAT(well.out,
               contains_text("format    works    HEIC        .heic .heif .hif by libheif"));
    CHECK_THAT(well.out, contains_text("format    works    AVIF        .avif by libheif"));
    CHECK_THAT(well.out, contains_text("format    works    vCard       .vcf .vcard"));
    CHECK_THAT(well.out, contains_text("format    works    ZIP         .zip by libarchive"));
    CHECK_THAT(well.out, contains_text("format    works    Mail        .eml .mbox by GMime"));
    CHECK_THAT(well.out, contains_text("not made yet"));
    CHECK_FALSE(std::filesystem::exists(store));

    const RunResult lacking =
        run_cardlog({"--store", store, "--json", "--lang", "deu+xxx_yyy", "doctor"});
    CHECK(lacking.exit_code == 4);
    CHECK_THAT(lacking.out,
               contains_text(R"({"topic":"language","name":"xxx_yyy","state":"missing",)"
                             R"("detail":"asked for by --lang",)"
                             R"("hint":"sudo apt install tesseract-ocr-xxx-yyy"})"));
    check_one_line(lacking, "something is missing", "See above");
}

TEST_CASE("doctor tells a store that is well from a broken one")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    REQUIRE(run_cardlog({"--store", store, "add", "name=Erika Beispiel"}).exit_code == 0);
    const RunResult well = run_cardlog({"--store", store, "doctor"});
    CHECK(well.exit_code == 0);
    CHECK_THAT(well.out, contains_text("cards.db: contacts: 1, nothing broken"));

    write_file(store, "no store at all, but some bytes");
    const RunResult broken = run_cardlog({"--store", store, "doctor"});
    CHECK(broken.exit_code == 5);
    CHECK_THAT(broken.out, contains_text("store     broken   "));
    check_one_line(broken, "the store is broken", "See above");
}
