#include "parse/phone/number_plan.h"
#include "parse/reading.h"

using namespace cardlog;

TEST_CASE("phone numbers are read in the ways they are printed")
{
    const Case one = GENERATE(values<Case>({
        {"Tel. 030 23125 012", "+493023125012"},
        {"030 / 23 12 50 12", "+493023125012"},
        {"030 / 23 12 5-0", "+4930231250"},
        {"030/23125-012", "+493023125012"},
        {"(030) 231 25 012", "+493023125012"},
        {"(030)23125012", "+493023125012"},
        {"[030] 23125012", "+493023125012"},
        {"030-23125012", "+493023125012"},
        {"030 - 23125012", "+493023125012"},
        {"030.23125.012", "+493023125012"},
        {"030 231 250 12", "+493023125012"},
        {"03023125012", "+493023125012"},
        {"+49 30 23125012", "+493023125012"},
        {"+49 30 / 23125012", "+493023125012"},
        {"+4930 23125012", "+493023125012"},
        {"+493023125012", "+493023125012"},
        {"+49-30-23125012", "+493023125012"},
        {"+49/30/23125012", "+493023125012"},
        {"+49 (30) 23125-012", "+493023125012"},
        {"(+49) 30 23125012", "+493023125012"},
        {"(+49)30/23125-012", "+493023125012"},
        {"+ 49 30 23125012", "+493023125012"},
        {"+49 (0)30 23125-012", "+493023125012"},
        {"+49(0)3023125012", "+493023125012"},
        {"+49 (0) 30 / 23125 012", "+493023125012"},
        {"+49 [0] 30 23125012", "+493023125012"},
        {"+49.30.23125012", "+493023125012"},
        {"+49.(0)30.23125.012", "+493023125012"},
        {"0049 30 23125012", "+493023125012"},
        {"0049 (0)30 23125012", "+493023125012"},
        {"0049-30-23125-012", "+493023125012"},
        {"0049/30/23125012", "+493023125012"},
        {"Telefon: 030\u201323125\u2013012", "+493023125012"},
        {"Fon 030 \u2014 23125012", "+493023125012"},
        {"T:+49 30 23125012", "+493023125012"},
        {"Tel.:030/23125012", "+493023125012"},
        {"Tel.030/23125012", "+493023125012"},
        {"\u260e 030 23125012", "+493023125012"},
        {"\u2706 030 23125012", "+493023125012"},
        {"Mobil 0171 3920012", "+491713920012"},
        {"\u00a9 0171 3920012", "+491713920012"},
        {"0171/39 200 12", "+491713920012"},
        {"0171-3920012", "+491713920012"},
        {"+49 171 3920012", "+491713920012"},
        {"+49 (0) 171 / 39 20 012", "+491713920012"},
        {"0176 040690 12", "+4917604069012"},
        {"+49 (0)176 - 040 690 12", "+4917604069012"},
        {"069/90009-123", "+496990009123"},
        {"040 / 66 96 91 23", "+494066969123"},
        {"0221 4710-123", "+492214710123"},
        {"(0 89) 9 99 98-1 23", "+498999998123"},
    }));
    CAPTURE(one.print);
    CHECK(numbers_of(read(one.print)) == one.value);
}

TEST_CASE("digits that were misread as letters are mended")
{
    const Case one = GENERATE(values<Case>({
        {"Tel. O3O 23125 O12", "+493023125012"},
        {"Tel. 030 23l25 0I2", "+493023125012"},
        {"Tel. 030 23125 O12", "+493023125012"},
        {"Tel. 030 2312S 012", "+493023125012"},
        {"+49 (O)30 23125012", "+493023125012"},
        {"+49:30:23125012", "+493023125012"},
        {"+49\u00b030\u00b023125012", "+493023125012"},
        {"Fel: 030 23125012", "+493023125012"},
        {"Te1. 030 23125012", "+493023125012"},
        {"Te1: O30 23125012", "+493023125012"},
        {"T O30 - 23125012", "+493023125012"},
        {"Muster\nT\u00e9l./Tel. 030 23125012", "+493023125012"},
        {"M0bil 0171 3920012", "+491713920012"},
        {"49 (0)30 23125012", "+493023125012"},
    }));
    CAPTURE(one.print);
    CHECK(numbers_of(read(one.print)) == one.value);
}

