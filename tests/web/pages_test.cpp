// What the pages show and do, as a browser without JavaScript sees it.

#include <fstream>
#include <regex>

#include "app/people/review.h"
#include "core/fields.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "web/page.h"
#include "web/pages/calls_view.h"
#include "web/pages/capture_view.h"
#include "web/site.h"

using namespace cardlog;

namespace {

std::string between(const std::string& text, const std::string& begin, const std::string& end)
{
    const std::size_t from = text.find(begin);
    REQUIRE(from != std::string::npos);
    return text.substr(from + begin.size(),
                       text.find(end, from + begin.size()) - from - begin.size());
}

std::string form_of_undo(const std::string& page)
{
    return "key=" + between(page, R"(name="key" value=")", "\"") +
           "&change=" + between(page, R"(name="change" value=")", "\"") +
           "&changes=" + between(page, R"(name="changes" value=")", "\"") +
           "&page=" + between(page, R"(name="page" value=")", "\"");
}

CallbackSummary call(Id contact, const std::string& due)
{
    CallbackSummary summary;
    summary.contact = contact;
    summary.name = "Nr " + std::to_string(contact);
    summary.due = day(due);
    return summary;
}

}  // namespace

TEST_CASE("the calls of today come first with all there is to say, the others by their names")
{
    ServedLedger served;
    const std::string page = served.get("/").body;
    const std::size_t otto = page.find("Otto Alt");
    const std::size_t hans = page.find("Hans Heute");
    const std::size_t sonja = page.find("Sonja Bald");
    CHECK(otto < hans);
    CHECK(hans < sonja);
    CHECK_THAT(page, contains_text("href=\"tel:+4915123456789\">☎ +49 1512 3456789</a>"));
    CHECK_THAT(page, contains_text("talked about: boats"));
    CHECK_THAT(page, contains_text("Frau Kollegin is still to get the card"));
    CHECK_THAT(page, contains_text("<summary>This week · 1</summary>"));
    CHECK_THAT(page, contains_text("<summary>Later · 2</summary>"));
}

TEST_CASE("of many calls that are due five are unfolded and the others are counted")
{
    std::vector<CallbackSummary> calls;
    for (Id id = 1; id <= 200; ++id) {
        calls.push_back(call(id, id <= 12 ? "2026-11-20" : "2026-12-24"));
    }
    const View view = calls_view(calls, {12, 0, 9988}, test_day, Language::english);
    CHECK(view["today_count"] == 12);
    CHECK(view["calls"].size() == 5);
    CHECK(view["groups"][0]["title"] == "Waiting longer");
    CHECK(view["groups"][0]["count"] == 7);
    CHECK(view["groups"][1]["count"] == 9988);  // of which the page names 138
    CHECK(view["groups"][1]["lines"].size() == 138);
    CHECK(view["is_cut"] == true);
}

TEST_CASE("a page that has nothing to show says in a line what to do, with one button")
{
    ServedLedger served;
    const Ledger& ledger = served.ledger;
    const auto is_said = [](const std::string& page, const std::string& sentence,
                            const std::string& next) {
        CAPTURE(page, sentence);
        CHECK_THAT(page, contains_text("<p>" + sentence));
        CHECK(between(page, R"(<a class="dial" href=")", "\"") == next);
        CHECK(page.find("class=\"dial\"") == page.rfind("class=\"dial\""));
    };
    SECTION("when there is nobody")
    {
        for (const Id one :
             {ledger.later, ledger.overdue, ledger.soon, ledger.today, ledger.unread}) {
            CHECK(ledger.run({"forget", std::to_string(one), "--yes"}).exit_code == 0);
        }
        const auto [path, sentence, next] = GENERATE(table<std::string, std::string, std::string>({
            {"/", "No call is owed. Photograph", "/capture"},
            {"/people", "No contacts yet. Photograph", "/capture"},
            {"/events", "No event yet. Photograph", "/capture"},
            {"/promises", "No cards have come yet. Photograph", "/capture"},
            {"/review", "Nothing is doubtful.", "/"},
            {"/glance", "All numbers and addresses have been seen.", "/promises"},
            {"/duplicates", "Nobody seems to be there twice.", "/people"},
        }));
        is_said(served.get(path).body, sentence, next);
        const std::string capture = served.get("/capture").body;
        CHECK_THAT(capture, contains_text("<p>Lay the cards side by side"));
        CHECK_THAT(capture, contains_text("The evening: name it once for all its cards"));
    }
    SECTION("when no call is due today")
    {
        for (const Id due : {ledger.overdue, ledger.today}) {
            CHECK(ledger.run({"call", std::to_string(due), "--outcome", "met"}).exit_code == 0);
        }
        is_said(served.get("/").body, "No call is due today.",
                "/people/" + std::to_string(ledger.soon));
    }
    SECTION("when nobody is found")
    {
        is_said(served.post("/people/search", "query=nobody").body, "Nobody is found:", "/people");
    }
    SECTION("when nothing is doubtful, and the glance is next")
    {
        is_said(served.get("/review/1").body, "Nothing is doubtful. Next,", "/glance");
    }
}

