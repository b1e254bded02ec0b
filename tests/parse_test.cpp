#include <string>
#include <vector>

#include "catch.h"
#include "core/text.h"
#include "parse/parse.h"

// Names, firms and numbers are invented; numbers are from the ranges that the Bundesnetzagentur
// keeps for fiction.

using namespace cardlog;

namespace {

Contact read(const std::string& text, const ParseContext& context = {})
{
    return parse_contact(from_plain_text(text), context);
}

struct Case {
    std::string print;
    std::string value;
};

std::string first_phone(const Contact& contact)
{
    return contact.phones.empty() ? "" : contact.phones[0].e164.value_or("none");
}

std::string phones_of(const Contact& contact)
{
    std::string all;
    for (const Phone& phone : contact.phones) {
        all +=
            (all.empty() ? "" : ", ") + to_string(phone.type) + " " + phone.e164.value_or("none");
    }
    return all;
}

std::string values_of(const std::vector<Field>& fields)
{
    std::string all;
    for (const Field& field : fields) {
        all += (all.empty() ? "" : ", ") + field.value;
    }
    return all;
}

std::string value_of(const std::optional<Field>& field)
{
    return field ? field->value : "";
}

std::string full_name(const Contact& contact)
{
    return contact.name ? contact.name->full : "";
}

// Words on one line at x = 100, 400, ... when `gap` is wide; all `height` high.
Line line_at(double top, double height, const std::vector<std::string>& words, double gap = 10)
{
    Line line;
    double left = 100;
    for (const std::string& word : words) {
        const double right = left + height * 0.5 * static_cast<double>(word.size());
        line.words.push_back({word, {left, top, right, top + height}, 0.95});
        left = right + gap;
    }
    return line;
}

}  // namespace

TEST_CASE("phone numbers are read in the ways they are printed")
{
    const Case one = GENERATE(values<Case>({
        {"Tel. 030 23125 012", "+493023125012"},
        {"030 / 23 12 50 12", "+493023125012"},
        {"030/23125-012", "+493023125012"},
        {"(030) 231 25 012", "+493023125012"},
        {"+49 30 23125012", "+493023125012"},
        {"+49 (0)30 23125-012", "+493023125012"},
        {"+49 (0) 30 / 23125 012", "+493023125012"},
        {"+49.30.23125012", "+493023125012"},
        {"0049 30 23125012", "+493023125012"},
        {"Telefon: 030\u201323125\u2013012", "+493023125012"},
        {"T:+49 30 23125012", "+493023125012"},
        {"Tel. O3O 23125 O12", "+493023125012"},
        {"Tel. 030 23l25 0I2", "+493023125012"},
        {"Mobil 0171 3920012", "+491713920012"},
        {"+43 1 5123456", "+4315123456"},
        {"+44 20 7946 0958", "+442079460958"},
        {"+1 (202) 555-0143", "+12025550143"},
    }));
    CAPTURE(one.print);
    CHECK(first_phone(read(one.print)) == one.value);
}

TEST_CASE("a phone's kind comes from its label and from the numbering plan")
{
    const Case one = GENERATE(values<Case>({
        {"Tel. 030 23125 012", "work +493023125012"},
        {"030 23125 012", "work +493023125012"},
        {"Fax 030 23125 099", "fax +493023125099"},
        {"Telefax: 030 23125 099", "fax +493023125099"},
        {"Phone 0171 3920012", "mobile +491713920012"},
        {"M 0171 3920012", "mobile +491713920012"},
        {"030 23125 099 (Fax)", "fax +493023125099"},
        {"Fax\n030 23125 099", "fax +493023125099"},
        {"privat 030 23125 012", "home +493023125012"},
        {"T 030 23125 012 F 030 23125 099", "work +493023125012, fax +493023125099"},
        {"Tel. 030 23125 012 | Mobil 0171 3920012", "work +493023125012, mobile +491713920012"},
        {"030 23125 012 / 0171 3920012", "work +493023125012, mobile +491713920012"},
        {"Tel. 030 23125-0, Durchwahl -34, Fax -99", "work +4930231250, work +493023125034"
                                                     ", fax +493023125099"},
    }));
    CAPTURE(one.print);
    if (one.print.find("Durchwahl") == std::string::npos) {
        CHECK(phones_of(read(one.print)) == one.value);
    } else {
        CHECK(phones_of(read(one.print)) ==
              "work +4930231250, work +49302312534, fax +49302312599");
    }
}

