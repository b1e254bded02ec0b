#include "parse/reading.h"

using namespace cardlog;

TEST_CASE("German addresses come out on one line")
{
    const Case one = GENERATE(values<Case>({
        {"Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck", "Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck"},
        {"Am Kamp 23\nD-49074 Osnabr\u00fcck", "Am Kamp 23, D-49074 Osnabr\u00fcck"},
        {"Am Kamp 23\nD 49074 Osnabr\u00fcck", "Am Kamp 23, D 49074 Osnabr\u00fcck"},
        {"Am Kamp 23\nDE-49074 Osnabr\u00fcck", "Am Kamp 23, DE-49074 Osnabr\u00fcck"},
        {"Hauptstr. 52-183 \u00b7 10117 Berlin", "Hauptstr. 52-183, 10117 Berlin"},
        {"Hauptstr. 52 - 10117 Berlin", "Hauptstr. 52, 10117 Berlin"},
        {"Hauptstr. 52 \u00bb 10117 Berlin", "Hauptstr. 52, 10117 Berlin"},
        {"Hauptstr. 52 / 10117 Berlin", "Hauptstr. 52, 10117 Berlin"},
        {"Hauptstra\u00dfe 52 \u2022 10117 Berlin", "Hauptstra\u00dfe 52, 10117 Berlin"},
        {"Gartenweg 86 b | 20095 Hamburg", "Gartenweg 86 b, 20095 Hamburg"},
        {"An der Bleiche 122a\n60311 Frankfurt am Main",
         "An der Bleiche 122a, 60311 Frankfurt am Main"},
        {"Unter den Linden 7\n10117 Berlin", "Unter den Linden 7, 10117 Berlin"},
        {"Platz der Freiheit 1\n79098 Freiburg im Breisgau",
         "Platz der Freiheit 1, 79098 Freiburg im Breisgau"},
        {"Max-Muster-Stra\u00dfe 12\n06108 Halle (Saale)",
         "Max-Muster-Stra\u00dfe 12, 06108 Halle (Saale)"},
        {"Musterallee 3\n45468 M\u00fclheim an der Ruhr",
         "Musterallee 3, 45468 M\u00fclheim an der Ruhr"},
        {"Postfach 12 34\n49074 Osnabr\u00fcck", "Postfach 12 34, 49074 Osnabr\u00fcck"},
        {"Adresse: Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck",
         "Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck"},
        {"9 Lange Stra\u00dfe 5\n49074 Osnabr\u00fcck",
         "Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck"},
        {"Lange Stra\u00dfe 5\n49074 Osnabr\u00fcck\nDeutschland",
         "Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck, Deutschland"},
        {"Lange Stra\u00dfe 5\n49074 Osnabr\u00fcck, Germany",
         "Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck, Germany"},
        {"Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck, Tel. 030 23125012",
         "Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck"},
        {"Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck Tel. 030 23125012",
         "Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck"},
        {"49074 Osnabr\u00fcck", "49074 Osnabr\u00fcck"},
    }));
    CAPTURE(one.print);
    CHECK(address_of(read(one.print)) == one.value);
}