TEST_CASE("an outcome is one tap, is said, and is taken back by another one")
{
    ServedLedger served;
    const std::string path = "/calls/" + std::to_string(served.ledger.today);
    CHECK(served.post(path, "key=1&outcome=reached&note=friendly").field("location") == "/");
    CHECK(served.ledger.callback(served.ledger.today).outcome == Outcome::reached);
    const std::string page = served.get("/").body;
    CHECK_THAT(page, contains_text("Hans Heute: reached. The promise is kept."));
    CHECK(served.get("/").body.find("reached. The promise") == std::string::npos);  // said once
    CHECK(served.post("/undo", form_of_undo(page)).status == 303);
    CHECK_THAT(served.get("/").body, contains_text("Taken back: Hans Heute."));
    CHECK(served.ledger.contact(served.ledger.today).callbacks.back().pending());
}

TEST_CASE("a promise is given back with a reason, and not without one")
{
    ServedLedger served;
    const std::string path = "/calls/" + std::to_string(served.ledger.today);
    CHECK_THAT(served.get("/").body, contains_text(R"(name="outcome" value="released")"));
    const HttpAnswer answer = served.post(path, "key=1&outcome=released&note=");
    CHECK(answer.status == 404);
    CHECK_THAT(answer.body, contains_text("only with a reason"));
    CHECK(served.post(path, "key=2&outcome=released&note=a+shop").status == 303);
    CHECK_THAT(served.get("/").body, contains_text("Hans Heute: the promise is given back."));
    CHECK(served.ledger.callback(served.ledger.today).outcome == Outcome::released);
    CHECK(served.ledger.callback(served.ledger.today).reason == "a shop");
}

TEST_CASE("what was changed in the meantime is not taken back: it is said, beside how it is now")
{
    ServedLedger served;
    CHECK(served.post("/calls/" + std::to_string(served.ledger.today), "key=1&outcome=reached")
              .status == 303);
    const std::string undo = form_of_undo(served.get("/").body);
    const auto [language, sentence, no_call, call] =
        GENERATE(table<std::string, std::string, std::string, std::string>({
            {"en", "Nothing was taken back", "No call is owed", "call on 2026-11-24"},
            {"de", "Nichts wurde zurückgenommen", "Kein Anruf ist offen", "Anruf am 24.11.2026"},
        }));
    const auto undone = [&, in = language] {
        return served.ask("POST", "/undo", {{"Cookie", served.cookie()}, {"Accept-Language", in}},
                          undo);
    };
    SECTION("by a call that another program logged")
    {
        CHECK(served.ledger.run({"call", std::to_string(served.ledger.overdue), "--outcome", "met"})
                  .exit_code == 0);
        const HttpAnswer answer = undone();
        CHECK(answer.status == 409);
        CHECK_THAT(answer.body, contains_text(sentence));
        CHECK_THAT(answer.body, contains_text(no_call));
        CHECK_THAT(answer.body, contains_text("Hans Heute"));
        CHECK_THAT(answer.body, contains_text("Otto Alt"));
        CHECK(served.ledger.callback(served.ledger.overdue).outcome == Outcome::met);
        CHECK(served.ledger.callback(served.ledger.today).outcome == Outcome::reached);
    }
    SECTION("in another tab, which took it back")
    {
        CHECK(served.post("/undo", "key=2" + undo.substr(undo.find('&'))).status == 303);
        const HttpAnswer answer = undone();
        CHECK(answer.status == 409);
        CHECK_THAT(answer.body, contains_text(sentence));
        CHECK_THAT(answer.body, contains_text(call));  // it is owed again
        CHECK(served.ledger.contact(served.ledger.today).callbacks.back().pending());
    }
}

TEST_CASE("what cannot be done is said in the language of the page, and what to do")
{
    ServedLedger served;
    const std::string today = std::to_string(served.ledger.today);
    CHECK(served.post("/calls/" + today, "key=0&outcome=reached").status == 303);
    const auto [path, form, sentence] = GENERATE_COPY(table<std::string, std::string, std::string>({
        {"/calls/" + today, "outcome=reached", "Hier ist kein Anruf mehr offen"},
        {"/calls/" + today, "outcome=danced", "Dieses Formular passt nicht mehr"},
        {"/calls/" + today + "/later", "day=2026-02-30", "Dieses Formular passt nicht mehr"},
        {"/calls/999", "outcome=reached", "Diesen Kontakt gibt es nicht"},
        {"/people/999", "note=", "Diesen Kontakt gibt es nicht"},
        {"/people/999/no-card", "", "Diesen Kontakt gibt es nicht"},
        {"/referrals/999", "state=meets", "Diese Vermittlung gibt es nicht"},
        {"/promises/1", "contact=999&talked_about=x", "Diesen Kontakt gibt es nicht"},
        {"/promises/1", "contact=" + today + "&talked_about=&refer_to=Hans%20Heute",
         "Eine Karte kann nicht an die Person gehen"},
        {"/duplicates/1", "first=1&second=1&verdict=one", "Diese beiden sind schon eine Person"},
        {"/duplicates/1", "first=1&second=1&verdict=two", "Diese beiden sind schon eine Person"},
        {"/cards/999/turn", "quarters=1", "Dieses Bild oder diese Karte gibt es nicht mehr"},
        {"/pictures/9/leave", "", "Dieses Bild oder diese Karte gibt es nicht mehr"},
        {"/pictures/9/again", "", "Dieses Bild oder diese Karte gibt es nicht mehr"},
    }));
    CAPTURE(path, form);
    const HttpAnswer answer = served.ask(
        "POST", path, {{"Cookie", served.cookie()}, {"Accept-Language", "de"}}, "key=1&" + form);
    CHECK(answer.status == 404);
    CHECK_THAT(answer.body, contains_text("<p role=\"alert\">" + sentence));
}

