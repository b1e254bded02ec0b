#include "parse/reading.h"
#include "parse/text/name.h"

using namespace cardlog;

TEST_CASE("names are found and split")
{
    struct NameCase {
        std::string print, full, prefix, given, family;
    };
    const NameCase one = GENERATE(values<NameCase>({
        {"Erika Muster", "Erika Muster", "", "Erika", "Muster"},
        {"Prof. Dr. Erika Muster", "Prof. Dr. Erika Muster", "Prof. Dr.", "Erika", "Muster"},
        {"Prof. Dr. med. Erika Muster", "Prof. Dr. med. Erika Muster", "Prof. Dr. med.", "Erika",
         "Muster"},
        {"Dr. rer. nat. Erika Muster", "Dr. rer. nat. Erika Muster", "Dr. rer. nat.", "Erika",
         "Muster"},
        {"Dipl.-Ing. Jan van Muster", "Dipl.-Ing. Jan van Muster", "Dipl.-Ing.", "Jan",
         "van Muster"},
        {"Mag. Erika Muster", "Mag. Erika Muster", "Mag.", "Erika", "Muster"},
        {"Frau Erika Muster", "Frau Erika Muster", "Frau", "Erika", "Muster"},
        {"Erika Muster, MBA", "Erika Muster MBA", "", "Erika", "Muster"},
        {"Erika Muster M.Sc.", "Erika Muster M.Sc.", "", "Erika", "Muster"},
        {"Erika Muster, Ph.D.", "Erika Muster Ph.D.", "", "Erika", "Muster"},
        {"Anna von der Aue", "Anna von der Aue", "", "Anna", "von der Aue"},
        {"Anna zu Muster", "Anna zu Muster", "", "Anna", "zu Muster"},
        {"Carla de la Fuente", "Carla de la Fuente", "", "Carla", "de la Fuente"},
        {"Karl-Heinz B. Muster", "Karl-Heinz B. Muster", "", "Karl-Heinz B.", "Muster"},
        {"Lukas T. Muster", "Lukas T. Muster", "", "Lukas T.", "Muster"},
        {"Annika B.\nMuster", "Annika B. Muster", "", "Annika B.", "Muster"},
        {"lng. Erika Muster", "Ing. Erika Muster", "Ing.", "Erika", "Muster"},
        {"Erika lmmermuster", "Erika Immermuster", "", "Erika", "Immermuster"},
        {"R. Muster", "R. Muster", "", "R.", "Muster"},
        {"james Muster", "James Muster", "", "James", "Muster"},
        {"Rosa Meyer-Muster", "Rosa Meyer-Muster", "", "Rosa", "Meyer-Muster"},
        {"PROF. DR. ZO\u00cb K\u00d6STER", "Prof. Dr. Zo\u00eb K\u00f6ster", "Prof. Dr.",
         "Zo\u00eb", "K\u00f6ster"},
        {"SEAN O'MUSTER", "Sean O'Muster", "", "Sean", "O'Muster"},
        {"RITA MEYER-MUSTER", "Rita Meyer-Muster", "", "Rita", "Meyer-Muster"},
        {"RUTH VON DER AUE", "Ruth von der Aue", "", "Ruth", "von der Aue"},
        {"Dr. Renate\nMuster", "Dr. Renate Muster", "Dr.", "Renate", "Muster"},
        {"Rosalinde\nMuster", "Rosalinde Muster", "", "Rosalinde", "Muster"},
        // Initials and titles without a space behind them.
        {"K.N.Muster", "K. N. Muster", "", "K. N.", "Muster"},
        {"M.S.MUSTER", "M. S. Muster", "", "M. S.", "Muster"},
        {"E.M\u00fcster", "E. M\u00fcster", "", "E.", "M\u00fcster"},
        {"K.Ramesh Muster", "K. Ramesh Muster", "", "K. Ramesh", "Muster"},
        {"Dr.Erika Muster", "Dr. Erika Muster", "Dr.", "Erika", "Muster"},
        {"Dr.S.K.MUSTER", "Dr. S. K. Muster", "Dr.", "S. K.", "Muster"},
        {"Ing.Karl Muster", "Ing. Karl Muster", "Ing.", "Karl", "Muster"},
        {"K.N.Muster B.Tech", "K. N. Muster B.Tech", "", "K. N.", "Muster"},
    }));
    CAPTURE(one.print);
    const Contact contact = parse_contact(on_card(one.print + "\nr.muster@muster.example"));
    REQUIRE(contact.name);
    CHECK(contact.name->full == one.full);
    CHECK(contact.name->honorific_prefix == one.prefix);
    CHECK(contact.name->given_name == one.given);
    CHECK(contact.name->family_name == one.family);
}

