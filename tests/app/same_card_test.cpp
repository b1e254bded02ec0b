// One card in two pictures: no second person where it is certain, a question where it is not.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"
#include "support/cli_run.h"
#include "support/temporary_folder.h"

using namespace cardlog;

namespace {

const std::string first_photo = CARDLOG_SOURCE_DIR "/samples/cards/img/scan.jpg";

// Another photo of the same card: smaller, darker, cut a little otherwise.
std::string second_photo(const std::string& file)
{
    const cv::Mat first = cv::imread(first_photo);
    cv::Mat second;
    cv::resize(first, second, {}, 0.9, 0.9, cv::INTER_AREA);
    second.convertTo(second, -1, 0.85, 5);
    cv::imwrite(file, second, {cv::IMWRITE_JPEG_QUALITY, 90});
    return file;
}

// Records of two photos of one card, of one of which no word could be read.
std::vector<std::string> records_read_and_unread()
{
    const std::string out = run_cardlog({"read", "--json", "--with-picture", first_photo}).out;
    nlohmann::json unread = nlohmann::json::parse(out);
    unread["sha256"] = std::string(64, 'a');
    unread["evidence"] = nlohmann::json::array();
    for (nlohmann::json& value : unread["contact"]) {
        value = value.is_array() ? nlohmann::json::array() : nlohmann::json();
    }
    return {out, unread.dump() + "\n"};
}

struct Photos {
    [[nodiscard]] RunResult run(std::vector<std::string> args) const
    {
        args.insert(args.begin(), {"--store", store});
        return run_cardlog(args);
    }

    void done(const std::vector<std::string>& args) const
    {
        constexpr int needs_a_look = 1;
        REQUIRE(run(args).exit_code <= needs_a_look);
    }

    TemporaryFolder folder;
    std::string store = (folder / "cards.db").string();
    std::string second = second_photo((folder / "second.jpg").string());
};

}  // namespace

TEST_CASE("the same card photographed twice is one person who is owed one call")
{
    const Photos photos;
    CHECK_THAT(photos.run({"import", first_photo, "--event", "Fair"}).out,
               contains_text("1 card found = 1 written + 0 already known + 0 failed"));
    const RunResult again = photos.run({"import", photos.second, "--event", "Fair"});
    CHECK_THAT(again.out, contains_text("known from another picture or file of this card"));
    CHECK_THAT(again.out, contains_text("1 card found = 0 written + 1 already known + 0 failed"));

    const Store store = Store::open(photos.store);
    CHECK(store.journal().sums().contacts == 1);
    CHECK(store.calls().pending_callbacks().size() == 1);
    const StoredContact contact = store.people().contact(1).value();
    CHECK(contact.cards.size() == 2);
    CHECK(contact.encounters.size() == 1);
    CHECK(store.imports().batch(2).value().cards_known == 1);
    CHECK(store.imports().batch(2).value().cards_written == 0);
    CHECK(photos.run({"duplicates"}).out.empty());
}

TEST_CASE("a card that comes again after the call was made is owed a call anew")
{
    const Photos photos;
    photos.done({"import", first_photo});
    photos.done({"call", "1", "--outcome", "reached"});
    CHECK(Store::open(photos.store).calls().pending_callbacks().empty());
    photos.done({"import", photos.second, "--event", "Another fair"});
    CHECK(Store::open(photos.store).journal().sums().contacts == 1);
    CHECK(Store::open(photos.store).calls().pending_callbacks().size() == 1);
    CHECK(Store::open(photos.store).people().contact(1).value().encounters.back().event ==
          "Another fair");
}

TEST_CASE("a card whose values a person has corrected is proposed and not joined")
{
    const Photos photos;
    photos.done({"import", first_photo});
    photos.done({"edit", "1", "company=TerraNova"});
    const RunResult again = photos.run({"import", photos.second});
    CHECK_THAT(again.out, contains_text("contacts 1 and 2 may be one person: same e-mail"));
    CHECK(Store::open(photos.store).journal().sums().contacts == 2);
    CHECK(Store::open(photos.store).calls().pending_callbacks().size() == 2);
}

TEST_CASE("a card of which nothing could be read is known by its picture, and proposed")
{
    const TemporaryFolder folder;
    const std::string store = (folder / "cards.db").string();
    std::vector<std::string> records = records_read_and_unread();
    if (GENERATE(false, true)) {
        std::swap(records[0], records[1]);
    }
    const std::vector<std::string> import{"--store", store, "--json", "import", "--records", "-"};
    run_cardlog(import, {}, records[0]);
    CHECK_THAT(run_cardlog(import, {}, records[1]).out,
               contains_text("\n{\"may_be_one_person\":{\"first\":1,\"second\":2,"
                             "\"reason\":\"the cards look the same\"}}\n"));
    CHECK(Store::open(store).journal().sums().contacts == 2);
    CHECK_THAT(run_cardlog({"--store", store, "duplicates"}).out,
               contains_text("the cards look the same"));
}

TEST_CASE("the same values on a card that looks otherwise are a second card, and proposed")
{
    const TemporaryFolder folder;
    Store store = Store::open(folder / "cards.db");
    for (const std::string name : {"a", "b"}) {
        NewFile file;
        file.path = "/photos/" + name;
        file.sha256 = name;
        file.due = test_day;
        NewCard& card = file.cards.emplace_back();
        card.contact.emails = {{"karin@beispiel.example", {"", 0.99, false, {}}}};
        card.hash = name == "a" ? PictureHash() : PictureHash().set() >> 100;
        store.imports().add_file(file, Time{});
    }
    CHECK(store.journal().sums().contacts == 2);
}
