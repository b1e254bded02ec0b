// A folder in which other programs work too: what they change is kept, named and taken in.

#include <filesystem>
#include <string>
#include <vector>

#include "app/exchange/todo.h"
#include "core/fields.h"
#include "storage/vdirs/vdirs.h"
#include "support/catch.h"
#include "support/cli_ledger.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

// A store with one contact, and the folder with it.
struct Shared {
    Ledger ledger{};
    fs::path folder = ledger.folder / "vdir";
    Id karin = 0;

    Shared()
    {
        const RunResult added =
            ledger.run({"--json", "add", "name=Karin Beispiel", "company=Beispiel GmbH",
                        "phones=0541 123456", "websites=beispiel.example", "event=Messe",
                        "talked_about=Boote", "--due", "2026-12-01"});
        karin = nlohmann::json::parse(added.out).at("id");
        CHECK(write().exit_code == 0);
    }

    [[nodiscard]] RunResult write() const
    {
        return ledger.run({"export", "vdir", folder.string()});
    }

    [[nodiscard]] RunResult sync(std::vector<std::string> options = {}) const
    {
        options.insert(options.begin(), {"sync", "vdir", folder.string()});
        return ledger.run(options);
    }

    [[nodiscard]] Store store() const { return Store::open(ledger.store); }

    [[nodiscard]] fs::path card() const
    {
        return folder / "contacts" / (ledger.contact(karin).uid + ".vcf");
    }

    [[nodiscard]] fs::path task() const
    {
        return folder / "calls" / (uid_of(ledger.contact(karin).callbacks.front()) + ".ics");
    }

    [[nodiscard]] std::string shown() const
    {
        return ledger.run({"show", std::to_string(karin)}).out;
    }

    // In the file: `old` becomes `now`.
    static void replace(const fs::path& file, const std::string& old, const std::string& now)
    {
        std::string text = read_bytes(file);
        const auto at = text.find(old);
        REQUIRE(at != std::string::npos);
        write_file(file, text.replace(at, old.size(), now));
    }

    void add_line(const std::string& line) const
    {
        replace(card(), "END:VCARD", line + "\r\nEND:VCARD");
    }
};

constexpr const char* mobile = "TEL;TYPE=CELL,pref:+49 170 1234567";
constexpr const char* birthday = "BDAY:1970-01-31";

}  // namespace

TEST_CASE("what was changed elsewhere is kept and named by an export")
{
    const Shared shared;
    shared.add_line(mobile);
    const std::string bytes = read_bytes(shared.card());
    const RunResult result = shared.write();
    CHECK(result.exit_code == 1);
    CHECK_THAT(result.err, contains_text(shared.card().filename().string() + " (contact "));
    CHECK_THAT(result.err, contains_text("was changed there, and is kept"));
    CHECK(read_bytes(shared.card()) == bytes);
}

TEST_CASE("a sync takes values in as a person's word, and undo takes them back on both sides")
{
    const Shared shared;
    shared.add_line(mobile);
    shared.add_line(birthday);
    Shared::replace(shared.card(), "ORG:Beispiel GmbH", "ORG:Neu GmbH");
    Shared::replace(shared.card(), "URL:https://beispiel.example\r\n", "");
    const std::string bytes = read_bytes(shared.card());
    const RunResult result = shared.sync();
    CHECK(result.err.find("kept") == std::string::npos);
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.out, contains_text("company: Beispiel GmbH → Neu GmbH"));
    CHECK_THAT(shared.shown(), contains_text("+49 170 1234567 (mobile)"));
    CHECK_THAT(shared.shown(), contains_text("Neu GmbH"));
    CHECK(shared.shown().find("beispiel.example") == std::string::npos);
    CHECK_THAT(shared.ledger.run({"history", std::to_string(shared.karin)}).out,
               contains_text("edit"));
    CHECK_THAT(read_bytes(shared.card()), contains_text(std::string(mobile) + "\r\n"));
    CHECK_THAT(read_bytes(shared.card()), contains_text(birthday));
    CHECK_THAT(shared.sync().err, contains_text("0 files changed"));
    CHECK(shared.ledger.run({"undo"}).exit_code == 0);
    CHECK(shared.sync().exit_code == 0);
    const std::string undone = read_bytes(shared.card());
    CHECK(undone.find("1234567") == std::string::npos);
    CHECK_THAT(undone, contains_text("ORG:Beispiel GmbH"));
    CHECK_THAT(undone, contains_text("URL:https://beispiel.example"));
    CHECK_THAT(undone, contains_text(birthday));
}