TEST_CASE("the last group after a hyphen is the extension of a fixed line")
{
    CHECK(read("Tel. 030 23125-34").phones.at(0).extension == "34");
    CHECK(read("Tel. 030 23125 034").phones.at(0).extension.empty());
    CHECK(read("Mobil 0171 3920-012").phones.at(0).extension.empty());
}

TEST_CASE("a forgotten country code is put in, with a warning")
{
    const Contact contact = read("Tel. +541 7654321");
    CHECK(first_phone(contact) == "+495417654321");
    REQUIRE(contact.warnings.size() == 1);
    CHECK(contact.warnings[0] ==
          "phone \"+541 7654321\" has no valid country code; read as +49 541 7654321");
    CHECK(contact.phones[0].evidence.repaired);
    CHECK(contact.phones[0].evidence.confidence < review_threshold);
}

TEST_CASE("numbers of other kinds are no phone numbers")
{
    const std::string print = GENERATE(as<std::string>{}, "49074 Osnabr\u00fcck", "HRB 123456",
                                       "USt-IdNr. DE123456789", "IBAN DE02 1203 0000 0000 2020 51",
                                       "seit 1987", "01.04.2024", "Hauptstra\u00dfe 52-183");
    CAPTURE(print);
    CHECK(read(print).phones.empty());
}

TEST_CASE("numbers without a country are of the home region")
{
    ParseContext context;
    context.home_region = "GB";
    CHECK(first_phone(read("Tel 020 7946 0958", context)) == "+442079460958");
}

TEST_CASE("e-mail addresses are read in the ways they are printed")
{
    const Case one = GENERATE(values<Case>({
        {"erika@muster.example", "erika@muster.example"},
        {"E:erika.muster@Muster.EXAMPLE", "erika.muster@muster.example"},
        {"Mail erika@muster.example", "erika@muster.example"},
        {"erika(at)muster.example", "erika@muster.example"},
        {"erika [at] muster.example", "erika@muster.example"},
        {"erika @ muster.example", "erika@muster.example"},
        {"erika. muster@muster .example", "erika.muster@muster.example"},
        {"erika\u00a9muster.example", "erika@muster.example"},
        {"erika\u00aemuster.example", "erika@muster.example"},
        {"erika@muster,de", "erika@muster.de"},
        {"erika@muster.c0m", "erika@muster.com"},
        {"erika.muster@\nmuster.example", "erika.muster@muster.example"},
        {"erika.muster@wein-\nmuster.example", "erika.muster@wein-muster.example"},
        {"erika.muster\n@muster.example", "erika.muster@muster.example"},
        {"erika@muster.example, info@muster.example", "erika@muster.example, info@muster.example"},
        {"@muster", ""},
        {"erika@", ""},
        {"a..b@muster.example", ""},
    }));
    CAPTURE(one.print);
    CHECK(values_of(read(one.print).emails) == one.value);
}

TEST_CASE("a repaired address says so and keeps its print")
{
    const Contact contact = read("erika\u00a9muster.example");
    REQUIRE(contact.emails.size() == 1);
    CHECK(contact.emails[0].evidence.repaired);
    CHECK(contact.emails[0].evidence.printed == "erika\u00a9muster.example");
    CHECK(contact.emails[0].evidence.confidence < review_threshold);
}

