#include "core/evidence.h"
#include "parse/reading.h"

// What codes and vCards say, and what comes of print and code together.

using namespace cardlog;

namespace {

ParseContext with_codes(const std::vector<std::string>& payloads)
{
    ParseContext context;
    context.codes = payloads;
    return context;
}

std::string vcard(const std::string& lines, const std::string& version = "3.0")
{
    return "BEGIN:VCARD\nVERSION:" + version + "\n" + lines + "\nEND:VCARD\n";
}

void add(std::string& line, const std::string& label, const std::string& value)
{
    if (!value.empty()) {
        line += (line.empty() ? "" : "; ") + label + value;
    }
}

std::string phones_with_extensions(const Contact& contact)
{
    std::vector<std::string> all;
    for (const Phone& phone : contact.phones) {
        all.push_back(to_string(phone.type) + " " + phone.e164.value_or(phone.evidence.printed) +
                      (phone.extension.empty() ? "" : " x" + phone.extension));
    }
    return joined_values(all);
}

/// All values on one line: "Erika Muster; firm Muster GmbH; phones work +4930...".
std::string all_of(const Contact& contact)
{
    std::string line;
    add(line, "", full_name(contact));
    add(line, "firm ", value_of(contact.company));
    add(line, "department ", value_of(contact.department));
    add(line, "title ", value_of(contact.job_title));
    add(line, "emails ", values_of(contact.emails));
    add(line, "phones ", phones_with_extensions(contact));
    add(line, "websites ", values_of(contact.websites));
    add(line, "address ", address_of(contact));
    add(line, "social ", values_of(contact.social));
    return line;
}

Contact said_by(const std::string& payload)
{
    return read("", with_codes({payload}));
}

}  // namespace

TEST_CASE("a vCard of any version and spelling is read")
{
    const Case one = GENERATE(values<Case>({
        {"BEGIN:VCARD\nVERSION:2.1\nN:Muster;Erika\nTEL;WORK;VOICE:030 23125012\n"
         "EMAIL;INTERNET:erika@muster.example\nEND:VCARD",
         "Erika Muster; emails erika@muster.example; phones work +493023125012"},
        {"begin:vcard\nversion:3.0\nfn:Erika Muster\ntel;type=work:+49 30 23125012\n"
         "email;type=work:erika@muster.example\nend:vcard",
         "Erika Muster; emails erika@muster.example; phones work +493023125012"},
        {"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Erika Muster\r\n"
         "TEL;VALUE=uri:tel:+493023125012\r\nitem1.EMAIL:erika@muster.\r\n "
         "example\r\nEND:VCARD\r\n",
         "Erika Muster; emails erika@muster.example; phones work +493023125012"},
        {"BEGIN:VCARD\rVERSION:3.0\rFN:Erika Muster\rEND:VCARD\r", "Erika Muster"},
        {"\xEF\xBB\xBF" + vcard("FN:Erika Muster"), "Erika Muster"},
        {"\n  " + vcard("FN:Erika Muster"), "Erika Muster"},
        {"BEGIN:VCARD\nN:Muster;Erika\nTEL:+493023125012",
         "Erika Muster; phones work +493023125012"},
        // quoted-printable, with soft line breaks, and charsets
        {vcard("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:K=C3=B6hler;J=C3=BCrgen;;;\n"
               "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Schreinerei K=C3=B6hler und =\n"
               "S=C3=B6hne",
               "2.1"),
         "J\u00fcrgen K\u00f6hler; firm Schreinerei K\u00f6hler und S\u00f6hne"},
        {vcard("N;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:K=F6hler;J=FCrgen", "2.1"),
         "J\u00fcrgen K\u00f6hler"},
        {vcard("FN;CHARSET=windows-1250;ENCODING=QUOTED-PRINTABLE:Stanis=B3aw Wi=9Cniewski", "2.1"),
         "Stanis\u0142aw Wi\u015bniewski"},
        {vcard("FN;QUOTED-PRINTABLE:J=C3=BCrgen K=C3=B6hler", "2.1"), "J\u00fcrgen K\u00f6hler"},
        // folded: between words in 2.1, anywhere later
        {vcard("ORG:Muster Messtechnik und\n Anlagenbau GmbH", "2.1"),
         "firm Muster Messtechnik und Anlagenbau GmbH"},
        {vcard("ORG:Muster Messtechnik und Anlagen\n bau GmbH"),
         "firm Muster Messtechnik und Anlagenbau GmbH"},
        {vcard("ORG:Muster Messtechnik und Anlagen\n\tbau GmbH"),
         "firm Muster Messtechnik und Anlagenbau GmbH"},
        // escapes
        {vcard("ORG:Muster\\, Wein \\& Partner\\; Steuerberater"),
         "firm Muster, Wein & Partner; Steuerberater"},
        // parameters in quotation marks
        {vcard("ADR;LABEL=\"Allee 5: hinten; links\":;;Allee 5;Berlin;;10115;"),
         "address Allee 5, 10115 Berlin"},
        // pictures and cards within cards
        {vcard("FN:Erika Muster\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\n SkZJRg==\n\nTITLE:Leiterin"),
         "Erika Muster; title Leiterin"},
        {vcard("FN:Erika Muster\nAGENT:\nBEGIN:VCARD\nFN:Hans Wein\nTEL:030 23125099\nEND:VCARD\n"
               "TITLE:Leiterin",
               "2.1"),
         "Erika Muster; title Leiterin"},
    }));
    CAPTURE(one.print);
    CHECK(all_of(said_by(one.print)) == one.value);
}