TEST_CASE("a typed number or address that is none is said so in the language of the page")
{
    ServedLedger served;
    const auto [typed, sentence] = GENERATE(table<std::string, std::string>({
        {"phones=12&emails=", "&quot;12&quot; ist keine Telefonnummer."},
        {"phones=&emails=nobody", "&quot;nobody&quot; ist keine E-Mail-Adresse."},
    }));
    const std::string body =
        served
            .ask("POST", "/unread/1", {{"Cookie", served.cookie()}, {"Accept-Language", "de"}},
                 "key=1&contact=" + std::to_string(served.ledger.unread) + "&name=&company=&" +
                     typed)
            .body;
    CHECK_THAT(body, contains_text("<p role=\"alert\">" + sentence));
}

TEST_CASE("without an answer the call comes again the next working day, and may be moved")
{
    ServedLedger served;
    const std::string path = "/calls/" + std::to_string(served.ledger.today);
    CHECK(served.post(path, "key=1&outcome=no_answer").status == 303);
    CHECK(served.ledger.callback(served.ledger.today).due == day("2026-11-25"));
    CHECK(served.post(path + "/later", "key=2&day=2026-12-09").status == 303);
    CHECK(served.ledger.callback(served.ledger.today).due == day("2026-12-09"));
    CHECK(served.post(path + "/later", "key=3&day=2020-01-01").status == 303);
    CHECK_THAT(served.get("/").body, contains_text("2020-01-01 is over"));
    CHECK(served.ledger.callback(served.ledger.today).due == day("2026-12-09"));
    const View choices = later_view(test_day, Language::english);  // a Tuesday
    CHECK(choices[0]["day"] == "2026-11-25");
    CHECK(choices[1]["day"] == "2026-11-27");
    CHECK(choices[2]["day"] == "2026-11-30");
    CHECK(later_view(day("2026-11-30"), Language::english)[2]["day"] == "2026-12-07");
}

TEST_CASE("the page speaks German to a German browser")
{
    ServedLedger served;
    const std::string page = served.get("/", {{"Accept-Language", "de-DE,de;q=0.9"}}).body;
    CHECK_THAT(page, contains_text("<html lang=\"de\">"));
    CHECK_THAT(page, contains_text("Keine Antwort"));
    CHECK_THAT(page, contains_text("Frau Kollegin soll die Karte noch bekommen"));
}

TEST_CASE("notes and tags are kept, and how an introduction stands")
{
    ServedLedger served;
    const std::string path = "/people/" + std::to_string(served.ledger.today);
    const std::string state =
        between(served.get(path).body, R"(hidden" name="state" value=")", "\"");
    CHECK(served.post(path, "key=1&state=" + state + "&note=one%0D%0Atwo&tags=garden,%20boats")
              .status == 303);
    const Contact contact = served.ledger.contact(served.ledger.today).contact;
    CHECK(contact.note->value == "one\ntwo");
    CHECK(contact.tags.size() == 2);
    const Id referral = served.ledger.contact(served.ledger.today).referrals.front().id;
    CHECK(served.post("/referrals/" + std::to_string(referral), "key=2&state=declined")
              .field("location") == path);
    CHECK_THAT(served.get(path).body, contains_text("Frau Kollegin declined: call all the same"));
}

TEST_CASE("on the page of a person any value is put right, taken out or added, and taken back")
{
    ServedLedger served;
    const std::string path = "/people/" + std::to_string(served.ledger.today);
    const auto contact = [&] { return served.ledger.contact(served.ledger.today).contact; };
    const std::string page = served.get(path).body;
    CHECK_THAT(page, contains_text("Put a value right"));
    CHECK_THAT(page, contains_text(R"(<option value="emails">E-mail</option>)"));
    CHECK(page.find(R"(<option value="name">)") == std::string::npos);  // there is one
    const std::string name = "&field=name&value=Hans%20Heute&text=";
    SECTION("put right")
    {
        CHECK(served.post(path + "/value", "key=1" + name + "Hanna%20Heute").field("location") ==
              path);
        CHECK(text_of(contact().name) == "Hanna Heute");
        const std::string next = served.get(path).body;
        CHECK_THAT(next, contains_text("Hanna Heute: corrected."));
        CHECK(served.post("/undo", form_of_undo(next)).field("location") == path);
        CHECK(text_of(contact().name) == "Hans Heute");
    }
    SECTION("put right in another tab meanwhile")
    {
        CHECK(served.post(path + "/value", "key=1" + name + "Hanna%20Heute").status == 303);
        CHECK(served.post(path + "/value", "key=2" + name + "Horst%20Heute").status == 303);
        CHECK_THAT(served.get(path).body, contains_text("settled or changed in the meantime"));
        CHECK(text_of(contact().name) == "Hanna Heute");
    }
    SECTION("taken out")
    {
        CHECK(served.post(path + "/value", "key=1&field=company&value=Heute%20eG&text=").status ==
              303);
        CHECK_FALSE(contact().company);
    }
    SECTION("a number that is none")
    {
        CHECK(served.post(path + "/value", "key=1&field=phones[0]&value=%2B4915123456789&text=12")
                  .status == 303);
        CHECK_THAT(served.get(path).body, contains_text("is no telephone number"));
        CHECK(text_of(contact().phones.at(0)) == "+4915123456789");
    }
    SECTION("added")
    {
        CHECK(served.post(path + "/add", "key=1&field=emails&text=hans@heute.example").status ==
              303);
        CHECK(texts_of(contact().emails) == std::vector<std::string>{"hans@heute.example"});
        CHECK(served.post(path + "/add", "key=2&field=name&text=Another").status == 303);
        CHECK(text_of(contact().name) == "Hans Heute");
    }
}