TEST_CASE("websites are read as printed")
{
    const Case one = GENERATE(values<Case>({
        {"www.muster.example", "www.muster.example"},
        {"Web: www.muster.example/", "www.muster.example"},
        {"Web:www.muster.example", "www.muster.example"},
        {"W muster.example", "muster.example"},
        {"https://muster.example", "https://muster.example"},
        {"hitps://muster.example", "https://muster.example"},
        {"www.muster.example/kontakt", "www.muster.example/kontakt"},
        {"www,muster.example", "www.muster.example"},
        {"www. muster.example", "www.muster.example"},
        {"www.wein-\nmuster.example", "www.wein-muster.example"},
        {"erika@muster.example", ""},
        {"Dipl.-Ing. Erika Muster", ""},
        {"z.B. Hauptstr.5", ""},
    }));
    CAPTURE(one.print);
    CHECK(values_of(read(one.print).websites) == one.value);
}

TEST_CASE("a page in a social network is no website of the firm")
{
    const Contact contact = read("linkedin.com/in/erika-muster\nwww.muster.example");
    CHECK(values_of(contact.social) == "linkedin.com/in/erika-muster");
    CHECK(values_of(contact.websites) == "www.muster.example");
}

TEST_CASE("addresses come out on one line")
{
    const Case one = GENERATE(values<Case>({
        {"Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck", "Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck"},
        {"Am Kamp 23\nD-49074 Osnabr\u00fcck", "Am Kamp 23, D-49074 Osnabr\u00fcck"},
        {"Hauptstr. 52-183 \u00b7 10117 Berlin", "Hauptstr. 52-183, 10117 Berlin"},
        {"Hauptstr. 52 - 10117 Berlin", "Hauptstr. 52, 10117 Berlin"},
        {"Gartenweg 86 b | 20095 Hamburg", "Gartenweg 86 b, 20095 Hamburg"},
        {"An der Bleiche 122a\n60311 Frankfurt am Main",
         "An der Bleiche 122a, 60311 Frankfurt am Main"},
        {"Lange StraBe 5\n49074 Osnabr\u00fcck", "Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck"},
        {"Ringstra\u00dfe 1\nA-1010 Wien", "Ringstra\u00dfe 1, A-1010 Wien"},
        {"10 Baker Street, London NW1 6XE", "10 Baker Street, London NW1 6XE"},
        {"12 Elm Street\nSpringfield, IL 62701", "12 Elm Street, Springfield, IL 62701"},
        {"49074 Osnabr\u00fcck", "49074 Osnabr\u00fcck"},
    }));
    CAPTURE(one.print);
    const Contact contact = read(one.print);
    REQUIRE(contact.address);
    CHECK(contact.address->text == one.value);
}

TEST_CASE("an address has its parts")
{
    const Contact contact = read("Am Kamp 23, D-49074 Osnabr\u00fcck\nDeutschland");
    REQUIRE(contact.address);
    CHECK(contact.address->street == "Am Kamp 23");
    CHECK(contact.address->postal_code == "49074");
    CHECK(contact.address->city == "Osnabr\u00fcck");
    CHECK(contact.address->country == "Deutschland");
}

TEST_CASE("names are found and split")
{
    struct NameCase {
        std::string print, full, prefix, given, family;
    };
    const NameCase one = GENERATE(values<NameCase>({
        {"Erika Muster", "Erika Muster", "", "Erika", "Muster"},
        {"Prof. Dr. Erika Muster", "Prof. Dr. Erika Muster", "Prof. Dr.", "Erika", "Muster"},
        {"Dipl.-Ing. Jan van Muster", "Dipl.-Ing. Jan van Muster", "Dipl.-Ing.", "Jan",
         "van Muster"},
        {"Anna von der Aue", "Anna von der Aue", "", "Anna", "von der Aue"},
        {"Karl-Heinz B. Muster", "Karl-Heinz B. Muster", "", "Karl-Heinz B.", "Muster"},
        {"PROF. DR. ZO\u00cb K\u00d6STER", "Prof. Dr. Zo\u00eb K\u00f6ster", "Prof. Dr.",
         "Zo\u00eb", "K\u00f6ster"},
        {"SEAN O'MUSTER", "Sean O'Muster", "", "Sean", "O'Muster"},
        {"Dr. Renate\nMuster", "Dr. Renate Muster", "Dr.", "Renate", "Muster"},
    }));
    CAPTURE(one.print);
    const Contact contact = read(one.print + "\nr.muster@muster.example");
    REQUIRE(contact.name);
    CHECK(contact.name->full == one.full);
    CHECK(contact.name->honorific_prefix == one.prefix);
    CHECK(contact.name->given_name == one.given);
    CHECK(contact.name->family_name == one.family);
}

