#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "storage/calls/calls.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/cli_ledger.h"
#include "support/cli_run.h"
#include "support/temporary_folder.h"

// Files of vCards as programs write them; the people are invented.

using namespace cardlog;

namespace {

const std::string khard = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:f7a1c2d0-0001\r\n"
                          "ADR;TYPE=work:;;Allee 5;Berlin;;10115;Deutschland\r\n"
                          "EMAIL;TYPE=work:erika@muster.example\r\nFN:Dr. Erika Muster\r\n"
                          "N:Muster;Erika;;Dr.;\r\nORG:Muster GmbH;Einkauf\r\n"
                          "REV:2026-10-01T08:00:00Z\r\nTEL;TYPE=work:+49 30 23125012\r\n"
                          "TITLE:Leiterin\r\nURL:https://muster.example\r\nEND:VCARD\r\n";

const std::string apple =
    "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//macOS 14.0//EN\nN:Wein;Hans;;;\n"
    "FN:Hans Wein\nORG:Wein & Partner;\nEMAIL;type=INTERNET;type=WORK;type=pref:hans@wein.example\n"
    "TEL;type=CELL;type=VOICE;type=pref:0171 3920012\nitem1.TEL:030 23125019\n"
    "item1.X-ABLabel:Fax\nitem2.ADR;type=WORK;type=pref:;;Gasse 7;Ulm;;89073;Deutschland\n"
    "item2.X-ABADR:de\n"
    "X-SOCIALPROFILE;type=linkedin;x-user=hans-wein:http://www.linkedin.com/in/hans-wein\n"
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAASABIAAD/\n 4QBMRXhpZgAATU0AKgAAAAgAAgESAAMA\n"
    "END:VCARD\n";

const std::string google =
    "BEGIN:VCARD\nVERSION:3.0\nFN:Jana "
    "Probe\nN:Probe;Jana;;;\nEMAIL;TYPE=INTERNET:jana@probe.example\n"
    "TEL;TYPE=CELL:+491713920014\nTEL;TYPE=HOME_FAX:+493023125018\n"
    "item1.ORG:Probe KG\nitem1.X-ABLabel:\nCATEGORIES:myContacts\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Probe KG\nN:;;;;\nORG:Probe KG\nTEL:+493023125017\nEND:VCARD\n";

const std::string outlook =
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=de;CHARSET=Windows-1252:K\xF6hler;J\xFCrgen\r\n"
    "FN;CHARSET=Windows-1252:J\xFCrgen K\xF6hler\r\nORG;CHARSET=Windows-1252:K\xF6hler B\xE4"
    "der\r\n"
    "TITLE:Inhaber\r\nTEL;WORK;VOICE:030 / 23125015\r\nTEL;WORK;FAX:030 / 23125016\r\n"
    "ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:;;Stra=DFe 3=0D=0A=\r\n"
    "Hof;Berlin;;10115;Deutschland\r\nLABEL;WORK;PREF:x\r\n"
    "EMAIL;PREF;INTERNET:juergen@koehler.example\r\nX-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns/>\r\n"
    "REV:20261001T080000Z\r\nEND:VCARD\r\n";

std::string as_utf16(const std::string& ascii)
{
    std::string bytes = "\xFF\xFE";
    for (const char c : ascii) {
        bytes += c;
        bytes += '\0';
    }
    return bytes;
}

struct Said {
    std::string name;
    std::string company;
    std::vector<std::string> emails;
    std::vector<std::string> phones;
    std::string address;

    bool operator==(const Said&) const = default;
};

std::vector<Said> said_by(const std::string& file)
{
    std::vector<Said> all;
    for (const nlohmann::json& line : json_lines(run_cardlog({"--json", "read", file}).out)) {
        const nlohmann::json& contact = line.at("contact");
        const auto text = [&](const char* field) {
            return contact.at(field).is_null() ? "" : std::string(contact.at(field));
        };
        Said said{text("name"), text("company"), contact.at("emails"), {}, text("address")};
        for (const nlohmann::json& phone : contact.at("phones")) {
            said.phones.push_back(std::string(phone.at("type")) + " " +
                                  std::string(phone.at("e164")));
        }
        all.push_back(said);
    }
    return all;
}

}  // namespace

TEST_CASE("the vCard files of other programs are read, whatever their name")
{
    const TemporaryFolder folder;
    CHECK(said_by(write_file(folder / "erika.vcf", khard)) ==
          std::vector<Said>{{"Dr. Erika Muster",
                             "Muster GmbH",
                             {"erika@muster.example"},
                             {"work +493023125012"},
                             "Allee 5, 10115 Berlin, Deutschland"}});
    CHECK(said_by(write_file(folder / "hans", apple)) ==
          std::vector<Said>{{"Hans Wein",
                             "Wein & Partner",
                             {"hans@wein.example"},
                             {"mobile +491713920012", "fax +493023125019"},
                             "Gasse 7, 89073 Ulm, Deutschland"}});
    CHECK(said_by(write_file(folder / "contacts.vcf", google)) ==
          std::vector<Said>{{"Jana Probe",
                             "Probe KG",
                             {"jana@probe.example"},
                             {"mobile +491713920014", "fax +493023125018"},
                             ""},
                            {"", "Probe KG", {}, {"work +493023125017"}, ""}});
    CHECK(said_by(write_file(folder / "outlook.vcf", outlook)) ==
          std::vector<Said>{{"J\u00fcrgen K\u00f6hler",
                             "K\u00f6hler B\u00e4der",
                             {"juergen@koehler.example"},
                             {"work +493023125015", "fax +493023125016"},
                             "Stra\u00dfe 3, Hof, 10115 Berlin, Deutschland"}});
    CHECK(said_by(write_file(folder / "wide.vcf", as_utf16("\r\n" + khard))).size() == 1);
    CHECK(said_by(write_file(folder / "photo.jpg", "\xEF\xBB\xBF \n" + khard)).size() == 1);
}

