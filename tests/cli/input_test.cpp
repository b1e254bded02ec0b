// Where cards come from besides pictures in a folder: standard input, archives, mails, subfolders.

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/cli_run.h"
#include "support/containers.h"
#include "support/temporary_folder.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

const std::string sample = CARDLOG_SOURCE_DIR "/samples/cards/img/scan.jpg";

std::string vcard(const std::string& name)
{
    return "BEGIN:VCARD\nVERSION:3.0\nFN:" + name + "\nEND:VCARD\n";
}

auto begins_with(const std::string& text)
{
    return Catch::Matchers::StartsWith(text);
}

}  // namespace

TEST_CASE("a picture, a vCard file or an archive may come in on standard input")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const RunResult picture = run_cardlog({"read", "--json", "-"}, {}, read_bytes(sample));
    const auto record = nlohmann::json::parse(picture.out);
    CHECK(record["file"] == "-");
    CHECK(record["contact"]["name"].is_string());

    const std::string zip = zip_file(folder / "a.zip", {{"b/karin.vcf", vcard("Karin Beispiel")}});
    const RunResult archive =
        run_cardlog({"--store", store, "--json", "import", "-"}, {}, read_bytes(zip));
    CHECK_THAT(archive.out, contains_text("\"file\":\"-/b/karin.vcf\""));
    const RunResult file =
        run_cardlog({"--store", store, "import", "-"}, {}, vcard("Erika Muster"));
    CHECK_THAT(file.out, contains_text("-\n"));
    CHECK(Store::open(store).people().contacts().size() == 2);
    CHECK(run_cardlog({"--store", store, "import", "-"}).exit_code == 3);
    CHECK_THAT(run_cardlog({"--store", store, "--json", "audit"}).out,
               contains_text("\"remarks\":[]"));
    CHECK_THAT(run_cardlog({"--store", store, "show", "2"}).out,
               contains_text("card: standard input, card 1\n"));
    for (const std::string id : {"1", "2"}) {
        const RunResult forgotten = run_cardlog({"--store", store, "forget", id, "--yes"});
        CHECK_THAT(forgotten.out, contains_text("what came in on standard input was not kept\n"));
        CHECK_THAT(forgotten.out, !contains_text("yours to delete"));
    }
    const RunResult none = run_cardlog({"read", "-"});
    CHECK(none.exit_code == 3);
    CHECK(none.err == "cardlog: standard input: nothing came. Send the bytes of one picture, "
                      "vCard file, archive or mail.\n");
}

TEST_CASE("cards in an archive are known by its path, and known again")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string zip =
        zip_file(folder / "cards.zip",
                 {{"b/karin.vcf", vcard("Karin Beispiel")}, {"bad.jpg", "no picture"}});
    const RunResult first = run_cardlog({"--store", store, "import", zip});
    CHECK(first.exit_code == 1);
    CHECK_THAT(first.out, contains_text(zip + "/b/karin.vcf\n"));
    CHECK_THAT(first.out, contains_text("2 cards found = 1 written + 0 already known + 1 failed"));
    CHECK(first.err ==
          "cardlog: " + zip +
              "/bad.jpg: is not a picture in a format that is read "
              "here. Convert it to JPEG, PNG, TIFF, WebP, BMP, GIF, AVIF, HEIC or PDF.\n");
    const RunResult again = run_cardlog({"--store", store, "import", zip});
    CHECK_THAT(again.out, contains_text("b/karin.vcf: already imported, nothing changed"));
    const RunResult audit = run_cardlog({"--store", store, "audit"});
    CHECK(audit.out.find("no longer there") == std::string::npos);
}

TEST_CASE("a subfolder's name is the event of the cards in it")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    fs::create_directories(folder / "scans/Netzwerkabend/table 1");
    write_file(folder / "scans/Netzwerkabend/table 1/k.vcf", vcard("Karin Beispiel"));
    write_file(folder / "scans/e.vcf", vcard("Erika Muster"));
    const RunResult result = run_cardlog({"--store", store, "import", (folder / "scans").string(),
                                          "--event-from-folder", "--event", "Fair"});
    const RunResult events = run_cardlog({"--store", store, "events"});
    CHECK_THAT(events.out, contains_text("Netzwerkabend"));
    CHECK_THAT(events.out, contains_text("Fair"));
}

TEST_CASE("what is left out of a folder is counted under the sum")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    fs::create_directories(folder / "scans/#recycle");
    write_file(folder / "scans/k.vcf", vcard("Karin Beispiel"));
    write_file(folder / "scans/draft.vcf", vcard("Erika Muster"));
    write_file(folder / "scans/notes.txt", "x");
    const std::string scans = (folder / "scans").string();
    const RunResult text = run_cardlog({"--store", store, "import", scans, "--exclude", "draft*"});
    CHECK_THAT(text.out, contains_text("3 files or folders left out: 1 hidden, trash or "
                                       "thumbnails, 1 excluded, 1 no pictures\n"));
    const RunResult json = run_cardlog({"--store", store, "--json", "import", scans});
    CHECK_THAT(json.out,
               contains_text("\"files_left_out\":{\"hidden\":1,\"excluded\":0,\"older\":0,"
                             "\"no_pictures\":1,\"not_there\":0}"));
    const RunResult before = run_cardlog({"--store", store, "import", "--exclude", "draft*",
                                          "--exclude", "k.*", scans, "--dry-run"});
    CHECK_THAT(before.err, contains_text("2 excluded"));
    fs::remove(folder / "scans/k.vcf");
    const RunResult none = run_cardlog({"--store", store, "import", scans, "--exclude", "draft*"});
    CHECK(none.exit_code == 3);
    CHECK_THAT(none.err, contains_text("no pictures and no vCards in this folder; 3 files or "
                                       "folders left out: 1 hidden"));
    const RunResult old = run_cardlog({"--store", store, "import", scans, "--since", "2099-01-01"});
    CHECK_THAT(old.err, contains_text("2 older"));
}