TEST_CASE("values that were changed on both sides come together")
{
    const Shared shared;
    const std::string id = std::to_string(shared.karin);
    shared.add_line(mobile);
    shared.add_line("NOTE:mag Segeln");
    CHECK(shared.ledger
              .run({"edit", id, "phones+=0541 654321", "job_title=Leiterin", "note=ruft gern an"})
              .exit_code == 0);
    CHECK(shared.sync().exit_code == 0);
    const std::string shown = shared.shown();
    for (const std::string text : {"+49 170 1234567", "+49 541 654321", "+49 541 123456",
                                   "Leiterin", "ruft gern an", "mag Segeln"}) {
        CHECK_THAT(shown, contains_text(text));
    }
    const std::string card = read_bytes(shared.card());
    for (const std::string text :
         {"+49 170 1234567", "+49541654321", "TITLE:Leiterin", "ruft gern an", "mag Segeln"}) {
        CHECK_THAT(card, contains_text(text));
    }
}

TEST_CASE("a text that was changed on both sides is a conflict, and nothing is overwritten")
{
    const Shared shared;
    const std::string id = std::to_string(shared.karin);
    Shared::replace(shared.card(), "ORG:Beispiel GmbH", "ORG:Dort GmbH");
    CHECK(shared.ledger.run({"edit", id, "company=Hier GmbH"}).exit_code == 0);
    const std::string bytes = read_bytes(shared.card());
    for (int i = 0; i < 2; ++i) {
        const RunResult result = shared.sync();
        CHECK(result.exit_code == 1);
        CHECK_THAT(result.err,
                   contains_text("company is \"Hier GmbH\" here and \"Dort GmbH\" there. "
                                 "--prefer here or --prefer there decides."));
        CHECK(read_bytes(shared.card()) == bytes);
        CHECK_THAT(shared.shown(), contains_text("Hier GmbH"));
    }
    const std::string side = GENERATE("here", "there");
    const std::string company = side == "here" ? "Hier GmbH" : "Dort GmbH";
    CHECK(shared.sync({"--prefer", side}).exit_code == 0);
    CHECK_THAT(shared.shown(), contains_text(company));
    CHECK_THAT(read_bytes(shared.card()), contains_text("ORG:" + company));
    CHECK_THAT(shared.sync().err, contains_text("0 files changed"));
}

TEST_CASE("a call that was completed or moved elsewhere stays so, whatever is run first")
{
    const Shared shared;
    const bool is_exported_first = GENERATE(true, false);
    const bool is_completed = GENERATE(true, false);
    Shared::replace(shared.task(), "SUMMARY:", "X-COLOUR:red\r\nSUMMARY:");
    if (is_completed) {
        Shared::replace(shared.task(), "STATUS:NEEDS-ACTION",
                        "STATUS:COMPLETED\r\nCOMPLETED:20261123T081500Z");
    } else {
        Shared::replace(shared.task(), "DUE;VALUE=DATE:20261201", "DUE;VALUE=DATE:20261224");
    }
    const std::string bytes = read_bytes(shared.task());
    if (is_exported_first) {
        CHECK(shared.write().exit_code == 1);
        CHECK(read_bytes(shared.task()) == bytes);
    }
    CHECK(shared.sync().exit_code == 0);
    const Callback callback = shared.ledger.contact(shared.karin).callbacks.front();
    CHECK(callback.pending() != is_completed);
    CHECK(to_iso(callback.due) == (is_completed ? "2026-12-01" : "2026-12-24"));
    if (is_completed) {
        CHECK(to_iso(*callback.closed_at) == "2026-11-23T08:15:00Z");
    }
    CHECK_THAT(read_bytes(shared.task()), contains_text("X-COLOUR:red"));
    CHECK_THAT(read_bytes(shared.task()),
               contains_text(is_completed ? "STATUS:COMPLETED" : "DUE;VALUE=DATE:20261224"));
    CHECK_THAT(shared.sync().err, contains_text("0 files changed"));
    CHECK(shared.write().exit_code == 0);
}

