#include <algorithm>

#include "core/evidence.h"
#include "parse/reading.h"

using namespace cardlog;

namespace {

struct HomeCase {
    std::string region, print, value;
};

/// "work +49541971234 x34", "work kept 97123"
std::string numbers_in_full(const Contact& contact)
{
    std::vector<std::string> all;
    for (const Phone& phone : contact.phones) {
        all.push_back(to_string(phone.type) + " " +
                      phone.e164.value_or("kept " + phone.evidence.printed) +
                      (phone.extension.empty() ? "" : " x" + phone.extension));
    }
    return joined_values(all);
}

bool is_in_review(const Contact& contact, const std::string& field)
{
    const std::vector<std::string> fields = needs_review(contact);
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

}  // namespace

TEST_CASE("a number without its area code is of the area printed before it")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"DE", "Tel. (05 41) 97 12-34, Fax 97 12-99",
         "work +49541971234 x34, fax +49541971299 x99"},
        {"DE", "Tel: 0221/4710-123 Fax: 4710-199",
         "work +492214710123 x123, fax +492214710199 x199"},
        {"DE", "Fon (02 21) 47 10-1 23\nFax 47 10-1 99\nMobil 0171 3920014",
         "work +492214710123, fax +492214710199, mobile +491713920014"},
        {"DE", "Vorwahl 0541\nTel. 97 12-34\nFax 97 12-35",
         "work +49541971234 x34, fax +49541971235 x35"},
        {"GB", "Tel 020 7946 0123\nFax 7946 0124", "work +442079460123, fax +442079460124"},
        {"US", "Phone (212) 555-0123\nFax 555-0124", "work +12125550123, fax +12125550124"},
        {"AT", "Tel. 01 512 34 56\nFax 512 34 57", "work +4315123456, fax +4315123457"},
        {"BR", "Tel.: (11) 2747-8430 / 2746-6245", "work +551127478430, work +551127466245"},
        // what stands in brackets, where the plan has no area codes
        {"PL", "tel. (85) 742 11 30, fax 742 11 31", "work +48857421130, fax +48857421131"},
        // printed below
        {"DE", "Notdienst 97 12 34\nTel. (05 41) 97 12-0",
         "work +4954197120 x0, work +49541971234"},
        {"DE", "Fax 97 12 99\nTel. 0541 97 12 34", "fax +49541971299, work +49541971234"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("a number without its area code is of the address's town")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"DE", "Lindner GmbH\nHauptstra\u00dfe 5\n49074 Osnabr\u00fcck\nTel. 9712-34\nFax 9712-99",
         "work +49541971234 x34, fax +49541971299 x99"},
        {"DE", "Lindner GmbH\nHauptstra\u00dfe 5\n49074 Osnabr\u00fcck\nTel. 97123",
         "work +4954197123"},
        {"DE", "Marktplatz 2\n30159 Hannover\nTelefon 12 34 56", "work +49511123456"},
        // 512 is Innsbruck's, and the card is from Vienna
        {"AT", "Mariahilfer Stra\u00dfe 10\n1070 Wien\nTel. 512 34 56", "work +4315123456"},
        {"IT", "Via Roma 5\n20121 Milano\nTel. 1234 5678", "work +390212345678"},
        // a town with several area codes says none
        {"US", "12 Main Street\nNew York, NY 10001\nPhone 555-0123", "work kept 555-0123"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("an area code without its trunk 0 shows by the groups of its plan")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"DE", "Tel. 541 971234", "work +49541971234"},
        {"DE", "Tel. 541/97 12 34", "work +49541971234"},
        {"DE", "Mobil 171 3920014", "mobile +491713920014"},
        {"DE", "Tel. 49 541 971234", "work +49541971234"},
        {"DE", "Tel. 97 12-34", "work kept 97 12-34"},
        {"DE", "Phone: (410) 555-0134", "work kept (410) 555-0134"},
        {"GB", "Tel 20 7946 0123", "work +442079460123"},
        {"KR", "Tel. 82-2-3701-5191", "work +82237015191"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("of two numbers in a run the second has what the first has")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"DE", "Tel. 0541 97123-45/46", "work +495419712345 x45, work +495419712346 x46"},
        {"DE", "Tel. 0541 9712-12 / -13", "work +49541971212 x12, work +49541971213 x13"},
        {"DE", "Tel. 0541 9712-0/-13", "work +4954197120 x0, work +49541971213 x13"},
        {"DE", "Telefon 0541 9712-12, -13", "work +49541971212 x12, work +49541971213 x13"},
        {"DE", "Tel. 0541 971234 / 971235", "work +49541971234, work +49541971235"},
        {"DE", "Tel. 0541 971234 oder 971235", "work +49541971234, work +49541971235"},
        {"DE", "Tel. (0541) 971234 u. 971235", "work +49541971234, work +49541971235"},
        {"DE", "Tel. 0541 971234/35", "work +49541971234, work +49541971235"},
        {"IN", "Tel : 080-40296480 / 81 / 82",
         "work +918040296480, work +918040296481, work +918040296482"},
        {"US", "Phone 212-555-0123/0124", "work +12125550123, work +12125550124"},
        {"US", "P: 212.555.0101, 0102, 0103",
         "work +12125550101, work +12125550102, work +12125550103"},
        {"IN", "T +91 (120) 4306 500, 4306 550", "work +911204306500, work +911204306550"},
        {"IN", "Tel.: +91-11-23000101, 23000102 Fax: +91-11-23000103",
         "work +911123000101, work +911123000102, fax +911123000103"},
        {"IN", "Phone : +91-44-24300101 (6 Lines),\n24300102 (Extn. 136)",
         "work +914424300101, work +914424300102 x136"},
        // the ends of three numbers and more, joined by commas and words
        {"DE", "Tel. 0211 8664-12, -13 und -14",
         "work +49211866412 x12, work +49211866413 x13, work +49211866414 x14"},
        {"DE", "Tel. 0211 8664-12 oder -13 & -14",
         "work +49211866412 x12, work +49211866413 x13, work +49211866414 x14"},
        {"DE", "Tel. 0211 8664-12, 13 und 14",
         "work +49211866412 x12, work +49211866413 x13, work +49211866414 x14"},
        {"CH", "Tel. 081 257 12 30, 31 oder 32",
         "work +41812571230, work +41812571231, work +41812571232"},
        {"US", "Phone (212) 555-0101 or 0102", "work +12125550101, work +12125550102"},
        {"GB", "Tel 020 7946 0101, 0102 and 0103",
         "work +442079460101, work +442079460102, work +442079460103"},
        {"FR", "T\u00e9l. 03 88 22 11 00 & 01", "work +33388221100, work +33388221101"},
        // a word that no list has may be the label of an end
        {"DE", "Tel. 0481 906-0 \u00b7 St\u00f6rung -110\nFax -119",
         "work +494819060 x0, work +49481906110 x110, fax +49481906119 x119"},
        {"DE", "Tel. 0481 906-0\nSt\u00f6rung -110", "work +494819060 x0, work +49481906110 x110"},
        // hours and houses are none
        {"CH", "Tel. 081 257 12 30, 24 h", "work +41812571230"},
        {"FR", "T\u00e9l. 03 88 22 11 00, 14 rue des Tanneurs", "work +33388221100"},
        {"DE", "Tel. 0481 906-0, Mo und Mi 14 und 16 Uhr", "work +494819060 x0"},
        // a postal code and its town are none
        {"DE", "Tel. 0541 971234, 49074 Osnabr\u00fcck", "work +49541971234"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("a number alone on its line needs no label")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"IN", "98765 43210", "mobile +919876543210"},
        {"IN", "Cell : 98765 43210\n98765 43211", "mobile +919876543210, mobile +919876543211"},
        {"IN", "9876543210", "mobile +919876543210"},
        {"IN", "\u00a9 9876543210 ,", "mobile +919876543210"},
        {"IN", "987654 3210 / 987654 3211", "mobile +919876543210, mobile +919876543211"},
        {"IN", "Cell 98765 43210/98765 43211", "mobile +919876543210, mobile +919876543211"},
        {"IN", "Muster : 98765 43210", "mobile +919876543210"},
        {"IN", "24 Hours Helpline No. 98765 43210", "mobile +919876543210"},
        {"US", "2025550143", "work +12025550143"},
        {"ES", "612 345 678", "mobile +34612345678"},
        {"PL", "512 345 678", "mobile +48512345678"},
        {"DK", "20 12 34 56", "work +4520123456"},
        {"DE", "171 3920014", "mobile +491713920014"},
        // an icon in front that was read as a figure, and an (O) that was read as one
        {"IL", "0 972-54-1234567", "mobile +972541234567"},
        {"IN", "Phone (0). 02764-220 226", "work +912764220226"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("the only number of a card needs no label, though no plan has it")
{
    const Contact contact = read_in("BR", "Drogaria Rosenhain\n3222-1090\nAv. Rio Branco, 1034");
    REQUIRE(contact.phones.size() == 1);
    CHECK(contact.phones[0].evidence.printed == "3222-1090");
    CHECK(!contact.phones[0].e164);
    CHECK(numbers_of(read_in("BR", "Tel. (11) 3222-1091\n3222-1090")) == "+551132221091");
    CHECK(read_in("US", "Rosenhain Bait Shop\n2019 - 2024").phones.empty());
}

TEST_CASE("an extension may be said in words")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"US", "Phone: (212) 555-0123 ext. 503", "work +12125550123 x503"},
        {"US", "Phone: (212) 555-0123, extension 7246", "work +12125550123 x7246"},
        {"US", "Tel 212.555.0156 x22", "work +12125550156 x22"},
        {"US", "Tel 212.555.0156 x 22", "work +12125550156 x22"},
        {"US", "Office: 212-555-0123 #45", "work +12125550123 x45"},
        {"US", "tel:+1-212-555-0123;ext=45", "work +12125550123 x45"},
        {"GB", "Tel 01632 960123 extn. 7", "work +441632960123 x7"},
        {"FR", "T\u00e9l. 01 99 00 12 34 (poste 123)", "work +33199001234 x123"},
        {"IT", "Tel. 02 1234 5678 int. 12", "work +390212345678 x12"},
        {"ES", "Tel. 912 345 678 extensi\u00f3n 12", "work +34912345678 x12"},
        {"NL", "Tel. 020 123 4567 toestel 12", "work +31201234567 x12"},
        {"PL", "tel. 22 123 45 67 wewn. 12", "work +48221234567 x12"},
        {"CH", "Tel. 044 668 18 00, intern 12", "work +41446681800 x12"},
        {"JP", "Tel. 03-1234-5678 (ext. 12)", "work +81312345678 x12"},
        {"US", "Phone (212) 555-0123\nExt. 45", "work +12125550123 x45"},
        {"CA", "418 555-0125 p. 231", "work +14185550125 x231"},
        {"PL", "tel. 22 123 45 67 w. 18", "work +48221234567 x18"},
        // two extensions are two numbers
        {"MX", "Tel. 55 1234 5678 Ext. 4021 y 4022",
         "work +525512345678 x4021, work +525512345678 x4022"},
        {"US", "605.555.0110 x14 days\n605.555.0110 x15 nights",
         "work +16055550110 x14, work +16055550110 x15"},
        {"US", "605.555.0110 x14\n605.555.0199\n605.555.0110 x14",
         "work +16055550110 x14, work +16055550199"},
        // dialled right behind the number
        {"AT", "Tel. 01 51234 Kl. 78", "work +4315123478 x78"},
        {"AT", "Tel. 01 51234-0, Fax DW 20", "work +431512340 x0, fax +4315123420 x20"},
        {"DE", "Tel. 0541 1234-0 Durchwahl 34", "work +4954112340 x0, work +49541123434 x34"},
        {"DE", "Tel. 0541 1234-0 App. 123", "work +4954112340 x0, work +495411234123 x123"},
        {"DE", "Durchwahl: 0541 1234-34", "work +49541123434 x34"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("an extension in words is kept in the print of its number")
{
    CHECK(read_in("US", "Phone: (212) 555-0123 ext. 503").phones.at(0).evidence.printed ==
          "(212) 555-0123 ext. 503");
}

TEST_CASE("how many lines there are is no part of the number")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"IN", "Tel: +91 22 2345 6789 (40 lines)", "work +912223456789"},
        {"IN", "Tel: 022-23456789 (6 Lines)", "work +912223456789"},
        {"GB", "Tel 020 7946 0123 (2 lines)", "work +442079460123"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("a labelled number that no plan has is kept as printed and asked about")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"DE", "Tel. 97123", "97123"},
        {"DE", "Tel. 12345", "12345"},
        {"DE", "Fax: 97 12-34", "97 12-34"},
        {"DE", "Mobil 0123", "0123"},
        {"US", "Phone 555-0123", "555-0123"},
        {"BR", "Tel 2747-8430", "2747-8430"},
        {"CA", "Toll free: 1 877 555 01", "1 877 555 01"},
        {"DE", "(410)555-0134", "(410)555-0134"},
    }));
    CAPTURE(one.region, one.print);
    const Contact contact = read_in(one.region, one.print);
    REQUIRE(contact.phones.size() == 1);
    CHECK_FALSE(contact.phones[0].e164);
    CHECK(contact.phones[0].evidence.printed == one.value);
    CHECK(is_in_review(contact, "phones[0]"));
    CHECK(contact.warnings == std::vector<std::string>{"phone \"" + one.value +
                                                       "\" is no whole number; kept as printed"});
}

