#include "parse/reading.h"

using namespace cardlog;

TEST_CASE("e-mail addresses are read in the ways they are printed")
{
    const Case one = GENERATE(values<Case>({
        {"erika@muster.example", "erika@muster.example"},
        {"E:erika.muster@Muster.EXAMPLE", "erika.muster@muster.example"},
        {"E: erika@muster.example", "erika@muster.example"},
        {"e erika@muster.example", "erika@muster.example"},
        {"E-Mail:erika@muster.example", "erika@muster.example"},
        {"Mail erika@muster.example", "erika@muster.example"},
        {"Email: erika@muster.example", "erika@muster.example"},
        {"Kontakt: erika@muster.example", "erika@muster.example"},
        {"mailto:erika@muster.example", "erika@muster.example"},
        {"<erika@muster.example>", "erika@muster.example"},
        {"(erika@muster.example)", "erika@muster.example"},
        {"erika@muster.example.", "erika@muster.example"},
        {"erika(at)muster.example", "erika@muster.example"},
        {"erika (at) muster.example", "erika@muster.example"},
        {"erika[at]muster.example", "erika@muster.example"},
        {"erika [at] muster.example", "erika@muster.example"},
        {"erika {at} muster.example", "erika@muster.example"},
        {"erika @ muster.example", "erika@muster.example"},
        {"erika@ muster.example", "erika@muster.example"},
        {"erika.muster @muster.example", "erika.muster@muster.example"},
        {"erika. muster@muster .example", "erika.muster@muster.example"},
        {"erika_muster@muster.example", "erika_muster@muster.example"},
        {"erika-muster@muster.example", "erika-muster@muster.example"},
        {"erika+karten@muster.example", "erika+karten@muster.example"},
        {"e.m.muster@wein-muster.example", "e.m.muster@wein-muster.example"},
        {"erika@post.muster.example", "erika@post.muster.example"},
        {"erika7@muster.example", "erika7@muster.example"},
        {"erika\u00a9muster.example", "erika@muster.example"},
        {"erika\u00aemuster.example", "erika@muster.example"},
        {"erika@muster,example", "erika@muster.example"},
        {"erika@example.c0m", "erika@example.com"},
        {"erika@example.corn", "erika@example.com"},
        {"erika@example.co. jp", "erika@example.co.jp"},
        {"erika@example.ne.ip", "erika@example.ne.jp"},
        {"brotmusterayahoo.com", "brotmuster@yahoo.com"},
        {"brotmustermyahoo.com", "brotmuster@yahoo.com"},
        {"brotmuster.mgmail.com", ""},
        {"erika@example de", "erika@example.de"},
        {"erika@example com", "erika@example.com"},
        {"Musterwerk\n@being de", ""},
        {"erika@muster-gruppe org www.example.org", "erika@muster-gruppe.org"},
        {"erika@example.ac kr", "erika@example.ac.kr"},
        {"erika@example.co uk", "erika@example.co.uk"},
        {"erika@example.co in Berlin", "erika@example.co"},
        {"E-Mail: muster75 19 @example.com", "muster7519@example.com"},
        {"Raum 12 @example.com", "12@example.com"},
        {"kaethe muster@muster.example", "kaethe_muster@muster.example"},
        {"hans-peter muster@muster.example", "hans-peter_muster@muster.example"},
        {"hans-peter, muster@muster.example", "hans-peter.muster@muster.example"},
        {"Mail: kaethe,muster@muster.example", "kaethe.muster@muster.example"},
        {"Mail, muster@muster.example", "muster@muster.example"},
        {"Muster, kaethe@muster.example", "kaethe@muster.example"},
        {"m. Muster@ros enhain.example", "m.Muster@rosenhain.example"},
        {"erika@ros en hain.example.org", "erika@rosenhain.example.org"},
        {"erika.muster@\nmuster.example", "erika.muster@muster.example"},
        {"erika.muster@wein-\nmuster.example", "erika.muster@wein-muster.example"},
        {"erika.muster\n@muster.example", "erika.muster@muster.example"},
        {"erika@muster.example, info@muster.example", "erika@muster.example, info@muster.example"},
        {"erika@muster.example | info@muster.example", "erika@muster.example, info@muster.example"},
        {"erika@muster.example / info@muster.example", "erika@muster.example, info@muster.example"},
        {"erika@muster.example\nErika@Muster.example", "erika@muster.example"},
    }));
    CAPTURE(one.print);
    CHECK(values_of(read(one.print).emails) == one.value);
}