TEST_CASE("what goes over all contacts is answered beside the other pages")
{
    const Ledger ledger;
    Sessions sessions;
    SiteOptions options;
    options.uploads.store = ledger.store;
    options.uploads.clock = [] { return Moment{morning, test_day}; };
    CardSite site(options, sessions);
    for (const char* path : {"/duplicates", "/take/contacts.vcf", "/take/calls.ics"}) {
        const Response response = site.answer({{"GET", path, {}}, "", "somebody's"});
        REQUIRE(response.later);
        CHECK(response.later().status == 200);
    }
}

TEST_CASE("contacts and calls are files for a phone")
{
    ServedLedger served;
    const HttpAnswer contacts = served.get("/take/contacts.vcf");
    CHECK(contacts.field("content-type") == "text/vcard; charset=utf-8");
    CHECK(contacts.field("content-disposition") == "attachment; filename=\"contacts.vcf\"");
    CHECK_THAT(contacts.body, contains_text("FN:Hans Heute\r\n"));
    CHECK_THAT(served.get("/take/calls.ics").body, contains_text("BEGIN:VEVENT\r\n"));
    CHECK_THAT(served.get("/take/calls.ics").body, contains_text("SUMMARY:Call Hans Heute"));
    CHECK_THAT(served.get("/take/calls.ics", {{"Accept-Language", "de"}}).body,
               contains_text("SUMMARY:Anruf: Hans Heute"));
    CHECK_THAT(served.get("/people/" + std::to_string(served.ledger.today) + "/dial.svg").body,
               contains_text("<svg "));
}

TEST_CASE("what was tried is said in the language of the page, in the calendar too")
{
    ServedLedger served;
    const std::string id = std::to_string(served.ledger.today);
    CHECK(served.post("/calls/" + id, "key=1&outcome=no_answer&note=besetzt").status == 303);
    for (const std::string& path : {"/people/" + id, std::string("/take/calls.ics")}) {
        const std::string body = served.get(path, {{"Accept-Language", "de"}}).body;
        const std::string unfolded = std::regex_replace(body, std::regex("\r\n "), "");
        CHECK_THAT(unfolded, contains_text("24.11.2026 keine Antwort: besetzt"));
    }
}

