#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "app/exchange/csv.h"
#include "app/exchange/todo.h"
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
          "ADR;TYPE=work:;;Lange Straße 5;Osnabrück;;49074;", "URL:https://www.beispiel.example",
          "NOTE:Messe\\, Boote", "CATEGORIES:Messe", "REV:2026-11-24T10:00:00Z"}) {
        CHECK_THAT(cards, contains_text("\r\n" + line + "\r\n"));
    }
    const std::string newer = exported(ledger, {"vcard", "--vcard", "4.0"});
    CHECK_THAT(newer, contains_text("\r\nVERSION:4.0\r\n"));
    CHECK_THAT(newer, contains_text("\r\nTEL;VALUE=uri;TYPE=cell,voice:tel:+4915123456789\r\n"));
    CHECK_THAT(newer, contains_text("\r\nREV:20261124T100000Z\r\n"));
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
    CHECK(calendar.find("RELATED-TO") == std::string::npos);  // it names a parent task
    CHECK(exported(ledger, {"ics"}) == calendar);
}

TEST_CASE("a table cell is quoted where it must be, and never a formula")
{
    struct Case {
        std::string text;
        std::string cell;
    };
    const auto one =
        GENERATE(values<Case>({{"", ""},
                               {"plain", "plain"},
                               {"a,b", "\"a,b\""},
                               {"a;b", "\"a;b\""},
                               {"a\"b", "\"a\"\"b\""},
                               {"a\nb", "\"a\nb\""},
                               {"=1+1", "'=1+1"},
                               {"+4915123456789", "+4915123456789"},
                               {"+49541123456, +4915123456789", "\"+49541123456, +4915123456789\""},
                               {"+12125550123 ext. 12", "+12125550123 ext. 12"},
                               {"+49 541 123456-78", "+49 541 123456-78"},
                               {"+1+1", "'+1+1"},
                               {"+1-2", "'+1-2"},
                               {"+49541+1", "'+49541+1"},
                               {"+4915123456789|x!A1", "'+4915123456789|x!A1"},
                               {"a\vb", "\"a\nb\""},
                               {"a\x1f"
                                "b",
                                "ab"},
                               {"\v=1", "\"'\n=1\""},
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
                                    ",Einkauf,Leiterin,karin@beispiel.example,+4915123456789,"
                                    "+49541123456,,www.beispiel.example,Lange Straße 5,49074,"
                                    "Osnabrück,,,,,Messe,,Boote,2026-12-01,\r\n"));
}

TEST_CASE("a table for another program has its headings, its separator and its mark")
{
    struct Case {
        std::string reader;
        std::string begin;
        std::vector<std::string> parts;
    };
    const auto one = GENERATE(values<Case>({
        {"excel",
         "\xEF\xBB\xBFid,name,given_name,family_name,company,",
         {",+49 1512 3456789,+49 541 123456,,www.beispiel.example,"}},
        {"excel-de",
         "\xEF\xBB\xBFid;name;given_name;family_name;company;",
         {";\"Beispiel, Töchter; & Co\";Einkauf;", ";+49 1512 3456789;+49 541 123456;;"}},
        {"google",
         "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last "
         "Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
         "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
         "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,"
         "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,"
         "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,"
         "Address 1 - Extended Address,Website 1 - Label,Website 1 - Value\r\n",
         {"\r\nKarin,,Beispiel,,,,Dr.,,,,\"Beispiel, Töchter; & Co\",Leiterin,Einkauf,,"
          "\"Messe, Boote\",,* myContacts,Work,karin@beispiel.example,Mobile,+4915123456789,Work,"
          "+49541123456,Work,\"Lange Straße 5, 49074 Osnabrück\",Lange Straße 5,Osnabrück,,,49074,"
          ",,Work,www.beispiel.example\r\n"}},
        {"outlook",
         "\xEF\xBB\xBFTitle,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,"
         "Business Street,Business City,Business State,Business Postal Code,Business "
         "Country/Region,Business Fax,Business Phone,Business Phone 2,Home Phone,Home Phone 2,"
         "Mobile Phone,Other Phone,E-mail Address,E-mail 2 Address,E-mail 3 Address,Web Page,"
         "Categories,Notes\r\n",
         {"\r\nDr.,Karin,,Beispiel,,\"Beispiel, Töchter; & Co\",Einkauf,Leiterin,Lange Straße 5,"
          "Osnabrück,,49074,,,+49541123456,,,,+4915123456789,,karin@beispiel.example,,,"
          "www.beispiel.example,,\"Messe, Boote\"\r\n"}},
    }));
    CAPTURE(one.reader);
    const Ledger ledger;
    add_karin(ledger);
    const std::string table = exported(ledger, {"csv", "--for", one.reader});
    CHECK(table.substr(0, one.begin.size()) == one.begin);
    for (const std::string& part : one.parts) {
        CHECK_THAT(table, contains_text(part));
    }
}

TEST_CASE("what Outlook has no column for stands in the notes")
{
    const Ledger ledger;
    CHECK(ledger
              .run({"add", "name=Eva Viel", "phones=mobile:0151 23456789",
                    "phones+=mobile:0151 23456780", "note=neu"})
              .exit_code == 0);
    CHECK_THAT(exported(ledger, {"csv", "--for", "outlook"}),
               contains_text(",+4915123456789,,,,,,,\"neu\n+4915123456780\"\r\n"));
}

TEST_CASE("calls go into calendars that show no tasks as events of a day")
{
    const Ledger ledger;
    CHECK(ledger.run({"call", std::to_string(ledger.later), "--outcome", "reached"}).exit_code ==
          0);
    const std::string calendar = exported(ledger, {"ics", "--as", "events"});
    CHECK(calendar.find("VTODO") == std::string::npos);
    for (const std::string& line : std::vector<std::string>{
             "BEGIN:VEVENT", "UID:" + uid_of(ledger.callback(ledger.overdue)) + "-event",
             "SUMMARY:Call Otto Alt\\, Gestern KG", "DTSTART;VALUE=DATE:20261123",
             "DTEND;VALUE=DATE:20261124", "TRANSP:TRANSPARENT", "STATUS:CONFIRMED", "TRIGGER:PT8H",
             "STATUS:CANCELLED"}) {
        CHECK_THAT(calendar, contains_text("\r\n" + line + "\r\n"));
    }
    check_refused(ledger.run({"export", "vcard", "-", "--as", "events"}), "--as");
    check_refused(ledger.run({"export", "ics", "-", "--for", "google"}), "--for");
}

TEST_CASE("who has no name is called by what is known, and never an unread card")
{
    struct Case {
        std::string field;
        std::string called;
    };
    const auto one = GENERATE(values<Case>({{"company=Beispiel GmbH", "Beispiel GmbH"},
                                            {"emails=only@mail.example", "only@mail.example"},
                                            {"phones=0541 123456", "+49 541 123456"},
                                            {"websites=beispiel.example", "beispiel.example"},
                                            {"job_title=Leiterin", "Leiterin"}}));
    const Ledger ledger;
    CHECK(ledger.run({"add", one.field}).exit_code == 0);
    CHECK_THAT(exported(ledger, {"vcard"}), contains_text("\r\nFN:" + one.called + "\r\n"));
    CHECK_THAT(exported(ledger, {"ics"}), contains_text("\r\nSUMMARY:Call " + one.called + "\r\n"));
    CHECK(ledger.run({"refer", "6", "--to", "Sonja Leitner"}).exit_code == 0);
    for (const std::string command : {"callbacks", "agenda", "contacts", "referrals"}) {
        CHECK_THAT(ledger.run({command}).out, contains_text(one.called));
    }
}

TEST_CASE("an extension is typed, shown and exported")
{
    const Ledger ledger;
    const RunResult added =
        ledger.run({"--json", "add", "name=Joan Sample", "phones=+1 212 555 0112 ext. 12"});
    CHECK(added.exit_code == 0);
    const nlohmann::json phone = nlohmann::json::parse(added.out)["contact"]["phones"][0];
    CHECK(phone["e164"] == "+12125550112");
    CHECK(phone["extension"] == "12");
    const std::string id = nlohmann::json::parse(added.out)["id"].dump();
    CHECK_THAT(ledger.run({"show", id}).out, contains_text("+1 212-555-0112 ext. 12"));
    CHECK_THAT(exported(ledger, {"vcard"}),
               contains_text("\r\nTEL;TYPE=work,voice:+12125550112 ext. 12\r\n"));
    CHECK_THAT(exported(ledger, {"vcard", "--vcard", "4.0"}),
               contains_text("\r\nTEL;VALUE=uri;TYPE=work,voice:tel:+12125550112;ext=12\r\n"));
    CHECK_THAT(exported(ledger, {"csv"}), contains_text(",+12125550112 ext. 12,"));
    CHECK(ledger.run({"edit", id, "phones+=+1 212 555 0112 x13"}).exit_code == 0);
    CHECK(ledger.run({"edit", id, "phones-=+1 212 555 0112 ext. 12"}).exit_code == 0);
    CHECK_THAT(exported(ledger, {"csv"}), contains_text(",+12125550112 ext. 13,"));
}

TEST_CASE("links have a scheme, and profiles their network")
{
    const Ledger ledger;
    CHECK(ledger
              .run({"add", "name=Eva", "websites=beispiel.example", "websites+=http://a.example",
                    "social=@karinb", "social+=linkedin.com/in/karinb", "social+=Xing: karinb"})
              .exit_code == 0);
    const std::string card = exported(ledger, {"vcard"});
    for (const std::string line : {"URL:https://beispiel.example", "URL:http://a.example",
                                   "X-SOCIALPROFILE;TYPE=other:@karinb",
                                   "X-SOCIALPROFILE;TYPE=linkedin:https://linkedin.com/in/karinb",
                                   "X-SOCIALPROFILE;TYPE=xing:Xing: karinb"}) {
        CHECK_THAT(card, contains_text("\r\n" + line + "\r\n"));
    }
}

TEST_CASE("no control character gets into the store, and none of an older store out of it")
{
    const std::string odd = "one\vtwo\x1c\x01 three\r\nfour\xff";
    const Ledger ledger;
    const std::string id = std::to_string(ledger.later);
    const auto check_run = [&](const std::vector<std::string>& args) {
        const RunResult result = ledger.run(args);
        INFO(result.err);
        CHECK(result.exit_code == 0);
    };
    check_run({"add", "name=" + odd, "event=" + odd, "talked_about=" + odd, "--note", odd, "--tag",
               odd, "--refer-to", "Frau " + odd});
    check_run({"edit", id, "place=" + odd, "company=" + odd});
    check_run({"call", id, "--outcome", "no_answer", "--note", odd});
    check_run({"due", id, "2026-12-01", "--reason", odd});
    check_run({"refer", id, "--to", "Herr " + odd});
    // as older versions stored it
    NewCard older = card_of("Eva", "E", 1);
    older.contact.company = Field{odd, {}};
    add_contact(ledger.store, older, "2026-12-01");
    for (const std::vector<std::string>& format :
         std::vector<std::vector<std::string>>{{"vcard"}, {"ics"}, {"csv"}, {"json"}}) {
        const std::string text = exported(ledger, format);
        CAPTURE(format);
        CHECK(std::none_of(text.begin(), text.end(), [](unsigned char c) {
            return c < 0x20 && c != '\r' && c != '\n' && c != '\t';
        }));
        CHECK(text.find('\xff') == std::string::npos);
    }
    CHECK_THAT(exported(ledger, {"vcard"}), contains_text("one\\ntwo three\\nfour\uFFFD"));
}

TEST_CASE("what is no file is written into and stays what it is")
{
    const Ledger ledger;
    const std::string table = exported(ledger, {"csv"});
    const fs::path target = ledger.folder / "target.csv";
    const fs::path link = ledger.folder / "link.csv";
    fs::create_symlink("target.csv", link);
    for (int i = 0; i < 2; ++i) {  // when the target is new, and when it is there
        write_file(target, i == 0 ? "" : "old");
        CHECK(ledger.run({"export", "csv", link.string()}).exit_code == 0);
        CHECK(fs::is_symlink(link));
        CHECK(read_bytes(target) == table);
    }
    CHECK(ledger.run({"export", "csv", "/dev/null"}).exit_code == 0);
    CHECK(fs::is_character_file("/dev/null"));
    const RunResult full = ledger.run({"export", "csv", "/dev/full"});
    CHECK(full.exit_code == 3);
    CHECK_THAT(full.err, contains_text("/dev/full: cannot be written"));
    CHECK(ledger.run({"export", "csv", "/dev/zero"}).exit_code == 0);  // which is endless to read
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
    const std::string in = (ledger.folder / "in").string();
    fs::create_directory(in);
    CHECK_THAT(ledger.run({"export", "csv", in}).err,
               contains_text(in + ": is a folder. Name a file in it."));
    check_refused(ledger.run({"export", "xml", "-"}), "xml");
    check_refused(ledger.run({"export", "vcard", "-", "--vcard", "2.1"}), "2.1");
}
