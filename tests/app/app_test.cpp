#include <algorithm>
#include <filesystem>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "app/exchange/record.h"
#include "app/import/import.h"
#include "app/import/import_sums.h"
#include "app/scan/read_lines.h"
#include "app/scan/scan.h"
#include "app/scan/upright.h"
#include "app/scan/verdict.h"
#include "parse/parse.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/sql/digest.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

const std::string sample = CARDLOG_SOURCE_DIR "/samples/cards/img/scan.jpg";

// An engine that reads what a test tells it to, and counts.
class FakeEngine final : public OcrEngine {
public:
    explicit FakeEngine(std::vector<Line> readings, std::vector<Line> rereadings = {})
        : readings_(std::move(readings)), rereadings_(std::move(rereadings))
    {}

    [[nodiscard]] Line read(const cv::Mat&) override
    {
        return readings_.at(std::min(static_cast<std::size_t>(reads++), readings_.size() - 1));
    }

    [[nodiscard]] std::optional<Line> reread(const cv::Mat&, int way) override
    {
        if (static_cast<std::size_t>(way) >= rereadings_.size()) {
            return std::nullopt;
        }
        ++rereads;
        return rereadings_[static_cast<std::size_t>(way)];
    }

    int reads = 0;
    int rereads = 0;

private:
    std::vector<Line> readings_;
    std::vector<Line> rereadings_;
};

Line one_word(const std::string& text, double confidence)
{
    return {{{text, {10, 10, 90, 30}, confidence}}, 12};
}

TextLine line_of_print()
{
    TextLine line;
    line.box = {100, 40, 300, 70};
    line.picture = cv::Mat(40, 220, CV_8UC1, cv::Scalar(255));
    line.left = 90;
    line.top.at = {90, 35};
    line.x_height = 18;
    return line;
}

// A card with one printed line, upright, on its side or upside down.
FlatCard printed_card(int quarters)
{
    cv::Mat face(300, 500, CV_8UC3, cv::Scalar::all(255));
    cv::putText(face, "Erika Beispiel", {40, 150}, cv::FONT_HERSHEY_DUPLEX, 1.5, cv::Scalar::all(0),
                3, cv::LINE_AA);
    return turned({face, cv::Matx33d::eye()}, quarters);
}

ImportOptions options_for_test()
{
    ImportOptions options;
    options.due = Day{std::chrono::year(2026), std::chrono::December, std::chrono::day(1)};
    options.now = std::chrono::sys_days(options.due) - std::chrono::days(7);
    return options;
}

}  // namespace

TEST_CASE("a legible card is read once, an illegible one is tried in the other directions")
{
    FakeEngine clear({one_word("Geschaeftsfuehrerin", 0.95)});
    const UprightCard at_once = turned_upright(printed_card(0), {}, clear);
    CHECK(clear.reads == 1);
    CHECK(at_once.readings == std::vector{one_word("Geschaeftsfuehrerin", 0.95)});
    CHECK(at_once.shows_words);

    // The first reading, then the sample of it, are not legible; the sample of the next is.
    FakeEngine doubtful(
        {one_word("~ii;", 0.2), one_word("~ii;", 0.2), one_word("Geschaeftsfuehrerin", 0.95)});
    const UprightCard tried = turned_upright(printed_card(0), {}, doubtful);
    CHECK(tried.readings.at(0) == one_word("Geschaeftsfuehrerin", 0.95));
    CHECK(tried.quarters != at_once.quarters);

    // A few letters that noise is taken for say less than the print's shape.
    FakeEngine by_chance({one_word("~ii;", 0.2), one_word("~ii;", 0.2), one_word("oxwo", 0.65)});
    CHECK(turned_upright(printed_card(0), {}, by_chance).quarters == at_once.quarters);

    FakeEngine hopeless({one_word("~ii;", 0.2)});
    const UprightCard illegible = turned_upright(printed_card(0), {}, hopeless);
    CHECK(illegible.readings.size() == 1);
    CHECK_FALSE(illegible.shows_words);
}

TEST_CASE("a card that a person turned is read as it lies, legible or not")
{
    FakeEngine doubtful({one_word("~ii;", 0.2), one_word("Geschaeftsfuehrerin", 0.95)});
    for (int quarters = 0; quarters < 4; ++quarters) {
        const UprightCard read =
            turned_upright(printed_card(quarters), {}, doubtful, {false, true});
        CHECK(read.quarters == 0);
    }
}

