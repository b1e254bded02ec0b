#include "parse/reading.h"

using namespace cardlog;

namespace {

struct Signature {
    std::string text;
    std::string name, title, company, emails, phones, websites, address;
};

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
        {"Impressum\nRosenhain e.K.\nErika Muster\nAm Kamp 23, 49074 Osnabr\u00fcck\n"
         "Telefon: 030 / 23125012\nE-Mail: post(at)rosenhain.example",
         "Erika Muster", "", "Rosenhain e.K.", "post@rosenhain.example", "work +493023125012", "",
         "Am Kamp 23, 49074 Osnabr\u00fcck"},
        {"* Erika Muster\n* Architektin\n* Tel: 030 23125012\n* Mail: erika@muster.example",
         "Erika Muster", "Architektin", "", "erika@muster.example", "work +493023125012", "", ""},
        {"Erika Muster, Gesch\u00e4ftsf\u00fchrerin\nRosenhain GmbH, Am Kamp 23, 49074 "
         "Osnabr\u00fcck\n"
         "Tel. 030 23125012, Fax 030 23125099",
         "Erika Muster", "Gesch\u00e4ftsf\u00fchrerin", "Rosenhain GmbH", "",
         "work +493023125012, fax +493023125099", "", "Am Kamp 23, 49074 Osnabr\u00fcck"},
    }));
    CAPTURE(one.text);
    const Contact contact = read(one.text);
    CHECK(full_name(contact) == one.name);
    CHECK((one.title.empty() || value_of(contact.job_title) == one.title));
    CHECK(value_of(contact.company) == one.company);
    CHECK(values_of(contact.emails) == one.emails);
    CHECK(phones_of(contact) == one.phones);
    CHECK(values_of(contact.websites) == one.websites);
    CHECK(address_of(contact) == one.address);
}