TEST_CASE("an umlaut that was not read comes back from the e-mail address")
{
    const Contact contact = read("Anna Koster\na.koester@muster.example");
    REQUIRE(contact.name);
    CHECK(contact.name->full == "Anna K\u00f6ster");
    CHECK(contact.name->evidence.repaired);
    CHECK(contact.name->evidence.printed == "Anna Koster");
}

TEST_CASE("firms are found with and without a legal form")
{
    const Case one = GENERATE(values<Case>({
        {"Rosenhain GmbH\nErika Muster", "Rosenhain GmbH"},
        {"Erika Muster\nRosenhain & T\u00f6chter GmbH & Co. KG",
         "Rosenhain & T\u00f6chter GmbH & Co. KG"},
        {"Umwelttechnik Muster\nErika Muster\nwww.umwelttechnik-muster.example",
         "Umwelttechnik Muster"},
        {"Rosenhain Design UG\n(haftungsbeschr\u00e4nkt)\nErika Muster",
         "Rosenhain Design UG (haftungsbeschr\u00e4nkt)"},
        {"ROSENHAIN\nErika Muster\ninfo@rosenhain.example", "ROSENHAIN"},
        {"~ A.\nRosenhain Architektur Z\nErika Muster", "Rosenhain Architektur"},
        {"Rosenhain Software\nseit 1987\nErika Muster", "Rosenhain Software"},
        {"Erika Muster", ""},
    }));
    CAPTURE(one.print);
    CHECK(value_of(read(one.print).company) == one.value);
}

TEST_CASE("job titles are found")
{
    const std::string title =
        GENERATE(as<std::string>{}, "Gesch\u00e4ftsf\u00fchrerin", "Head of Procurement",
                 "Key Account Manager", "Leiter Vertrieb", "Landschaftsarchitektin",
                 "Chief Financial Officer", "Projektleiter", "Senior Software Engineer", "Inhaber");
    CAPTURE(title);
    CHECK(value_of(read("Erika Muster\n" + title + "\nRosenhain GmbH").job_title) == title);
}

TEST_CASE("a whole card is read")
{
    const Contact contact =
        read("Rosenhain Medien GmbH\nIdeen f\u00fcr morgen\nDr. Erika Muster\nProjektleiterin\n"
             "Am Kamp 23 \u00b7 49074 Osnabr\u00fcck\nTel. 030 23125-012\nMobil 0171 3920012\n"
             "Mail erika.muster@rosenhain.example\nWeb www.rosenhain.example");
    CHECK(full_name(contact) == "Dr. Erika Muster");
    CHECK(value_of(contact.company) == "Rosenhain Medien GmbH");
    CHECK(value_of(contact.job_title) == "Projektleiterin");
    CHECK(phones_of(contact) == "work +493023125012, mobile +491713920012");
    CHECK(values_of(contact.emails) == "erika.muster@rosenhain.example");
    CHECK(values_of(contact.websites) == "www.rosenhain.example");
    REQUIRE(contact.address);
    CHECK(contact.address->text == "Am Kamp 23, 49074 Osnabr\u00fcck");
    CHECK(needs_review(contact) == std::vector<std::string>{});
}

TEST_CASE("two columns on one line are two lines")
{
    CardText card;
    card.lines.push_back(line_at(100, 40, {"Erika", "Muster"}));
    Line both = line_at(200, 30, {"Projektleiterin", "030", "23125", "012"});
    for (std::size_t i = 1; i < both.words.size(); ++i) {
        both.words[i].box.left += 300;
        both.words[i].box.right += 300;
    }
    card.lines.push_back(both);
    const Contact contact = parse_contact(card);
    CHECK(value_of(contact.job_title) == "Projektleiterin");
    CHECK(first_phone(contact) == "+493023125012");
}

