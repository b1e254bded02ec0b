#include <filesystem>
#include <string>
#include <vector>

#include "app/exchange/csv.h"
#include "app/exchange/vcard.h"
#include "storage/imports/imports.h"
#include "support/catch.h"
#include "support/cli_ledger.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

// Long lines put together again (RFC 6350, 3.2; RFC 5545, 3.1).
std::string unfolded(std::string text)
{
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) {
        text.erase(at, 3);
    }
    return text;
}

std::string exported(const Ledger& ledger, std::vector<std::string> args)
{
    args.insert(args.begin(), "export");
    args.emplace_back("-");
    const RunResult result = ledger.run(args);
    INFO(result.err);
    CHECK(result.exit_code == 0);
    return unfolded(result.out);
}

Id add_karin(const Ledger& ledger)
{
    const RunResult result = ledger.run(
        {"--json", "add", "name=Dr. Karin Beispiel", "company=Beispiel, Töchter; & Co",
         "department=Einkauf", "job_title=Leiterin", "emails=karin@beispiel.example",
         "phones=mobile:0151 23456789", "phones=0541 123456", "websites=www.beispiel.example",
         "address=Lange Straße 5, 49074 Osnabrück", "event=Messe", "talked_about=Boote"});
    return nlohmann::json::parse(result.out).at("id");
}

}  // namespace

TEST_CASE("a contact becomes a vCard that other programs read")
{
    const Ledger ledger;
    add_karin(ledger);
    const std::string cards = exported(ledger, {"vcard"});
    for (const std::string line :
         {"VERSION:3.0", "FN:Dr. Karin Beispiel", "N:Beispiel;Karin;;Dr.;",
          "ORG:Beispiel\\, Töchter\\; & Co;Einkauf", "TITLE:Leiterin",
          "TEL;TYPE=cell,voice:+4915123456789", "TEL;TYPE=work,voice:+49541123456",
          "EMAIL;TYPE=work:karin@beispiel.example",
          "ADR;TYPE=work:;;Lange Straße 5;Osnabrück;;49074;", "URL:www.beispiel.example",
          "NOTE:Messe\\, Boote", "CATEGORIES:Messe", "REV:2026-11-24T10:00:00Z"}) {
        CHECK_THAT(cards, contains_text("\r\n" + line + "\r\n"));
    }
    const std::string newer = exported(ledger, {"vcard", "--vcard", "4.0"});
    CHECK_THAT(newer, contains_text("\r\nVERSION:4.0\r\n"));
    CHECK_THAT(newer, contains_text("\r\nTEL;VALUE=uri;TYPE=cell,voice:tel:+4915123456789\r\n"));
    CHECK(exported(ledger, {"vcard"}) == cards);
}

TEST_CASE("the picture of the card goes into the vCard when it is asked for")
{
    const Ledger ledger;
    NewCard card = card_of("Eva", "E", 1);
    card.flat_jpeg = "\xff\xd8picture";
    add_contact(ledger.store, card, "2026-12-01");
    CHECK_THAT(exported(ledger, {"vcard", "--photo"}),
               contains_text("PHOTO;ENCODING=b;TYPE=JPEG:/9hwaWN0dXJl\r\n"));
    CHECK_THAT(exported(ledger, {"vcard", "--photo", "--vcard", "4.0"}),
               contains_text("PHOTO:data:image/jpeg;base64,/9hwaWN0dXJl\r\n"));
    CHECK(exported(ledger, {"vcard"}).find("PHOTO") == std::string::npos);
}

TEST_CASE("a line of a vCard is folded at 75 bytes and never within a character")
{
    const std::string umlauts = "NOTE:" + std::string(71, 'x') + "äöü" + std::string(200, 'y');
    const std::string folded = vcard_line(umlauts);
    CHECK(unfolded(folded) == umlauts + "\r\n");
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = folded.find("\r\n", at);
        CHECK(end - at <= 75);
        CHECK((static_cast<unsigned char>(folded[at]) & 0xC0) != 0x80);
        at = end + 2;
    }
    CHECK(vcard_line("FN:a") == "FN:a\r\n");
    CHECK(vcard_text("a\\b,c;d\r\ne") == "a\\\\b\\,c\\;d\\ne");
}