TEST_CASE("doubtful values are one queue: Enter is right, another text corrects, one tap takes out")
{
    ServedLedger served;
    NewCard card = card_of("Anna Muster", "Horst Gmbh", 1);
    card.contact.company->evidence = {"Horst Gmbh.", 0.5, false, corners({85, 55, 425, 110})};
    card.contact.emails = {{"x@muster.example", {"x@muster.example", 0.4, false, {}}}};
    card.lines.push_back({"Horst GmbH & Co. KG", 0.9, card.quad});
    card.flat_jpeg = "a picture";
    const Id id = add_contact(served.ledger.store, card, "2026-12-01");
    const std::string page = served.get("/review/1").body;
    CHECK_THAT(page, contains_text("value 1 of 2"));
    CHECK_THAT(page, contains_text("? 50 % sure"));
    CHECK_THAT(page, contains_text("value=\"Horst GmbH &amp; Co. KG\""));
    CHECK_THAT(page, contains_text("<svg class=\"strip\" viewBox=\"77.4 42.1 445.3 110.0"));
    CHECK_THAT(page, contains_text(R"(data-line="Horst GmbH &amp; Co. KG" x="0.0")"));
    CHECK(served.get("/cards/6.jpg").body == "a picture");

    const std::string without_place = served.get("/review/2").body;  // the whole card, no frame
    CHECK_THAT(without_place, contains_text("href=\"/cards/6.jpg\""));
    CHECK_THAT(without_place, contains_text("href=\"/cards/6/corners\""));
    CHECK(without_place.find("class=\"frame\"") == std::string::npos);

    const std::string form = "contact=" + std::to_string(id) + "&field=company&value=Horst%20Gmbh";
    SECTION("right")
    {
        CHECK(served.post("/review/1", "key=1&text=Horst%20Gmbh&" + form).status == 303);
        CHECK(served.ledger.contact(id).contact.company->evidence.confidence == 1);
        const std::string next = served.get("/review/1").body;
        CHECK_THAT(next, contains_text("Horst Gmbh: right."));
        CHECK_THAT(next, contains_text("value 1 of 1"));
        CHECK(served.post("/undo", form_of_undo(next)).status == 303);
        CHECK(served.ledger.contact(id).contact.company->evidence.confidence == 0.5);
    }
    SECTION("all of the card, with one undo")
    {
        CHECK_THAT(page, contains_text("data-card-before=\"/review/1\""));
        CHECK_THAT(page, contains_text("data-card-after=\"/review/3\""));
        CHECK(served.post("/review/1", "key=1&text=Horst%20Gmbh&verdict=card_right&" + form)
                  .field("location") == "/review/1");
        CHECK(served.ledger.contact(id).contact.company->evidence.confidence == 1);
        const std::string next = served.get("/review/1").body;
        CHECK_THAT(next, contains_text("Anna Muster: all of this card is right."));
        CHECK_THAT(next, contains_text("Nothing is doubtful."));
        CHECK(served.post("/undo", form_of_undo(next)).status == 303);
        CHECK_THAT(served.get("/review/1").body, contains_text("value 1 of 2"));
    }
    SECTION("another line of the card")
    {
        CHECK(served
                  .post("/review/1",
                        "key=1&text=Horst%20Gmbh&line=Horst%20GmbH%20%26%20Co.%20KG&" + form)
                  .status == 303);
        CHECK(served.ledger.contact(id).contact.company->value == "Horst GmbH & Co. KG");
    }
    SECTION("not on the card")
    {
        CHECK(served.post("/review/1", "key=1&verdict=not_on_card&text=Horst%20Gmbh&" + form)
                  .status == 303);
        CHECK_FALSE(served.ledger.contact(id).contact.company);
    }
    SECTION("settled in another tab meanwhile: the queue goes on with what is left")
    {
        CHECK(served.post("/review/1", "key=1&text=Horst%20Gmbh&" + form).status == 303);
        const HttpAnswer second = served.post("/review/1", "key=2&text=Other%20AG&" + form);
        CHECK(second.status == 303);
        CHECK(second.field("location") == "/review/1");
        const std::string next = served.get("/review/1").body;
        CHECK_THAT(next, contains_text("This value was settled or changed in the meantime"));
        CHECK_THAT(next, contains_text("value 1 of 1"));
        CHECK(served.ledger.contact(id).contact.company->value == "Horst Gmbh");
    }
    SECTION("no card at all")
    {
        CHECK_THAT(page, contains_text("/people/" + std::to_string(id) + "/no-card"));
        CHECK(
            served.post("/people/" + std::to_string(id) + "/no-card", "key=1").field("location") ==
            "/review");
        const std::string next = served.get("/review/1").body;
        CHECK_THAT(next, contains_text("Anna Muster: set aside, no card."));
        CHECK_THAT(next, contains_text("Nothing is doubtful."));
        CHECK(served.get("/people").body.find("Anna Muster") == std::string::npos);
        CHECK_THAT(served.get("/people/" + std::to_string(id)).body,
                   contains_text("Set aside: this is no card."));
        CHECK(served.post("/undo", form_of_undo(next)).field("location") == "/review");
        CHECK_THAT(served.get("/review/1").body, contains_text("value 1 of 2"));
        CHECK(served.ledger.contact(id).callbacks.back().pending());
    }
    SECTION("a text that is no such value is asked for again")
    {
        CHECK(served
                  .post("/review/2", "key=1&text=nothing&contact=" + std::to_string(id) +
                                         "&field=emails[0]&value=x@muster.example")
                  .field("location") == "/review/2");
        CHECK_THAT(served.get("/review/2").body, contains_text("nothing"));
        CHECK_THAT(served.get("/review/3").body, contains_text("2 values are left."));
    }
}

TEST_CASE("a value of a person with two cards is shown on the card that it was printed on")
{
    ServedLedger served;
    NewCard card = card_of("Anna Muster", "Muster GmbH", 1);
    card.flat_jpeg = "the front";
    const Id anna = add_contact(served.ledger.store, card, "2026-12-01");
    card = card_of("Anna Muster-Beispiel", "Muster GmbH", 1);
    card.contact.emails = {
        {"x@muster.example", {"x@muster.example", 0.5, false, corners({85, 55, 425, 110})}}};
    card.lines = {{"the back", 0.9, card.quad}};
    card.flat_jpeg = "the back";
    const Id back = add_contact(served.ledger.store, card, "2026-12-01");
    REQUIRE(served.ledger.run({"merge", std::to_string(anna), std::to_string(back)}).exit_code ==
            0);
    const std::string page = served.get("/review/1").body;
    CHECK_THAT(page, contains_text("x@muster.example"));
    CHECK(served.get(between(page, R"(id="card" href=")", "\"")).body == "the back");
    CHECK_THAT(page, contains_text(R"(name="line" value="the back")"));
}

TEST_CASE("a field that is absent and may be on the card is asked about with what it may be")
{
    ServedLedger served;
    NewCard card = card_of("A shop", "Bàn Gỗ Đỏ", 1);
    card.contact.name.reset();
    card.contact.possible = {{"name", {"Thu Hà Lê", 0.35, false, {}}}};
    const Id id = add_contact(served.ledger.store, card, "2026-12-01");
    const std::string page = served.get("/review/1").body;
    CHECK_THAT(page, contains_text("? 35 % sure"));
    CHECK_THAT(page, contains_text("nothing was taken; it may be: Thu Hà Lê"));
    CHECK_THAT(page, contains_text("name=\"line\" value=\"Thu Hà Lê\""));
    const std::string form = "key=1&contact=" + std::to_string(id) + "&field=name&value=&text=";
    SECTION("nothing is right")
    {
        CHECK(served.post("/review/1", form).status == 303);
        CHECK_FALSE(served.ledger.contact(id).contact.name);
        const std::string next = served.get("/review/1").body;
        CHECK_THAT(next, contains_text("Name: not on the card."));
        CHECK_THAT(next, contains_text("Nothing is doubtful."));
        CHECK(served.post("/undo", form_of_undo(next)).status == 303);
        CHECK_THAT(served.get("/review/1").body, contains_text("Thu Hà Lê"));
    }
    SECTION("it is that line")
    {
        CHECK(served.post("/review/1", form + "&line=Thu%20H%C3%A0%20L%C3%AA").status == 303);
        CHECK(text_of(served.ledger.contact(id).contact.name) == "Thu Hà Lê");
        CHECK_THAT(served.get("/review/1").body, contains_text("Nothing is doubtful."));
    }
}

