#include "parse/reading.h"
#include "parse/roles/given_name_likeness.h"
#include "parse/text/weekday.h"

using namespace cardlog;

namespace {

struct RolesCase {
    std::string print, name, title, company;
};

void check(const RolesCase& one, const Contact& contact)
{
    CAPTURE(one.print);
    CHECK(full_name(contact) == one.name);
    CHECK(value_of(contact.job_title) == one.title);
    CHECK(value_of(contact.company) == one.company);
}

}  // namespace

TEST_CASE("who owns a firm, and who does what there, are told apart on one line")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"Salon Rosenhain\nInh. Erika Muster\nwww.salon-rosenhain.example", "Erika Muster", "",
         "Salon Rosenhain"},
        {"Salon Rosenhain\nlnh. Erika Muster\nwww.salon-rosenhain.example", "Erika Muster", "",
         "Salon Rosenhain"},
        {"ERIKA MUSTER Head of Sales\nRosenhain GmbH\ne.muster@rosenhain.example", "Erika Muster",
         "Head of Sales", "Rosenhain GmbH"},
        {"Erika Muster\nHead of Design at Rosenhain GmbH\ne.muster@rosenhain.example",
         "Erika Muster", "Head of Design", "Rosenhain GmbH"},
        {"ROSENHAIN FREIGHT,LLC\nErika Muster\nSales Manager\nerika@mail.example", "Erika Muster",
         "Sales Manager", "ROSENHAIN FREIGHT,LLC"},
        {"Name: Muster\nVorname: Erika\nFirma: Rosenhain GmbH\nTel. 0361 123456", "Muster Erika",
         "", "Rosenhain GmbH"},
        {"Erika Muster\nAttorney at Law\nMuster & Wein LLP", "Erika Muster", "Attorney at Law",
         "Muster & Wein LLP"},
    }));
    check(one, parse_contact(on_card(one.print)));
}

TEST_CASE("a person is found by a given name of any country, a profession by its ending")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"Rosenhain Klavierwerkstatt\nFalk Musterak\n0361 123456 Telefon", "Falk Musterak", "",
         "Rosenhain Klavierwerkstatt"},
        {"Agriturismo Rosenhain\nFranca Musteri\nTel. 0577 012345", "Franca Musteri", "",
         "Agriturismo Rosenhain"},
        {"N.K. Musterak\nManaging Director\nRosenhain Ltd", "N.K. Musterak", "Managing Director",
         "Rosenhain Ltd"},
        {"Erika Muster\nHarfenistin\nTel. 0361 123456", "Erika Muster", "Harfenistin", ""},
        {"Beat Musterli\nElektroinstallateur\n079 123 45 67", "Beat Musterli",
         "Elektroinstallateur", ""},
        {"Erika Muster\nViolin Maker\n020 7946 0123", "Erika Muster", "Violin Maker", ""},
    }));
    check(one, read(one.print));
}

TEST_CASE("whose adviser somebody is, is no part of the job title")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"Autohaus Rosenhain\nIhr Serviceberater: Kunibert Muster\n0361 123456", "Kunibert Muster",
         "Serviceberater", "Autohaus Rosenhain"},
        {"Rosenhain GmbH\nIhre Sachbearbeiterin: Erika Muster\nerika@rosenhain.example",
         "Erika Muster", "Sachbearbeiterin", "Rosenhain GmbH"},
        {"Rosenhain Lettings Ltd\nYour agent: Tom Muster\n020 7946 0123", "Tom Muster", "agent",
         "Rosenhain Lettings Ltd"},
        {"Rosenhain SARL\nVotre conseill\u00e8re : Camille Muster\n01 99 00 77 12",
         "Camille Muster", "conseill\u00e8re", "Rosenhain SARL"},
        {"Rosenhain BV\nUw makelaar: Pieter Muster\n030 234 56 70", "Pieter Muster", "makelaar",
         "Rosenhain BV"},
        {"Rosenhain SL\nSu asesor: Carlos Muster\n968 12 34 56", "Carlos Muster", "asesor",
         "Rosenhain SL"},
        {"Rosenhain SRL\nIl Suo consulente: Marco Muster\n0743 12 34 56", "Marco Muster",
         "consulente", "Rosenhain SRL"},
    }));
    check(one, read(one.print));
}