TEST_CASE("every property of a vCard that speaks of the person is read")
{
    const Case one = GENERATE(values<Case>({
        {"N:Muster;Erika;Maria;Dr.;MBA", "Dr. Erika Maria Muster, MBA"},
        {"N:;Erika;;;", "Erika"},
        {"N:Erika Muster", "Erika Muster"},
        {"FN:Muster\\, Erika\nN:Muster;Erika;;;", "Erika Muster"},
        {"FN:Prof. Erika Muster\nN:Muster;Erika;;Prof.;", "Prof. Erika Muster"},
        {"NICKNAME:Eri", "Eri"},
        {"FN:Muster GmbH\nORG:Muster GmbH", "firm Muster GmbH"},
        {"FN:Muster GmbH\nN:;;;;\nX-ABShowAs:COMPANY", "firm Muster GmbH"},
        {"KIND:org\nFN:Muster GmbH", "firm Muster GmbH"},
        {"ORG:Muster GmbH;Einkauf;Nord", "firm Muster GmbH; department Einkauf"},
        {"ORG:;Einkauf", "department Einkauf"},
        {"TITLE:Leiterin\nROLE:Einkauf", "title Leiterin"},
        {"ROLE:Leiterin", "title Leiterin"},
        {"TEL;TYPE=WORK:030 23125012", "phones work +493023125012"},
        {"TEL;TYPE=\"work,voice\";VALUE=uri:tel:+49-30-23125-012;ext=77",
         "phones work +493023125012 x77"},
        {"TEL:+1 212 555 0123 x456", "phones work +12125550123 x456"},
        {"TEL;TYPE=FAX,WORK:030 23125019", "phones fax +493023125019"},
        {"TEL;TYPE=WORK_FAX:030 23125019", "phones fax +493023125019"},
        {"TEL;CELL:0171 3920012", "phones mobile +491713920012"},
        {"TEL;HOME:030 23125012", "phones home +493023125012"},
        {"item1.TEL:030 23125019\nitem1.X-ABLabel:_$!<WorkFAX>!$_", "phones fax +493023125019"},
        {"TEL:12-34", "phones work 12-34"},
        {"TEL:030 23125012\nTEL;WORK:+49 30 23125012", "phones work +493023125012"},
        {"TEL:030 23125012\nTEL;FAX:030 23125013", "phones work +493023125012, fax +493023125013"},
        {"EMAIL:el@muster.example\nEMAIL:al@muster.example",
         "emails el@muster.example, al@muster.example"},
        {"EMAIL:mailto:el@muster.example", "emails el@muster.example"},
        {"URL:http\\://www.muster.example/", "websites http://www.muster.example"},
        {"URL:www.muster.example/team", "websites www.muster.example/team"},
        {"URL:https://www.xing.com/profile/Erika_Muster",
         "social https://www.xing.com/profile/Erika_Muster"},
        {"X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/erika-muster/",
         "social https://www.linkedin.com/in/erika-muster"},
        {"X-TWITTER:@erika_muster", "social @erika_muster"},
        {"IMPP;X-SERVICE-TYPE=Matrix:matrix:u/erika:muster.example",
         "social matrix:u/erika:muster.example"},
        {"IMPP:whatsapp:+491713920012", "phones mobile +491713920012"},
        {"X-SKYPE:erika.muster\nIMPP:skype:erika.muster", ""},
        {"ADR;TYPE=WORK:;;Allee 5;Berlin;;10115;Deutschland",
         "address Allee 5, 10115 Berlin, Deutschland"},
        {"ADR:Postfach 12;2. Stock;Allee 5\\, Hof 3;Berlin;;10115;",
         "address Allee 5, Hof 3, 2. Stock, Postfach 12, 10115 Berlin"},
        {"ADR:;;12 Main St;Springfield;IL;62701;USA",
         "address 12 Main St, Springfield, IL 62701, USA"},
        {"ADR:;;12 High Street;Leeds;;LS1 4AP;UK", "address 12 High Street, Leeds, LS1 4AP, UK"},
        {"ADR;HOME:12 Main St", "address 12 Main St"},
        {"ADR;HOME:;;Gasse 1;Ulm;;89073;\nADR;WORK:;;Allee 5;Berlin;;10115;",
         "address Allee 5, 10115 Berlin"},
        {"TEL:01 2312501\nADR:;;Allee 5;Wien;;1010;\u00d6sterreich",
         "phones work +4312312501; address Allee 5, 1010 Wien, \u00d6sterreich"},
        {"NOTE:Hans Wein\\, 030 23125099\nBDAY:1980-01-01\nREV:20200101T000000Z", ""},
    }));
    CAPTURE(one.print);
    CHECK(all_of(said_by(vcard(one.print))) == one.value);
}

