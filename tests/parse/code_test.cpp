#include "parse/reading.h"

using namespace cardlog;

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

TEST_CASE("a vCard of any version and spelling is read")
{
    const std::string card =
        GENERATE(as<std::string>{},
                 "BEGIN:VCARD\nVERSION:2.1\nN:Muster;Erika\nTEL;WORK;VOICE:030 23125012\n"
                 "EMAIL;INTERNET:erika@muster.example\nEND:VCARD",
                 "begin:vcard\nversion:3.0\nfn:Erika Muster\ntel;type=work:+49 30 23125012\n"
                 "email;type=work:erika@muster.example\nend:vcard",
                 "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Erika Muster\r\n"
                 "TEL;VALUE=uri:tel:+493023125012\r\nitem1.EMAIL:erika@muster.\r\n example\r\n"
                 "END:VCARD\r\n",
                 "MECARD:N:Muster,Erika;TEL:03023125012;EMAIL:erika@muster.example;;",
                 "MECARD:N:Erika Muster;TEL:+49 30 23125012;EMAIL:erika@muster.example");
    CAPTURE(card);
    ParseContext context;
    context.codes = {card};
    const Contact contact = read("", context);
    CHECK(full_name(contact) == "Erika Muster");
    CHECK(numbers_of(contact) == "+493023125012");
    CHECK(values_of(contact.emails) == "erika@muster.example");
}

TEST_CASE("a code that says otherwise does not replace the print")
{
    ParseContext context;
    context.codes = {"BEGIN:VCARD\nFN:Hans Wein\nEMAIL:hans@wein.example\nEND:VCARD"};
    const Contact contact = read("Erika Muster\nerika@muster.example", context);
    CHECK(full_name(contact) == "Erika Muster");
    CHECK(values_of(contact.emails) == "erika@muster.example, hans@wein.example");
}

TEST_CASE("hostile codes do no harm")
{
    std::string nested;
    for (int i = 0; i < 2000; ++i) {
        nested += "BEGIN:VCARD\n";
    }
    const std::string card = GENERATE_COPY(
        as<std::string>{}, nested, "BEGIN:VCARD\nFN:" + std::string(1 << 20, 'A'),
        "BEGIN:VCARD\nTEL:" + std::string(5000, '1'), "BEGIN:VCARD\nFN:\xff\xfe\x80\n",
        std::string("BEGIN:VCARD\nFN:\0\0\n", 18), "BEGIN:VCARD\nEMAIL:" + std::string(4000, '@'),
        "BEGIN:VCARD\n" + std::string(4000, ':'), "MECARD:" + std::string(4000, ';'),
        "MECARD:N:" + std::string(4000, '\\'), "BEGIN:VCARD\n" + std::string(4000, '\n') + " x");
    ParseContext context;
    context.codes = {card, card, card};
    const Contact contact = read("Erika Muster\nerika@muster.example", context);
    CHECK(full_name(contact) == "Erika Muster");
    CHECK(values_of(contact.emails) == "erika@muster.example");
    CHECK(contact.phones.empty());
}

TEST_CASE("the notes in a code are kept with their lines")
{
    const auto [code, note] = GENERATE(values<std::pair<std::string, std::string>>({
        {"BEGIN:VCARD\nNOTE:likes roses\nEND:VCARD", "likes roses"},
        {"BEGIN:VCARD\nNOTE:roses\\, boats\\nand  the sea\nEND:VCARD", "roses, boats\nand the sea"},
        {"BEGIN:VCARD\nNOTE:roses\nNOTE;LANGUAGE=en:boats\nEND:VCARD", "roses\nboats"},
        {"MECARD:N:Muster,Erika;NOTE:roses;;", "roses"},
        {"BEGIN:VCARD\nNOTE: \\n\nEND:VCARD", ""},
    }));
    CAPTURE(code);
    ParseContext context;
    context.codes = {code};
    CHECK(value_of(read("", context).note) == note);
}

TEST_CASE("the categories in a code are tags")
{
    const auto [code, tags] = GENERATE(values<std::pair<std::string, std::string>>({
        {"BEGIN:VCARD\nCATEGORIES:garden\nEND:VCARD", "garden"},
        {"BEGIN:VCARD\nCATEGORIES:garden, boats\\, red,,garden\nEND:VCARD", "garden, boats, red"},
        {"BEGIN:VCARD\nCATEGORIES:garden\nCATEGORIES:boats\\\nEND:VCARD", "garden, boats\\"},
        {"BEGIN:VCARD\nCATEGORIES:\nEND:VCARD", ""},
    }));
    CAPTURE(code);
    ParseContext context;
    context.codes = {code};
    CHECK(values_of(read("", context).tags) == tags);
}