TEST_CASE("a phone's kind comes from its label and from the numbering plan")
{
    const Case one = GENERATE(values<Case>({
        {"Tel. 030 23125 012", "work +493023125012"},
        {"030 23125 012", "work +493023125012"},
        {"T 030 23125 012", "work +493023125012"},
        {"t: 030 23125 012", "work +493023125012"},
        {"P: 030 23125 012", "work +493023125012"},
        {"Fon 030 23125 012", "work +493023125012"},
        {"fon: 030 23125 012", "work +493023125012"},
        {"Telefon 030 23125 012", "work +493023125012"},
        {"Phone: 030 23125 012", "work +493023125012"},
        {"B\u00fcro: 030 23125 012", "work +493023125012"},
        {"Zentrale 030 23125 012", "work +493023125012"},
        {"Festnetz: 030 23125 012", "work +493023125012"},
        {"T\u00e9l. 030 23125 012", "work +493023125012"},
        {"Tel\u00e9fono 030 23125 012", "work +493023125012"},
        {"Telefoon 030 23125 012", "work +493023125012"},
        {"Fax 030 23125 099", "fax +493023125099"},
        {"F 030 23125 099", "fax +493023125099"},
        {"F: 030 23125 099", "fax +493023125099"},
        {"Telefax: 030 23125 099", "fax +493023125099"},
        {"FAX. 030 23125 099", "fax +493023125099"},
        {"Telefaxnummer 030 23125 099", "fax +493023125099"},
        {"Facsimile 030 23125 099", "fax +493023125099"},
        {"PC-Fax 030 23125 099", "fax +493023125099"},
        {"Mobil 0171 3920012", "mobile +491713920012"},
        {"Handy 0171 3920012", "mobile +491713920012"},
        {"Mobile: 0171 3920012", "mobile +491713920012"},
        {"Cell 0171 3920012", "mobile +491713920012"},
        {"Mobiltelefon 0171 3920012", "mobile +491713920012"},
        {"0171 3920012", "mobile +491713920012"},
        {"Phone 0171 3920012", "mobile +491713920012"},
        {"M 0171 3920012", "mobile +491713920012"},
        {"privat 030 23125 012", "home +493023125012"},
    }));
    CAPTURE(one.print);
    CHECK(phones_of(read(one.print)) == one.value);
}

TEST_CASE("a label says a number's kind in the words of its country")
{
    const auto [region, line, phones] = GENERATE(table<std::string, std::string, std::string>({
        {"FR", "Port. 06 39 98 12 34", "mobile +33639981234"},
        {"FR", "Mobile : 06 39 98 12 34", "mobile +33639981234"},
        {"FR", "T\u00e9l. 06 39 98 12 34", "work +33639981234"},
        {"FR", "T\u00e9l\u00e9c. : 01 99 00 12 34", "fax +33199001234"},
        {"FR", "T\u00e9l\u00e9cop. 01 99 00 12 34", "fax +33199001234"},
        {"BE", "GSM 0453 99 12 34", "mobile +32453991234"},
        {"TR", "Cep: +90 533 555 12 34", "mobile +905335551234"},
        {"TR", "Cep 0533 555 12 34", "mobile +905335551234"},
        {"DE", "Mobil 030 23125 012", "work +493023125012"},
    }));
    CAPTURE(region, line);
    CHECK(phones_of(read_in(region, line)) == phones);
}

TEST_CASE("a label may stand behind its number, above it or in a column of its own")
{
    const Case one = GENERATE(values<Case>({
        {"030 23125 099 (Fax)", "fax +493023125099"},
        {"030 23125 099 Fax", "fax +493023125099"},
        {"030 23125 099 (Fax)   030 23125 012 (Tel)", "fax +493023125099, work +493023125012"},
        {"030 23125 099 (Fax) 0171 3920012 (Mobil) 030 23125 012 (Telefon)",
         "fax +493023125099, mobile +491713920012, work +493023125012"},
        {"Tel.: 030 23125 099 (Fax) 030 23125 012 (Zentrale)",
         "fax +493023125099, work +493023125012"},
        {"(Fax) 030 23125 099 (Tel) 030 23125 012", "fax +493023125099, work +493023125012"},
        {"Fax\n030 23125 099", "fax +493023125099"},
        {"Telefon\n030 23125 012\nTelefax\n030 23125 099", "work +493023125012, fax +493023125099"},
    }));
    CAPTURE(one.print);
    CHECK(phones_of(read(one.print)) == one.value);
}