TEST_CASE("the parts of a vCard's name, address and number are kept apart")
{
    const Contact contact =
        said_by(vcard("N:von der Heide;Erika;Maria;Dr.;MBA\nTEL:030 23125012 ext. 7\n"
                      "ADR:;;Allee 5;Berlin;;10115;Deutschland"));
    REQUIRE(contact.name);
    CHECK(contact.name->honorific_prefix == "Dr.");
    CHECK(contact.name->honorific_suffix == "MBA");
    CHECK(contact.name->given_name == "Erika");
    CHECK(contact.name->family_name == "von der Heide");
    REQUIRE(contact.address);
    CHECK(contact.address->street == "Allee 5");
    CHECK(contact.address->postal_code == "10115");
    CHECK(contact.address->city == "Berlin");
    CHECK(contact.address->country == "Deutschland");
    CHECK(contact.phones.at(0).extension == "7");
    CHECK(needs_review(contact).empty());
}

TEST_CASE("an address that a code gives in one piece has its parts too")
{
    struct PartsCase {
        std::string region, code, street, postal_code, city, country;
    };
    const PartsCase one = GENERATE(values<PartsCase>({
        {"GB", "BIZCARD:N:Owen;X:Prosser;A:2 Mill Lane, York YO1 6AA;;", "2 Mill Lane", "YO1 6AA",
         "York", ""},
        {"DE", "MECARD:N:Erika Muster;ADR:Allee 5, 10115 Berlin;;", "Allee 5", "10115", "Berlin",
         ""},
        {"DE", vcard("N:Muster;Erika\nLABEL;TYPE=WORK:Holm 5\\n24937 Flensburg"), "Holm 5", "24937",
         "Flensburg", ""},
        {"DE", vcard("N:Muster;Erika\nADR:Seestrasse 12\\, 8004 Z\u00fcrich\\, Schweiz"),
         "Seestrasse 12", "8004", "Z\u00fcrich", "Schweiz"},
        // what is in its parts stays there, and what says no more than a word has none
        {"DE", vcard("N:Muster;Erika\nADR:;;;Berlin 12;;;"), "", "", "Berlin 12", ""},
        {"DE", vcard("N:Muster;Erika\nADR:Berlin"), "", "", "", ""},
    }));
    CAPTURE(one.code);
    ParseContext context = with_codes({one.code});
    context.home_region = one.region;
    const Contact contact = read("", context);
    REQUIRE(contact.address);
    CHECK(contact.address->street == one.street);
    CHECK(contact.address->postal_code == one.postal_code);
    CHECK(contact.address->city == one.city);
    CHECK(contact.address->country == one.country);
}