TEST_CASE("what runs into an e-mail address is taken off")
{
    const Case one = GENERATE(values<Case>({
        {"23125-12erika.muster@muster.example", "erika.muster@muster.example"},
        {"muster.example.erika@muster.example", "erika@muster.example"},
        {"Hanna Weiss\nehweiss@muster.example", "hweiss@muster.example"},
        {"Erika Muster\nQerikam@muster.example", "erikam@muster.example"},
        {"Erika Muster\npg e.muster@muster.example", "e.muster@muster.example"},
        {"Dr. Erika Muster\ndr_muster@muster.example", "dr_muster@muster.example"},
        {"Erika Muster\namuster@muster.example", "amuster@muster.example"},
        {"Erika Maria Muster\namuster@muster.example", "amuster@muster.example"},
        {"E-Mail-erika@muster.example", "erika@muster.example"},
        {"kon_takt@muster.example", "kontakt@muster.example"},
        {"einfo@muster.example", "info@muster.example"},
        {"erika@muster.example www.muster.example", "erika@muster.example"},
        {"www.muster.example erika@muster.example", "erika@muster.example"},
        {"www.muster.example | erika@muster.example", "erika@muster.example"},
        {"& erika@muster.example\n@ www.muster.example", "erika@muster.example"},
        {"erika@muster.example\n@ muster.example", "erika@muster.example"},
        {"030 23125012 erika@muster.example", "erika@muster.example"},
        {"erika@rosen hanna@muster.example", "hanna@muster.example"},
        // the icon of a website under a line of its own
        {"+49.30.23125012\n@ muster.example", ""},
        {"23125012\n@ muster.example", ""},
        {"Erika Muster\n@ muster.example", ""},
        {"Mobil 0171 3920012\n@muster.example", ""},
    }));
    CAPTURE(one.print);
    CHECK(values_of(parse_contact(on_card(one.print)).emails) == one.value);
}

TEST_CASE("what is no e-mail address is none")
{
    const std::string print =
        GENERATE(as<std::string>{}, "@muster", "erika@", "@", "a..b@muster.example", ".@.",
                 "erika@muster", "@ muster", "5 @ 3", "erika@.example", "erika@-muster.example",
                 "@erika.muster", "Erika Muster\n@erika.muster.grafik", "@ www.muster.example");
    CAPTURE(print);
    CHECK(values_of(read(print).emails).empty());
}

TEST_CASE("a repaired address says so and keeps its print")
{
    const Contact contact = read("erika\u00a9muster.example");
    REQUIRE(contact.emails.size() == 1);
    CHECK(contact.emails[0].evidence.repaired);
    CHECK(contact.emails[0].evidence.printed == "erika\u00a9muster.example");
    CHECK(contact.emails[0].evidence.confidence < review_threshold);
}

TEST_CASE("websites are read as printed")
{
    const Case one = GENERATE(values<Case>({
        {"www.muster.example", "www.muster.example"},
        {"WWW.MUSTER.EXAMPLE", "www.MUSTER.EXAMPLE"},
        {"Web: www.muster.example/", "www.muster.example"},
        {"Web:www.muster.example", "www.muster.example"},
        {"W www.muster.example", "www.muster.example"},
        {"Internet www.muster.example", "www.muster.example"},
        {"Besuchen Sie uns: www.muster.example", "www.muster.example"},
        {"(www.muster.example)", "www.muster.example"},
        {"www.muster.example.", "www.muster.example"},
        {"W muster.example", "muster.example"},
        {"muster.example", "muster.example"},
        {"https://muster.example", "https://muster.example"},
        {"http://www.muster.example", "http://www.muster.example"},
        {"hitps://muster.example", "https://muster.example"},
        {"http//www.muster.example", "http://www.muster.example"},
        {"www.muster.example/kontakt", "www.muster.example/kontakt"},
        {"https://www.muster.example/de/team", "https://www.muster.example/de/team"},
        {"shop.muster.example", "shop.muster.example"},
        {"www.wein-muster.example", "www.wein-muster.example"},
        {"www,muster.example", "www.muster.example"},
        {"wwwmuster.example", "www.muster.example"},
        {"WWWmuster.example/kontakt", "www.muster.example/kontakt"},
        {"http://wwwmuster.example", "http://www.muster.example"},
        {"www. muster.example", "www.muster.example"},
        {"www. muster. example", "www.muster.example"},
        {"www.muster .example", "www.muster.example"},
        {"www.example.co. jp", "www.example.co.jp"},
        {"http://www.muster.example/ Messe 2024", "http://www.muster.example"},
        {"www.wein-\nmuster.example", "www.wein-muster.example"},
        {"www.muster.example | www.wein.example", "www.muster.example, www.wein.example"},
        {"www.muster.example\nwww.muster.example", "www.muster.example"},
        {"erika@muster.example | www.muster.example", "www.muster.example"},
    }));
    CAPTURE(one.print);
    CHECK(values_of(read(one.print).websites) == one.value);
}