TEST_CASE(
    "a card of which nothing could be read comes first in the review, and is typed or set aside")
{
    ServedLedger served;
    const Id id = served.ledger.unread;
    const std::string page = served.get("/review").body;
    CHECK_THAT(page, contains_text("card 1 of 1"));
    CHECK_THAT(page, contains_text("Nothing could be read on this card"));
    CHECK_THAT(page, contains_text("href=\"/review/1\""));  // to skip it
    CHECK(served.get("/unread/2").field("location") == "/review/1");
    const std::string form = "contact=" + std::to_string(id) + "&name=Uwe%20Unlesbar&company=&";
    const HttpAnswer wrong = served.post("/unread/1", "key=1&" + form + "phones=&emails=nobody");
    CHECK_THAT(wrong.body, contains_text("role=\"alert\""));
    CHECK_THAT(wrong.body, contains_text("value=\"Uwe Unlesbar\""));  // it is not typed again
    CHECK(served.post("/unread/1", "key=2&" + form + "phones=0151%2023456780&emails=")
              .field("location") == "/unread/1");
    CHECK(served.ledger.contact(id).contact.phones.front().e164 == "+4915123456780");
    CHECK(served.get("/unread/1").field("location") == "/review/1");
    const std::string next = served.get("/review").body;
    CHECK_THAT(next, contains_text("Uwe Unlesbar: saved."));
    CHECK(served.post("/undo", form_of_undo(next)).field("location") == "/review");
    CHECK_THAT(served.get("/review").body, contains_text("card 1 of 1"));
    CHECK(served.post("/people/" + std::to_string(id) + "/no-card", "key=3").status == 303);
    CHECK_THAT(served.get("/review").body, contains_text("Nothing is doubtful."));
}

TEST_CASE("numbers and addresses that nobody has confirmed are seen at a glance, wrong ones mended")
{
    ServedLedger served;
    NewCard card = card_of("Anna Muster", "Muster GmbH", 1);
    card.contact.phones = {};
    card.contact.emails = {{"x@muster.example", sure("x@muster.example")},
                           {"y@muster.example", {"y@muster.example", 0.5, false, {}}}};
    const Id anna = add_contact(served.ledger.store, card, "2026-12-01");
    const std::string page = served.get("/glance").body;
    CHECK_THAT(page, contains_text("5 numbers and addresses."));
    CHECK_THAT(page, contains_text("value=\"x@muster.example\""));
    CHECK(page.find("y@muster.example") == std::string::npos);  // doubtful: the review asks for it
    CHECK(page.find("+49 151 23456789") < page.find("x@muster.example"));

    const std::string today = std::to_string(served.ledger.today);
    const std::string form = "contact0=" + today +
                             "&field0=phones[0]&value0=%2B4915123456789&text0=%2B49+151+23456789"
                             "&contact1=" +
                             std::to_string(anna) + "&field1=emails[0]&value1=x@muster.example";
    CHECK(served.post("/glance", "key=3&row=1&text1=x@muster.example&" + form).status == 303);
    const std::string one_seen = served.get("/glance").body;
    CHECK_THAT(one_seen, contains_text("1 value seen."));
    CHECK_THAT(one_seen, contains_text("4 numbers and addresses."));
    CHECK(served.post("/undo", form_of_undo(one_seen)).field("location") == "/glance");
    CHECK(served.post("/glance", "key=4&text1=x@muster.example&" + form).status == 303);
    const std::string two_seen = served.get("/glance").body;
    CHECK_THAT(two_seen, contains_text("2 values seen."));
    CHECK(served.post("/undo", form_of_undo(two_seen)).status == 303);
    CHECK_THAT(served.get("/glance").body, contains_text("5 numbers and addresses."));

    CHECK(served.post("/glance", "key=1&text1=nothing&" + form).field("location") == "/glance");
    CHECK_THAT(served.get("/glance").body, contains_text("1 value seen. Not well-formed: nothing"));
    CHECK(served.ledger.contact(served.ledger.today).contact.phones[0].evidence.confidence == 1);
    CHECK(served.post("/glance", "key=2&text1=z@muster.example&" + form).status == 303);
    CHECK_THAT(served.get("/glance").body, contains_text("3 numbers and addresses."));
    CHECK(served.ledger.contact(anna).contact.emails[0].value == "z@muster.example");
}