TEST_CASE("short formats and links in codes are read")
{
    const Case one = GENERATE(values<Case>({
        {"MECARD:N:Muster,Erika;TEL:03023125012;EMAIL:erika@muster.example;;",
         "Erika Muster; emails erika@muster.example; phones work +493023125012"},
        {"mecard:N:Erika Muster;TEL:+49 30 23125012", "Erika Muster; phones work +493023125012"},
        {"MECARD:N:Muster,Erika;ORG:Muster GmbH;URL:https\\://muster.example;"
         "ADR:,,Allee 5,Berlin,,10115,Deutschland;NOTE:a\\;b;;",
         "Erika Muster; firm Muster GmbH; websites https://muster.example; "
         "address Allee 5, 10115 Berlin, Deutschland"},
        {"MECARD:N:Erika Muster;ADR:Allee 5, 10115 Berlin;;",
         "Erika Muster; address Allee 5, 10115 Berlin"},
        {"BIZCARD:N:Erika;X:Muster;T:Leiterin;C:Muster GmbH;A:Allee 5, 10115 Berlin;"
         "B:+493023125012;M:+491713920012;F:+493023125019;E:erika@muster.example;;",
         "Erika Muster; firm Muster GmbH; title Leiterin; emails erika@muster.example; "
         "phones work +493023125012, mobile +491713920012, fax +493023125019; "
         "address Allee 5, 10115 Berlin"},
        {"mailto:erika@muster.example?subject=Hello", "emails erika@muster.example"},
        {"MAILTO:erika%40muster.example", "emails erika@muster.example"},
        {"MATMSG:TO:erika@muster.example;SUB:Hello;BODY:Hans Wein;;",
         "emails erika@muster.example"},
        {"SMTP:erika@muster.example:Hello:Text", "emails erika@muster.example"},
        {"tel:+493023125012", "phones work +493023125012"},
        {"TEL:030-23125012", "phones work +493023125012"},
        {"sms:+491713920012?body=Hello", "phones mobile +491713920012"},
        {"SMSTO:+491713920012:Hello", "phones mobile +491713920012"},
        {"https://wa.me/491713920012?text=Hello",
         "phones mobile +491713920012; social https://wa.me/491713920012?text=Hello"},
        {"https://api.whatsapp.com/send?phone=491713920012",
         "phones mobile +491713920012; social https://api.whatsapp.com/send?phone=491713920012"},
        {"whatsapp://send?phone=%2B491713920012", "phones mobile +491713920012"},
        {"https://wa.me/message/ABCDEF", "social https://wa.me/message/ABCDEF"},
        {"https://www.linkedin.com/in/erika-muster/",
         "social https://www.linkedin.com/in/erika-muster"},
        {"https://t.me/erika_muster", "social https://t.me/erika_muster"},
        {"HTTPS://WWW.MUSTER.EXAMPLE/E", "websites HTTPS://WWW.MUSTER.EXAMPLE/E"},
        {"geo:52.5,13.4?q=Allee%205%2C%2010115%20Berlin", "address Allee 5, 10115 Berlin"},
        {"geo:52.5,13.4", ""},
        {"Erika Muster\nTel. 030 23125012\nerika@muster.example",
         "Erika Muster; emails erika@muster.example; phones work +493023125012"},
        {"E-Mail: erika@muster.example", "emails erika@muster.example"},
        // nobody's
        {"", ""},
        {"WIFI:T:WPA;S:Muster;P:0302312501;;", ""},
        {"BCD\n002\n1\nSCT\n\nErika Muster\nDE02120300000000202051\nEUR1", ""},
        {"BEGIN:VEVENT\nSUMMARY:Erika Muster\nCONTACT:erika@muster.example\nEND:VEVENT", ""},
        {"otpauth://totp/erika@muster.example?secret=ABC", ""},
        {"4006381333931", ""},
        {"Guten Appetit", ""},
    }));
    CAPTURE(one.print);
    CHECK(all_of(said_by(one.print)) == one.value);
}

TEST_CASE("a link alone says that somebody has to follow it")
{
    CHECK(said_by("https://muster.example/erika").warnings ==
          std::vector<std::string>{"the code says no more than a link; follow it to see whose"});
    CHECK(read("Erika Muster", with_codes({"https://muster.example/erika"})).warnings.empty());
}