TEST_CASE("a name begins behind the words that introduce somebody")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"Hej! Jag heter Moa Muster\nProjektledare\nmoa@rosenhain.example", "Moa Muster",
         "Projektledare", ""},
        {"I'm Tom Muster\nPiano Tuner\n020 7946 0123", "Tom Muster", "Piano Tuner", ""},
        {"I\u2019m Tom Muster\nPiano Tuner\n020 7946 0123", "Tom Muster", "Piano Tuner", ""},
        {"Hallo, ich bin Tom Muster\nArchitekt\n0361 123456", "Tom Muster", "Architekt", ""},
        {"Je suis Camille Muster\nArchitecte\n01 99 00 77 12", "Camille Muster", "Architecte", ""},
        {"Salon Rosenhain\nEs bediente Sie: Erika\n0361 123456", "Erika", "", "Salon Rosenhain"},
        {"Rosenhain Cafe\nYou were served by: Tom\n020 7946 0123", "Tom", "", "Rosenhain Cafe"},
        {"bei Frau Dr. Erika Muster\nZahnarztpraxis Rosenhain\n0361 123456",
         "Frau Dr. Erika Muster", "", "Zahnarztpraxis Rosenhain"},
    }));
    check(one, read(one.print));
}

TEST_CASE("a name and a job title on one line are two values in either order")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"Rechtsanw\u00e4ltin Erika Muster\nTel. 0541 971234", "Erika Muster",
         "Rechtsanw\u00e4ltin", ""},
        {"Rosenhain Holzbau\nErika Muster Gesch\u00e4ftsf\u00fchrerin", "Erika Muster",
         "Gesch\u00e4ftsf\u00fchrerin", "Rosenhain Holzbau"},
        {"Rosenhain Farm\nSenior Buyer Dr. Anna Muster", "Dr. Anna Muster", "Senior Buyer",
         "Rosenhain Farm"},
        {"Rosenhain Farm\nAnna Muster Senior Buyer", "Anna Muster", "Senior Buyer",
         "Rosenhain Farm"},
    }));
    check(one, read(one.print));
}

TEST_CASE("what a firm is called stands apart from what it does")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"rosenhain\nschneiden f\u00e4rben stecken\nRingstra\u00dfe 7\n49074 Osnabr\u00fcck\n"
         "0541 123456",
         "", "", "rosenhain"},
        {"KUMQUAT\nbruin caf\u00e9 sinds 1931\nRing 218, 3011 KD Rotterdam\nopen v.a. 15.00", "",
         "", "KUMQUAT"},
        {"Kumquat\nsurf & koffie\nHavenweg 3\n1791 Den Burg\n@kumquat.texel", "", "", "Kumquat"},
        {"GAMTO PUB\nale, pies, darts\n20 Ring Road, Oxford OX1 1AA\n020 7946 0123", "", "",
         "GAMTO PUB"},
    }));
    check(one, read(one.print));
}

TEST_CASE("a firm that is called after the person says that both are right")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"Gerlinde Muster\nMuster Ausfl\u00fcge", "Gerlinde Muster", "", "Muster Ausfl\u00fcge"},
        {"Sanit\u00e4r Muster\nInh. Detlef Muster e. K.", "Detlef Muster", "",
         "Sanit\u00e4r Muster"},
        {"12 Elm Street, Springfield, IL 62701\nRosenhain & Marsh Actuaries\nBenjamin Rosenhain",
         "Benjamin Rosenhain", "", "Rosenhain & Marsh Actuaries"},
    }));
    check(one, read(one.print));
}

TEST_CASE("a person whom no title and no mail names is found on a picture too")
{
    const Contact contact =
        parse_contact(on_card("Rosenhain Klavierwerkstatt\nFalk Musterak\n0361 123456"));
    CHECK(full_name(contact) == "Falk Musterak");
    CHECK(value_of(contact.company) == "Rosenhain Klavierwerkstatt");
}

TEST_CASE("what a line is depends on what stands around it")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"LUNA MARIN\nDirector\nRosenhain GmbH\nTel. 0361 123456", "Luna Marin", "Director",
         "Rosenhain GmbH"},
        {"MARIN MUSTER\nErika Wein\nDirector\nwww.marin-muster.example", "Erika Wein", "Director",
         "MARIN MUSTER"},
    }));
    check(one, read(one.print));
}

TEST_CASE("a mailbox that is called like a line says that it is the firm")
{
    const Contact contact = read("Muster Garten\nAm Anger 3\n99084 Erfurt\n"
                                 "mustergarten2015@gmail.com");
    CHECK(full_name(contact).empty());
    CHECK(value_of(contact.company) == "Muster Garten");
}

TEST_CASE("a firm's card that lists what it does names nobody")
{
    const std::string print = GENERATE(
        as<std::string>{},
        "Rosenhain Haustechnik\nHeizung, Sanit\u00e4r, Solar\n\u2022 Wartung\n\u2022 Notdienst\n"
        "Mo-Fr 8-17 Uhr\ninfo@rosenhain.example",
        "Caf\u00e9 Rosenhain\nFr\u00fchst\u00fcck\nMittagstisch\nKaffee & Kuchen\nMontag Ruhetag\n"
        "Am Anger 3\n99084 Erfurt",
        "Rosenhain Dental\nImplants / Braces / Whitening\nOpen Tue-Sat 9-5\n"
        "office@rosenhain.example");
    CAPTURE(print);
    CHECK(full_name(parse_contact(on_card(print))).empty());
}

