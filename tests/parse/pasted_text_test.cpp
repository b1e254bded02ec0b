#include <algorithm>

#include "core/evidence.h"
#include "parse/reading.h"

using namespace cardlog;

namespace {

struct Signature {
    std::string text;
    std::string name, title, company, emails, phones, websites, address;
};

void check(const Signature& one)
{
    const Contact contact = read(one.text);
    CHECK(full_name(contact) == one.name);
    CHECK(value_of(contact.job_title) == one.title);
    CHECK(value_of(contact.company) == one.company);
    CHECK(values_of(contact.emails) == one.emails);
    CHECK(phones_of(contact) == one.phones);
    CHECK(values_of(contact.websites) == one.websites);
    CHECK(address_of(contact) == one.address);
}

}  // namespace

TEST_CASE("signatures and footers are read like cards")
{
    const Signature one = GENERATE(values<Signature>({
        {"Mit freundlichen Gr\u00fc\u00dfen\n\nErika Muster\nLeiterin Vertrieb\n\n"
         "Rosenhain GmbH\nAm Kamp 23\n49074 Osnabr\u00fcck\n\nTel.: 030 23125-12\n"
         "Fax: 030 23125-99\nerika.muster@rosenhain.example\nwww.rosenhain.example\n\n"
         "Gesch\u00e4ftsf\u00fchrer: Hans Wein\nAmtsgericht Osnabr\u00fcck HRB 123456\n"
         "USt-IdNr. DE123456789",
         "Erika Muster", "Leiterin Vertrieb", "Rosenhain GmbH", "erika.muster@rosenhain.example",
         "work +49302312512, fax +49302312599", "www.rosenhain.example",
         "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"Erika Muster | Projektleiterin | Rosenhain GmbH\n"
         "T 030 23125012 | M 0171 3920012 | erika@rosenhain.example | www.rosenhain.example",
         "Erika Muster", "Projektleiterin", "Rosenhain GmbH", "erika@rosenhain.example",
         "work +493023125012, mobile +491713920012", "www.rosenhain.example", ""},
        {"Rosenhain GmbH \u00b7 Am Kamp 23 \u00b7 49074 Osnabr\u00fcck \u00b7 Tel. 030 23125012 "
         "\u00b7 info@rosenhain.example",
         "", "", "Rosenhain GmbH", "info@rosenhain.example", "work +493023125012", "",
         "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"Kontakt:\n\u2022 Telefon: 030 23125012\n\u2022 E-Mail: info@rosenhain.example\n"
         "\u2022 Web: www.rosenhain.example",
         "", "", "", "info@rosenhain.example", "work +493023125012", "www.rosenhain.example", ""},
        {"--\nErika Muster\nSenior Consultant\nRosenhain Consulting Ltd\n10 Mill Street\n"
         "London NW1 6XE\nT: +44 20 7946 0958\nE: erika@rosenhain.example",
         "Erika Muster", "Senior Consultant", "Rosenhain Consulting Ltd", "erika@rosenhain.example",
         "work +442079460958", "", "10 Mill Street, London NW1 6XE"},
        {"Impressum\nRosenhain e.K.\nInhaberin: Erika Muster\nAm Kamp 23, 49074 Osnabr\u00fcck\n"
         "Telefon: 030 / 23125012\nE-Mail: post(at)rosenhain.example",
         "Erika Muster", "Inhaberin", "Rosenhain e.K.", "post@rosenhain.example",
         "work +493023125012", "", "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"* Erika Muster\n* Architektin\n* Tel: 030 23125012\n* Mail: erika@muster.example",
         "Erika Muster", "Architektin", "", "erika@muster.example", "work +493023125012", "", ""},
        {"Erika Muster, Gesch\u00e4ftsf\u00fchrerin\nRosenhain GmbH, Am Kamp 23, 49074 "
         "Osnabr\u00fcck\n"
         "Tel. 030 23125012, Fax 030 23125099",
         "Erika Muster", "Gesch\u00e4ftsf\u00fchrerin", "Rosenhain GmbH", "",
         "work +493023125012, fax +493023125099", "", "Am Kamp 23, 49074 Osnabr\u00fcck"},
    }));
    CAPTURE(one.text);
    check(one);
}