TEST_CASE("a code on the card confirms, repairs and completes the print")
{
    const Contact contact =
        read("Dr. Ewa tapinska\newa@rosenhain.example",
             with_codes({"BEGIN:VCARD\r\nVERSION:3.0\r\nN:\u0141api\u0144ska;Ewa;;;\r\n"
                         "FN:Ewa \u0141api\u0144ska\r\nORG:Rosenhain GmbH\r\n"
                         "TEL;TYPE=CELL:+491713920012\r\nEMAIL:ewa@rosenhain.example\r\n"
                         "END:VCARD\r\n"}));
    CHECK(full_name(contact) == "Dr. Ewa \u0141api\u0144ska");
    CHECK(contact.name->evidence.repaired);
    CHECK(contact.warnings ==
          std::vector<std::string>{
              "name \"Dr. Ewa tapinska\" in print is \"Dr. Ewa \u0141api\u0144ska\" "
              "in the code; taken from the code"});
    CHECK(value_of(contact.company) == "Rosenhain GmbH");
    CHECK(phones_of(contact) == "mobile +491713920012");
    REQUIRE(contact.emails.size() == 1);
    CHECK(contact.emails[0].evidence.confidence > 0.98);
    CHECK_FALSE(contact.emails[0].evidence.repaired);
}

namespace {

struct TwoWitnesses {
    std::string print;
    std::string code;
    std::string values;
    std::string review;  ///< fields
    std::size_t warnings = 0;
};

void check(const TwoWitnesses& one)
{
    CAPTURE(one.print, one.code);
    const Contact contact = parse_contact(on_card(one.print), with_codes({vcard(one.code)}));
    CHECK(all_of(contact) == one.values);
    CHECK(joined_values(needs_review(contact)) == one.review);
    CHECK(contact.warnings.size() == one.warnings);
}

}  // namespace

TEST_CASE("no value of a code takes the place of another one in print")
{
    const TwoWitnesses one = GENERATE(values<TwoWitnesses>({
        // one value
        {"Tel. 030 23125012", "TEL:+493023125012", "phones work +493023125012", "", 0},
        {"Tel. 030 23125-012", "TEL:+493023125012", "phones work +493023125012 x012", "", 0},
        {"Tel. 030 23125012", "TEL:+49-30-23125-012", "phones work +493023125012 x012", "", 0},
        // other lines of one office
        {"Tel. 030 23125010", "TEL;FAX:+493023125019",
         "phones work +493023125010, fax +493023125019", "", 0},
        {"Tel. 030 23125010", "TEL:+493023125010\nTEL;FAX:+493023125019",
         "phones work +493023125010, fax +493023125019", "", 0},
        {"Tel. 030 23125011", "TEL:+493023125017\nTEL:+493023125011",
         "phones work +493023125011, work +493023125017", "", 0},
        // one is a fax to one of them alone
        {"Tel. 030 23125011\nFax 030 23125017", "TEL:+493023125017\nTEL;FAX:+493023125011",
         "phones work +493023125011, fax +493023125017", "phones[0], phones[1]", 2},
        {"Tel./Fax 030 23125011", "TEL:+493023125011",
         "phones work +493023125011, fax +493023125011", "", 0},
        {"Tel. 030 23125011", "TEL;VOICE;FAX:+493023125011",
         "phones work +493023125011, fax +493023125011", "", 0},
        {"Tel./Fax 030 23125011", "TEL;FAX:+493023125011",
         "phones work +493023125011, fax +493023125011", "", 0},
        // they contradict each other
        {"Tel. 030 23125010", "TEL;FAX:+493023125010", "phones work +493023125010", "phones[0]", 1},
        {"Tel. 030 23125010", "TEL:+493023125017", "phones work +493023125010, work +493023125017",
         "phones[0], phones[1]", 1},
        {"Tel. 030 23125-010", "TEL:tel:+493023125010;ext=77",
         "phones work +493023125010 x010, work +493023125010 x77", "phones[0], phones[1]", 1},
        // the front of the number is in the code alone
        {"Durchwahl Tel. 23125012", "TEL:+493023125012", "phones work +493023125012", "", 1},
        // addresses
        {"el@muster.example", "EMAIL:al@muster.example",
         "emails el@muster.example, al@muster.example", "emails[0], emails[1]", 1},
        {"el@muster.example", "EMAIL:al@muster.example\nEMAIL:el@muster.example",
         "emails el@muster.example, al@muster.example", "", 0},
        {"erika.rnuster@muster.example", "EMAIL:erika.muster@muster.example",
         "emails erika.muster@muster.example", "", 1},
        {"erikamuster@muster.example", "EMAIL:erika.muster@muster.example",
         "emails erika.muster@muster.example", "", 1},
        {"info@muster.example", "EMAIL:erika@muster.example",
         "emails info@muster.example, erika@muster.example", "", 0},
        {"www.muster.example", "URL:https://muster.example/team/erika",
         "websites www.muster.example", "", 0},
        {"www.muster.example/zwolle", "URL:https://www.muster.example/kampen",
         "websites www.muster.example/zwolle, https://www.muster.example/kampen", "", 0},
        {"www.muster.example/Team/", "URL:https://muster.example/team?from=card",
         "websites www.muster.example/Team", "", 0},
        {"www.muster.example/rnuster", "URL:https://muster.example/muster",
         "websites www.muster.example/rnuster", "", 0},
        {"www.muster.example/team", "URL:https://muster.example",
         "websites www.muster.example/team", "", 0},
        {"linkedin.com/in/erika-muster", "URL:https://www.linkedin.com/in/erika-muster",
         "social linkedin.com/in/erika-muster", "", 0},
    }));
    check(one);
}

