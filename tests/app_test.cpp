#include <algorithm>
#include <filesystem>

#include <opencv2/imgcodecs.hpp>

#include "app/digest.h"
#include "app/import.h"
#include "app/record.h"
#include "app/upright.h"
#include "catch.h"
#include "temporary_folder.h"

using namespace cardlog;
namespace fs = std::filesystem;

namespace {

const std::string sample = CARDLOG_SOURCE_DIR "/samples/cards/img/scan.jpg";

// An engine that reads what a test tells it to, and counts.
class FakeEngine final : public OcrEngine {
public:
    explicit FakeEngine(std::vector<CardText> readings) : readings_(std::move(readings)) {}

    [[nodiscard]] CardText read(const cv::Mat&) override
    {
        return readings_.at(std::min(static_cast<std::size_t>(reads++), readings_.size() - 1));
    }

    int reads = 0;

private:
    std::vector<CardText> readings_;
};

CardText one_line(const std::string& text, double confidence)
{
    return {{{{{text, {10, 10, 90, 30}, confidence}}, 12}}};
}

ImportOptions options_for_test()
{
    ImportOptions options;
    options.due = Day{std::chrono::year(2026), std::chrono::December, std::chrono::day(1)};
    options.now = std::chrono::sys_days(options.due) - std::chrono::days(7);
    return options;
}

}  // namespace

TEST_CASE("a legible reading is kept at once, an illegible one is tried in the other directions")
{
    const FlatCard blank{cv::Mat(300, 500, CV_8UC3, cv::Scalar::all(255)), cv::Matx33d::eye()};

    FakeEngine clear({one_line("Geschaeftsfuehrerin", 0.95)});
    const ReadCard at_once = read_upright(blank, clear);
    CHECK(clear.reads == 1);
    CHECK(at_once.text == one_line("Geschaeftsfuehrerin", 0.95));

    FakeEngine doubtful({one_line("~ii;", 0.2), one_line("Geschaeftsfuehrerin", 0.95)});
    const ReadCard second = read_upright(blank, doubtful);
    CHECK(doubtful.reads == 2);
    CHECK(second.text == one_line("Geschaeftsfuehrerin", 0.95));
    CHECK(second.quarters != at_once.quarters);

    FakeEngine hopeless({CardText{}});
    CHECK(read_upright(blank, hopeless).text == CardText{});
    CHECK(hopeless.reads == 4);
}

TEST_CASE("folders are searched through, in name order, and only for pictures")
{
    const TemporaryFolder folder;
    fs::create_directories(folder / "b/deep");
    fs::create_directory_symlink(folder / "b", folder / "b/deep/loop");
    const fs::path second = write_file(folder / "b/2.PNG", "");
    const fs::path first = write_file(folder / "b/1.jpg", "");
    const fs::path third = write_file(folder / "b/deep/3.webp", "");
    write_file(folder / "b/notes.txt", "");
    const fs::path named = write_file(folder / "named.txt", "");

    CHECK(picture_files({folder / "b", named, folder / "missing"}) ==
          std::vector<fs::path>{first, second, third, named, folder / "missing"});
    CHECK(picture_files({}).empty());
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
    ImportedFile written{"a.jpg", ImportedFile::Outcome::written, {}, std::nullopt};
    written.cards = {{1, "Erika", "", {}}, {2, "Max", "", {"name"}}};
    ImportedFile known{"b.jpg", ImportedFile::Outcome::already_known, {}, std::nullopt};
    known.cards = {{1, "", "", {}}};
    const ImportedFile empty{"c.jpg", ImportedFile::Outcome::no_card, {}, std::nullopt};
    const ImportedFile failed{
        "d.jpg", ImportedFile::Outcome::failed, {}, Error(ExitCode::input, "d.jpg: empty")};
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
    FakeEngine silent({CardText{}});
    const ImportedFile imported = import_file(sample, &store, silent, options_for_test());
    REQUIRE(imported.outcome == ImportedFile::Outcome::written);
    REQUIRE(imported.cards.size() == 1);
    CHECK(imported.cards[0].needs_review == std::vector<std::string>{"unread card"});

    const std::optional<StoredContact> stored = store.contact(imported.cards[0].contact);
    REQUIRE(stored);
    CHECK(stored->needs_review);
    REQUIRE(stored->callbacks.size() == 1);
    CHECK(stored->callbacks[0].due == options_for_test().due);
    REQUIRE(stored->cards.size() == 1);
    CHECK(store.card_picture(stored->cards[0].id).size() > 1000);
    CHECK(store.audit().empty());
}

TEST_CASE("a record is one line of JSON that keeps what was printed and where")
{
    ScannedCard card;
    card.quad = {{{0, 0}, {100, 0}, {100, 50}, {0, 50}}};
    card.flat = {cv::Mat(50, 100, CV_8UC3), cv::Matx33d::eye()};
    card.text = one_line("erika©beispiel.example", 0.8);
    card.contact.emails.push_back(
        {"erika@beispiel.example",
         {"erika©beispiel.example", 0.8, true, Quad{{{10, 10}, {90, 10}, {90, 30}, {10, 30}}}}});
    const std::string record = card_record(card, {"dir/a\xff.jpg", "00ff", 1, 1, 2});
    CHECK(
        record ==
        R"({"record":1,"file":"dir/a)"
        "\xef\xbf\xbd"
        R"(.jpg","sha256":"00ff","page":1,"card":1,"of":2,)"
        R"("quad":[[0.0,0.0],[100.0,0.0],[100.0,50.0],[0.0,50.0]],)"
        R"("contact":{"name":null,"honorific_prefix":null,"given_name":null,"family_name":null,)"
        R"("company":null,"department":null,"job_title":null,"emails":["erika@beispiel.example"],)"
        R"("phones":[],"websites":[],"address":null,"address_parts":null,"social":[]},)"
        R"("evidence":[{"field":"emails[0]","printed":"erika©beispiel.example","confidence":0.8,)"
        R"("repaired":true,"quad":[[10.0,10.0],[90.0,10.0],[90.0,30.0],[10.0,30.0]]}],)"
        R"("codes":[],"lines":[{"text":"erika©beispiel.example","confidence":0.8,)"
        R"("quad":[[10.0,10.0],[90.0,10.0],[90.0,30.0],[10.0,30.0]]}],)"
        R"("needs_review":["emails[0]"],"warnings":[],)"
        R"("stage_seconds":{"load":0.0,"find":0.0,"flatten":0.0,"read":0.0,"parse":0.0},)"
        R"("seconds":0.0})");
}