TEST_CASE("what was hardly read above a name is no part of it")
{
    CardText card = on_card("di\nFabio Musteri\nSales Manager\nfmusteri@rosenhain.example");
    card.lines.front().words.front().confidence = 0.45;
    CHECK(full_name(parse_contact(card)) == "Fabio Musteri");
}

TEST_CASE("a firm with glued initials is called as it is printed")
{
    CHECK(value_of(read("K.N.Rosenhain & Sons Ltd\nErika Muster\nSales Manager").company) ==
          "K.N.Rosenhain & Sons Ltd");
    CHECK(value_of(read("K.N.Enterprises\nDealers in Steel\nkn@mail.example").company) ==
          "K.N.Enterprises");
}

TEST_CASE("a name in a directory's order, or in its language's, has its parts in their places")
{
    struct OrderCase {
        std::string region, print, full, given, family;
    };
    const OrderCase one = GENERATE(values<OrderCase>({
        {"DE", "Muster, Erika", "Erika Muster", "Erika", "Muster"},
        {"DE", "Dr. Muster, Erika", "Dr. Erika Muster", "Erika", "Muster"},
        {"DE", "Muster, Dr. Erika", "Dr. Erika Muster", "Erika", "Muster"},
        {"DE", "von der Aue, Friedrich", "Friedrich von der Aue", "Friedrich", "von der Aue"},
        {"GB", "Muster Jr., John", "John Muster Jr.", "John", "Muster"},
        {"US", "Muster, John Q., III", "John Q. Muster III", "John Q.", "Muster"},
        {"NL", "van den Bosch, Pieter", "Pieter van den Bosch", "Pieter", "van den Bosch"},
        {"ES", "Ortega y Peral, Juan", "Juan Ortega y Peral", "Juan", "Ortega y Peral"},
        {"FR", "MUSTERAU Luc", "Musterau Luc", "Luc", "Musterau"},
        {"FR", "Luc MUSTERAU", "Luc Musterau", "Luc", "Musterau"},
        {"FR", "DE LA FONTCOURT Marie", "de la Fontcourt Marie", "Marie", "de la Fontcourt"},
        {"IT", "Geom. ROSSANI Marco", "Geom. Rossani Marco", "Marco", "Rossani"},
        {"IT", "ROSSANI Geom. Marco", "Geom. Marco Rossani", "Marco", "Rossani"},
        {"IT", "Rossani Geom. Marco", "Geom. Marco Rossani", "Marco", "Rossani"},
        {"DE", "Karl Fr. Muster", "Karl Fr. Muster", "Karl Fr.", "Muster"},
        {"DE", "Erika VON MUSTER", "Erika von Muster", "Erika", "von Muster"},
        {"HU", "NAGYFALVI Istv\u00e1n", "Nagyfalvi Istv\u00e1n", "Istv\u00e1n", "Nagyfalvi"},
        {"HU", "Nagyfalvi Istv\u00e1n", "Nagyfalvi Istv\u00e1n", "Istv\u00e1n", "Nagyfalvi"},
        {"HU", "Dr. Kov\u00e1cs\u00e1zi \u00c1gnes", "Dr. Kov\u00e1cs\u00e1zi \u00c1gnes",
         "\u00c1gnes", "Kov\u00e1cs\u00e1zi"},
        {"HU", "Erika Muster", "Erika Muster", "Erika", "Muster"},
        {"CN", "Wang Musterming", "Wang Musterming", "Musterming", "Wang"},
        {"CN", "John Muster", "John Muster", "John", "Muster"},
        {"VN", "Nguyen Van Muster", "Nguyen Van Muster", "Van Muster", "Nguyen"},
        {"DE", "ERIKA Muster", "ERIKA Muster", "ERIKA", "Muster"},
        {"US", "JB Musterman", "JB Musterman", "JB", "Musterman"},
    }));
    CAPTURE(one.region, one.print);
    const Contact contact = read_in(one.region, one.print + "\nSales Director\nRosenhain GmbH");
    REQUIRE(contact.name);
    CHECK(contact.name->full == one.full);
    CHECK(contact.name->given_name == one.given);
    CHECK(contact.name->family_name == one.family);
}