TEST_CASE("who print and code speak of is asked where they contradict each other")
{
    const TwoWitnesses one = GENERATE(values<TwoWitnesses>({
        {"Erika Muster\nerika@muster.example", "FN:Hans Wein\nEMAIL:hans@wein.example",
         "Erika Muster; emails erika@muster.example, hans@wein.example", "name", 1},
        {"NORDLICHT", "FN:Erika Muster\nORG:Muster GmbH", "Erika Muster; firm Muster GmbH", "", 0},
        {"Scan me!", "N:Muster;Erika;;Dr.;\nFN:Dr. Erika Muster", "Dr. Erika Muster", "", 0},
        {"E. Muster\nerika@muster.example", "N:Muster;Erika",
         "Erika Muster; emails erika@muster.example", "", 0},
        {"Erika Maria Muster\nerika@muster.example", "N:Muster;Erika",
         "Erika Maria Muster; emails erika@muster.example", "", 0},
        {"Erika Muster\nMuster Messtechnik\nerika@muster.example",
         "FN:Erika Muster\nORG:Muster Messtechnik GmbH",
         "Erika Muster; firm Muster Messtechnik GmbH; emails erika@muster.example", "", 1},
        {"Erika Muster\nMuster GmbH\nwww.muster.example",
         "FN:Erika Muster\nORG:Nordlicht Holding SE",
         "Erika Muster; firm Muster GmbH; websites www.muster.example", "company", 1},
        {"Allee 5\n10115 Berlin", "ADR:;;Allee 5;Berlin;;10115;Deutschland",
         "address Allee 5, 10115 Berlin", "", 0},
        {"Allee 5\n10115 Berlin", "ADR:;;Hafenstr. 7;Hamburg;;20457;",
         "address Allee 5, 10115 Berlin", "address", 1},
    }));
    check(one);
}

TEST_CASE("several codes on a card are one witness")
{
    const Contact contact =
        read("", with_codes({vcard("FN:Erika Muster\nTEL:030 23125010"), "https://muster.example",
                             "tel:+493023125019", "MECARD:N:Erika Muster;TEL:+493023125010;;"}));
    CHECK(all_of(contact) == "Erika Muster; phones work +493023125010, work +493023125019; "
                             "websites https://muster.example");
    CHECK(needs_review(contact).empty());
}

TEST_CASE("codes that are no contact change nothing")
{
    CHECK(is_empty(read("", with_codes({"BEGIN:VCARD\r\nTEL:;;;;\r\nEMAIL:@@@\r\nFN:\\",
                                        std::string(100000, 'A'), "MECARD:", "URLTO::", "geo:?q=",
                                        std::string("BEGIN:VCARD\n\0\xff\xfe:\n", 17)}))));
}