TEST_CASE("who made a page is not whose page it is")
{
    const Contact contact = read("Impressum\nRosenhain Metallbau GmbH\nAm Anger 3\n99084 Erfurt\n"
                                 "Gesch\u00e4ftsf\u00fchrerin: Erika Muster\nTel. 0361 123456\n"
                                 "Webdesign: Kunibert Beispiel");
    CHECK(full_name(contact) == "Erika Muster");
    CHECK(value_of(contact.company) == "Rosenhain Metallbau GmbH");
}

TEST_CASE("the first of a board comes before the others, and the publisher before the host")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"Verein Rosenhain e.V.\n1. Vorsitzende: Erika Muster\nKassenwart: Kunibert Beispiel\n"
         "Tel. 0361 123456",
         "Erika Muster", "Vorsitzende", "Verein Rosenhain e.V."},
        {"\u00c9diteur du site : Menuiserie Rosenhain SARL au capital de 8 000 \u20ac\n"
         "G\u00e9rante: Camille Muster\nH\u00e9bergeur : Nuage Beispiel SAS, 59100 Roubaix",
         "Camille Muster", "G\u00e9rante", "Menuiserie Rosenhain SARL"},
    }));
    check(one, read(one.print));
}

TEST_CASE("a welcome is no part of a firm, and what a reader is asked to do is none")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"Welkom bij\nDE KLEINE ROSENHAIN\nPieter Muster\nhavenmeester\n030 234 56 70",
         "Pieter Muster", "havenmeester", "DE KLEINE ROSENHAIN"},
        {"Willkommen im Haus Rosenhain\nErika Muster\n0361 123456", "Erika Muster", "",
         "Haus Rosenhain"},
        {"Welcome to Rosenhain Lodge\nTom Muster\n020 7946 0123", "Tom Muster", "",
         "Rosenhain Lodge"},
        {"Bienvenue chez Fromageries Rosenhain\nCamille Muster\n01 99 00 77 12", "Camille Muster",
         "", "Fromageries Rosenhain"},
        {"Please leave a review!\nTom Muster\nCharter Captain\n(207) 555-0138", "Tom Muster",
         "Charter Captain", ""},
        {"TURN OVER FOR HOURS\nTom Muster\nmilliner\n020 7946 0123", "Tom Muster", "milliner", ""},
        {"Bitte wenden\nErika Muster\nRosenhain GmbH", "Erika Muster", "", "Rosenhain GmbH"},
    }));
    check(one, read(one.print));
}

TEST_CASE("what a firm does is nobody's name, and not what it is called")
{
    const RolesCase one = GENERATE(values<RolesCase>({
        {"Rosenhain Plumbing\nDrain Cleaning\nWater Heaters\nFree Estimates\n(541) 555-0181", "",
         "", "Rosenhain Plumbing"},
        {"ROSENHAIN DENTISTRY\nAccepting New Patients\nMost Insurance Welcome\n217-555-0139", "",
         "", "ROSENHAIN DENTISTRY"},
    }));
    check(one, read(one.print));
}

TEST_CASE("given names that no list has are known from ordinary words by their letters")
{
    const std::string name =
        GENERATE(as<std::string>{}, "Aoife", "Xuan", "Evandro", "Padraig", "Evangelia", "Rajesh");
    const std::string word = GENERATE(as<std::string>{}, "Getr\u00e4nke", "Heaters", "Accepting",
                                      "Reparatur", "Boulangerie", "Plumbing");
    CAPTURE(name, word);
    CHECK(given_name_likeness(name) > 0);
    CHECK(given_name_likeness(word) < 0);
}

TEST_CASE("what is too short or in other letters is spelt like neither a name nor a word")
{
    CHECK(given_name_likeness("Al") == 0);
    CHECK(given_name_likeness("") == 0);
    CHECK(given_name_likeness("\u0410\u043d\u043d\u0430") == 0);
}

TEST_CASE("days of the week are known in full and short")
{
    const std::string day = GENERATE(as<std::string>{}, "Montag", "Di", "Mo-Fr", "Tuesday", "Sat",
                                     "lun.", "mercredi", "s\u00e1bado", "pon.");
    CHECK(is_weekday(day));
    const std::string other = GENERATE(as<std::string>{}, "Muster", "M", "Montage", "");
    CHECK_FALSE(is_weekday(other));
}