TEST_CASE("the firm's name tells which name is the family name")
{
    struct FirmCase {
        std::string print, firm, given, family;
    };
    const FirmCase one = GENERATE(values<FirmCase>({
        {"Zwickel Kunibert", "Zwickel & S\u00f6hne GmbH", "Kunibert", "Zwickel"},
        {"Zwickel Andreas", "Tischlerei Zwickel", "Andreas", "Zwickel"},
        {"Kunibert Zwickel", "Zwickel & S\u00f6hne GmbH", "Kunibert", "Zwickel"},
        {"Kunibert Zwickel", "Malerbetrieb Kunibert Zwickel", "Kunibert", "Zwickel"},
        {"Kunibert Andreas", "Kunibert GmbH", "Kunibert", "Andreas"},
    }));
    CAPTURE(one.print, one.firm);
    const Contact contact = read(one.print + "\nProjektleiter\n" + one.firm + "\n0541 971234");
    REQUIRE(contact.name);
    CHECK(contact.name->given_name == one.given);
    CHECK(contact.name->family_name == one.family);
}

TEST_CASE("the mail address tells which name is the family name")
{
    struct MailCase {
        std::string print, mail, given, family;
    };
    const MailCase one = GENERATE(values<MailCase>({
        {"Zwickel Erika", "erika.zwickel", "Erika", "Zwickel"},
        {"Zwickel Kunibert", "k.zwickel", "Kunibert", "Zwickel"},
        {"K\u00f6sterau Tjark", "tkoesterau", "Tjark", "K\u00f6sterau"},
        {"Kunibert Zwickel", "kunibert.zwickel", "Kunibert", "Zwickel"},
        {"Erika Muster", "muster.erika", "Erika", "Muster"},
        {"Kunibert Zwickel", "zwickel.kunibert", "Kunibert", "Zwickel"},
        {"Kunibert Zwickel", "info", "Kunibert", "Zwickel"},
    }));
    CAPTURE(one.print, one.mail);
    const Contact contact =
        read(one.print + "\nProjektleiter\nRosenhain GmbH\n" + one.mail + "@rosenhain.example");
    REQUIRE(contact.name);
    CHECK(contact.name->given_name == one.given);
    CHECK(contact.name->family_name == one.family);
}

TEST_CASE("letters behind a name are its suffix, and the title below stays the title")
{
    struct SuffixCase {
        std::string print, given, family, suffix;
    };
    const SuffixCase one = GENERATE(values<SuffixCase>({
        {"Erika Muster, MBA", "Erika", "Muster", "MBA"},
        {"Erika Muster MBA", "Erika", "Muster", "MBA"},
        {"Erika Muster, B.Sc., M.Sc.", "Erika", "Muster", "B.Sc. M.Sc."},
        {"Erika Muster, LL. M. (Duke)", "Erika", "Muster", "LL. M. (Duke)"},
        {"Erika Muster, Ph. D.", "Erika", "Muster", "Ph. D."},
        {"Erika Muster, Dipl.-Ing. (FH)", "Erika", "Muster", "Dipl.-Ing. (FH)"},
        {"Julia Q. Muster, CLU, CFP, LUTC", "Julia Q.", "Muster", "CLU CFP LUTC"},
        {"Hannah Muster, CIPP/E, CISM", "Hannah", "Muster", "CIPP/E CISM"},
        {"Oliver Muster OBE, FCA", "Oliver", "Muster", "OBE FCA"},
        {"Oliver Muster JP MAICD", "Oliver", "Muster", "JP MAICD"},
        {"Ing. Jan Musterak, CSc.", "Jan", "Musterak", "CSc."},
        {"John Muster Jr.", "John", "Muster", "Jr."},
        {"Orin Muster DDS", "Orin", "Muster", "DDS"},
        {"Pieter van Muster RA", "Pieter", "van Muster", "RA"},
        {"Jack Ma", "Jack", "Ma", ""},
        {"Jason Senior", "Jason", "Senior", ""},
    }));
    CAPTURE(one.print);
    const Contact contact = read(one.print + "\nSales Director\nRosenhain GmbH");
    REQUIRE(contact.name);
    CHECK(contact.name->given_name == one.given);
    CHECK(contact.name->family_name == one.family);
    CHECK(contact.name->honorific_suffix == one.suffix);
    CHECK(value_of(contact.job_title) == "Sales Director");
}