TEST_CASE("a number is shown in the groups of its print where no digit differs")
{
    const auto [printed, e164, shown] = GENERATE(table<std::string, std::string, std::string>({
        {"0151 / 23 45 67 89", "+4915123456789", "+49 151 23 45 67 89"},
        {"0541 /376712-62", "+4954137671262", "+49 541 376712-62"},
        {"(0151) 2345 6789", "+4915123456789", "+49 151 2345 6789"},
        {"+49 151 2345 6789", "+4915123456789", "+49 151 2345 6789"},
        {"+49 (0)151 2345 6789", "+4915123456789", "+49 1512 3456789"},
        {"(0)151 23456789", "+4915123456789", "+49 1512 3456789"},
        {"0151 23456780", "+4915123456789", "+49 1512 3456789"},
        {"(541) 754 30 10", "+15417543010", "+1 541 754 30 10"},
        {"06 69 81 23 45", "+390669812345", "+39 06 69 81 23 45"},
    }));
    CAPTURE(printed);
    StoredContact person;
    person.contact.phones = {{PhoneType::mobile, e164, "", sure(printed)}};
    CHECK(values_to_glance_at(person).at(0).shown == shown);
}

TEST_CASE("of values that were called right at a glance one is asked about again, alone")
{
    ServedLedger served;
    const std::string first = std::to_string(served.ledger.today);
    const std::string second = std::to_string(served.ledger.overdue);
    const auto rows = [&](const std::string& rest) {
        const std::string number = "=%2B4915123456789&";
        return "&contact0=" + first + "&field0=phones[0]&value0" + number + "contact1=" + second +
               "&field1=phones[0]&value1" + number + rest;
    };
    const std::string shown = "=%2B49+151+23456789";
    const std::string settled =
        rows("shown0" + shown + "&shown1" + shown + "&confidence0=0.99&confidence1=0.99");
    const auto confidence_of = [&](Id contact) {
        return served.ledger.contact(contact).contact.phones[0].evidence.confidence;
    };

    CHECK(served.post("/glance", "key=1" + rows("text0" + shown + "&text1" + shown)).status == 303);
    const std::string seen = served.get("/glance").body;
    CHECK_THAT(seen, contains_text("2 values seen."));
    CHECK_THAT(seen, contains_text("One of them was wrong"));
    CHECK_THAT(seen, contains_text("name=\"confidence1\" value=\"0.99\""));

    CHECK(served.post("/glance/back", "key=2&row=1" + settled).field("location") == "/glance");
    CHECK(confidence_of(served.ledger.today) == 1);
    CHECK(confidence_of(served.ledger.overdue) == 0.99);
    const std::string back = served.get("/glance").body;
    CHECK_THAT(back, contains_text("+49 151 23456789 is asked about again."));
    CHECK_THAT(back, contains_text("name=\"contact0\" value=\"" + first + "\""));

    CHECK(served.post("/glance/back", "key=3&row=1" + settled).status == 303);
    CHECK_THAT(served.get("/glance").body, contains_text("settled or changed in the meantime"));
    CHECK(served.post("/undo", form_of_undo(back)).status == 303);
    CHECK(confidence_of(served.ledger.overdue) == 1);
}

TEST_CASE("after an evening one line a card says what was promised and who gets the card")
{
    ServedLedger served;
    const std::string file = (served.ledger.folder / "evening.vcf").string();
    std::ofstream(file) << "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Muster\r\nEND:VCARD\r\n"
                           "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Berta Beispiel\r\nEND:VCARD\r\n";
    CHECK_THAT(served.get("/promises").body, contains_text("No cards have come yet."));
    REQUIRE(served.ledger.run({"import", file, "--talked-about", "website"}).exit_code <= 1);
    const std::string page = served.get("/promises").body;
    CHECK_THAT(page, contains_text("card 1 of 2"));
    CHECK_THAT(page, contains_text("Anna Muster"));
    const std::string anna = between(page, R"(name="contact" value=")", "\"");
    CHECK(served
              .post("/promises/1",
                    "key=1&contact=" + anna + "&talked_about=send+an+offer&refer_to=Karin+Beispiel")
              .field("location") == "/promises/2");
    const StoredContact stored = served.ledger.contact(std::stoll(anna));
    CHECK(stored.encounters.back().talked_about == "send an offer");
    CHECK(stored.referrals.back().to_name == "Karin Beispiel");

    const std::string next = served.get("/promises/2").body;  // with this evening's own words
    CHECK_THAT(next, contains_text("Anna Muster: noted."));
    CHECK_THAT(next, contains_text("name=\"topic\" value=\"send an offer\""));
    CHECK_THAT(next, contains_text("name=\"colleague\" value=\"Karin Beispiel\""));
    const std::string berta = between(next, R"(name="contact" value=")", "\"");
    CHECK(served.post("/promises/2", "key=2&contact=" + berta + "&talked_about=website")
              .field("location") == "/promises/3");
    CHECK(served.ledger.contact(std::stoll(berta)).referrals.empty());
    CHECK(served
              .post("/promises/2", "key=6&talked_about=website&contact=" + berta +
                                       "&refer_to=Karin+Beispiel+karin@beispiel.example")
              .status == 303);
    const Referral to_karin = served.ledger.contact(std::stoll(berta)).referrals.back();
    CHECK(to_karin.to_name == "Karin Beispiel");
    CHECK(to_karin.via == "karin@beispiel.example");
    const std::string mail = between(served.get("/people/" + berta).body, "href=\"mailto:", "\"");
    CHECK(mail.starts_with("karin@beispiel.example?subject="));
    CHECK_THAT(mail, contains_text("%0D%0A"));  // RFC 6068
    CHECK_THAT(served.get("/promises/3").body, contains_text("These were all the cards."));
    CHECK(served.post("/promises/1", "key=3&contact=999&talked_about=x").status == 404);

    // From a page that was opened before Anna's line was written, in another tab.
    const std::string late = "&before=website&contact=" + anna + "&talked_about=";
    const HttpAnswer other = served.post("/promises/1", "key=4&refer_to=Ernst" + late + "boats");
    CHECK(other.status == 409);
    CHECK_THAT(other.body, contains_text("send an offer"));
    CHECK_THAT(other.body, contains_text("boats"));
    CHECK(served.post("/promises/1", "key=5&refer_to=Ernst" + late + "website").status == 303);
    CHECK(served.ledger.contact(std::stoll(anna)).referrals.back().to_name == "Ernst");
    CHECK(served.ledger.contact(std::stoll(anna)).encounters.back().talked_about ==
          "send an offer");
    REQUIRE(served.ledger.run({"merge", anna, berta}).exit_code == 0);
    CHECK_THAT(served.get("/promises").body, contains_text("card 1 of 1"));  // one person
}