TEST_CASE("each vCard of a text is a contact")
{
    const auto said = [](const std::string& text, std::size_t most) {
        std::vector<std::string> all;
        for (const Contact& contact : contacts_of_vcards(text, "DE", most)) {
            all.push_back(all_of(contact));
        }
        return all;
    };
    using Said = std::vector<std::string>;
    const std::string two =
        "Two cards:\n" + vcard("FN:Erika Muster") + "\nand\n" + vcard("FN:Hans Wein") + "Bye";
    CHECK(said(two, 9) == Said{"Erika Muster", "Hans Wein"});
    CHECK(said(two, 1) == Said{"Erika Muster"});
    CHECK(said("FN:Erika Muster\nthe BEGIN:VCARD line", 9).empty());
    // the first one has lost its end
    CHECK(said("BEGIN:VCARD\nFN:Erika Muster\n" + vcard("FN:Hans Wein"), 9) ==
          Said{"Erika Muster", "Hans Wein"});
}

TEST_CASE("a file of vCards is known by its beginning, in any encoding")
{
    CHECK(begins_vcard("BEGIN:VCARD\r\n"));
    CHECK(begins_vcard("\xEF\xBB\xBF \r\nbegin:vcard\n"));
    // cut within a letter of four bytes
    CHECK(begins_vcard(std::string("B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0\x3D\xD8", 26)));
    CHECK(begins_vcard(std::string("\xFE\xFF\0B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D", 24)));
    CHECK_FALSE(begins_vcard(""));
    CHECK_FALSE(begins_vcard("FN:Erika Muster\nBEGIN:VCARD\n"));
}

TEST_CASE("hostile codes do no harm")
{
    std::string nested;
    for (int i = 0; i < 2000; ++i) {
        nested += "BEGIN:VCARD\n";
    }
    const std::string card = GENERATE_COPY(
        as<std::string>{}, nested, "BEGIN:VCARD\nFN:" + std::string(1 << 20, 'A'),
        "BEGIN:VCARD\nTEL:" + std::string(5000, '1'), "BEGIN:VCARD\nFN:\xff\xfe\x80\n",
        std::string("BEGIN:VCARD\nFN:\0\0\n", 18), "BEGIN:VCARD\nEMAIL:" + std::string(4000, '@'),
        "BEGIN:VCARD\n" + std::string(4000, ':'), "MECARD:" + std::string(4000, ';'),
        "MECARD:N:" + std::string(4000, '\\'), "BEGIN:VCARD\n" + std::string(4000, '\n') + " x",
        "BEGIN:VCARD\nFN;QUOTED-PRINTABLE:" + std::string(4000, '='),
        "BEGIN:VCARD\n" + std::string(4000, '"') + ":", "https://" + std::string(4000, '/'),
        "https://wa.me/" + std::string(4000, '1'), "sms:" + std::string(4000, ','));
    const Contact contact =
        read("Erika Muster\nerika@muster.example", with_codes({card, card, card}));
    CHECK(full_name(contact) == "Erika Muster");
    CHECK(values_of(contact.emails) == "erika@muster.example");
    CHECK(contact.phones.empty());
}

TEST_CASE("the notes in a code are kept with their lines")
{
    const auto [code, note] = GENERATE(values<std::pair<std::string, std::string>>({
        {"BEGIN:VCARD\nNOTE:likes roses\nEND:VCARD", "likes roses"},
        {"BEGIN:VCARD\nNOTE:roses\\, boats\\nand  the sea\nEND:VCARD", "roses, boats\nand the sea"},
        {"BEGIN:VCARD\nNOTE:roses\nNOTE;LANGUAGE=en:boats\nEND:VCARD", "roses\nboats"},
        {"MECARD:N:Muster,Erika;NOTE:roses;;", "roses"},
        {"BEGIN:VCARD\nNOTE: \\n\nEND:VCARD", ""},
    }));
    CAPTURE(code);
    ParseContext context;
    context.codes = {code};
    CHECK(value_of(read("", context).note) == note);
}

TEST_CASE("the categories in a code are tags")
{
    const auto [code, tags] = GENERATE(values<std::pair<std::string, std::string>>({
        {"BEGIN:VCARD\nCATEGORIES:garden\nEND:VCARD", "garden"},
        {"BEGIN:VCARD\nCATEGORIES:garden, boats\\, red,,garden\nEND:VCARD", "garden, boats, red"},
        {"BEGIN:VCARD\nCATEGORIES:garden\nCATEGORIES:boats\\\nEND:VCARD", "garden, boats\\"},
        {"BEGIN:VCARD\nCATEGORIES:\nEND:VCARD", ""},
    }));
    CAPTURE(code);
    ParseContext context;
    context.codes = {code};
    CHECK(values_of(read("", context).tags) == tags);
}