TEST_CASE("addresses of other countries come out whole")
{
    const Case one = GENERATE(values<Case>({
        // Austria and Switzerland
        {"Ringstra\u00dfe 1\nA-1010 Wien", "Ringstra\u00dfe 1, A-1010 Wien"},
        {"Mustergasse 7/12\n8010 Graz", "Mustergasse 7/12, 8010 Graz"},
        {"Hauptplatz 4\n4020 Linz\nAustria", "Hauptplatz 4, 4020 Linz, Austria"},
        {"Seestrasse 12\n8004 Z\u00fcrich", "Seestrasse 12, 8004 Z\u00fcrich"},
        {"Seestrasse 12\nCH-8004 Z\u00fcrich", "Seestrasse 12, CH-8004 Z\u00fcrich"},
        {"Seestrasse 12,\n8004 Z\u00fcrich, Switzerland",
         "Seestrasse 12, 8004 Z\u00fcrich, Switzerland"},
        {"Rue du Lac 3\n1003 Lausanne", "Rue du Lac 3, 1003 Lausanne"},
        {"Bahnhofstrasse 9\nPostfach\n3011 Bern", "Bahnhofstrasse 9, Postfach, 3011 Bern"},
        // Great Britain and Ireland
        {"10 Mill Street, London NW1 6XE", "10 Mill Street, London NW1 6XE"},
        {"Muster House\n10 Mill Street\nLondon\nNW1 6XE",
         "Muster House, 10 Mill Street, London, NW1 6XE"},
        {"Unit 7, Muster Park\n10 Mill Road\nManchester M2 5XD",
         "Unit 7, Muster Park, 10 Mill Road, Manchester M2 5XD"},
        {"10 Mill Street\nLondon NW1 6XE\nUnited Kingdom",
         "10 Mill Street, London NW1 6XE, United Kingdom"},
        // North America and Australia
        {"12 Elm Street\nSpringfield, IL 62701", "12 Elm Street, Springfield, IL 62701"},
        {"120 Muster Blvd., Suite 400\nAustin, TX 78701",
         "120 Muster Blvd., Suite 400, Austin, TX 78701"},
        {"12 Muster Avenue\nDenver, CO 80202", "12 Muster Avenue, Denver, CO 80202"},
        {"110D Muster 1701 S. Broadway Springfield, KS 66700",
         "110D Muster 1701 S. Broadway Springfield, KS 66700"},
        {"P.O. Box 123\nPortland, OR 97201", "P.O. Box 123, Portland, OR 97201"},
        {"12 Elm Street\nSpringfield, IL 62701-1234\nUSA",
         "12 Elm Street, Springfield, IL 62701-1234, USA"},
        {"Level 3, 12 Muster Street\nSydney NSW 2000\nAustralia",
         "Level 3, 12 Muster Street, Sydney NSW 2000, Australia"},
        // the rest of Europe
        {"12 rue du Moulin\n75011 Paris", "12 rue du Moulin, 75011 Paris"},
        {"12, rue du Moulin\nF-75011 Paris\nFrance", "12, rue du Moulin, F-75011 Paris, France"},
        {"7 bis, boulevard du Moulin\n69002 Lyon", "7 bis, boulevard du Moulin, 69002 Lyon"},
        {"Postbus 38\n3511 LX Utrecht", "Postbus 38, 3511 LX Utrecht"},
        {"3 High Street\nBelfast, M1 2AH\nUK", "3 High Street, Belfast, M1 2AH, UK"},
        {"Ringplatz 104\n6020 Innsbruck, Austria", "Ringplatz 104, 6020 Innsbruck, Austria"},
        {"9020 Klagenfurt, Ringstra\u00dfe 7/3", "9020 Klagenfurt, Ringstra\u00dfe 7/3"},
        {"Via Garibaldi 12\n20121 Milano", "Via Garibaldi 12, 20121 Milano"},
        {"Calle Mayor 12\n28013 Madrid", "Calle Mayor 12, 28013 Madrid"},
        {"Musterstraat 12\n1012 AB Amsterdam", "Musterstraat 12, 1012 AB Amsterdam"},
        {"ul. Muster 12\n00-950 Warszawa\nPolska", "ul. Muster 12, 00-950 Warszawa, Polska"},
        // Asia
        {"2-7-7 Muster, Kita-ku\nTokyo 110-0000, Japan",
         "2-7-7 Muster, Kita-ku, Tokyo 110-0000, Japan"},
        {"Muster Bldg. 5F, 1-2-3 Muster,\nMinato-ku, Tokyo, 105-0000, JAPAN",
         "Muster Bldg. 5F, 1-2-3 Muster, Minato-ku, Tokyo, 105-0000, JAPAN"},
        {"5F Muster Yawaragi Bldg, 5-6-1 Muster,\nMuster, Tokyo, 110-0000",
         "5F Muster Yawaragi Bldg, 5-6-1 Muster, Muster, Tokyo, 110-0000"},
        {"Room No. 1210, Muster Bhawan, 20 Muster Road, New Delhi - 110 000",
         "Room No. 1210, Muster Bhawan, 20 Muster Road, New Delhi, 110 000"},
        {"53, Muster-ro, Dong-gu, Daegu, Korea (41000)",
         "53, Muster-ro, Dong-gu, Daegu, Korea (41000)"},
        {"12F, Muster Building, 123 Muster-daero\nJung-gu, Seoul 04500, Korea",
         "12F, Muster Building, 123 Muster-daero, Jung-gu, Seoul 04500, Korea"},
        {"12 Muster Street, Muster Ward, District 3\nHo Chi Minh City, Vietnam",
         "12 Muster Street, Muster Ward, District 3, Ho Chi Minh City, Vietnam"},
        {"Plot No. 12, Sector 4, Muster Nagar\nNew Delhi - 110 000, India",
         "Plot No. 12, Sector 4, Muster Nagar, New Delhi, 110 000, India"},
    }));
    CAPTURE(one.print);
    CHECK(address_of(read(one.print)) == one.value);
}

TEST_CASE("what lies near a house is of its address, whatever it is called")
{
    const Case one = GENERATE(values<Case>({
        {"2nd Floor, Musterhall Plaza\nOpposite Rosenhain Junior College\nHyderabad-500029",
         "2nd Floor, Musterhall Plaza, Opposite Rosenhain Junior College, Hyderabad-500029"},
        {"14, Muster Complex, Near Lindner Paper Office, Pune - 411 004",
         "14, Muster Complex, Near Lindner Paper Office, Pune, 411 004"},
        {"8-3-230/4/4/1, Ameerpet, Hyderabad - 500 045",
         "8-3-230/4/4/1, Ameerpet, Hyderabad, 500 045"},
        {"Plot No: 7, Sector 16, Noida 201301", "Plot No: 7, Sector 16, Noida 201301"},
        {"P.O.Box: 85273, Amman 11185, Jordan", "P.O.Box: 85273, Amman 11185, Jordan"},
        {"Office Park 4\n1300 Wien\nAustria", "Office Park 4, 1300 Wien, Austria"},
        {"12 rue des Jardins de l'\u00c9cole\n33240 Saint-Andr\u00e9\nFrance",
         "12 rue des Jardins de l'\u00c9cole, 33240 Saint-Andr\u00e9, France"},
        {"B\u00fcy\u00fck Caddesi No:78-80\n34394 \u015ei\u015fli / \u0130stanbul / "
         "T\u00dcRK\u0130YE",
         "B\u00fcy\u00fck Caddesi No:78-80, 34394 \u015ei\u015fli, \u0130stanbul, "
         "T\u00dcRK\u0130YE"},
    }));
    CAPTURE(one.print);
    CHECK(address_of(read("Erika Muster\n" + one.print + "\nerika@muster.example")) == one.value);
}