TEST_CASE("several numbers may stand on a line")
{
    const Case one = GENERATE(values<Case>({
        {"T 030 | 23125 012", "work +493023125012"},
        {"t (030) | 23125 012", "work +493023125012"},
        {"T 030 23125 012 F 030 23125 099", "work +493023125012, fax +493023125099"},
        {"Tel. 030 23125 012 | Mobil 0171 3920012", "work +493023125012, mobile +491713920012"},
        {"030 23125 012 / 0171 3920012", "work +493023125012, mobile +491713920012"},
        {"030 23125 012, 0171 3920012", "work +493023125012, mobile +491713920012"},
        {"Tel. 030 23125 012 \u2022 Fax 030 23125 099", "work +493023125012, fax +493023125099"},
        {"Tel. 030 23125 012 \u00b7 Fax 030 23125 099", "work +493023125012, fax +493023125099"},
        {"+49 30 23125 012 +49 171 3920012", "work +493023125012, mobile +491713920012"},
        {"Tel: 030 23125 012; Fax: 030 23125 099", "work +493023125012, fax +493023125099"},
    }));
    CAPTURE(one.print);
    CHECK(phones_of(read(one.print)) == one.value);
}

TEST_CASE("an extension is dialled behind the trunk of the number before it")
{
    const Case one = GENERATE(values<Case>({
        {"Tel. 030 23125-0, Durchwahl -34, Fax -99",
         "work +4930231250, work +49302312534, fax +49302312599"},
        {"Tel. 0541 1234-0, Durchwahl -34, Fax -99",
         "work +4954112340, work +49541123434, fax +49541123499"},
        {"Tel. 030 23125-0\nFax -99", "work +4930231250, fax +49302312599"},
        {"Tel. 030 23125 - 0 | Fax - 99", "work +4930231250, fax +49302312599"},
        {"Tel. 030 23125-12\nFax -99", "work +49302312512, fax +49302312599"},
        {"Telefon +49 30 23125-0 Fax -99", "work +4930231250, fax +49302312599"},
    }));
    CAPTURE(one.print);
    CHECK(phones_of(read(one.print)) == one.value);
}

TEST_CASE("the last group after a hyphen is the extension of a fixed line")
{
    CHECK(read("Tel. 030 23125-34").phones.at(0).extension == "34");
    CHECK(read("Tel. +49 (0)30 / 23125 - 34").phones.at(0).extension == "34");
    CHECK(read("Tel. 0541 / 12 34 56-0").phones.at(0).extension == "0");
    CHECK(read("Tel. 030 23125 034").phones.at(0).extension.empty());
    CHECK(read("Mobil 0171 3920-012").phones.at(0).extension.empty());
}

TEST_CASE("the label of an extension may stand behind it")
{
    const std::string tail =
        GENERATE(" / 114-es mell\u00e9k", "/114 mell\u00e9k", ", 114-es mell\u00e9k",
                 " (114-es mell\u00e9k)", " 114 mell\u00e9k");
    CAPTURE(tail);
    const Contact contact = read_in("HU", "Tel.: 06 1 555 7710" + tail);
    CHECK(phones_of(contact) == "work +3615557710");
    CHECK(contact.phones.at(0).extension == "114");
}

TEST_CASE("a forgotten country code is put in, with a warning")
{
    const Contact contact = read("Tel. +541 7654321");
    CHECK(numbers_of(contact) == "+495417654321");
    REQUIRE(contact.warnings.size() == 1);
    CHECK(contact.warnings[0] ==
          "phone \"+541 7654321\" has no valid country code; read as +49 541 7654321");
    CHECK(contact.phones[0].evidence.repaired);
    CHECK(contact.phones[0].evidence.confidence < review_threshold);
}

TEST_CASE("an Argentine number stays Argentine")
{
    const Contact contact = read("Erika Muster\nTel. +54 11 4000 0000\nBuenos Aires, Argentina");
    CHECK(numbers_of(contact) == "+541140000000");
    CHECK(contact.warnings.empty());
}

TEST_CASE("numbers of other kinds are no phone numbers")
{
    const std::string print = GENERATE(
        as<std::string>{}, "49074 Osnabr\u00fcck", "HRB 123456", "HRB Osnabr\u00fcck 123456",
        "USt-IdNr. DE123456789", "USt-ID: DE 123 456 789", "IBAN DE02 1203 0000 0000 2020 51",
        "seit 1987", "1987 - 2024", "01.04.2024", "01.04.1987 - 31.12.2024",
        "Hauptstra\u00dfe 52-183", "Steuernummer 12/345/67890", "BLZ 10000000", "Konto 1234567",
        "Tax code: 0100000000", "MST 0100000000", "VAT no. 123456789", "SIRET 000 000 000 00000",
        "Mo-Fr 8-17 Uhr", "8:00 - 17:30", "ISO 9001:2015", "Postfach 12 34 56", "DIN EN 14001");
    CAPTURE(print);
    CHECK(numbers_of(read(print)).empty());
}

