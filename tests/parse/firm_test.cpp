#include "parse/reading.h"

using namespace cardlog;

TEST_CASE("firms are found with every legal form")
{
    const std::string form =
        GENERATE(as<std::string>{}, "GmbH", "GmbH & Co. KG", "GmbH & Co KG", "UG",
                 "UG (haftungsbeschr\u00e4nkt)", "e.K.", "e. K.", "e.Kfr.", "GbR", "AG", "SE", "eG",
                 "e.V.", "PartG mbB", "PartGmbB", "KG", "OHG", "KGaA", "gGmbH", "Ges.m.b.H.", "OG",
                 "e.U.", "Ltd", "Ltd.", "Limited", "Inc.", "Inc", "LLC", "LLP", "PLC", "Corp.",
                 "Co., Ltd.", "Pty Ltd", "Pvt. Ltd.", "S.A.", "SA", "B.V.", "N.V.", "S\u00e0rl",
                 "SARL", "SAS", "S.r.l.", "S.p.A.", "S.L.", "Sp. z o.o.", "A/S", "AB", "Oy", "K.K.",
                 "EURL", "SCI", "S.n.c.", "Scarl", "S.L.U.", "plc", "gmbh", "Lda.", "VOF", "BVBA",
                 "VZW", "ASBL", "Kft.", "d.o.o.", "s.r.o.", "Sp.j.", "ApS", "Oyj");
    CAPTURE(form);
    CHECK(value_of(read("Erika Muster\nRosenhain Novara " + form + "\nProjektleiterin").company) ==
          "Rosenhain Novara " + form);
}

TEST_CASE("firms are found without a legal form, on several lines and among other print")
{
    const Case one = GENERATE(values<Case>({
        {"Erika Muster\nRosenhain & T\u00f6chter GmbH & Co. KG",
         "Rosenhain & T\u00f6chter GmbH & Co. KG"},
        {"Umwelttechnik Muster\nErika Muster\nwww.umwelttechnik-muster.example",
         "Umwelttechnik Muster"},
        {"Rosenhain Design UG\n(haftungsbeschr\u00e4nkt)\nErika Muster",
         "Rosenhain Design UG (haftungsbeschr\u00e4nkt)"},
        {"Rosenhain Software GmbH &\nCo. KG\nErika Muster", "Rosenhain Software GmbH & Co. KG"},
        {"Rosenhain\nGmbH & Co. KG\nErika Muster", "Rosenhain GmbH & Co. KG"},
        {"ROSENHAIN\nErika Muster\ninfo@rosenhain.example", "ROSENHAIN"},
        {"~ A.\nRosenhain Architektur Z\nErika Muster", "Rosenhain Architektur"},
        {"Rosenhain Software\nseit 1987\nErika Muster", "Rosenhain Software"},
        {"Rosenhain co, Itd.\nErika Muster", "Rosenhain co, Ltd."},
        {"Stadtwerke Musterstadt\nErika Muster\nVertrieb", "Stadtwerke Musterstadt"},
        {"Kanzlei Muster & Wein\nErika Muster\nRechtsanw\u00e4ltin", "Kanzlei Muster & Wein"},
        {"Universit\u00e4t Musterstadt\nErika Muster", "Universit\u00e4t Musterstadt"},
        {"Institute of Muster\nand Wein Technology\nErika Muster\nerika@imwt.example",
         "Institute of Muster and Wein Technology"},
        {"Gro\u00dfmann Logistik\nErika Muster\nwww.grossmann-logistik.example",
         "Gro\u00dfmann Logistik"},
        {"GroBmann Logistik\nErika Muster\nwww.grossmann-logistik.example",
         "Gro\u00dfmann Logistik"},
        {"Erika Muster", ""},
        {"Erika Muster\nProjektleiterin", ""},
    }));
    CAPTURE(one.print);
    CHECK(value_of(read(one.print).company) == one.value);
}

TEST_CASE("job titles are found")
{
    const std::string title = GENERATE(
        as<std::string>{}, "Gesch\u00e4ftsf\u00fchrer", "Gesch\u00e4ftsf\u00fchrerin",
        "Gesch\u00e4ftsf\u00fchrender Gesellschafter", "Head of Procurement", "Key Account Manager",
        "Key Account Managerin", "Leiter Vertrieb", "Leiterin Einkauf", "Leitung Marketing",
        "Landschaftsarchitektin", "Chief Financial Officer", "CEO", "CTO", "Projektleiter",
        "Projektleiter*in", "Projektleiter:in", "Projektleiter/in", "Projektleiter/-in",
        "ProjektleiterIn", "Berater (m/w/d)", "Senior Software Engineer", "Inhaber", "Inhaberin",
        "Prokurist", "Vorstand", "Rechtsanw\u00e4ltin", "Steuerberater",
        "Fach\u00e4rztin f\u00fcr "
        "Innere Medizin",
        "Wissenschaftliche Mitarbeiterin",
        "Assistentin der "
        "Gesch\u00e4ftsf\u00fchrung",
        "Vertriebsingenieur", "Tischlermeisterin", "Redakteurin", "Managing Director",
        "Founder & CEO", "President and CEO", "Vice President Sales", "Deputy Manager",
        "Associate Professor", "Graphic Designer", "Attorney at Law", "Sales Manager",
        "Regional Sales Director", "Directeur commercial", "Responsable des ventes",
        "Direttore vendite", "Gerente de ventas", "Dyrektor handlowy", "Projectleider", "Adviseur");
    CAPTURE(title);
    CHECK(value_of(read("Erika Muster\n" + title + "\nRosenhain GmbH").job_title) == title);
}

TEST_CASE("departments are found")
{
    const std::string department = GENERATE(
        as<std::string>{}, "Abteilung Einkauf", "Vertrieb", "Fakult\u00e4t f\u00fcr Biologie",
        "Lehrstuhl f\u00fcr Informatik", "Sales Department", "Department of Physics",
        "Human Resources Department", "Forschung & Entwicklung", "Network Division");
    CAPTURE(department);
    CHECK(value_of(read("Erika Muster\nProjektleiterin\n" + department + "\nRosenhain GmbH")
                       .department) == department);
}

TEST_CASE("job titles of the smaller lists are job titles")
{
    const std::string title = GENERATE(
        as<std::string>{}, "G\u00e9rante", "Expert-comptable", "Charg\u00e9e de projet",
        "R\u00e9dactrice", "Vendeur", "Amministratore delegato", "Coordinatrice", "Progettista",
        "Ragioniere", "Subdirectora", "Dise\u00f1ador", "Encargado de compras", "Engenheira",
        "Bedrijfsleider", "Vertegenwoordiger", "Huisarts", "Projektledare", "Wiceprezes",
        "G\u0142\u00f3wna ksi\u0119gowa", "Projektantka", "Jednatelka");
    CAPTURE(title);
    const Contact contact = read("Erika Muster\n" + title + "\nerika.muster@rosenhain.example");
    CHECK(value_of(contact.job_title) == title);
    CHECK(full_name(contact) == "Erika Muster");
}

TEST_CASE("the letters of a logo are not the first line of the firm below")
{
    const Contact contact = parse_contact(on_card("RBS\nRosenhain Business Systems AG\nErika "
                                                  "Muster\nProjektleiterin"));
    CHECK(value_of(contact.company) == "Rosenhain Business Systems AG");
}