TEST_CASE("numbers that no plan has and nothing calls a telephone are none")
{
    const std::string print = GENERATE(
        as<std::string>{}, "97123", "Zimmer 97123", "1S 512641 / ISO 27001", "2012-01-02 08:00",
        "ISSN 0317-8471", "Kundennummer 123456", "D 49074", "Mo-Fr 9-18 Uhr",
        "Tel. nach Vereinbarung, seit 1987", "1234567890", "541 971234", "Vertrag: 5419712345");
    CAPTURE(print);
    CHECK(numbers_in_full(read(print)).empty());
}

TEST_CASE("figures may be spelt in letters")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"US", "Toll-free 1-800-FLOWERS", "work +18003569377"},
        {"US", "Phone 1-888-GO-NORTH", "work +18884666784"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("00 stands for the plus sign everywhere")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"US", "Phone 001 212 555 0123", "work +12125550123"},
        {"US", "phone 001 (212) 555-0123", "work +12125550123"},
        {"US", "phone 011 49 541 971234", "work +49541971234"},
        {"DE", "Tel. 0049541971234", "work +49541971234"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("the zero of Italy is dialled behind the country code")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"IT", "Tel. +39 (0)2 1234 5678", "work +390212345678"},
        {"DE", "Tel. +39 (0)2 1234 5678", "work +390212345678"},
        {"IT", "Tel. +39 (0) 6 1234 5678 - Fax +39 (0) 6 1234 5679",
         "work +390612345678, fax +390612345679"},
        // without the zero a mobile number
        {"IT", "Tel. +39 (0)376 22 11 33", "work +390376221133"},
        {"IT", "Cell. +39 376 221 1333", "mobile +393762211333"},
        {"DE", "Tel. +49 (0)541 971234", "work +49541971234"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("labels may stand behind the numbers of a line")
{
    const Case one = GENERATE(values<Case>({
        {"0541 971234 \u00b7 0541 971299 (Fax) \u00b7 0171 3920014",
         "work +49541971234, fax +49541971299, mobile +491713920014"},
        {"0541/971234\u00b70541/971299(Fax)\u00b70171/3920014",
         "work +49541971234, fax +49541971299, mobile +491713920014"},
        {"0541 971234 Tel | 0541 971299 Fax | 0171 3920014",
         "work +49541971234, fax +49541971299, mobile +491713920014"},
        {"0541 971234 Tel, 0541 971299 Fax", "work +49541971234, fax +49541971299"},
        {"0541 971234 (privat), 0171 3920014", "home +49541971234, mobile +491713920014"},
        {"0541 971234 Telefon", "work +49541971234"},
        {"Tel. 0541 971299 (Fax)", "fax +49541971299"},
        // in front of the next one
        {"0541 971234 (M) 0171 3920014", "work +49541971234, mobile +491713920014"},
        {"Tel 0541 971234 Fax 0541 971299", "work +49541971234, fax +49541971299"},
    }));
    CAPTURE(one.print);
    CHECK(phones_of(read(one.print)) == one.value);
}

TEST_CASE("a number that is a telephone and a fax is both")
{
    const HomeCase one = GENERATE(values<HomeCase>({
        {"DE", "Tel./Fax: 0541 971234", "work +49541971234, fax +49541971234"},
        {"DE", "Tel. 0541 971234\nFax 0541 971235", "work +49541971234, fax +49541971235"},
        {"DE", "Tel + Fax 0541 971234", "work +49541971234, fax +49541971234"},
        {"DE", "Telefon/Telefax: 0541 971234", "work +49541971234, fax +49541971234"},
        {"DE", "Tel. und Fax 0541 971234", "work +49541971234, fax +49541971234"},
        {"DE", "Tel. u. Fax: 0541 971234", "work +49541971234, fax +49541971234"},
        {"DE", "Fax/Tel. 0541 971234", "work +49541971234, fax +49541971234"},
        {"DE", "Tel. (0541) 97 12 34 (auch Fax)", "work +49541971234, fax +49541971234"},
        {"DE", "T/F: 0541 971234", "work +49541971234, fax +49541971234"},
        {"FR", "T\u00e9l./Fax : 01 99 00 12 34", "work +33199001234, fax +33199001234"},
        {"IT", "Tel. e Fax 02 1234 5678", "work +390212345678, fax +390212345678"},
        {"PL", "tel./fax 22 123 45 67", "work +48221234567, fax +48221234567"},
        {"GB", "Phone & Fax 020 7946 0123", "work +442079460123, fax +442079460123"},
    }));
    CAPTURE(one.region, one.print);
    CHECK(numbers_in_full(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("a town or a state that is called like a country is none")
{
    struct Town {
        std::string print, number, city, code;
    };
    const Town one = GENERATE(values<Town>({
        {"12 Main Street\nStaten Island, NY 10312\nPhone (718) 555-0134", "+17185550134",
         "Staten Island", "10312"},
        {"12 Main Street\nMercer Island, WA 98040\nPhone (206) 555-0134", "+12065550134",
         "Mercer Island", "98040"},
        {"12 Main Street\nPeru, IL 61354\nPhone (815) 555-0134", "+18155550134", "Peru", "61354"},
        {"12 Main Street\nLebanon, NH 03766\nPhone (603) 555-0134", "+16035550134", "Lebanon",
         "03766"},
        {"12 Main Street\nMexico, MO 65265\nPhone (573) 555-0134", "+15735550134", "Mexico",
         "65265"},
        {"12 Main Street\nHolland, MI 49423\nPhone (616) 555-0134", "+16165550134", "Holland",
         "49423"},
        {"Peach Books\n12 Main Street\nMacon, Georgia\nPhone (478) 555-0134", "+14785550134", "",
         ""},
        {"1900 SE Alder St, Portland\nPhone (503) 555-0134", "+15035550134", "", ""},
    }));
    CAPTURE(one.print);
    const Contact contact = read_in("US", one.print);
    CHECK(numbers_of(contact) == one.number);
    REQUIRE(contact.address);
    CHECK((one.city.empty() || contact.address->city == one.city));
    CHECK((one.code.empty() || contact.address->postal_code == one.code));
}