TEST_CASE("what is no website is none")
{
    const std::string print =
        GENERATE(as<std::string>{}, "erika@muster.example", "Dipl.-Ing. Erika Muster",
                 "z.B. Hauptstr.5", "Dr.med. Muster", "www", "www.", "wwwmuster", "http://",
                 "1.234,56", "01.04.2024", "e.K.", "co.jp", "gov.in", "Mo.-Fr.", "M.Sc.");
    CAPTURE(print);
    CHECK(values_of(read(print).websites).empty());
}

TEST_CASE("the titles of a woman are no domains of India")
{
    const std::string title =
        GENERATE("Dr.in", "Prof.in", "Mag.in", "Prof.in Dr.in", "Univ.-Prof.in", "Ing.in");
    CAPTURE(title);
    const Contact contact = read(title + " Erika Lindner\nTel. 030 23125 012");
    CHECK(values_of(contact.websites).empty());
    CHECK(numbers_of(contact) == "+493023125012");
}

TEST_CASE("a domain of India may begin like a title")
{
    CHECK(values_of(read("dr.lindner.in").websites) == "dr.lindner.in");
    CHECK(values_of(read("www.dr.in").websites) == "www.dr.in");
}

TEST_CASE("a page in a social network is no website of the firm")
{
    const Contact contact = read("linkedin.com/in/erika-muster\nwww.muster.example");
    CHECK(values_of(contact.social) == "linkedin.com/in/erika-muster");
    CHECK(values_of(contact.websites) == "www.muster.example");
}

TEST_CASE("a name in a social network is neither a mail address nor a person's name")
{
    const Contact contact = read("Erika Muster\nFotografin\n@erika.muster_grafik\n"
                                 "erika@muster.example");
    CHECK(values_of(contact.social) == "@erika.muster_grafik");
    CHECK(values_of(contact.emails) == "erika@muster.example");
    CHECK(full_name(contact) == "Erika Muster");
    const Contact labelled = read("Erika Muster\nInstagram @erika.muster\nerika@muster.example");
    CHECK(values_of(labelled.social) == "Instagram @erika.muster");
    CHECK(values_of(labelled.emails) == "erika@muster.example");
}

TEST_CASE("mail address and website mend each other")
{
    const Case one = GENERATE(values<Case>({
        {"erika@exarnple.com\nwww.example.com\nExample GmbH", "erika@example.com"},
        {"erika@example.adjp\nwww.example.ad.jp", "erika@example.ad.jp"},
        {"erika@mustcrwerk.example\nmusterwerk.example\nMusterwerk GmbH",
         "erika@musterwerk.example"},
        {"erika@mustorwerk.example\nmusterwerk.example\nMusterwerk GmbH",
         "erika@musterwerk.example"},
        {"erika.musterĝla-encina .example\nwww. la-encina .example",
         "erika.muster@la-encina.example"},
    }));
    CAPTURE(one.print);
    const Contact contact = parse_contact(on_card(one.print));
    CHECK(values_of(contact.emails) == one.value);
    REQUIRE(!contact.emails.empty());
    CHECK(contact.emails[0].evidence.repaired);
}

TEST_CASE("domains of one letter's difference stay as they are printed without a third witness")
{
    const Contact contact = parse_contact(on_card("erika@mustorwerk.example\nmusterwerk.example"));
    CHECK(values_of(contact.emails) == "erika@mustorwerk.example");
    CHECK(values_of(contact.websites) == "musterwerk.example");
}

TEST_CASE("an address may be spelt out")
{
    const Case one = GENERATE(values<Case>({
        {"erika.lindner [at] lindner [dot] example", "erika.lindner@lindner.example"},
        {"erika [dot] lindner (at) lindner (dot) example", "erika.lindner@lindner.example"},
        {"erika.lindner(at)lindner(dot)example", "erika.lindner@lindner.example"},
        {"E-Mail: info {at} lindner {punkt} example", "info@lindner.example"},
        {"info at lindner dot example", "info@lindner.example"},
        {"info [at] www-lindner [dot] example", "info@www-lindner.example"},
        {"Meet us at Lindner in Osnabr\u00fcck", ""},
    }));
    CAPTURE(one.print);
    CHECK(values_of(read(one.print).emails) == one.value);
}