TEST_CASE("a card is read the right way up however it lies, and stays as it was")
{
    const auto engine = make_engine("eng");
    for (int quarters = 0; quarters < 4; ++quarters) {
        CAPTURE(quarters);
        const FlatCard card = printed_card(quarters);
        const cv::Mat before = card.pixels.clone();
        const UprightCard read = turned_upright(card, {}, *engine);
        CHECK((read.quarters + quarters) % 4 == 0);
        REQUIRE(read.readings.size() == 1);
        CHECK(text_of(read.readings[0]) == "Erika Beispiel");
        CHECK(cv::norm(before, card.pixels, cv::NORM_INF) == 0);
    }
}

TEST_CASE("beside a page some lines of many are read, and the others only where a card may be")
{
    cv::Mat face(1500, 900, CV_8UC3, cv::Scalar::all(255));
    constexpr int lines = 30;
    for (int i = 0; i < lines; ++i) {
        cv::putText(face, "Unterlagen zum Vertrag", {40, 60 + 48 * i}, cv::FONT_HERSHEY_DUPLEX, 1,
                    cv::Scalar::all(0), 2, cv::LINE_AA);
    }
    const FlatCard page{face, cv::Matx33d::eye()};
    const Line prose = one_word("Unterlagen", 0.95);

    FakeEngine alone({prose});
    CHECK_FALSE(turned_upright(page, {}, alone).is_page);
    CHECK(alone.reads == lines);

    FakeEngine beside({prose});
    CHECK(turned_upright(page, {}, beside, {true}).is_page);
    CHECK(beside.reads == lines / 3);

    FakeEngine card({prose, one_word("0541/342267", 0.95), prose});
    const UprightCard read = turned_upright(page, {}, card, {true});
    CHECK_FALSE(read.is_page);
    CHECK(card.reads == lines);
    REQUIRE(read.readings.size() == lines);
    CHECK(read.readings[3] == one_word("0541/342267", 0.95));

    FakeEngine with_code({prose});
    CHECK_FALSE(turned_upright(page, {Code{"payload", corners(Box{800, 1400, 890, 1490})}},
                               with_code, {true})
                    .is_page);
}

TEST_CASE("many lines in which nobody can be reached are a page, a few may be a card")
{
    CardText text;
    text.lines.resize(17, one_word("Unterlagen", 0.95));
    Contact contact;
    contact.name =
        Name{"Erika Beispiel", "", "Erika", "Beispiel", {"Erika Beispiel", 0.99, false, {}}};
    CHECK(is_page(text, contact));
    text.lines.pop_back();
    CHECK_FALSE(is_page(text, contact));
    text.lines.resize(60);
    contact.phones = {{PhoneType::work, "+49541342267", "", {"0541/342267", 0.9, false, {}}}};
    CHECK_FALSE(is_page(text, contact));
}

TEST_CASE("what lies under a code is not read as text")
{
    FakeEngine engine({one_word("Geschaeftsfuehrerin", 0.95)});
    const Code code{"payload", corners(Box{30, 100, 470, 170})};
    CHECK(turned_upright(printed_card(0), {code}, engine).lines.empty());
}

TEST_CASE("print up the side, and print that only its colour parts from its ground, is read too")
{
    cv::Mat face(600, 1050, CV_8UC3, cv::Scalar::all(250));
    const auto print = [](cv::Mat& on, const char* text, cv::Point at, const cv::Scalar& ink) {
        cv::putText(on, text, at, cv::FONT_HERSHEY_DUPLEX, 1.2, ink, 2, cv::LINE_AA);
    };
    print(face, "Erika Beispiel", {60, 120}, cv::Scalar::all(20));
    print(face, "Telephone 030 23125 123", {60, 200}, cv::Scalar::all(20));
    const cv::Scalar blue(255, 60, 60);
    const cv::Scalar red_as_light(0, 10, 255);
    cv::rectangle(face, {0, 420, 900, 180}, blue, cv::FILLED);
    print(face, "Garden Workshop", {60, 520}, red_as_light);
    const int turn = GENERATE(cv::ROTATE_90_CLOCKWISE, cv::ROTATE_90_COUNTERCLOCKWISE);
    cv::Mat side(90, 420, CV_8UC3, cv::Scalar::all(250));
    print(side, "www.beispiel.example", {5, 60}, cv::Scalar::all(20));
    cv::rotate(side, side, turn);
    side.copyTo(face(cv::Rect({940, 40}, side.size())));

    const TemporaryFolder folder;
    cv::imwrite((folder / "card.png").string(), face);
    const auto engine = make_engine("eng");
    std::vector<std::string> lines;
    scan_file(folder / "card.png", *engine, {}, [&](const ScannedPage& page) {
        REQUIRE(page.cards.size() == 1);
        for (const ScannedLine& line : page.cards[0].lines) {
            lines.push_back(line.text);
        }
        CHECK(page.cards[0].contact.websites.at(0).value == "www.beispiel.example");
    });
    CHECK(lines == std::vector<std::string>{"Erika Beispiel", "Telephone 030 23125 123",
                                            "Garden Workshop", "www.beispiel.example"});
}