TEST_CASE("signatures and footers of many shapes")
{
    const Signature one = GENERATE(values<Signature>({
        {"Viele Gr\u00fc\u00dfe\nErika Muster\n\n--\nErika Muster\nLeitung Einkauf\nRosenhain "
         "M\u00f6bel GmbH & Co. KG | Am Kamp 23 | 49074 Osnabr\u00fcck\nFon +49 30 23125-12 | Fax "
         "+49 30 23125-99\nerika.muster@rosenhain.example | www.rosenhain.example\nSitz: "
         "Osnabr\u00fcck | HRA 12345 | Gesch\u00e4ftsf\u00fchrer: Hans Wein",
         "Erika Muster", "Leitung Einkauf", "Rosenhain M\u00f6bel GmbH & Co. KG",
         "erika.muster@rosenhain.example", "work +49302312512, fax +49302312599",
         "www.rosenhain.example", "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"Rosenhain e.K.\nInhaberin: Erika Muster\nAm Kamp 23\n49074 Osnabr\u00fcck",
         "Erika Muster", "Inhaberin", "Rosenhain e.K.", "", "", "",
         "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"Rosenhain GmbH\nGesch\u00e4ftsf\u00fchrer: Hans Muster\nTel. 030 23125012", "Hans Muster",
         "Gesch\u00e4ftsf\u00fchrer", "Rosenhain GmbH", "", "work +493023125012", "", ""},
        {"Rosenhain Ltd\nManaging Director: John Muster\n10 Mill Street, London NW1 6XE",
         "John Muster", "Managing Director", "Rosenhain Ltd", "", "", "",
         "10 Mill Street, London NW1 6XE"},
        {"Impressum\n\nAngaben gem\u00e4\u00df \u00a7 5 TMG:\nRosenhain UG "
         "(haftungsbeschr\u00e4nkt)\nAm Kamp 23\n49074 Osnabr\u00fcck\n\nVertreten durch:\nErika "
         "Muster\n\nKontakt:\nTelefon: 030 23125012\nE-Mail: "
         "info@rosenhain.example\n\nRegistergericht: Amtsgericht Osnabr\u00fcck\nRegisternummer: "
         "HRB 123456\nUmsatzsteuer-ID: DE123456789",
         "Erika Muster", "", "Rosenhain UG (haftungsbeschr\u00e4nkt)", "info@rosenhain.example",
         "work +493023125012", "", "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"Kontakt: Erika Muster, Tel. 030 23125012, erika@rosenhain.example", "Erika Muster", "",
         "", "erika@rosenhain.example", "work +493023125012", "", ""},
        {"Ansprechpartnerin: Erika Muster\nTelefon: 030/23125012\nMail: "
         "erika.muster@rosenhain.example",
         "Erika Muster", "", "", "erika.muster@rosenhain.example", "work +493023125012", "", ""},
        {"Best regards,\n\nJane Muster\nSenior Account Manager | Rosenhain Media Inc.\n\n120 "
         "Muster Blvd., Suite 400, Austin, TX 78701\nO: (512) 555-0142 | C: (512) "
         "555-0143\njane.muster@rosenhain.example | rosenhain.example/en",
         "Jane Muster", "Senior Account Manager", "Rosenhain Media Inc.",
         "jane.muster@rosenhain.example", "work +15125550142, mobile +15125550143",
         "rosenhain.example/en", "120 Muster Blvd., Suite 400, Austin, TX 78701"},
        {"\u00a9 2024 Rosenhain GmbH \u00b7 Am Kamp 23 \u00b7 49074 Osnabr\u00fcck \u00b7 Telefon "
         "030 23125012 \u00b7 Telefax 030 23125099 \u00b7 info@rosenhain.example \u00b7 "
         "www.rosenhain.example",
         "", "", "Rosenhain GmbH", "info@rosenhain.example",
         "work +493023125012, fax +493023125099", "www.rosenhain.example",
         "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"Dr. Erika Muster\nRechtsanw\u00e4ltin\nFachanw\u00e4ltin f\u00fcr "
         "Arbeitsrecht\n\nKanzlei Muster & Wein PartG mbB\nRingstra\u00dfe 7\nD-49074 "
         "Osnabr\u00fcck\nT +49 (0)30 23125-0\nF +49 (0)30 23125-99\nmuster@muster-wein.example",
         "Dr. Erika Muster", "Rechtsanw\u00e4ltin", "Kanzlei Muster & Wein PartG mbB",
         "muster@muster-wein.example", "work +4930231250, fax +49302312599", "",
         "Ringstra\u00dfe 7, D-49074 Osnabr\u00fcck"},
        {"Erika Muster \u2013 Projektleiterin \u2013 Rosenhain GmbH \u2013 030 23125012 \u2013 "
         "erika@rosenhain.example",
         "Erika Muster", "Projektleiterin", "Rosenhain GmbH", "erika@rosenhain.example",
         "work +493023125012", "", ""},
        {"Erika Muster / Projektleiterin / Rosenhain GmbH\n\u260e 030 23125012 \u2709 "
         "erika@rosenhain.example",
         "Erika Muster", "Projektleiterin", "Rosenhain GmbH", "erika@rosenhain.example",
         "work +493023125012", "", ""},
        {"Name: Erika Muster\nPosition: Projektleiterin\nFirma: Rosenhain GmbH\nTelefon: 030 "
         "23125012\nAdresse: Am Kamp 23, 49074 Osnabr\u00fcck\nE-Mail: erika@rosenhain.example",
         "Erika Muster", "Projektleiterin", "Rosenhain GmbH", "erika@rosenhain.example",
         "work +493023125012", "", "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"Name: Jane Muster\nTitle: Sales Manager\nCompany: Rosenhain Ltd\nPhone: +44 20 7946 "
         "0958\nEmail: jane@rosenhain.example",
         "Jane Muster", "Sales Manager", "Rosenhain Ltd", "jane@rosenhain.example",
         "work +442079460958", "", ""},
        {"i. A. Erika Muster\nSachbearbeiterin Einkauf\n\nRosenhain GmbH\nTel.: 030 23125-34",
         "Erika Muster", "Sachbearbeiterin Einkauf", "Rosenhain GmbH", "", "work +49302312534", "",
         ""},
        {"Mit freundlichen Gr\u00fc\u00dfen\ni.V. Hans Muster\nVertriebsleiter\nRosenhain AG, "
         "Seestrasse 12, CH-8004 Z\u00fcrich\nTelefon +41 44 000 12 12",
         "Hans Muster", "Vertriebsleiter", "Rosenhain AG", "", "work +41440001212", "",
         "Seestrasse 12, CH-8004 Z\u00fcrich"},
        {"Cordialement,\n\nJeanne Muster\nDirectrice commerciale\nRosenhain SARL\n12 rue du "
         "Moulin\n75011 Paris\nT\u00e9l. : 01 99 00 12 34\njeanne@rosenhain.example",
         "Jeanne Muster", "Directrice commerciale", "Rosenhain SARL", "jeanne@rosenhain.example",
         "work +33199001234", "", "12 rue du Moulin, 75011 Paris"},
        {"Cordiali saluti\nGiulia Muster\nResponsabile vendite\nRosenhain S.r.l.\nVia Garibaldi 12 "
         "- 20121 Milano\nTel. +39 02 0000 1234\ngiulia@rosenhain.example\nP.IVA 01234567890",
         "Giulia Muster", "Responsabile vendite", "Rosenhain S.r.l.", "giulia@rosenhain.example",
         "work +390200001234", "", "Via Garibaldi 12, 20121 Milano"},
        {"Un saludo,\nLuc\u00eda Muster\nDirectora de ventas\nRosenhain S.L.\nCalle Mayor 12, "
         "28013 Madrid\nlucia@rosenhain.example",
         "Luc\u00eda Muster", "Directora de ventas", "Rosenhain S.L.", "lucia@rosenhain.example",
         "", "", "Calle Mayor 12, 28013 Madrid"},
        {"Met vriendelijke groet,\n\nSanne Muster\nHoofd verkoop\nRosenhain B.V.\nMusterstraat "
         "12\n1012 AB Amsterdam\nsanne@rosenhain.example",
         "Sanne Muster", "Hoofd verkoop", "Rosenhain B.V.", "sanne@rosenhain.example", "", "",
         "Musterstraat 12, 1012 AB Amsterdam"},
        {"Z powa\u017caniem\nAnna Muster\nKierownik sprzeda\u017cy\nRosenhain Sp. z o.o.\nul. "
         "Muster 12, 00-950 Warszawa\nanna@rosenhain.example",
         "Anna Muster", "Kierownik sprzeda\u017cy", "Rosenhain Sp. z o.o.",
         "anna@rosenhain.example", "", "", "ul. Muster 12, 00-950 Warszawa"},
        {"> Erika Muster\n> Rosenhain GmbH\n> Tel. 030 23125012\n> erika@rosenhain.example",
         "Erika Muster", "", "Rosenhain GmbH", "erika@rosenhain.example", "work +493023125012", "",
         ""},
        {"Erika Muster <erika.muster@rosenhain.example>\nRosenhain GmbH\nMobil: 0171 3920012",
         "Erika Muster", "", "Rosenhain GmbH", "erika.muster@rosenhain.example",
         "mobile +491713920012", "", ""},
        {"Von: Erika Muster <erika.muster@rosenhain.example>\nGesendet: Montag, 4. M\u00e4rz 2024 "
         "10:12\nAn: Hans Wein <hans@wein.example>\n\nErika Muster\nRosenhain GmbH\nT: 030 "
         "23125012",
         "Erika Muster", "", "Rosenhain GmbH", "erika.muster@rosenhain.example",
         "work +493023125012", "", ""},
        {"ROSENHAIN GMBH\nWerkzeugbau\nRingstr. 7 // 49074 Osnabr\u00fcck // Tel. 030 23125-0 // "
         "Fax -99 // info@rosenhain.example",
         "", "", "ROSENHAIN GMBH", "info@rosenhain.example", "work +4930231250, fax +49302312599",
         "", "Ringstr. 7, 49074 Osnabr\u00fcck"},
        {"\u2022 Erika Muster\n\u2022 Steuerberaterin\n\u2022 Am Kamp 23\n\u2022 49074 "
         "Osnabr\u00fcck\n\u2022 Telefon 030 23125012\n\u2022 kanzlei@muster.example",
         "Erika Muster", "Steuerberaterin", "", "kanzlei@muster.example", "work +493023125012", "",
         "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"Erika Muster, MBA\nHead of Marketing\nRosenhain Group\nm: +49 171 3920012\nw: "
         "www.rosenhain.example\na: Am Kamp 23, 49074 Osnabr\u00fcck",
         "Erika Muster MBA", "Head of Marketing", "Rosenhain Group", "", "mobile +491713920012",
         "www.rosenhain.example", "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"Rosenhain GmbH | Gesch\u00e4ftsf\u00fchrer: Hans Muster, Eva Wein | Sitz der "
         "Gesellschaft: Osnabr\u00fcck | Amtsgericht Osnabr\u00fcck, HRB 123456 | USt-IdNr.: "
         "DE123456789",
         "Hans Muster", "Gesch\u00e4ftsf\u00fchrer", "Rosenhain GmbH", "", "", "", ""},
        {"Praxis f\u00fcr Physiotherapie Erika Muster\nRingstra\u00dfe 7, 49074 "
         "Osnabr\u00fcck\nTermine unter 030 23125012\nMo-Fr 8:00-18:00 Uhr",
         "", "", "Praxis f\u00fcr Physiotherapie Erika Muster", "", "work +493023125012", "",
         "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"Erika Muster\nProjektleiterin | Abteilung Technik\nRosenhain GmbH\nB\u00fcro: 030 "
         "23125012 \u00b7 Handy: 0171 3920012\nBesucheradresse: Ringstra\u00dfe 7, 49074 "
         "Osnabr\u00fcck\nBitte denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken.",
         "Erika Muster", "Projektleiterin", "Rosenhain GmbH", "",
         "work +493023125012, mobile +491713920012", "", "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
        {"Diese E-Mail enth\u00e4lt vertrauliche Informationen.\n\nHans "
         "Muster\nGesch\u00e4ftsf\u00fchrender Gesellschafter\nRosenhain Elektrotechnik "
         "GmbH\nhans.muster@rosenhain-elektro.example\nwww.rosenhain-elektro.example\nLinkedIn: "
         "https://www.linkedin.com/in/muster",
         "Hans Muster", "Gesch\u00e4ftsf\u00fchrender Gesellschafter",
         "Rosenhain Elektrotechnik GmbH", "hans.muster@rosenhain-elektro.example", "",
         "www.rosenhain-elektro.example", ""},
        {"Erika Muster | Tel: 030 23125012 | Mobil: 0171 3920012\nRosenhain Consulting GmbH | "
         "Ringstra\u00dfe 7 | 49074 Osnabr\u00fcck",
         "Erika Muster", "", "Rosenhain Consulting GmbH", "",
         "work +493023125012, mobile +491713920012", "", "Ringstra\u00dfe 7, 49074 Osnabr\u00fcck"},
    }));
    CAPTURE(one.text);
    check(one);
}

TEST_CASE("who received a mail is not whose card its text is")
{
    const auto [from, to, subject] = GENERATE(table<std::string, std::string, std::string>({
        {"Von", "An", "Betreff"},
        {"From", "To", "Subject"},
        {"De :", "\u00c0 :", "Objet"},
        {"Da", "A", "Oggetto"},
        {"De", "Para", "Asunto"},
        {"Van", "Aan", "Onderwerp"},
        {"From", "Cc", "Subject"},
    }));
    CAPTURE(from, to);
    const Contact contact = read(from + ": Erika Lindner <erika@lindner.example>\n" + to +
                                 ": Gerda Muster <gerda@rosenhain.example>,\n  "
                                 "karl@rosenhain.example\n" +
                                 subject + ": 30 Bretter\n\nErika Lindner\nTel. 030 23125 012");
    CHECK(full_name(contact) == "Erika Lindner");
    CHECK(values_of(contact.emails) == "erika@lindner.example");
}

TEST_CASE("a recipient's label without a sender's is none")
{
    CHECK(values_of(read("Erika Lindner\nTo: erika@lindner.example").emails) ==
          "erika@lindner.example");
}

TEST_CASE("what is in doubt in pasted text is to be looked at, what is plain is not")
{
    const std::string contact = "\nTel. 030 23125012\nerika.muster@rosenhain.example";
    const Contact plain = read("Erika Muster\nProjektleiterin\nRosenhain GmbH" + contact);
    CHECK(needs_review(plain) == std::vector<std::string>{});
    // A firm without a legal form, which no domain confirms: it may be a title as well.
    const Contact doubtful = read("Erika Muster\nGlasmanufaktur" + contact);
    CHECK(needs_review(doubtful).size() == 1);
    CHECK(full_name(doubtful) == "Erika Muster");
}

TEST_CASE("a line that may well be a name is taken for one or asked about, a plain card is neither")
{
    const auto asks = [](const Contact& contact, const std::string& field) {
        const std::vector<std::string> fields = needs_review(contact);
        return std::find(fields.begin(), fields.end(), field) != fields.end();
    };
    const Contact inn =
        read("Haus am See\nZimmer · Frühstück\nFamilie Lindqvist\nTel. 0541 342267");
    CHECK((inn.name || asks(inn, "name")));
    for (const PossibleValue& one : inn.possible) {
        CHECK(asks(inn, one.field));
        CHECK(one.evidence.confidence < review_threshold);
        CHECK(std::any_of(inn.warnings.begin(), inn.warnings.end(), [&](const std::string& said) {
            return said.starts_with("the card may have a ") &&
                   said.find(one.evidence.printed) != std::string::npos;
        }));
    }
    // What may be two things is asked about as one.
    for (const PossibleValue& one : inn.possible) {
        CHECK(std::count_if(inn.possible.begin(), inn.possible.end(), [&](const auto& other) {
                  return other.evidence.printed == one.evidence.printed;
              }) == 1);
    }
    const Contact firm = read("Rosenhain GmbH\nLange Straße 5\n49074 Osnabrück\nTel. 0541 342267");
    CHECK_FALSE(firm.name);
    CHECK(firm.possible == std::vector<PossibleValue>{});
}

TEST_CASE("what stands around a contact on pages and in letters is in no field")
{
    const Signature one = GENERATE(values<Signature>({
        {"Startseite | Leistungen | Karriere | Kontakt\n\u00a9 Rosenhain Optik 2019 | Am Kamp 23 | "
         "49074 Osnabr\u00fcck | Tel. 030 23125012\nMo.-Fr. 08:00 - 12:00 und 13:00 - 17:00\n"
         "Datenschutz AGB Impressum",
         "", "", "Rosenhain Optik", "", "work +493023125012", "",
         "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"About Us | Careers | Privacy Policy\nRosenhain Ltd.\n10 Mill Street\nLondon NW1 6XE\n"
         "Tel: +44 20 7946 0958\nCompany No. 01234567 | VAT No. GB 123 4567 89\n"
         "\u00a9 2024 Rosenhain Ltd. All rights reserved.",
         "", "", "Rosenhain Ltd.", "", "work +442079460958", "", "10 Mill Street, London NW1 6XE"},
        {"Liebe Frau Wein,\nvielen Dank f\u00fcr Ihre Nachricht.\nHerzliche Gr\u00fc\u00dfe aus "
         "Osnabr\u00fcck\nErika Muster\nProjektleiterin\nRosenhain GmbH\nTel. 030 23125012",
         "Erika Muster", "Projektleiterin", "Rosenhain GmbH", "", "work +493023125012", "", ""},
    }));
    CAPTURE(one.text);
    check(one);
}

TEST_CASE("labels and separators of any kind tell the fields of a text apart")
{
    const Signature one = GENERATE(values<Signature>({
        {"Erika Muster // Projektleiterin // Rosenhain GmbH\nT 030 23125012 // M 0171 3920012",
         "Erika Muster", "Projektleiterin", "Rosenhain GmbH", "",
         "work +493023125012, mobile +491713920012", "", ""},
        {"Erika Muster :: Projektleiterin ~ Rosenhain GmbH\nTel. 030 23125012", "Erika Muster",
         "Projektleiterin", "Rosenhain GmbH", "", "work +493023125012", "", ""},
        {"Ansprechpartnerin: i. A. Erika Muster\nFunktion: Projektleiterin\nUnternehmen: Glas "
         "Rosenhain\nTel. 030 23125012",
         "Erika Muster", "Projektleiterin", "Glas Rosenhain", "", "work +493023125012", "", ""},
        {"Impressum\nRosenhain GmbH\nAm Kamp 23\n49074 "
         "Osnabr\u00fcck\nGesch\u00e4ftsf\u00fchrerin:\n"
         "Erika Muster\nTelefon: 030 23125012",
         "Erika Muster", "Gesch\u00e4ftsf\u00fchrerin", "Rosenhain GmbH", "", "work +493023125012",
         "", "Am Kamp 23, 49074 Osnabr\u00fcck"},
    }));
    CAPTURE(one.text);
    check(one);
}

TEST_CASE("typed text is not misread, so that nothing in it is mended")
{
    const Contact contact = read("Muster, Gerda\ngmuster@rosenhain.example");
    CHECK(values_of(contact.emails) == "gmuster@rosenhain.example");
    CHECK(values_of(read("erika@exarnple.com\nwww.example.com").emails) == "erika@exarnple.com");
}