TEST_CASE("numbers without a country are of the home region")
{
    struct HomeCase {
        std::string region, print, value;
    };
    const HomeCase one = GENERATE(values<HomeCase>({
        {"GB", "Tel 020 7946 0958", "+442079460958"},
        {"GB", "07700 900123", "+447700900123"},
        {"US", "202-555-0143", "+12025550143"},
        {"US", "(202) 555-0143", "+12025550143"},
        {"US", "202.555.0143", "+12025550143"},
        {"US", "1-202-555-0143", "+12025550143"},
        {"CH", "044 000 11 22", "+41440001122"},
        {"AT", "Tel. 01 0001122", "+4310001122"},
        {"FR", "T\u00e9l. 01 99 00 12 34", "+33199001234"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_of(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("a number says its country, or the card does")
{
    const Case one = GENERATE(values<Case>({
        {"+43 1 0001122", "+4310001122"},
        {"+41 (0)44 000 11 22", "+41440001122"},
        {"+44 20 7946 0958", "+442079460958"},
        {"+44 (0)20 7946 0958", "+442079460958"},
        {"+1 (202) 555-0143", "+12025550143"},
        {"+33 (0)1 99 00 12 34", "+33199001234"},
        {"Tel 020 7946 0958\nwww.muster.uk", "+442079460958"},
        {"Tel 044 000 11 22\nwww.muster.ch", "+41440001122"},
        {"10 Mill Lane\nLondon NW1 6XE\n020 7946 0958", "+442079460958"},
        {"12 Elm Street\nSpringfield, IL 62701\n(202) 555-0143", "+12025550143"},
        {"Seestrasse 3\n8004 Z\u00fcrich\nSwitzerland\nTel. 044 000 11 22", "+41440001122"},
        {"Tel. +41 44 000 11 22\nFax 044 000 11 23", "+41440001122, +41440001123"},
    }));
    CAPTURE(one.print);
    CHECK(numbers_of(read(one.print)) == one.value);
}

TEST_CASE("Italy keeps the zero that others leave out, however its code is dialled")
{
    const std::string number = GENERATE("+39 (0)2 555 1234", "0039 (0)2 555 1234",
                                        "0039(0)2/5551234", "+39 02 555 1234", "0039 02 555 1234");
    const std::string region = GENERATE("AT", "DE", "IT");
    CAPTURE(number, region);
    CHECK(numbers_of(read_in(region, "Tel. " + number)) == "+39025551234");
}

TEST_CASE("numbers below an office abroad are that country's")
{
    const Case one = GENERATE(values<Case>({
        {"Am Kamp 23, 49074 Osnabr\u00fcck\nTel. 030 23125012\n"
         "London Office: 10 Mill Street, London NW1 6XE\nTel. 020 7946 0958",
         "+493023125012, +442079460958"},
        {"Am Kamp 23, 49074 Osnabr\u00fcck, Germany\nTel. 030 23125012\n"
         "12 Elm Street, Springfield, IL 62701, USA\nPhone (512) 555-0142\nFax (512) 555-0143",
         "+493023125012, +15125550142, +15125550143"},
        {"10 Mill Street, London NW1 6XE\nTel. 020 7946 0958\n"
         "Am Kamp 23, 49074 Osnabr\u00fcck, Germany\nTel. 030 23125012",
         "+442079460958, +493023125012"},
        // not valid there: the person's own
        {"Am Kamp 23, 49074 Osnabr\u00fcck\nTel. 030 23125012\n"
         "10 Mill Street, London NW1 6XE\nTel. 020 7946 0958\nMobil 0171 3920012",
         "+493023125012, +442079460958, +491713920012"},
    }));
    CAPTURE(one.print);
    CHECK(numbers_of(read(one.print)) == one.value);
}

TEST_CASE("what is labelled as a number is no address, whatever words stand in it")
{
    const auto [region, line, number] = GENERATE(table<std::string, std::string, std::string>({
        {"GB", "Tel: 0161 496 0347 Extension 5521", "+441614960347 5521"},
        {"GB", "Phone 0161 496 0347 extension 207", "+441614960347 207"},
        {"US", "Office: (212) 555-0147 Extension 31", "+12125550147 31"},
        {"HU", "Tel.: 06 1 555 7710 mell\u00e9k: 114", "+3615557710 114"},
        {"GB", "Freephone 0800 WINDOWS", "+448009463697 "},
        {"US", "Call 1 800 555 TREE", "+18005558733 "},
    }));
    CAPTURE(line);
    const Contact contact = read_in(region, "Erika Lindner\n" + line);
    REQUIRE(contact.phones.size() == 1);
    CHECK(contact.phones[0].e164.value_or("none") + " " + contact.phones[0].extension == number);
    CHECK(address_of(contact).empty());
}

TEST_CASE("behind a word that is alone with it, figures are a number of the card's area")
{
    const auto [region, text, phones] = GENERATE(table<std::string, std::string, std::string>({
        {"DE", "Verkauf 0541/97 12-0\nWerkstatt 97 12-33", "work +4954197120, work +49541971233"},
        {"DE", "Vorwahl 05 41\nPraxis: 97 12-0\nFax: 97 12-20",
         "work +4954197120, fax +49541971220"},
        {"DE", "49074 Osnabr\u00fcck\nPraxis: 97 12-0", "work +4954197120"},
        {"GB", "Tel 0161 496 0347\nWorkshop 496 0349", "work +441614960347, work +441614960349"},
        {"DE", "Tel. 0541 9712-0\nLindner 1990-2020", "work +4954197120"},
        {"DE", "Tel. 0541 9712-0\nPostfach 30 14 20", "work +4954197120"},
        {"KE", "P.O. Box 45678-00100\nTel. 020 2345678", "work +254202345678"},
        {"DE", "Tel. 0541 9712-0\nWerkstatt 971233", "work +4954197120"},
        {"DE", "Tel. 0541 9712-0\nMontag 10.30-18", "work +4954197120"},
        {"SE", "Tel. 040-555 12 34\nMalm\u00f6 211 20", "work +46405551234"},
        {"AU", "Phone (02) 5550 4321\nAfter hours 5550 4399",
         "work +61255504321, work +61255504399"},
        // no label says that it is a telephone, and a word that it is another number
        {"DE", "Tel. 0541 9712-0\nKundennummer 4711-0815", "work +4954197120"},
        {"DE", "Kundennummer 4711-0815\nTel. 0541 9712-0", "work +4954197120"},
    }));
    CAPTURE(text);
    CHECK(phones_of(read_in(region, text)) == phones);
}

TEST_CASE("a short number behind a short label is kept")
{
    const std::string label = GENERATE("Ph.", "Ph:", "Tel", "Phone");
    CAPTURE(label);
    const Contact contact = read_in("US", "Erika Lindner\n" + label + " 555-0147");
    REQUIRE(contact.phones.size() == 1);
    CHECK(contact.phones[0].evidence.printed == "555-0147");
}

TEST_CASE("a postal code behind its label is no phone number")
{
    const auto [region, code] = GENERATE(table<std::string, std::string>({
        {"BR", "CEP 01999-100"},
        {"BR", "CEP: 01999-100"},
        {"IN", "Pincode: 999 001"},
        {"IN", "Pin code 999001"},
        {"US", "ZIP 62701-1234"},
        {"CZ", "PS\u010c: 110 00"},
        {"MX", "C.P. 06999"},
        {"DE", "PLZ 49074"},
    }));
    CAPTURE(region, code);
    CHECK(numbers_of(read_in(region, code)).empty());
}

TEST_CASE("hours and numbers of registers are no phone numbers")
{
    const std::string print =
        GENERATE(as<std::string>{}, "Mo-Fr 08:00 - 12:00", "Mo-Fr 08.00 - 12.30 Uhr",
                 "Büro: Mo-Do 8.30-16.00 Uhr", "Company No. 01234567",
                 "Registered in England and Wales No. 01234567", "Charity no. 1234567");
    CAPTURE(print);
    CHECK(read_in("GB", print).phones.empty());
    CHECK(read_in("DE", print).phones.empty());
}

TEST_CASE("a number is shown in the groups of its country, with its extension as people write it")
{
    struct Numbers {
        std::string e164;
        std::string extension;
        std::string shown;
    };
    const Numbers one = GENERATE(values<Numbers>({
        {"+49541342267", "", "+49 541 342267"},
        {"+4915123456789", "", "+49 1512 3456789"},
        {"+4954112345678", "78", "+49 541 123456-78"},
        {"+49541123450", "0", "+49 541 12345-0"},
        {"+442079460958", "", "+44 20 7946 0958"},
        {"+12125550123", "", "+1 212-555-0123"},
        {"+12125550123", "78", "+1 212-555-0123 ext. 78"},
        {"0000 12", "", "0000 12"},
        {"", "", ""},
    }));
    CHECK(international_number(one.e164, one.extension) == one.shown);
}