TEST_CASE("what shows no word in any direction is not reread")
{
    FakeEngine hopeless({one_word("~ii;", 0.2)}, {one_word("never asked", 0.9)});
    scan_file(sample, hopeless, {}, [](const ScannedPage&) {});
    CHECK(hopeless.reads > 0);
    CHECK(hopeless.rereads == 0);
}

TEST_CASE("only a doubtful line is reread, and the readings vote")
{
    const std::vector<TextLine> lines{line_of_print()};
    FakeEngine sure({one_word("sure", 0.95)}, {one_word("other", 0.99)});
    CHECK(reread_doubtful(lines, first_pass(lines, sure), sure) ==
          std::vector{one_word("sure", 0.95)});
    CHECK(sure.rereads == 0);

    FakeEngine outvoted({one_word("n0", 0.75)}, {one_word("no", 0.5), one_word("no", 0.6)});
    CHECK(reread_doubtful(lines, first_pass(lines, outvoted), outvoted) ==
          std::vector{one_word("no", 0.6)});
    CHECK(outvoted.rereads == 2);
}

TEST_CASE("a doubtful line is reread only until two readings agree")
{
    const std::vector<TextLine> lines{line_of_print()};
    FakeEngine agreeing({one_word("no", 0.6)}, {one_word("no", 0.7), one_word("n0", 0.99)});
    CHECK(reread_doubtful(lines, first_pass(lines, agreeing), agreeing) ==
          std::vector{one_word("no", 0.7)});
    CHECK(agreeing.rereads == 1);
}

TEST_CASE("a line that looks like an address or a number and gives none is reread until it does")
{
    struct Case {
        std::string read;
        std::vector<std::string> reread;
        std::string kept;
        int rereads;
    };
    const std::vector<Case> cases{
        {"anna@beispiel.example", {"anna@other.example"}, "anna@beispiel.example", 0},
        {"anna@beispielexample",
         {"anna@beispie1example", "anna@beispiel.example", "never@asked.example"},
         "anna@beispiel.example",
         2},
        {"anna@beispielexample", {"anna@beispie1example"}, "anna@beispielexample", 1},
        {"0171/3920", {"0171/3920086"}, "0171/3920086", 1},
        {"Gartenstrasse", {"other"}, "Gartenstrasse", 0},
        {"Lange Straße 112, 48143 Münster", {"other"}, "Lange Straße 112, 48143 Münster", 0},
    };
    for (const Case& one : cases) {
        std::vector<Line> rereadings;
        for (const std::string& text : one.reread) {
            rereadings.push_back(one_word(text, 0.5));
        }
        FakeEngine engine({}, rereadings);
        const CardText text =
            reread_without_value({line_of_print()}, {one_word(one.read, 0.95)}, engine, "DE");
        CHECK(text_of(text.lines.at(0)) == one.kept);
        CHECK(engine.rereads == one.rereads);
    }
}

TEST_CASE("a text has its boxes on the card and no lines without words")
{
    FakeEngine engine({});
    CHECK(reread_without_value({line_of_print(), line_of_print()}, {Line{}, one_word("no", 0.6)},
                               engine,
                               "DE") == CardText{{{{{"no", {100, 45, 180, 65}, 0.6}}, 18}}});
}

TEST_CASE("readings agree by their letters, not by their spaces")
{
    const Line spaced{{{"0541", {}, 0.6}, {"12", {}, 0.6}}, 0};
    CHECK(most_agreed({one_word("054112", 0.5), one_word("05411Z", 0.8), spaced}) == spaced);
    CHECK(most_agreed({one_word("a", 0.5), one_word("b", 0.8)}) == one_word("b", 0.8));
    CHECK(most_agreed({Line{}, one_word("a", 0.1)}) == one_word("a", 0.1));
    CHECK(most_agreed({}) == Line{});
}