TEST_CASE("an import takes vCard files like pictures: a contact a card, a call owed, once")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    std::filesystem::create_directories(folder / "in");
    write_file(folder / "in/contacts.vcf", google);
    write_file(folder / "in/notes.txt", "Call Jana Probe.\n");  // neither picture nor vCard

    const RunResult dry =
        run_cardlog({"--store", store, "import", "--dry-run", (folder / "in").string()});
    CHECK_THAT(dry.out, contains_text("2 cards found"));
    CHECK_FALSE(std::filesystem::exists(store));

    const RunResult first =
        run_cardlog({"--store", store, "import", (folder / "in").string(), "--event", "Fair"});
    CHECK_THAT(first.out, contains_text("2 cards found = 2 written + 0 already known + 0 failed"));
    write_file(folder / "in/copy.vcf", google);
    const RunResult second = run_cardlog({"--store", store, "import", (folder / "in").string()});
    CHECK_THAT(second.out, contains_text("4 cards found = 0 written + 4 already known + 0 failed"));
    CHECK(
        run_cardlog({"--store", store, "import", "--again", (folder / "in").string()}).exit_code ==
        0);

    Store stored = Store::open(store);
    CHECK(stored.people().contacts({""}).size() == 2);
    CHECK(stored.people().contacts({"probe"}).size() == 2);
    CHECK(stored.calls().pending_callbacks().size() == 2);
    CHECK(stored.journal().audit().empty());
}

TEST_CASE("of a vCard file that was changed only the changed cards are new")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    const std::string file = write_file(folder / "contacts.vcf", khard + apple + khard);
    const auto sums = [&](const std::string& bytes) {
        write_file(file, bytes);
        return run_cardlog({"--store", store, "import", file}).out;
    };
    CHECK_THAT(sums(khard + apple + khard),
               contains_text("3 cards found = 2 written + 1 already known + 0 failed"));
    CHECK_THAT(sums(google + khard + apple),
               contains_text("4 cards found = 2 written + 2 already known + 0 failed"));
    CHECK(Store::open(store).calls().pending_callbacks().size() == 4);
}

TEST_CASE("what is exported as vCard can be imported again")
{
    const Ledger ledger;
    const TemporaryFolder folder;
    const std::string file = (folder / "all.vcf").string();
    const std::string version = GENERATE("3.0", "4.0");
    REQUIRE(ledger.run({"export", "vcard", file, "--vcard", version}).exit_code == 0);
    std::vector<std::string> names;
    for (const Said& said : said_by(file)) {
        names.push_back(said.name);
        CHECK(said.phones.size() <= 1);
    }
    CHECK_THAT(ledger.run({"import", file}).out,
               contains_text("5 cards found = 1 written + 4 already known"));  // not the unread one
    CHECK(std::count(names.begin(), names.end(), "Otto Alt") == 1);
    CHECK(std::count(names.begin(), names.end(), "Lea Sp\u00e4t") == 1);
}

TEST_CASE("pasted vCards are read as what they are")
{
    const RunResult two = run_cardlog({"--json", "read", "--text", "-"}, {}, "Hello,\n\n" + google);
    REQUIRE(json_lines(two.out).size() == 2);
    CHECK(json_lines(two.out)[0].at("contact").at("name") == "Jana Probe");
    CHECK(json_lines(two.out)[1].at("card") == 2);
    CHECK(json_lines(two.out)[1].at("of") == 2);

    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    CHECK(run_cardlog({"--store", store, "add", "--text", "-"}, {}, khard).exit_code == 0);
    const RunResult refused = run_cardlog({"--store", store, "add", "--text", "-"}, {}, google);
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.err, contains_text("2 vCards"));
}

TEST_CASE("vCard files that are broken or hostile are read as far as they go, or refused")
{
    const TemporaryFolder folder;
    const auto cards = [&](const std::string& bytes) {
        return said_by(write_file(folder / "a.vcf", bytes)).size();
    };
    CHECK(cards("BEGIN:VCARD\nFN:Erika Muster") == 1);
    CHECK(cards("BEGIN:VCARD\nEND:VCARD\n" + khard) == 2);
    CHECK(cards("BEGIN:VCARD\nFN:Erika\n" + std::string(1 << 20, 'A') + "\nEND:VCARD\n" + khard) ==
          2);
    CHECK(cards("BEGIN:VCARD\nPHOTO;ENCODING=b:" + std::string(8 << 20, 'A') + "\nEND:VCARD\n") ==
          1);
    CHECK(cards("BEGIN:VCARD\n" + std::string(1 << 20, ' ') + "\n") == 1);
    std::string lines = "BEGIN:VCARD\n";
    for (int i = 0; i < 50'000; ++i) {
        lines += "TEL:+4930231250" + std::to_string(10 + i % 80) + "\nA;B=\"C:D\n =\n";
    }
    CHECK(cards(lines) == 1);
    std::string many;
    for (int i = 0; i < 10'001; ++i) {
        many += "BEGIN:VCARD\n";
    }
    const RunResult refused = run_cardlog({"read", write_file(folder / "many.vcf", many)});
    CHECK(refused.exit_code == 3);
    CHECK_THAT(refused.err, contains_text("more than 10,000 vCards"));
    CHECK(run_cardlog({"read", write_file(folder / "empty.vcf", "")}).exit_code == 3);
    CHECK(run_cardlog({"read", write_file(folder / "text.vcf", "FN:Erika Muster\n")}).exit_code ==
          3);
}
