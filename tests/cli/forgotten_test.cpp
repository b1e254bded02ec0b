// Whoever was forgotten does not come back, and every place of the picture is named.

#include <filesystem>
#include <string>

#include "storage/imports/imports.h"
#include "storage/people/people.h"
#include "support/catch.h"
#include "support/cli_ledger.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

std::string card_of_karin(const std::string& more = "")
{
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Karin Beispiel\r\nN:Beispiel;Karin;;;\r\n"
           "ORG:Beispiel GmbH\r\nEMAIL:karin@beispiel.example\r\nTEL:+49541123456\r\n" +
           more + "END:VCARD\r\n";
}

std::string card_of_otto()
{
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Otto Beispiel\r\nN:Beispiel;Otto;;;\r\n"
           "ORG:Beispiel GmbH\r\nEMAIL:otto@beispiel.example\r\nTEL:+49541123456\r\n"
           "END:VCARD\r\n";
}

// A folder whose files have been imported.
struct Imported {
    TemporaryFolder place;
    fs::path folder = place / "cards";
    std::string store = (place / "cards.db").string();

    Imported()
    {
        fs::create_directories(folder / "copies");
        write_file(folder / "karin.vcf", card_of_karin());
        write_file(folder / "copies/same.vcf", card_of_karin());
        CHECK_THAT(import().out, contains_text("2 cards found = 1 written + 1 already known"));
    }
    ~Imported() { CHECK(Store::open(store).journal().audit().empty()); }
    Imported(const Imported&) = delete;
    Imported& operator=(const Imported&) = delete;

    [[nodiscard]] RunResult run(std::vector<std::string> args) const
    {
        args.insert(args.begin(), {"--store", store});
        return run_cardlog(args);
    }

    [[nodiscard]] RunResult import() const { return run({"import", folder.string()}); }

    [[nodiscard]] RunResult forget() const { return run({"forget", "1", "--yes"}); }

    [[nodiscard]] std::size_t contacts() const
    {
        return Store::open(store).people().contacts().size();
    }
};

}  // namespace

TEST_CASE("forget names every place where the picture lies")
{
    const Imported imported;
    const RunResult result = imported.forget();
    for (const char* name : {"karin.vcf", "copies/same.vcf"}) {
        CHECK_THAT(result.out,
                   contains_text("yours to delete: " + (imported.folder / name).string() + "\n"));
    }
}

TEST_CASE("of a folder that was moved the new place is known")
{
    const Imported imported;
    const fs::path moved = imported.place / "moved";
    fs::rename(imported.folder, moved);
    CHECK(imported.run({"import", moved.string()}).exit_code == 0);
    CHECK_THAT(imported.run({"show", "1"}).out, contains_text("card: " + moved.string() + "/"));
    CHECK(imported.run({"audit"}).out.find("no longer there") == std::string::npos);
    const std::string said = imported.forget().out;
    CHECK_THAT(said, contains_text((moved / "karin.vcf").string()));
    CHECK_THAT(said, contains_text((moved / "copies/same.vcf").string()));
    CHECK(said.find(imported.folder.string() + "/") == std::string::npos);
}

TEST_CASE("whoever was forgotten does not come back with the same file, nor with another one")
{
    const Imported imported;
    write_file(imported.folder / "otto.vcf", card_of_otto());  // of the same firm and number
    CHECK_THAT(imported.import().out, contains_text("1 written"));
    CHECK(imported.forget().exit_code == 0);
    CHECK(imported.contacts() == 1);
    for (int i = 0; i < 2; ++i) {
        const RunResult again = imported.import();
        CHECK(again.exit_code == 0);
        CHECK_THAT(again.out, contains_text("karin.vcf: of somebody who was forgotten"));
        CHECK_THAT(
            again.out,
            contains_text("3 cards found = 0 written + 1 already known + 0 failed + 2 left"));
        CHECK(imported.contacts() == 1);
    }
    // another picture of the card: other bytes, and more or less on it
    write_file(imported.folder / "new.vcf", card_of_karin("TITLE:Leiterin\r\n"));
    CHECK_THAT(imported.import().out, contains_text("0 written"));
    write_file(imported.folder / "two.vcf",
               "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:KARIN BEISPIEL\r\nN:BEISPIEL;KARIN;;;\r\n"
               "EMAIL:karin@beispiel.example\r\nEND:VCARD\r\n" +
                   card_of_otto());
    CHECK_THAT(imported.import().out, contains_text("0 written"));
    CHECK(imported.contacts() == 1);
    CHECK(imported.run({"callbacks"}).out.find("Karin") == std::string::npos);
}

TEST_CASE("records of whoever was forgotten are left out, as often as they come")
{
    const Imported imported;
    const std::string records =
        imported.run({"read", "--json", imported.folder.string() + "/karin.vcf"}).out;
    CHECK(imported.forget().exit_code == 0);
    std::string other = records;  // the same card in a file of other bytes
    const auto at = other.find(R"("sha256":")") + 10;
    other.replace(at, 64, std::string(64, 'a'));
    for (const std::string& lines : {records, other, records + other}) {
        const std::string file = write_file(imported.place / "records.ndjson", lines);
        CHECK_THAT(imported.run({"import", "--records", file}).out, contains_text("0 written"));
        CHECK(imported.contacts() == 0);
    }
}

TEST_CASE("a person who was forgotten can be added by hand again")
{
    const Imported imported;
    CHECK(imported.forget().exit_code == 0);
    CHECK(imported.run({"add", "name=Karin Beispiel", "emails=karin@beispiel.example"}).exit_code ==
          0);
    CHECK(imported.contacts() == 1);
}

TEST_CASE("a contact from another program stays away from here once it was forgotten")
{
    const Imported imported;
    const fs::path vdir = imported.place / "vdir";
    fs::create_directories(vdir / "contacts");
    const auto write = [&](const std::string& uid, const std::string& name) {
        write_file(vdir / "contacts" / (uid + ".vcf"),
                   "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:" + uid + "\r\nFN:" + name +
                       "\r\nN:;;;;\r\nEMAIL:karin@beispiel.example\r\nEND:VCARD\r\n");
    };
    CHECK(imported.forget().exit_code == 0);
    write("from-the-phone", "Karin Beispiel");  // says the same
    const RunResult said = imported.run({"sync", "vdir", vdir.string()});
    CHECK(said.exit_code == 1);
    CHECK_THAT(said.err, contains_text("of somebody who was forgotten"));
    CHECK(imported.contacts() == 0);
    write("other", "Eva Neu");
    CHECK_THAT(imported.run({"sync", "vdir", vdir.string()}).out, contains_text("Eva Neu: new"));
    CHECK(imported.run({"forget", "2", "--yes"}).exit_code == 0);
    write("other", "Eva Alt");  // by its UID, whatever it says
    CHECK(imported.run({"sync", "vdir", vdir.string()}).exit_code == 1);
    CHECK(imported.contacts() == 0);
}