TEST_CASE("an at sign may be spelt out in brackets of any kind, in any language")
{
    const std::string sign =
        GENERATE("(at)", "[at]", "{AT}", "<at>", "( at )", " (at) ", "(arroba)", "[arroba]",
                 "(arobase)", " (chiocciola) ", "(\u00e4t)", "(apenstaartje)", "[@]", " [@] ",
                 "(@)", " ( @ ) ", "{@}", "<@>");
    CAPTURE(sign);
    CHECK(values_of(read("erika" + sign + "lindner.example").emails) == "erika@lindner.example");
}

TEST_CASE("an at sign may stand in brackets, and the dots beside it in words")
{
    const Case one = GENERATE(values<Case>({
        {"mail: anna [@] lindner.example", "anna@lindner.example"},
        {"anna [@] lindner [punkt] example", "anna@lindner.example"},
        {"anna (@) lindner (dot) example", "anna@lindner.example"},
    }));
    CAPTURE(one.print);
    const Contact contact = read(one.print);
    CHECK(values_of(contact.emails) == one.value);
    CHECK(contact.websites.empty());
}

TEST_CASE("addresses may share their domain")
{
    const Case one = GENERATE(values<Case>({
        {"{erika, vertrieb}@lindner.example", "erika@lindner.example, vertrieb@lindner.example"},
        {"E-Mail: {e.muster|info|post}@lindner.example",
         "e.muster@lindner.example, info@lindner.example, post@lindner.example"},
        {"{erika}@lindner", ""},
    }));
    CAPTURE(one.print);
    CHECK(values_of(read(one.print).emails) == one.value);
}

TEST_CASE("files and patterns are no addresses")
{
    const Case one = GENERATE(values<Case>({
        {"[cid:logo@2x.png]\nerika@lindner.example", "erika@lindner.example"},
        {"icon@3x.jpg", ""},
        {"vorname.nachname@lindner.example", ""},
        {"v.nachname@lindner.example", ""},
        {"firstname_lastname@lindner.example\ninfo@lindner.example", "info@lindner.example"},
        {"prenom.nom@lindner.example", ""},
        {"e.muster@lindner.example", "e.muster@lindner.example"},
    }));
    CAPTURE(one.print);
    CHECK(values_of(read(one.print).emails) == one.value);
}

TEST_CASE("a name in a network needs no link where the network is its label")
{
    const Case one = GENERATE(values<Case>({
        {"LinkedIn: erika-lindner-example\nXing: Erika_Lindner",
         "LinkedIn: erika-lindner-example, Xing: Erika_Lindner"},
        {"Instagram: @nora.felder.example\nFacebook: Nora Felder Fotografie",
         "Instagram: @nora.felder.example, Facebook: Nora Felder Fotografie"},
        {"Insta @nora_felder | fb: nora.felder", "Insta @nora_felder, fb: nora.felder"},
        {"GitHub: elindner", "GitHub: elindner"},
        {"Twitter: @elindner Instagram: @elindner_foto",
         "Twitter: @elindner, Instagram: @elindner_foto"},
        {"Facebook/lindnermesstechnik", "Facebook/lindnermesstechnik"},
        {"@nora_felder", "@nora_felder"},
        {"Mastodon: @nora@foto.example", "Mastodon: @nora@foto.example"},
        {"Pixelfed @nora.felder@foto.example", "@nora.felder@foto.example"},
        {"@nora@foto.example | nora@felder.example", "@nora@foto.example"},
        {"LinkedIn : nora-felder\nInstagram : nora.felder",
         "LinkedIn : nora-felder, Instagram : nora.felder"},
        {"LinkedIn: /in/erika-lindner", "LinkedIn: /in/erika-lindner"},
        {"LinkedIn /in/erika-lindner", "LinkedIn /in/erika-lindner"},
        {"LinkedIn: in/erika-lindner/", "LinkedIn: in/erika-lindner/"},
        {"LinkedIn: /company/lindner | Xing: /profile/Erika_Lindner",
         "LinkedIn: /company/lindner, Xing: /profile/Erika_Lindner"},
        {"YouTube: /c/lindner", "YouTube: /c/lindner"},
        {"Facebook/Instagram/Xing", ""},
        {"LinkedIn: www.linkedin.com/in/erika-lindner", "www.linkedin.com/in/erika-lindner"},
        {"instagram.com/nora.felder", "instagram.com/nora.felder"},
        {"Online: www.lindner.example", ""},
        {"LinkedIn / Xing", ""},
    }));
    CAPTURE(one.print);
    const Contact contact = read(one.print);
    CHECK(values_of(contact.social) == one.value);
}