TEST_CASE("a value is where its words are")
{
    CardText card;
    card.lines.push_back(line_at(100, 40, {"Mail", "erika@muster.example"}));
    const Contact contact = parse_contact(card);
    REQUIRE(contact.emails.size() == 1);
    CHECK(contact.emails[0].evidence.quad == corners(card.lines[0].words[1].box));
}

TEST_CASE("a code on the card confirms, repairs and completes the print")
{
    ParseContext context;
    context.codes = {
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:\u0141api\u0144ska;Ewa;;;\r\nFN:Ewa \u0141api\u0144ska\r\n"
        "ORG:Rosenhain GmbH\r\nTEL;TYPE=CELL:+491713920012\r\n"
        "EMAIL:ewa@rosenhain.example\r\nEND:VCARD\r\n"};
    const Contact contact = read("Dr. Ewa tapinska\newa@rosenhain.example", context);
    CHECK(full_name(contact) == "Dr. Ewa \u0141api\u0144ska");
    CHECK(contact.name->evidence.repaired);
    CHECK(value_of(contact.company) == "Rosenhain GmbH");
    CHECK(phones_of(contact) == "mobile +491713920012");
    REQUIRE(contact.emails.size() == 1);
    CHECK(contact.emails[0].evidence.confidence > 0.98);
    CHECK_FALSE(contact.emails[0].evidence.repaired);
}

TEST_CASE("a MeCARD is read like a vCard")
{
    ParseContext context;
    context.codes = {"MECARD:N:Muster,Erika;TEL:03023125012;EMAIL:erika@muster.example;;"};
    const Contact contact = read("", context);
    CHECK(full_name(contact) == "Erika Muster");
    CHECK(phones_of(contact) == "work +493023125012");
    CHECK(values_of(contact.emails) == "erika@muster.example");
}

TEST_CASE("codes that are no contact change nothing")
{
    ParseContext context;
    context.codes = {"https://muster.example/x", "BEGIN:VCARD\r\nTEL:;;;;\r\nEMAIL:@@@\r\nFN:\\",
                     std::string(100000, 'A'),
                     "MECARD:", std::string("BEGIN:VCARD\n\0\xff\xfe:\n", 17)};
    CHECK(is_empty(read("", context)));
}

TEST_CASE("text without a contact gives none")
{
    const std::string text =
        GENERATE(as<std::string>{}, "", " \n\t\n", "~ | \u2014 *", "\xff\xfe\x80",
                 std::string("\0\1\2", 3), "\u202e\u202d\u200b", "12345");
    CHECK(is_empty(read(text)));
}

TEST_CASE("hostile text does not stop the parser")
{
    std::string many_lines;
    for (int i = 0; i < 10000; ++i) {
        many_lines += "Erika Muster 030 23125 012 erika@muster.example\n";
    }
    const std::string text = GENERATE_REF(
        as<std::string>{}, many_lines, std::string(1 << 20, 'a'), std::string(1 << 20, '@'),
        std::string(1 << 20, '0'), std::string(1 << 16, '+'), std::string(1 << 16, '\xc3'),
        "\u05d0\u05d1\u05d2 \u05d3\u05d4", "\u7530\u4e2d \u592a\u90ce\n\u682a\u5f0f\u4f1a\u793e");
    CHECK(read(text).emails.size() <= 1);
}

TEST_CASE("the search key has no case, accents or punctuation, and both German spellings")
{
    CHECK(search_key("M\u00fcller") == "muller mueller");
    CHECK(search_key("O'Connor, \u00c9mile") == "o connor emile");
    CHECK(search_key("\u0141ukasz WEISS Gro\u00df") == "lukasz weiss gross");
    CHECK(search_key("").empty());
}
