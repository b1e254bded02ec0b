#include "parse/reading.h"

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
        {"Rosa Meyer-Muster", "Rosa Meyer-Muster", "", "Rosa", "Meyer-Muster"},
        {"PROF. DR. ZO\u00cb K\u00d6STER", "Prof. Dr. Zo\u00eb K\u00f6ster", "Prof. Dr.",
         "Zo\u00eb", "K\u00f6ster"},
        {"SEAN O'MUSTER", "Sean O'Muster", "", "Sean", "O'Muster"},
        {"RITA MEYER-MUSTER", "Rita Meyer-Muster", "", "Rita", "Meyer-Muster"},
        {"RUTH VON DER AUE", "Ruth von der Aue", "", "Ruth", "von der Aue"},
        {"Dr. Renate\nMuster", "Dr. Renate Muster", "Dr.", "Renate", "Muster"},
        {"Rosalinde\nMuster", "Rosalinde Muster", "", "Rosalinde", "Muster"},
    }));
    CAPTURE(one.print);
    const Contact contact = parse_contact(on_card(one.print + "\nr.muster@muster.example"));
    REQUIRE(contact.name);
    CHECK(contact.name->full == one.full);
    CHECK(contact.name->honorific_prefix == one.prefix);
    CHECK(contact.name->given_name == one.given);
    CHECK(contact.name->family_name == one.family);
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