TEST_CASE("titles of many countries stand before a name, with a dot or without")
{
    struct PrefixCase {
        std::string region, prefix, given, family;
    };
    const PrefixCase one = GENERATE(values<PrefixCase>({
        {"DE", "PD Dr. med.", "Erika", "Muster"},
        {"DE", "Dipl.-Ing. (FH)", "Erika", "Muster"},
        {"DE", "Prof. Dr. Dr. h. c. mult.", "Erika", "Muster"},
        {"DE", "RAin", "Erika", "Muster"},
        {"DE", "Dr. rned.", "Erika", "Muster"},
        {"AT", "Mag. (FH)", "Erika", "Muster"},
        {"AT", "DI", "Erika", "Muster"},
        {"AT", "Hofrat Dr.", "Erika", "Muster"},
        {"CH", "lic. iur.", "Erika", "Muster"},
        {"GB", "Mr", "John", "Muster"},
        {"GB", "The Rt Hon", "John", "Muster"},
        {"GB", "The Revd Canon Dr", "John", "Muster"},
        {"US", "The Honorable", "John", "Muster"},
        {"US", "Lt. Col.", "John", "Muster"},
        {"FR", "M.", "Luc", "Muster"},
        {"FR", "Mme", "Camille", "Muster"},
        {"FR", "Me", "Antoine", "Muster"},
        {"IT", "Dott. Ing.", "Marco", "Muster"},
        {"IT", "Dott.ssa", "Giulia", "Muster"},
        {"ES", "D\u00f1a.", "Luc\u00eda", "Muster"},
        {"NL", "mr. dr.", "Joost", "Muster"},
        {"NL", "Dhr.", "Joost", "Muster"},
        {"PL", "mgr in\u017c.", "Pawe\u0142", "Muster"},
        {"PL", "dr hab.", "Anna", "Muster"},
        {"CZ", "Mgr.", "Jan", "Muster"},
    }));
    CAPTURE(one.region, one.prefix);
    const Contact contact = read_in(one.region, one.prefix + " " + one.given + " " + one.family +
                                                    "\nManager\nRosenhain GmbH");
    REQUIRE(contact.name);
    CHECK(contact.name->honorific_prefix == one.prefix);
    CHECK(contact.name->given_name == one.given);
    CHECK(contact.name->family_name == one.family);
}

TEST_CASE("given names end where the family name begins")
{
    struct SplitCase {
        std::string region, print, given, family;
    };
    const SplitCase one = GENERATE(values<SplitCase>({
        {"DE", "Maximilian Graf von und zu Musterau", "Maximilian", "Graf von und zu Musterau"},
        {"NL", "Rik op het Muster", "Rik", "op het Muster"},
        {"NL", "Kees in 't Muster", "Kees", "in 't Muster"},
        {"NL", "Anneke 't Muster", "Anneke", "'t Muster"},
        {"GB", "Sara Ann Muster", "Sara Ann", "Muster"},
        {"GB", "Jill St. Muster", "Jill", "St. Muster"},
        {"IE", "Se\u00e1n \u00d3 Musterach", "Se\u00e1n", "\u00d3 Musterach"},
        {"ES", "Jos\u00e9 Luis Rodrigal Peral", "Jos\u00e9 Luis", "Rodrigal Peral"},
        {"ES", "Carmen Ortegal Peral", "Carmen", "Ortegal Peral"},
        {"ES", "Mar\u00eda del Carmen Peral", "Mar\u00eda del Carmen", "Peral"},
        {"DE", "Juan Ortegal y Peral", "Juan", "Ortegal y Peral"},
        {"MX", "Ana Luc\u00eda Ortegal de la Aue", "Ana Luc\u00eda", "Ortegal de la Aue"},
        {"MX", "Ana Luc\u00eda de la Aue", "Ana Luc\u00eda", "de la Aue"},
        {"BR", "Jo\u00e3o Pedro dos Santos Filho", "Jo\u00e3o Pedro", "dos Santos Filho"},
        {"BR", "Jo\u00e3o Pedro Ortegal Neto", "Jo\u00e3o Pedro", "Ortegal Neto"},
        {"BR", "Jo\u00e3o Neto", "Jo\u00e3o", "Neto"},
        {"DE", "Erika und Paul Muster", "Erika und Paul", "Muster"},
        {"DE", "Maria Muster geb. Jansenau", "Maria", "Muster"},
        {"DE", "Maria Muster, geborene Jansenau", "Maria", "Muster"},
        {"DE", "Maria Muster (n\u00e9e Jansenau)", "Maria", "Muster"},
        {"DE", "Maria Muster verw. Jansenau", "Maria", "Muster"},
        {"FR", "Camille Musterau \u00e9pouse Jansenau", "Camille", "Musterau"},
        {"US", "Benjamin \"Ben\" Muster", "Benjamin", "Muster"},
        {"DE", "Hans-J\u00fcrgen (Hajo) Muster", "Hans-J\u00fcrgen", "Muster"},
        {"DE", "Erika", "Erika", ""},
        {"DE", "Frau Muster", "", "Muster"},
    }));
    CAPTURE(one.region, one.print);
    const Name name = name_from(one.print, {{}, one.region});
    CHECK(name.given_name == one.given);
    CHECK(name.family_name == one.family);
}