TEST_CASE("what is found is a card by its outline and by what it says")
{
    const auto saying = [](const std::string& text) {
        return parse_contact(from_plain_text(text), {"DE", {}});
    };
    struct Case {
        double outline;
        std::string says;
        bool card;
    };
    const std::vector<Case> cases{
        {0.95, "Erika Beispiel\nerika@beispiel.example", true},
        {0.30, "Erika Beispiel\nProjektleiterin\nTel. 030 23125 123", true},
        {0.95, "Erika Beispiel\nProjektleiterin", true},
        {0.999, "", true},  // a blank card, or one that cannot be read
        {0.90, "", false},
        {0.90, "nach dem von einer\nsich auf den anderen", false},
        {0.30, "030 23125", false},
    };
    for (const Case& one : cases) {
        CAPTURE(one.outline, one.says);
        const double probability =
            card_probability(verdict_features(one.outline, saying(one.says)));
        CHECK((probability >= least_card_probability) == one.card);
    }
}

TEST_CASE("the SHA-256 of a file is that of its bytes")
{
    const TemporaryFolder folder;
    // FIPS 180-2, appendix B.1
    CHECK(sha256_of(write_file(folder / "abc", "abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK_THROWS_AS(sha256_of(folder / "missing"), Error);
    CHECK_THROWS_AS(sha256_of(folder / ""), Error);
}

TEST_CASE("every card found is written, known or failed, and the sums say so")
{
    ImportedFile written{"a.jpg", FileOutcome::written, {}, std::nullopt};
    written.cards.resize(2);
    written.cards[1].needs_review = {"name"};
    ImportedFile known{"b.jpg", FileOutcome::already_known, {}, std::nullopt};
    known.cards = {{1, CardOutcome::known}};
    const ImportedFile empty{"c.jpg", FileOutcome::no_card, {}, std::nullopt};
    const ImportedFile failed{
        "d.jpg", FileOutcome::failed, {}, Error(ExitCode::input, "d.jpg: empty")};
    ImportSummary sums;
    for (const ImportedFile& file : {written, known, empty, failed}) {
        sums = with(sums, file);
    }
    CHECK(sums.files == 4);
    CHECK(sums.files_without_card == 1);
    CHECK(sums.cards_written == 2);
    CHECK(sums.cards_known == 1);
    CHECK(sums.cards_failed == 1);
    CHECK(sums.cards_to_review == 1);
    CHECK(sums.cards_found() == 4);
}

TEST_CASE("a card that cannot be read becomes a contact for review, with its callback and picture")
{
    Store store = Store::in_memory();
    ImportWork work;
    work.make_engine = [] { return std::make_unique<FakeEngine>(std::vector<Line>{Line{}}); };
    ImportedFile imported;
    import_files({input_file(sample)}, &store, options_for_test(), work,
                 [&](const ImportedFile& file) { imported = file; });
    REQUIRE(imported.outcome == FileOutcome::written);
    REQUIRE(imported.cards.size() == 1);
    CHECK(imported.cards[0].needs_review == std::vector<std::string>{"unread card"});

    const std::optional<StoredContact> stored = store.people().contact(imported.cards[0].contact);
    REQUIRE(stored);
    CHECK(stored->needs_review);
    REQUIRE(stored->callbacks.size() == 1);
    CHECK(stored->callbacks[0].due == options_for_test().due);
    REQUIRE(stored->cards.size() == 1);
    CHECK(store.people().card_picture(stored->cards[0].id).size() > 1000);
    CHECK(store.journal().audit().empty());
}

TEST_CASE("a record is one line of JSON that keeps what was printed and where")
{
    ScannedCard card;
    card.quad = {{{0, 0}, {100, 0}, {100, 50}, {0, 50}}};
    card.lines = {{"erika©beispiel.example", 0.8, Quad{{{10, 10}, {90, 10}, {90, 30}, {10, 30}}}}};
    card.contact.emails.push_back(
        {"erika@beispiel.example",
         {"erika©beispiel.example", 0.8, true, Quad{{{10, 10}, {90, 10}, {90, 30}, {10, 30}}}}});
    const std::string record = card_record(card, {"dir/a\xff.jpg", "00ff", 1, 1, 2});
    CHECK(
        record ==
        R"({"record":1,"file":"dir/a)"
        "\xef\xbf\xbd"
        R"(.jpg","sha256":"00ff","page":1,"card":1,"of":2,"taken_on":null,)"
        R"("quad":[[0.0,0.0],[100.0,0.0],[100.0,50.0],[0.0,50.0]],)"
        R"("contact":{"name":null,"honorific_prefix":null,"given_name":null,"family_name":null,"honorific_suffix":null,)"
        R"("company":null,"department":null,"job_title":null,"emails":["erika@beispiel.example"],)"
        R"("phones":[],"websites":[],"address":null,"address_parts":null,"social":[],"note":null,"tags":[]},)"
        R"("evidence":[{"field":"emails[0]","printed":"erika©beispiel.example","confidence":0.8,)"
        R"("repaired":true,"quad":[[10.0,10.0],[90.0,10.0],[90.0,30.0],[10.0,30.0]]}],)"
        R"("possible":[],"codes":[],"lines":[{"text":"erika©beispiel.example","confidence":0.8,)"
        R"("quad":[[10.0,10.0],[90.0,10.0],[90.0,30.0],[10.0,30.0]]}],)"
        R"("needs_review":["emails[0]"],"warnings":[],)"
        R"("stage_seconds":{"load":0.0,"find":0.0,"flatten":0.0,"read":0.0,)"
        R"("first_look":0.0,"more_looks":0.0,"parse":0.0},)"
        R"("seconds":0.0,"file_bytes":"ZGlyL2H/LmpwZw=="})");
}

TEST_CASE("cards of a damaged picture have a warning; one without a card is a failure")
{
    const TemporaryFolder folder;
    const auto engine = make_engine("deu+eng");
    const std::string whole = read_bytes(sample);
    std::vector<std::string> warnings;
    const auto scan = [&](const std::string& bytes) {
        scan_file(write_file(folder / "a.jpg", bytes), *engine, {}, [&](const ScannedPage& page) {
            for (const ScannedCard& card : page.cards) {
                warnings = card.contact.warnings;
            }
        });
    };
    scan(whole.substr(0, whole.size() - whole.size() / 20));
    CHECK(warnings ==
          std::vector<std::string>{
              "the file is damaged: part of the picture, or a page, may be missing or wrong"});
    warnings.clear();
    scan(whole.substr(0, whole.size() - 2));
    CHECK(warnings.empty());
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", cv::Mat(600, 800, CV_8UC3, cv::Scalar(60, 70, 90)), bytes);
    CHECK_THROWS_AS(scan({bytes.begin(), bytes.begin() + std::ptrdiff_t(bytes.size()) - 30}),
                    Error);
}

TEST_CASE("where a page of a file cannot be shown the cards of all others have a warning")
{
    const TemporaryFolder folder;
    const auto engine = make_engine("deu+eng");
    const cv::Mat card = cv::imread(sample);
    const std::string file = (folder / "a.tif").string();
    cv::imwritemulti(file, std::vector<cv::Mat>{card, card, card});
    std::string bytes = read_bytes(file);
    const std::size_t page_size = bytes.size() / 3;
    bytes.replace(page_size * 5 / 4, page_size / 2, page_size / 2, '\xff');
    std::vector<int> pages;
    const int damaged = scan_file(write_file(file, bytes), *engine, {}, [&](const auto& page) {
        pages.push_back(page.number);
        REQUIRE(page.cards.size() == 1);
        CHECK(page.cards[0].contact.warnings ==
              std::vector<std::string>{
                  "the file is damaged: part of the picture, or a page, may be missing or wrong"});
    });
    CHECK(pages == std::vector<int>{1, 3});
    CHECK(damaged == 1);
}

TEST_CASE("the places on a picture that is read reduced are those of the picture in the file")
{
    const TemporaryFolder folder;
    const auto engine = make_engine("deu+eng");
    const cv::Mat card = cv::imread(sample);
    cv::Mat large(10'100, 10'000, CV_8UC3, cv::Scalar(90, 70, 60));
    cv::Mat enlarged;
    cv::resize(card, enlarged, {}, 4, 4, cv::INTER_CUBIC);
    enlarged.copyTo(large(cv::Rect({3000, 5000}, enlarged.size())));
    const std::string file = (folder / "large.jpg").string();
    cv::imwrite(file, large);
    std::vector<ScannedPage> pages;
    scan_file(file, *engine, {}, [&](const ScannedPage& page) { pages.push_back(page); });
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].width == 10'000);
    REQUIRE(pages[0].cards.size() == 1);
    for (const Point& corner : pages[0].cards[0].quad) {
        CHECK(corner.x > 2900);
        CHECK(corner.x < 3100 + enlarged.cols);
        CHECK(corner.y > 4900);
        CHECK(corner.y < 5100 + enlarged.rows);
    }
    const auto& evidence = pages[0].cards[0].contact.name->evidence;
    CHECK(evidence.quad->front().y > 4900);
}
