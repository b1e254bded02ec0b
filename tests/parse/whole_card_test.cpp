#include "core/evidence.h"
#include "parse/reading.h"
#include "parse/text/search_key.h"

using namespace cardlog;

namespace {

// Words on one line at x = 100, 400, ... when `gap` is wide; all `height` high.
Line line_at(double top, double height, const std::vector<std::string>& words, double gap = 10)
{
    Line line;
    double left = 100;
    for (const std::string& word : words) {
        const double right = left + height * 0.5 * static_cast<double>(word.size());
        line.words.push_back({word, {left, top, right, top + height}, 0.95});
        left = right + gap;
    }
    return line;
}

}  // namespace

TEST_CASE("a whole card is read")
{
    const Contact contact =
        read("Rosenhain Medien GmbH\nIdeen f\u00fcr morgen\nDr. Erika Muster\nProjektleiterin\n"
             "Am Kamp 23 \u00b7 49074 Osnabr\u00fcck\nTel. 030 23125-012\nMobil 0171 3920012\n"
             "Mail erika.muster@rosenhain.example\nWeb www.rosenhain.example");
    CHECK(full_name(contact) == "Dr. Erika Muster");
    CHECK(value_of(contact.company) == "Rosenhain Medien GmbH");
    CHECK(value_of(contact.job_title) == "Projektleiterin");
    CHECK(phones_of(contact) == "work +493023125012, mobile +491713920012");
    CHECK(values_of(contact.emails) == "erika.muster@rosenhain.example");
    CHECK(values_of(contact.websites) == "www.rosenhain.example");
    REQUIRE(contact.address);
    CHECK(contact.address->text == "Am Kamp 23, 49074 Osnabr\u00fcck");
    CHECK(needs_review(contact) == std::vector<std::string>{});
}

TEST_CASE("two columns on one line are two lines")
{
    CardText card;
    card.lines.push_back(line_at(100, 40, {"Erika", "Muster"}));
    Line both = line_at(200, 30, {"Projektleiterin", "030", "23125", "012"});
    for (std::size_t i = 1; i < both.words.size(); ++i) {
        both.words[i].box.left += 300;
        both.words[i].box.right += 300;
    }
    card.lines.push_back(both);
    const Contact contact = parse_contact(card);
    CHECK(value_of(contact.job_title) == "Projektleiterin");
    CHECK(numbers_of(contact) == "+493023125012");
}

TEST_CASE("a value is where its words are")
{
    CardText card;
    card.lines.push_back(line_at(100, 40, {"Mail", "erika@muster.example"}));
    const Contact contact = parse_contact(card);
    REQUIRE(contact.emails.size() == 1);
    CHECK(contact.emails[0].evidence.quad == corners(card.lines[0].words[1].box));
}

TEST_CASE("the search key has no case, accents or punctuation, and both German spellings")
{
    CHECK(search_key("M\u00fcller") == "muller mueller");
    CHECK(search_key("O'Connor, \u00c9mile") == "o connor emile");
    CHECK(search_key("\u0141ukasz WEISS Gro\u00df") == "lukasz weiss gross");
    CHECK(search_key("").empty());
}

TEST_CASE("letter-spaced print is words again")
{
    CardText card;
    card.lines.push_back(line_at(100, 40, {"E", "R", "I", "K", "A"}, 20));
    Line second = line_at(100, 40, {"M", "U", "S", "T", "E", "R"}, 20);
    for (Word& word : second.words) {
        word.box.left += 260;
        word.box.right += 260;
    }
    card.lines[0].words.insert(card.lines[0].words.end(), second.words.begin(), second.words.end());
    card.lines.push_back(line_at(200, 25, {"erika@muster.example"}));
    CHECK(full_name(parse_contact(card)) == "Erika Muster");
}

TEST_CASE("the town and the area code confirm, mend and contradict each other")
{
    const auto contact = [](const std::string& town, const std::string& number) {
        return parse_contact(printed(
            {{100, 100, "Ringstra\u00dfe 7"}, {100, 136, town}, {100, 172, "Tel. " + number}}));
    };
    const Contact agree = contact("10117 Berlin", "030 23125012");
    const Contact silent = contact("10117 Berlin", "0171 3920012");
    const Contact contradict = contact("20095 Hamburg", "030 23125012");
    REQUIRE(agree.phones.size() == 1);
    REQUIRE(contradict.phones.size() == 1);
    CHECK(agree.address->evidence.confidence > silent.address->evidence.confidence);
    CHECK(agree.phones[0].evidence.confidence > contradict.phones[0].evidence.confidence);
    CHECK(contradict.address->text == "Ringstra\u00dfe 7, 20095 Hamburg");
    CHECK(contradict.phones[0].e164 == "+493023125012");

    const Contact mended = contact("10117 Bcrlin", "030 23125012");
    CHECK(mended.address->text == "Ringstra\u00dfe 7, 10117 Berlin");
    CHECK(mended.address->city == "Berlin");
    CHECK(mended.address->evidence.repaired);
    CHECK(mended.address->evidence.printed == "Ringstra\u00dfe 7, 10117 Bcrlin");
}

TEST_CASE("what comes up for review for a reason says the reason")
{
    const auto [print,
                reasons] = GENERATE(values<std::pair<std::string, std::vector<std::string>>>({
        {"Erika Muster\nerika.muster@muster.example", {}},
        {"erika@muster com", {"e-mail \"erika@muster com\" was mended to \"erika@muster.com\""}},
        {"Erika Muster\nwww.muster com",
         {"website \"www.muster com\" was mended to \"www.muster.com\""}},
        {"Rosenhain GmbH\nGlimmer Ornat\nTel. 0361 123456",
         {"nothing else on the card says that \"Glimmer Ornat\" is a person's name"}},
        {"Rosenhain GmbH\nGlimmer Ornat\ng.ornat@rosenhain.example", {}},
    }));
    CAPTURE(print);
    CHECK(parse_contact(on_card(print)).warnings == reasons);
}