TEST_CASE("a call that import --ics closed needs no further look")
{
    const Shared shared;
    Shared::replace(shared.task(), "STATUS:NEEDS-ACTION",
                    "STATUS:COMPLETED\r\nCOMPLETED:20261123T081500Z");
    CHECK(shared.ledger.run({"import", "--ics", shared.folder.string()}).exit_code == 0);
    CHECK(shared.write().exit_code == 0);
    CHECK_THAT(read_bytes(shared.task()), contains_text("STATUS:COMPLETED"));
}

TEST_CASE("a call that was cancelled elsewhere is named and stays owed")
{
    const Shared shared;
    Shared::replace(shared.task(), "STATUS:NEEDS-ACTION", "STATUS:CANCELLED");
    const RunResult result = shared.sync();
    CHECK(result.exit_code == 1);
    CHECK_THAT(result.err, contains_text("was cancelled there, and stays owed"));
    CHECK(shared.ledger.contact(shared.karin).callbacks.front().pending());
}

TEST_CASE("a contact that is new elsewhere is added without a call and keeps its file")
{
    const Shared shared;
    const fs::path file = shared.folder / "contacts/abc.vcf";
    const std::string text = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:abc\r\nFN:Otto Neu\r\n"
                             "N:Neu;Otto;;;\r\nEMAIL;PREF=1:otto@neu.example\r\n"
                             "BDAY:19700131\r\nEND:VCARD\r\n";
    write_file(file, text);
    CHECK(shared.write().exit_code == 0);  // it is nobody's of ours
    const RunResult result = shared.sync();
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.out, contains_text("Otto Neu: new"));
    CHECK(read_bytes(file) == text);
    CHECK_THAT(shared.sync().err, contains_text("0 files changed"));
    const auto found = shared.store().people().contact_with_uid("urn:uuid:abc");
    REQUIRE(found);
    CHECK(shared.ledger.contact(*found).callbacks.empty());
    CHECK(shared.ledger.run({"edit", std::to_string(*found), "phones+=0541 123457"}).exit_code ==
          0);
    CHECK(shared.write().exit_code == 0);
    const std::string card = read_bytes(file);
    for (const std::string line : {"EMAIL;PREF=1:otto@neu.example", "BDAY:19700131",
                                   "TEL;VALUE=uri;TYPE=work,voice:tel:+49541123457"}) {
        CHECK_THAT(card, contains_text("\r\n" + line + "\r\n"));
    }
}

TEST_CASE("a folder of one tag is synced alone, and who is new there gets the tag")
{
    const Shared shared;
    CHECK(shared.ledger.run({"edit", std::to_string(shared.karin), "tags=garden"}).exit_code == 0);
    const std::string folder = (shared.ledger.folder / "garden").string();
    const auto sync = [&] {
        return nlohmann::json::parse(
            shared.ledger.run({"--json", "sync", "vdir", folder, "--tag", "garden"}).out);
    };
    CHECK(sync() == nlohmann::json::parse(R"({"contacts": 1, "files_changed": 2, "deleted_there": 0,
                                              "taken": [], "added": [], "kept": []})"));
    const fs::path file = fs::path(folder) / "contacts/abc.vcf";
    write_file(file, "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:abc\r\nFN:Otto Neu\r\nN:Neu;Otto;;;\r\n"
                     "END:VCARD\r\n");
    const auto taken = sync();
    CHECK(taken.at("contacts") == 2);
    const Id added = taken.at("added").at(0);
    CHECK(taken.at("taken").at(0) == "contact " + std::to_string(added) + ", Otto Neu: new");
    CHECK(texts_of(shared.ledger.contact(added).contact.tags) ==
          std::vector<std::string>{"garden"});
    CHECK_THAT(read_bytes(file), contains_text("\r\nCATEGORIES:garden\r\n"));
    CHECK(sync().at("files_changed") == 0);
}