TEST_CASE("two contacts that may be one person stand side by side, and both answers are taken back")
{
    ServedLedger served;
    NewCard card = card_of("Anna Muster", "Muster GmbH", 1);
    card.contact.emails = {{"anna@muster.example", sure("anna@muster.example")}};
    const Id anna = add_contact(served.ledger.store, card, "2026-12-01");
    card.contact.name = Name{"A. Muster", "", "", "A. Muster", sure("A. Muster")};
    const Id twin = add_contact(served.ledger.store, card, "2026-12-02");
    const std::string page = served.get("/duplicates").body;
    CHECK_THAT(page, contains_text("pair 1 of 1"));
    CHECK_THAT(page, contains_text("The same e-mail: anna@muster.example."));
    CHECK_THAT(page, contains_text("A. Muster <span class=\"check\">only here</span>"));
    CHECK_THAT(page, contains_text("<dd>anna@muster.example</dd>"));  // both say it
    const std::string form =
        "&first=" + std::to_string(anna) + "&second=" + std::to_string(twin) + "&verdict=";
    const std::string verdict = GENERATE("one", "two");
    CAPTURE(verdict);
    CHECK(served.post("/duplicates/1", "key=1" + form + verdict).field("location") ==
          "/duplicates/1");
    const std::string next = served.get("/duplicates/1").body;
    CHECK_THAT(next, contains_text("Nobody seems to be there twice."));
    CHECK(served.ledger.contact(anna).merged.size() == (verdict == "one" ? 1U : 0U));
    CHECK(served.post("/undo", form_of_undo(next)).status == 303);
    CHECK_THAT(served.get("/duplicates").body, contains_text("pair 1 of 1"));
    CHECK(served.post("/duplicates/1", "key=2" + form + "perhaps").status == 404);
}

TEST_CASE("under the pictures stands the one step that is next: the review, then the glance")
{
    Upload read{1, Upload::State::done};
    read.sums.cards_written = 1;
    const auto [uploads, doubtful, to_review, to_glance] =
        GENERATE_COPY(table<std::vector<Upload>, int, bool, bool>({
            {{}, 0, false, false},
            {{Upload{1, Upload::State::reading}}, 0, false, false},
            {{read}, 0, false, true},
            {{read}, 3, true, false},
        }));
    const View view = capture_view(uploads, {}, {}, {}, doubtful, Language::english);
    CAPTURE(uploads.size(), doubtful);
    const std::string page = render("capture_page", view, Language::english);
    CHECK((page.find(R"(class="next" href="/review")") != std::string::npos) == to_review);
    CHECK((page.find(R"(class="next" href="/glance")") != std::string::npos) == to_glance);
}

TEST_CASE("what is cut off or hard to read is said by its number while the cards still lie there")
{
    Contact sharp;
    sharp.name = Name{"Anna Muster", "", "", "Anna Muster", sure("Anna Muster")};
    Contact blurred = sharp;
    blurred.name->evidence.confidence = 0.3;
    const Quad quad = corners({0, 0, 85, 55});
    Upload upload{1, Upload::State::reading};
    upload.pages = {{1,
                     1,
                     100,
                     100,
                     nullptr,
                     {{1, quad, false, Outline::Reading::card, sharp},
                      {2, quad, true, Outline::Reading::waits, {}},
                      {3, quad, false, Outline::Reading::card, blurred},
                      {4, quad, false, Outline::Reading::no_card, {}},
                      {5, quad, false, Outline::Reading::waits, {}}}}};
    const View view = capture_view({upload}, {}, {}, {}, 0, Language::english);
    std::vector<std::string> said;
    for (const View& outline : view["pictures"][0]["pages"][0]["outlines"]) {
        said.push_back(outline["advice"]);
    }
    CHECK(said == std::vector<std::string>{
                      "", "2 is cut off: photograph it again",
                      "3 is hard to read: photograph it again, from nearer and without glare", "",
                      ""});
    CHECK(view["pictures"][0]["question"] == "4 cards: right?");
}