TEST_CASE("what is named and not there is said, and no card")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string file = write_file(folder / "k.vcf", vcard("Karin Beispiel"));
    const std::string gone = (folder / "gone.jpg").string();
    const RunResult both = run_cardlog({"--store", store, "import", gone, file});
    CHECK(both.exit_code == 1);
    CHECK(both.err == "cardlog: " + gone + ": there is no such file. Check the name.\n");
    CHECK_THAT(both.out, contains_text("1 card found = 1 written + 0 already known + 0 failed\n"
                                       "1 file or folder left out: 1 not there\n"));
    CHECK_THAT(run_cardlog({"--store", store, "batches", "show", "1"}).out,
               contains_text("1 card found = 1 written + 0 already known + 0 failed"));
    const RunResult one = run_cardlog({"--store", store, "--json", "import", gone});
    CHECK(one.exit_code == 3);
    CHECK_THAT(one.out, begins_with("{\"file\":\"" + gone + "\",\"outcome\":\"failed\""));
    CHECK_THAT(one.out, contains_text("\"cards_found\":0,"));
}

TEST_CASE("a file of any name is told of as a shell takes it, and known by its bytes")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string other = (folder / "other.db").string();
    const std::string scans = (folder / "scans").string();
    fs::create_directory(scans);
    struct Case {
        std::string name;
        std::string word;
    };
    const std::vector<Case> cases{
        {"new\nline.vcf", "$'" + scans + "/new\\nline.vcf'"},
        {"latin-\xfc"
         "ber.vcf",
         "$'" + scans + "/latin-\\374ber.vcf'"},
        {"\u202Efcv.vcf", "$'" + scans + R"(/\342\200\256fcv.vcf')"},
        {"-dash.vcf", scans + "/-dash.vcf"},
        {"two words.vcf", "'" + scans + "/two words.vcf'"},
        {"it's.vcf", "$'" + scans + "/it\\'s.vcf'"},
    };
    const auto run = [&](const std::string& file, const std::vector<std::string>& args) {
        std::vector<std::string> all{"--store", file};
        all.insert(all.end(), args.begin(), args.end());
        return run_cardlog(all).out;
    };
    std::string records;
    for (const auto& [name, word] : cases) {
        const std::string file = (fs::path(scans) / name).string();
        write_file(file, vcard("Karin Beispiel, " + name.substr(0, 3) + "berg"));
        CHECK_THAT(run(store, {"read", file}), begins_with(word + "\n"));
        CHECK_THAT(run(store, {"import", file}), begins_with(word + "\n"));
        records += run(store, {"read", "--json", file});
    }
    const RunResult taken =
        run_cardlog({"--store", other, "import", "--records", "-"}, {}, records);
    for (const auto& [name, word] : cases) {
        CHECK_THAT(taken.out, contains_text(word + "\n"));
    }
    for (const std::string& one : {store, other}) {
        CHECK_THAT(run(one, {"--json", "audit"}), contains_text("\"remarks\":[]"));
        for (std::size_t i = 0; i < cases.size(); ++i) {
            CHECK_THAT(run(one, {"forget", std::to_string(i + 1), "--yes"}),
                       contains_text("yours to delete: " + cases[i].word + "\n"));
        }
    }

    write_file(scans + "/bad\n.jpg", "no picture");
    CHECK_THAT(run_cardlog({"read", scans + "/bad\n.jpg"}).err,
               contains_text("$'" + scans + "/bad\\n.jpg': is not a picture"));
}

TEST_CASE("JSON has the bytes of a name that is not UTF-8 wherever it names a file")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string file = (folder / "latin-\xfc.vcf").string();
    write_file(file, vcard("Karin Beispiel"));
    const auto json = [&](std::vector<std::string> args) {
        args.insert(args.begin(), {"--store", store, "--json"});
        const std::string out = run_cardlog(args).out;
        return nlohmann::json::parse(out.substr(0, out.find('\n')));
    };
    const auto record = json({"read", file});
    const auto& bytes = record.at("file_bytes");
    CHECK(json({"import", file}).at("file_bytes") == bytes);
    CHECK(json({"show", "1"}).at("cards").at(0).at("file_bytes") == bytes);
    CHECK(json({"batches", "show", "1"}).at("of_each_file").at(0).at("file_bytes") == bytes);
    const auto forgotten = json({"forget", "1", "--yes"});
    CHECK(forgotten.at("left").size() == 1);
    CHECK(forgotten.at("left_bytes") == nlohmann::json::array({bytes}));
    CHECK_FALSE(
        json({"import", write_file(folder / "k.vcf", vcard("Otto Probe"))}).contains("file_bytes"));
}

TEST_CASE("a subfolder whose name is not UTF-8 is an event all the same")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    fs::create_directories((folder / "scans") / "Messe K\xf6ln");
    write_file((folder / "scans") / "Messe K\xf6ln" / "karin.vcf", vcard("Karin Beispiel"));
    CHECK(run_cardlog(
              {"--store", store, "import", "--event-from-folder", (folder / "scans").string()})
              .exit_code == 0);
    const auto contact = Store::open(store).people().contact(1);
    REQUIRE(contact.has_value());
    CHECK(contact->encounters.at(0).event == "Messe K\uFFFDln");
}