TEST_CASE("what is printed around an address is none of it")
{
    const Case one = GENERATE(values<Case>({
        // bullets and pins, read as signs and figures
        {"Ringstra\u00dfe 7 c + 49074 Osnabr\u00fcck", "Ringstra\u00dfe 7 c, 49074 Osnabr\u00fcck"},
        {"Ringstra\u00dfe 7 c: 49074 Osnabr\u00fcck", "Ringstra\u00dfe 7 c, 49074 Osnabr\u00fcck"},
        {"Ringstra\u00dfe 7 > 49074 Osnabr\u00fcck", "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"Ringstra\u00dfe 7 ~ 49074 Osnabr\u00fcck", "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {") Ringstra\u00dfe 7\n49074 Osnabr\u00fcck", "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"@ Ringstra\u00dfe 7\n49074 Osnabr\u00fcck", "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"Calle Mayor 12\n28013 Madrid\n5 erika@muster.example", "Calle Mayor 12, 28013 Madrid"},
        {"Calle Mayor 12\n28013 Madrid\n9 www.muster.example", "Calle Mayor 12, 28013 Madrid"},
        {"Ringstra\u00dfe 7\n49074 Osnabr\u00fcck\n01", "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"Ringstra\u00dfe 7\n49074 Osnabr\u00fcck\nISO 27001",
         "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"Ringstra\u00dfe 7, 49074 Osnabr\u00fcck\nMo-Fr 8-17 Uhr",
         "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"9 Ringstra\u00dfe 7 b\n49074 Osnabr\u00fcck",
         "Ringstra\u00dfe 7 b, 49074 Osnabr\u00fcck"},
        {"eo Ringstra\u00dfe 7\n49074 Osnabr\u00fcck", "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"9 28 Muster Street\nAustin, TX 78701", "28 Muster Street, Austin, TX 78701"},
        {"9 28 rue du Moulin\n75011 Paris", "28 rue du Moulin, 75011 Paris"},
        {"de Ring 7\n1012 AB Amsterdam", "de Ring 7, 1012 AB Amsterdam"},
        {"e 1003, Muster Block, Ring Road 5\nRajkot 360000, India",
         "1003, Muster Block, Ring Road 5, Rajkot 360000, India"},
        {"12 Muster Road, Rajkot 360000\nTiming: 10 am to 1 pm", "12 Muster Road, Rajkot 360000"},
        {"309 Third Ave. N., Decorah, Iowa 52101\nOpen 5 AM, closed Wednesdays",
         "309 Third Ave. N., Decorah, Iowa 52101"},
        {"Seafarer House, 88 Muster Street, Kowloon\n7am - 11pm",
         "Seafarer House, 88 Muster Street, Kowloon"},
        {"Worship Sundays 8:30\n309 Third Ave. N., Decorah, Iowa 52101",
         "309 Third Ave. N., Decorah, Iowa 52101"},
        {"Haus 5 am Markt\n49074 Osnabrück", "Haus 5 am Markt, 49074 Osnabrück"},
        {"Mail erika@muster.example\nRingstra\u00dfe 7\n49074 Osnabr\u00fcck",
         "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"Muster R\u00eda, S.L.\nCalle Mayor 12\n28013 Madrid", "Calle Mayor 12, 28013 Madrid"},
        {"Muster Works, Inc.\n12 Elm Street\nDenver, CO 80202", "12 Elm Street, Denver, CO 80202"},
        // whose house it is
        {"Gartenweg 7 c/o Muster\n49074 Osnabr\u00fcck",
         "Gartenweg 7 c/o Muster, 49074 Osnabr\u00fcck"},
        {"c/o Muster GmbH\nGartenweg 7\n49074 Osnabr\u00fcck",
         "c/o Muster GmbH, Gartenweg 7, 49074 Osnabr\u00fcck"},
        // no number is of an address, whatever is around it
        {"Ringstra\u00dfe 7\n49074 Osnabr\u00fcck\nTelefon 0541 9712-12, -13",
         "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        // the end of a firm's name
        {"Rosenhain Co., Ltd.\n2-7-7 Muster, Kita-ku\nTokyo 110-0000, Japan",
         "2-7-7 Muster, Kita-ku, Tokyo 110-0000, Japan"},
        {"Rosenhain Co.,\nLtd., 5F Muster Bldg., 5-6-1 Muster\nTokyo 110-0000, Japan",
         "5F Muster Bldg., 5-6-1 Muster, Tokyo 110-0000, Japan"},
        {"1003, Muster Block, Rose Star, 150 ft Ring Road, Rajkot-360000",
         "1003, Muster Block, Rose Star, 150 ft Ring Road, Rajkot-360000"},
        // headings without a colon, and labels of phones
        {"Head Office 2-7-7, Musterminami, Kita City,\nTokyo 110-0000 Japan",
         "2-7-7, Musterminami, Kita City, Tokyo 110-0000 Japan"},
        {"Hauptsitz Ringstra\u00dfe 7, 49074 Osnabr\u00fcck",
         "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"Branch Office: 10 Mill Street, London NW1 6XE", "10 Mill Street, London NW1 6XE"},
        {"Ringstra\u00dfe 7\n49074 Osnabr\u00fcck\nFel: Q541 / 96 00 00 0",
         "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        // streets that are named like no street
        {"58c The Maltings | London EC1V 9AF", "58c The Maltings, London EC1V 9AF"},
        {"133 The Maltings\nBristol BS1 6XR", "133 The Maltings, Bristol BS1 6XR"},
        {"10 The Quality Yard\nBristol BS1 6XR", "10 The Quality Yard, Bristol BS1 6XR"},
    }));
    CAPTURE(one.print);
    CHECK(address_of(read(one.print)) == one.value);
}

TEST_CASE("an address goes on beside or below, whatever its lines' letters")
{
    struct PlacedCase {
        std::vector<Printed> lines;
        std::string region, value;
    };
    const PlacedCase one = GENERATE(values<PlacedCase>({
        {{{100, 100, "Bahnhofstrasse 36"}, {600, 100, "7000 Chur"}},
         "CH",
         "Bahnhofstrasse 36, 7000 Chur"},
        {{{600, 99, "49074 Osnabr\u00fcck"}, {100, 100, "Ringstr. 66 c"}},
         "DE",
         "Ringstr. 66 c, 49074 Osnabr\u00fcck"},
        {{{100, 50, "Rosenhain GmbH"}, {100, 200, "10 Mill Street"}, {600, 202, "London NW1 6XE"}},
         "GB",
         "10 Mill Street, London NW1 6XE"},
        // letters without descenders, figures: the height of small letters is a guess
        {{{100, 100, "Bahnhofstrasse 13 c", 30, 18}, {100, 136, "7000 Chur", 30, 30}},
         "CH",
         "Bahnhofstrasse 13 c, 7000 Chur"},
        // two offices beside each other
        {{{100, 100, "Ringstra\u00dfe 7"},
          {600, 100, "Seeweg 9"},
          {100, 136, "49074 Osnabr\u00fcck"},
          {600, 136, "20095 Hamburg"}},
         "DE",
         "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        // a firm beside its address
        {{{100, 100, "Rosenhain GmbH"},
          {600, 100, "Ringstra\u00dfe 7"},
          {100, 136, "Erika Muster"},
          {600, 136, "49074 Osnabr\u00fcck"}},
         "DE",
         "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
    }));
    CAPTURE(one.value);
    ParseContext context;
    context.home_region = one.region;
    CHECK(address_of(parse_contact(printed(one.lines), context)) == one.value);
}

TEST_CASE("an address has its parts")
{
    struct PartsCase {
        std::string print, street, code, city, country;
    };
    const PartsCase one = GENERATE(values<PartsCase>({
        {"Am Kamp 23, D-49074 Osnabr\u00fcck\nDeutschland", "Am Kamp 23", "49074", "Osnabr\u00fcck",
         "Deutschland"},
        {"An der Bleiche 122a\n60311 Frankfurt am Main", "An der Bleiche 122a", "60311",
         "Frankfurt am Main", ""},
        {"Seestrasse 12\nCH-8004 Z\u00fcrich", "Seestrasse 12", "8004", "Z\u00fcrich", ""},
        {"10 Mill Street, London NW1 6XE", "10 Mill Street", "NW1 6XE", "London", ""},
        {"12 Elm Street\nSpringfield, IL 62701\nUSA", "12 Elm Street", "62701", "Springfield",
         "USA"},
        {"Musterstraat 12\n1012 AB Amsterdam", "Musterstraat 12", "1012 AB", "Amsterdam", ""},
        {"2-7-7 Muster, Kita-ku\nTokyo 110-0000, Japan", "2-7-7 Muster, Kita-ku", "110-0000",
         "Tokyo", "Japan"},
    }));
    CAPTURE(one.print);
    const Contact contact = read(one.print);
    REQUIRE(contact.address);
    CHECK(contact.address->street == one.street);
    CHECK(contact.address->postal_code == one.code);
    CHECK(contact.address->city == one.city);
    CHECK(contact.address->country == one.country);
}

namespace {

/// Of a case with `region`, `print`, `street`, `code` and `city`.
template <class Case>
Address check_parts(const Case& one)
{
    CAPTURE(one.print);
    const Contact contact = read_in(one.region, one.print);
    REQUIRE(contact.address);
    CHECK(contact.address->street == one.street);
    CHECK(contact.address->postal_code == one.code);
    CHECK(contact.address->city == one.city);
    return *contact.address;
}

}  // namespace

TEST_CASE("a postal code keeps its town where a label stands in front of it")
{
    struct LabelCase {
        std::string region, print, street, code, city;
    };
    const LabelCase one = GENERATE(values<LabelCase>({
        {"BR", "Rua Central, 1200 - cj. 31\nCentro - S\u00e3o Paulo - SP\nCEP 01999-100",
         "Rua Central, 1200, cj. 31, Centro", "01999-100", "S\u00e3o Paulo"},
        {"BR", "Rua Central, 1200\nCEP: 80999-020 Curitiba - PR", "Rua Central, 1200", "80999-020",
         "Curitiba"},
        {"DE", "Am Kamp 23\nPLZ 49074 Osnabr\u00fcck", "Am Kamp 23", "49074", "Osnabr\u00fcck"},
        {"MX", "Calle Central 20\nC.P. 06999 M\u00e9rida", "Calle Central 20", "06999",
         "M\u00e9rida"},
        {"US", "12 Elm Street\nSpringfield, IL ZIP 62701", "12 Elm Street", "62701", "Springfield"},
        {"US", "12 Elm Street\nMexico, Missouri 65298", "12 Elm Street", "65298", "Mexico"},
        {"US", "12 Elm Street\nLong Island, Kansas 67698", "12 Elm Street", "67698", "Long Island"},
        {"CH", "Rue du Lac 12\nCase postale 3298\n1298 Gen\u00e8ve 3\nTel. 022 555 47 18",
         "Rue du Lac 12, Case postale 3298", "1298", "Gen\u00e8ve 3"},
        {"CH", "Rue du Lac 12\nCP 3298\n1298 Gen\u00e8ve 3", "Rue du Lac 12, CP 3298", "1298",
         "Gen\u00e8ve 3"},
        {"DE",
         "Postfach 12 34, 49002 Osnabr\u00fcck\nHausanschrift: Am Kamp 23, 49074 "
         "Osnabr\u00fcck",
         "Am Kamp 23", "49074", "Osnabr\u00fcck"},
        {"DE", "Am Kamp 23, 49074 Osnabr\u00fcck\nPostfach 12 34, 49002 Osnabr\u00fcck",
         "Am Kamp 23", "49074", "Osnabr\u00fcck"},
        {"GB", "The Old Mill, Chapel Lane, Lower Wick, London NW1 6XE",
         "The Old Mill, Chapel Lane, Lower Wick", "NW1 6XE", "London"},
        {"IE", "Unit 7, Mill Road\nWexford\nY35 X2R7", "Unit 7, Mill Road", "Y35 X2R7", "Wexford"},
        {"IN", "12 Mill Road, Pune, Pin code: 411 001", "12 Mill Road", "411 001", "Pune"},
    }));
    check_parts(one);
}

TEST_CASE("the label of a postal code is nobody's name")
{
    const std::string label = GENERATE("Zip Code:", "ZIP", "Postal code");
    CAPTURE(label);
    const Contact contact = read_in("US", "12 Elm Street\nSpringfield, IL\n" + label + " 62701");
    CHECK(full_name(contact).empty());
    REQUIRE(contact.address);
    CHECK(contact.address->postal_code == "62701");
}

TEST_CASE("of two addresses below each other the first comes out alone")
{
    struct CaseOfRegion {
        std::string region, print, value;
    };
    const CaseOfRegion one = GENERATE(values<CaseOfRegion>({
        {"DE", "Gartenweg 8, 97070 W\u00fcrzburg\nLager: Hafenstra\u00dfe 14, 28195 Bremen",
         "Gartenweg 8, 97070 W\u00fcrzburg"},
        {"DE", "Gartenweg 8\n97070 W\u00fcrzburg\nHafenstra\u00dfe 14\n28195 Bremen",
         "Gartenweg 8, 97070 W\u00fcrzburg"},
        {"CH", "Rue du Lac 3, 1003 Lausanne, Suisse\nRue du Moulin 12, 1920 Martigny",
         "Rue du Lac 3, 1003 Lausanne, Suisse"},
        {"CH", "3011 Bern, Bahnhofstrasse 9\n8004 Z\u00fcrich, Seestrasse 12",
         "3011 Bern, Bahnhofstrasse 9"},
        {"DK", "Rug\u00e6nget 40, 2630 Taastrup\nK\u00f8gevej 155, 4000 Roskilde",
         "Rug\u00e6nget 40, 2630 Taastrup"},
        // the box is the house's own
        {"DE", "Gartenweg 7 \u00b7 97070 W\u00fcrzburg\nPostfach 12 34 \u00b7 97012 W\u00fcrzburg",
         "Gartenweg 7, 97070 W\u00fcrzburg, Postfach 12 34, 97012 W\u00fcrzburg"},
    }));
    CAPTURE(one.print);
    CHECK(address_of(read_in(one.region, one.print)) == one.value);
}

TEST_CASE("the parts of an address are found in every country's order")
{
    struct PartsCase {
        std::string region, print, street, code, city, country;
    };
    const PartsCase one = GENERATE(values<PartsCase>({
        // the town in front of the code, behind it, beside it, and on lines of their own
        {"GB", "21 Mill Street\nLeeds\nLS1 9ZZ", "21 Mill Street", "LS1 9ZZ", "Leeds", ""},
        {"GB", "21 Mill Street SW2 9ZZ, London", "21 Mill Street", "SW2 9ZZ", "London", ""},
        {"GB", "Muster House\nMoor Lane\nLondon\nEC2Y 9ZZ\nUnited Kingdom",
         "Muster House, Moor Lane", "EC2Y 9ZZ", "London", "United Kingdom"},
        {"IE", "Mill Road, Muster, Limerick, Ireland", "Mill Road", "", "Muster", "Ireland"},
        {"IE", "8 Muster Square\nDublin 2\nD02 X2Y3", "8 Muster Square", "D02 X2Y3", "Dublin 2",
         ""},
        {"IE", "8 Muster Square, Dublin 2, Ireland", "8 Muster Square", "", "Dublin 2", "Ireland"},
        {"GB", "Mill Lane\nRosenham\nPerthshire\nFK15 9ZZ", "Mill Lane", "FK15 9ZZ", "Rosenham",
         ""},
        {"BR", "Av. Muster, 2100 - Sala 504\nRosenhain - MG\n38408-343",
         "Av. Muster, 2100, Sala 504", "38408-343", "Rosenhain", ""},
        {"BR", "Rua Muster, 1200\nRosenhain - SP\nCEP 01304-001", "Rua Muster, 1200", "01304-001",
         "Rosenhain", ""},
        {"CA", "1250, boul. Muster, bureau 300\nRosenville (Qu\u00e9bec) J4K 2X5",
         "1250, boul. Muster, bureau 300", "J4K 2X5", "Rosenville", ""},
        {"ES", "Pol\u00edgono Rosenhain, parcela 12\n15940 A Muster do Rosen (A Coru\u00f1a)",
         "Pol\u00edgono Rosenhain, parcela 12", "15940", "A Muster do Rosen (A Coru\u00f1a)", ""},
        {"NL", "Lange Gracht 12, 1013AB, Amsterdam", "Lange Gracht 12", "1013AB", "Amsterdam", ""},
        {"GB", "21 Mill Street, LONDON SW29ZZ", "21 Mill Street", "SW29ZZ", "LONDON", ""},
        {"IE", "8-9 Mill Street\nGalway\nH91 X2Y3\nIreland", "8-9 Mill Street", "H91 X2Y3",
         "Galway", "Ireland"},
        {"NL", "Lange Gracht 12, 1013AB Amsterdam", "Lange Gracht 12", "1013AB", "Amsterdam", ""},
        {"NL", "Lange Gracht 12\n1017 CD Amsterdam\nThe Netherlands", "Lange Gracht 12", "1017 CD",
         "Amsterdam", "The Netherlands"},
        {"CA", "12 Muster Street\nToronto, ON M5V 9Z9\nCanada", "12 Muster Street", "M5V 9Z9",
         "Toronto", "Canada"},
        {"PT", "Rua das Flores 12\n1200-999 Lisboa", "Rua das Flores 12", "1200-999", "Lisboa", ""},
        {"PL", "ul. Mostowa 6, 31-999 Krak\u00f3w", "ul. Mostowa 6", "31-999", "Krak\u00f3w", ""},
        {"IN", "12, Muster Road\nBengaluru - 560 999\nKarnataka, India", "12, Muster Road",
         "560 999", "Bengaluru", "India"},
        {"ES", "Avinguda del Bosc, 17\n08999 Barcelona", "Avinguda del Bosc, 17", "08999",
         "Barcelona", ""},
        {"DE", "Am Kamp 23\n49074Osnabr\u00fcck", "Am Kamp 23", "49074", "Osnabr\u00fcck", ""},
        {"DE", "Am Kamp 23\nBERLIN10117 Germany", "Am Kamp 23", "10117", "BERLIN", "Germany"},
        {"DE", "Q 8, 24\n68161 Mannheim", "Q 8, 24", "68161", "Mannheim", ""},
        {"DE", "Am Kamp 23, 10117 Berlin DE", "Am Kamp 23", "10117", "Berlin", "DE"},
        // states, provinces and counties are around a town, and are the town where no other is
        {"US", "12 Elm Street, Springfield, Illinois 62701", "12 Elm Street", "62701",
         "Springfield", ""},
        {"US", "12 Elm Street\nNew York, NY 10099", "12 Elm Street", "10099", "New York", ""},
        {"US", "12 Elm Street\nWashington, D.C. 20099", "12 Elm Street", "20099", "Washington", ""},
        {"US", "12 Elm Street, Springfield, Lane County, OR 97499", "12 Elm Street", "97499",
         "Springfield", ""},
        {"US", "12 Elm Street, Springfield, OR, 97499-1234", "12 Elm Street", "97499-1234",
         "Springfield", ""},
        {"GB", "Muster Park, 8 Mill Road, Bedford, Bedfordshire, MK42 9ZZ",
         "Muster Park, 8 Mill Road", "MK42 9ZZ", "Bedford", ""},
        {"GB", "8 Mill Road Liverpool, Merseyside L3 9ZZ", "8 Mill Road", "L3 9ZZ", "Liverpool",
         ""},
        {"IT", "Via Garibaldi, 5/B\n20099 Segrate (MI)", "Via Garibaldi, 5/B", "20099", "Segrate",
         ""},
        {"IT", "Via Garibaldi 5\n20099 SEGRATE MI", "Via Garibaldi 5", "20099", "SEGRATE", ""},
        // without commas a town begins behind the street, or behind what is said of the house
        {"US", "12 Main St Apt 45 Oakland CA 94699", "12 Main St Apt 45", "94699", "Oakland", ""},
        {"US", "12 Elm Street Menlo Park CA 94099", "12 Elm Street", "94099", "Menlo Park", ""},
        {"US", "12 E 21st St New York NY 10099 USA", "12 E 21st St", "10099", "New York", "USA"},
        {"US", "12 W. Muster Blvd Deerfield Beach, FL 33499", "12 W. Muster Blvd", "33499",
         "Deerfield Beach", ""},
        {"GB", "Muster Court Castle Street Caerphilly CF83 9ZZ", "Muster Court Castle Street",
         "CF83 9ZZ", "Caerphilly", ""},
        {"DE", "Gartenweg 7 10117 Berlin", "Gartenweg 7", "10117", "Berlin", ""},
        {"AT", "Am Wasen 12, Zell an der Muster", "Am Wasen 12", "", "Zell an der Muster", ""},
        {"US", "Muster Building, 6 Muster Terrace #2A Brooklyn NY",
         "Muster Building, 6 Muster Terrace #2A", "", "Brooklyn", ""},
        {"ES", "Calle Principal 20 Barcelona", "Calle Principal 20", "", "Barcelona", ""},
        {"FR", "1 bis Rue du Moulin 63099 Clermont-Ferrand", "1 bis Rue du Moulin", "63099",
         "Clermont-Ferrand", ""},
        {"DE", "c/o Muster\nKarlstr. 7\n49074 Osnabr\u00fcck", "Karlstr. 7", "49074",
         "Osnabr\u00fcck", ""},
        {"DE", "Am Kamp 52-183\n28195 Bremen", "Am Kamp 52-183", "28195", "Bremen", ""},
        // without a code the town stands behind the street
        {"DE", "Esplanade 12, Berlin", "Esplanade 12", "", "Berlin", ""},
        {"FR", "12 rue du Moulin, Paris", "12 rue du Moulin", "", "Paris", ""},
        {"NL", "Nieuwe Muntgracht 17-19, Rotterdam", "Nieuwe Muntgracht 17-19", "", "Rotterdam",
         ""},
        // the number of a box is no code, and the box is the street
        {"AE", "P.O. Box 12345, Dubai, UAE", "P.O. Box 12345", "", "Dubai", "UAE"},
        {"AE", "P.O. Box 55443\nSharjah, UAE", "P.O. Box 55443", "", "Sharjah", "UAE"},
        {"AE", "Al Wasl Road, P.O. Box: 12345, Dubai, UAE", "Al Wasl Road, P.O. Box: 12345", "",
         "Dubai", "UAE"},
        {"AE", "PO Box 12345 Dubai, UAE", "PO Box 12345", "", "Dubai", "UAE"},
        {"US", "P.O. Box 12345, Albany, NY 12201", "P.O. Box 12345", "12201", "Albany", ""},
        {"DE", "Postfach 10123, 97012 W\u00fcrzburg", "Postfach 10123", "97012", "W\u00fcrzburg",
         ""},
        {"DE", "Postfach 97012 W\u00fcrzburg", "Postfach", "97012", "W\u00fcrzburg", ""},
        // a country in letters keeps its last full stop, and a town may be called like a country
        {"AE", "Al Wasl Road 12, Dubai, U.A.E.", "Al Wasl Road 12", "", "Dubai", "U.A.E."},
        {"US", "P.O. Box 12345, Albany, NY 12201, U.S.A.", "P.O. Box 12345", "12201", "Albany",
         "U.S.A."},
        {"DE", "Musterweg 12, 49074 Osnabr\u00fcck, Germany.", "Musterweg 12", "49074",
         "Osnabr\u00fcck", "Germany"},
        {"MX", "Calle Muster 12, Col. Centro\nCP 06600 Ciudad de M\u00e9xico",
         "Calle Muster 12, Col. Centro", "06600", "Ciudad de M\u00e9xico", ""},
        {"KE", "P.O. Box 4567-00100, Nairobi, Kenya", "P.O. Box 4567-00100", "", "Nairobi",
         "Kenya"},
        // two addresses in one: the fields are those of the first
        {"DE", "Gartenweg 7 \u00b7 97070 W\u00fcrzburg\nPostfach 12 34 \u00b7 97012 W\u00fcrzburg",
         "Gartenweg 7", "97070", "W\u00fcrzburg", ""},
    }));
    const Address address = check_parts(one);
    CHECK(address.country == one.country);
}

TEST_CASE("what is no address is none")
{
    const std::string print =
        GENERATE(as<std::string>{}, "Erika Muster", "Tel. 030 23125012", "HRB 123456", "seit 1987",
                 "Rosenhain GmbH", "Leiterin Vertrieb", "Meisterbetrieb seit 1950", "ISO 9001",
                 "Mo-Fr 8-17 Uhr", "erika@muster.example", "Department of Sales");
    CAPTURE(print);
    CHECK(address_of(read(print)).empty());
}

TEST_CASE("a town with its code is of the address though the firm is called after it")
{
    const Case one = GENERATE(values<Case>({
        {"Am Kamp 3\n49074 Osnabr\u00fcck\nTel. 0541 97123\nlindner@sv-osnabrueck.example",
         "Am Kamp 3, 49074 Osnabr\u00fcck"},
        {"Mill Lane 7\n25849 Pellworm\nhaus@pellworm.example", "Mill Lane 7, 25849 Pellworm"},
        {"Am Kamp 3\n49074 "
         "Osnabr\u00fcck\nosnabrueck@lindner.example\nwww.optik-osnabrueck.example",
         "Am Kamp 3, 49074 Osnabr\u00fcck"},
    }));
    CAPTURE(one.print);
    CHECK(address_of(read(one.print)) == one.value);
}

TEST_CASE("the first of several addresses is the card's, and none is left for other fields")
{
    const Contact contact =
        read("Erika Muster\nHead Office: 2-7-7 Muster, Kita-ku\nTokyo 110-0000, Japan\n"
             "Tel. +81 3 0000 0000\nBranch: 4-1-8 Wein, Chuo-ku\nOsaka 541-0000, Japan");
    CHECK(address_of(contact) == "2-7-7 Muster, Kita-ku, Tokyo 110-0000, Japan");
    CHECK(full_name(contact) == "Erika Muster");
    CHECK(value_of(contact.company).empty());
}

TEST_CASE("a house number that looks like a postal code does not end an address")
{
    CHECK(address_of(read_in("US", "Rosenhain Inc.\nP.O. Box 22115\nPortland, OR 97201")) ==
          "P.O. Box 22115, Portland, OR 97201");
    CHECK(address_of(read_in("CH", "Rosenhain AG\nSeestrasse 1003\n2502 Biel")) ==
          "Seestrasse 1003, 2502 Biel");
    CHECK(address_of(read("Rosenhain GmbH | Steinweg 52-183 | 49074 Osnabr\u00fcck")) ==
          "Steinweg 52-183, 49074 Osnabr\u00fcck");
}

TEST_CASE("a town and its code may be one word")
{
    const Contact contact = read_in("IN", "Rosenhain Ltd\n150 ft Ring Road, Rajkot-360005");
    REQUIRE(contact.address);
    CHECK(contact.address->text == "150 ft Ring Road, Rajkot-360005");
    CHECK(contact.address->city == "Rajkot");
    CHECK(contact.address->postal_code == "360005");
}

TEST_CASE("parts of buildings are restored where a letter was misread")
{
    ParseContext context;
    context.home_region = "JP";
    const Contact contact = parse_contact(
        on_card("Rosenhain Inc.\n9th FI. Muster Bidg., 5-6-1 Shinjuku\nTokyo 160-0022, Japan"),
        context);
    CHECK(address_of(contact) == "9th Fl. Muster Bldg., 5-6-1 Shinjuku, Tokyo 160-0022, Japan");
    CHECK(address_of(parse_contact(on_card("Lange StraBe 5\n49074 Osnabr\u00fcck"), {})) ==
          "Lange Stra\u00dfe 5, 49074 Osnabr\u00fcck");
}

TEST_CASE("an American number behind words is no part of an address")
{
    const Contact contact =
        read_in("US", "8877 Fruit Ridge Ave NW\nSparta MI 49345\nFarm Market 616-555-0182");
    CHECK(address_of(contact) == "8877 Fruit Ridge Ave NW, Sparta MI 49345");
    CHECK(numbers_of(contact) == "+16165550182");
}

TEST_CASE("a postal code is known though some of its figures were read as letters")
{
    const std::string card =
        "Delta Licht B.V.\nKerkstraat 12\n33OO AC Dordrecht\nTel. 078 613 22 40";
    ParseContext context;
    context.home_region = "NL";
    const Contact typed = read_in("NL", card);
    REQUIRE(typed.address);
    CHECK(typed.address->postal_code == "3300 AC");
    CHECK(typed.address->city == "Dordrecht");
    CHECK(address_of(parse_contact(on_card(card), context)) == "Kerkstraat 12, 3300 AC Dordrecht");
    CHECK(address_of(parse_contact(on_card("Lange Gasse 5\nl0ll7 Berlin"), {})) ==
          "Lange Gasse 5, 10117 Berlin");
    CHECK(address_of(read("12 Barn Lane\nStockbridge\nSO20 8HB")) ==
          "12 Barn Lane, Stockbridge, SO20 8HB");
}

TEST_CASE("no word of an address is restored in typed text, and no postal code at all")
{
    const std::string address = "Musterstraat 71, 1012 CG Amsterdam";
    CHECK(address_of(read(address)) == address);
    CHECK(address_of(parse_contact(on_card(address), {})) == address);
    CHECK(address_of(read("9th FI., 12 Elm Street, Springfield, IL 62701")) ==
          "9th FI., 12 Elm Street, Springfield, IL 62701");
}