TEST_CASE("a callback becomes a task with its day, its state and its alarm")
{
    const Ledger ledger;
    const auto call = [&](Id id, const std::string& outcome) {
        CHECK(ledger.run({"call", std::to_string(id), "--outcome", outcome, "--note", "x"})
                  .exit_code == 0);
    };
    call(ledger.later, "reached");
    call(ledger.soon, "released");
    const std::string calendar = exported(ledger, {"ics"});
    for (const std::string line :
         {"BEGIN:VTODO", "SUMMARY:Call Otto Alt\\, Gestern KG", "DUE;VALUE=DATE:20261123",
          "STATUS:NEEDS-ACTION", "STATUS:COMPLETED", "COMPLETED:20261124T100000Z",
          "STATUS:CANCELLED", "PRIORITY:5", "ACTION:DISPLAY",
          "TRIGGER;VALUE=DATE-TIME:20261123T080000Z",
          "CONTACT:Otto Alt\\, Gestern KG\\, +49 1512 3456789",
          "DESCRIPTION:Fair\\nboats\\nFrau Kollegin is still to get the card"}) {
        CHECK_THAT(calendar, contains_text("\r\n" + line + "\r\n"));
    }
    CHECK_THAT(calendar, contains_text("RELATED-TO:cardlog-"));
    CHECK(exported(ledger, {"ics"}) == calendar);
}

TEST_CASE("a table cell is quoted where it must be, and never a formula")
{
    struct Case {
        std::string text;
        std::string cell;
    };
    const auto one = GENERATE(values<Case>({{"", ""},
                                            {"plain", "plain"},
                                            {"a,b", "\"a,b\""},
                                            {"a;b", "\"a;b\""},
                                            {"a\"b", "\"a\"\"b\""},
                                            {"a\nb", "\"a\nb\""},
                                            {"=1+1", "'=1+1"},
                                            {"+49541", "'+49541"},
                                            {"-1", "'-1"},
                                            {"@sum", "'@sum"},
                                            {"=A1,B1", "\"'=A1,B1\""}}));
    CHECK(csv_cell(one.text) == one.cell);
}

TEST_CASE("the table has a line of headings and a line a contact")
{
    const Ledger ledger;
    add_karin(ledger);
    const std::string table = exported(ledger, {"csv"});
    CHECK(table.starts_with("\xEF\xBB\xBFid,name,given_name,family_name,company,"));
    CHECK(lines_of(table).size() == 7);
    CHECK_THAT(table, contains_text("Dr. Karin Beispiel,Karin,Beispiel,\"Beispiel, Töchter; & Co\""
                                    ",Einkauf,Leiterin,karin@beispiel.example,'+4915123456789,"
                                    "'+49541123456,,www.beispiel.example,Lange Straße 5,49074,"
                                    "Osnabrück,,,,,Messe,,Boote,2026-12-01,\r\n"));
}

TEST_CASE("the JSON export names its version and holds what show holds")
{
    const Ledger ledger;
    const auto lines = json_lines(ledger.run({"export", "json", "-"}).out);
    REQUIRE(lines.size() == 5);
    nlohmann::json first = lines.at(0);
    CHECK(first.at("export") == 1);
    first.erase("export");
    first.erase("changed_at");
    CHECK(first ==
          nlohmann::json::parse(ledger.run({"--json", "show", first.at("id").dump()}).out));
}

TEST_CASE("a folder for other programs is brought up to date, and what is the same stays untouched")
{
    const Ledger ledger;
    const fs::path folder = ledger.folder / "vdir";
    const auto write = [&] { return ledger.run({"export", "vdir", folder.string()}).err; };
    CHECK_THAT(write(), contains_text("5 contacts, 10 files changed"));
    write_file(folder / "contacts/mine.vcf", "somebody else's");
    CHECK_THAT(write(), contains_text("5 contacts, 0 files changed"));
    CHECK(ledger.run({"call", std::to_string(ledger.soon), "--outcome", "met"}).exit_code == 0);
    CHECK_THAT(write(), contains_text("2 files changed"));  // the call, and when it was changed
    CHECK(ledger.run({"forget", std::to_string(ledger.soon), "--yes"}).exit_code == 0);
    CHECK_THAT(write(), contains_text("4 contacts, 2 files changed"));
    CHECK(read_bytes(folder / "contacts/mine.vcf") == "somebody else's");
}

TEST_CASE("an export that cannot be written says so and leaves nothing behind")
{
    const Ledger ledger;
    const std::string nowhere = (ledger.folder / "no/such/folder.vcf").string();
    const RunResult result = ledger.run({"export", "vcard", nowhere});
    CHECK(result.exit_code == 3);
    CHECK_THAT(result.err, contains_text("cannot be written"));
    CHECK_FALSE(fs::exists(ledger.folder / "no"));
    check_refused(ledger.run({"export", "xml", "-"}), "xml");
    check_refused(ledger.run({"export", "vcard", "-", "--vcard", "2.1"}), "2.1");
}