TEST_CASE("what was deleted elsewhere is named once, counted from then on, and stays here")
{
    const Shared shared;
    const fs::path card = shared.card();
    const std::string bytes = read_bytes(card);
    fs::remove(card);
    const bool is_synced = GENERATE(true, false);
    const auto again = [&] { return is_synced ? shared.sync() : shared.write(); };
    const RunResult first = again();
    CHECK(first.exit_code == 1);
    CHECK_THAT(first.err, contains_text("was deleted there; nothing is deleted here"));
    CHECK_THAT(first.err, contains_text("\"cardlog sync vdir " + shared.folder.string() +
                                        " --restore\" writes it again"));
    for (int i = 0; i < 2; ++i) {
        const RunResult later = again();
        CHECK(later.exit_code == 0);
        CHECK(later.err == "cardlog: 6 contacts, 0 files changed, 1 deleted there in " +
                               shared.folder.string() + "\n");
        CHECK_FALSE(fs::exists(card));
        CHECK_THAT(shared.shown(), contains_text("Karin Beispiel"));
    }
    CHECK(nlohmann::json::parse(
              shared.ledger.run({"--json", "sync", "vdir", shared.folder.string()}).out)
              .at("deleted_there") == 1);
    if (GENERATE(true, false)) {
        CHECK(shared.sync({"--restore"}).exit_code == 0);
        CHECK(fs::exists(card));
    } else {
        write_file(card, bytes);  // the other program has it back
    }
    CHECK_THAT(again().err, contains_text("6 contacts, 0 files changed in "));
    fs::remove(card);
    CHECK(again().exit_code == 1);
}

TEST_CASE("whoever is forgotten or merged goes from the folder, unless somebody works on the file")
{
    const Shared shared;
    const fs::path card = shared.card();
    const bool is_changed = GENERATE(true, false);
    if (is_changed) {
        shared.add_line(birthday);
    }
    CHECK(shared.ledger.run({"forget", std::to_string(shared.karin), "--yes"}).exit_code == 0);
    const RunResult result = shared.sync();
    CHECK(result.exit_code == (is_changed ? 1 : 0));
    CHECK(fs::exists(card) == is_changed);
    CHECK(shared.ledger.run({"contacts", "karin"}).out.find("Beispiel") == std::string::npos);
}

TEST_CASE("a copy of the store that is brought back takes what the folder has since")
{
    const Shared shared;
    const std::string copy = (shared.ledger.folder / "copy.db").string();
    CHECK(shared.ledger.run({"backup", copy}).exit_code == 0);
    shared.add_line(mobile);
    Shared::replace(shared.task(), "STATUS:NEEDS-ACTION",
                    "STATUS:COMPLETED\r\nCOMPLETED:20261123T081500Z");
    CHECK(shared.sync().exit_code == 0);
    CHECK(shared.ledger.run({"restore", copy}).exit_code == 0);
    CHECK(shared.shown().find("1234567") == std::string::npos);
    CHECK(shared.sync().exit_code == 0);
    CHECK_THAT(shared.shown(), contains_text("+49 170 1234567"));
    CHECK_THAT(shared.shown(), contains_text("call closed: reached"));
}

TEST_CASE("a folder of an earlier cardlog is taken over, and additions in it are not lost")
{
    const Shared shared;
    shared.store().vdirs().remember(fs::weakly_canonical(shared.folder / "contacts"), {},
                                    {shared.ledger.contact(shared.karin).uid});
    Shared::replace(shared.card(), "URL:https://beispiel.example", "URL:beispiel.example");
    CHECK(shared.write().exit_code == 0);
    shared.store().vdirs().remember(fs::weakly_canonical(shared.folder / "contacts"), {},
                                    {shared.ledger.contact(shared.karin).uid});
    shared.add_line(mobile);
    CHECK(shared.write().exit_code == 1);
    CHECK(shared.sync().exit_code == 0);
    CHECK_THAT(shared.shown(), contains_text("+49 170 1234567"));
    CHECK_THAT(read_bytes(shared.card()), contains_text(mobile));
}

TEST_CASE("files that are no contacts are named and left")
{
    const Shared shared;
    const fs::path file = shared.folder / "contacts/odd.vcf";
    write_file(file, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:No Uid\r\nEND:VCARD\r\n");
    write_file(shared.folder / "calls/milk.ics",
               "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\nUID:milk\r\nEND:VTODO\r\n"
               "END:VCALENDAR\r\n");
    const RunResult result = shared.sync();
    CHECK(result.exit_code == 1);
    CHECK_THAT(result.err, contains_text("odd.vcf: is not one vCard with a UID"));
    CHECK(result.err.find("milk") == std::string::npos);
    CHECK(fs::exists(file));
}