TEST_CASE("pronouns are no part of a name")
{
    const std::string pronouns = GENERATE(values<std::string>(
        {" (she/her)", " (they/them)", ", she/her", " (sie/ihr)", " (elle)", " she/her/hers"}));
    CAPTURE(pronouns);
    const Contact contact = read("Alex Muster" + pronouns + "\nSales Director\nRosenhain GmbH");
    CHECK(full_name(contact) == "Alex Muster");
    CHECK(value_of(contact.job_title) == "Sales Director");
}

TEST_CASE("names that are in no list are found by their look, their place and the mail address")
{
    const Case one = GENERATE(values<Case>({
        {"Ngozi Adebayo\nDirector\nRosenhain Ltd\nn.adebayo@rosenhain.example", "Ngozi Adebayo"},
        {"Rosenhain Co., Ltd.\nKenta Morisawa\nGeneral Manager\nmorisawa@rosenhain.example",
         "Kenta Morisawa"},
        {"Tr\u1ea7n Qu\u1ed1c Muster\nGi\u00e1m \u0111\u1ed1c\nmuster@rosenhain.example",
         "Tr\u1ea7n Qu\u1ed1c Muster"},
        {"Hae-won Musterberg\nSenior Researcher\nhmusterberg@rosenhain.example",
         "Hae-won Musterberg"},
        {"\u017daneta Wi\u015bniewska\nKierownik Projektu\nRosenhain Sp. z o.o.",
         "\u017daneta Wi\u015bniewska"},
        {"\u00cd\u00f1igo Mu\u00f1oz Pe\u00f1a\nDirector comercial\nRosenhain S.L.",
         "\u00cd\u00f1igo Mu\u00f1oz Pe\u00f1a"},
        {"ROSENHAIN GMBH\nTJARK WUNIBALD\nProjektleiter", "Tjark Wunibald"},
        {"Kunibert Zwickel\nRosenhain GmbH\nkunibert.zwickel@rosenhain.example",
         "Kunibert Zwickel"},
    }));
    CAPTURE(one.print);
    CHECK(full_name(read(one.print)) == one.value);
}

TEST_CASE("what else stands on a card is no name")
{
    const Case one = GENERATE(values<Case>({
        {"Rosenhain GmbH\nwww.rosenhain.example", ""},
        {"Erika Muster\nQueen Street 5\n10117 Berlin", "Erika Muster"},
        {"Rosenhain Software\nIhr Partner\nErika Muster\nProjektleiterin", "Erika Muster"},
        {"Head Office\nErika Muster\nSales Manager", "Erika Muster"},
        {"Erika Muster wobi +49 171 3920012", "Erika Muster"},
    }));
    CAPTURE(one.print);
    CHECK(full_name(read(one.print)) == one.value);
}

TEST_CASE("letters that were not read come back from the e-mail address")
{
    const Case one = GENERATE(values<Case>({
        {"Anna Koster\na.koester@muster.example", "Anna K\u00f6ster"},
        {"Anna Muller\nmueller@muster.example", "Anna M\u00fcller"},
        {"Anna GroBmann\na.grossmann@muster.example", "Anna Gro\u00dfmann"},
        {"Anna Koster\na.koster@muster.example", "Anna Koster"},
    }));
    CAPTURE(one.print);
    const Contact contact = read(one.print);
    CHECK(full_name(contact) == one.value);
    CHECK(contact.name->evidence.repaired ==
          (full_name(contact) != contact.name->evidence.printed));
}

TEST_CASE("what stands beside each other is read from left to right")
{
    const CardText card = printed({{351, 100, "Erika Muster"},
                                   {351, 160, "Projektleiterin"},
                                   {311, 101, "Dr."},
                                   {351, 200, "erika.muster@rosenhain.example"}});
    CHECK(full_name(parse_contact(card)) == "Dr. Erika Muster");
}
