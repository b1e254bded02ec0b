// Pictures through the page: sent, kept, read and told of, by the real recogniser.

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <fstream>
#include <future>
#include <mutex>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/import/own_pictures.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/sql/digest.h"
#include "support/small_disk.h"
#include "web/capture/uploads.h"
#include "web/page.h"

namespace {
std::atomic<bool> is_disk_broken = false;
}  // namespace

// In place of the system's own, whose declaration names its parameter otherwise.
extern "C" int synced_to_disk(int descriptor) __asm__("fsync");

int synced_to_disk(int descriptor)
{
    struct stat status {};
    if (is_disk_broken && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(syscall(SYS_fsync, descriptor));
}

using namespace cardlog;

namespace {

namespace fs = std::filesystem;

const std::string samples = CARDLOG_SOURCE_DIR "/samples/cards/img/";

HttpAnswer send_picture(ServedLedger& served, const std::string& bytes, const std::string& key)
{
    return served.ask("POST", "/pictures", {{"Cookie", served.cookie()}, {"Idempotency-Key", key}},
                      bytes);
}

// What the page shows once it shows `words`: looked at whenever the stream says that it changed.
std::string page_with(ServedLedger& served, HttpClient& stream, const std::string& words,
                      const std::string& path = "/capture")
{
    HttpAnswer answer = served.get(path);
    while (answer.body.find(words) == std::string::npos) {
        REQUIRE(answer.status == 200);
        REQUIRE_FALSE(stream.next_event().empty());
        answer = served.get(path);
    }
    return answer.body;
}

// 400 by 256 pixels; a header of 54 bytes and rows without padding.
std::string white_bmp()
{
    using namespace std::string_literals;
    return "BM"s + "\x36\xb0\x04\0\0\0\0\0\x36\0\0\0"s + "\x28\0\0\0"s + "\x90\x01\0\0"s +
           "\0\x01\0\0"s + "\x01\0\x18\0"s + std::string(24, '\0') +
           std::string(std::size_t(400) * 256 * 3, '\xff');
}

// A little smaller than the quad, as a form has it.
std::string text_of(const Quad& quad)
{
    const double x = (quad[0].x + quad[2].x) / 2;
    const double y = (quad[0].y + quad[2].y) / 2;
    std::string text;
    for (const Point& corner : quad) {
        text += std::to_string(x + (corner.x - x) * 0.98) + "," +
                std::to_string(y + (corner.y - y) * 0.98) + "%20";
    }
    return text.substr(0, text.size() - 3);
}

// Pictures that are read without the page, and a way to wait for what becomes of them.
struct Evening {
    [[nodiscard]] UploadOptions options()
    {
        UploadOptions options;
        options.store = ledger.store;
        options.clock = [] { return Moment{morning, test_day}; };
        options.make_engine = [] { return make_engine("deu+eng"); };
        options.on_change = [this] {
            const std::lock_guard lock(in_use);
            changed.notify_all();
        };
        return options;
    }

    void wait_until(const Uploads& uploads, Upload::State state, std::size_t index = 0)
    {
        std::unique_lock lock(in_use);
        changed.wait(lock, [&] { return uploads.all().at(index).state == state; });
    }

    Ledger ledger;
    std::mutex in_use;
    std::condition_variable changed;
};

unsigned mode_of(const fs::path& file)
{
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

}  // namespace

TEST_CASE("a picture that is sent becomes contacts of the evening, and sums add up")
{
    ServedLedger served;
    CHECK(served
              .post("/evening", "key=1&event=Netzwerkabend&met_on=2026-11-23&place=&"
                                "talked_about=website")
              .status == 303);
    const auto stream = open_stream(served);
    const std::string picture = read_bytes(samples + "scan.jpg");
    CHECK(send_picture(served, picture, "a").status == 202);
    const std::string page = page_with(served, *stream, "Cards found: 1 = 1 new + 0 known");
    CHECK_THAT(page, contains_text("Netzwerkabend"));
    CHECK_THAT(page, contains_text("<polygon class=\"card\""));
    CHECK_THAT(page, contains_text("1 card: right?"));
    CHECK_THAT(page, contains_text("1 call is owed, on 2026-12-01."));
    CHECK(served.get("/pages/1.jpg").field("content-type") == "image/jpeg");
    CHECK(served.get("/pages/2.jpg").status == 404);
    CHECK(served.post("/pictures/1/right", "key=2").status == 303);
    CHECK(served.get("/capture").body.find("right?") == std::string::npos);
    CHECK(served.post("/pictures/1/leave", "key=3").status == 404);  // its card is stored

    const Store store = Store::open(served.ledger.store);
    const std::vector<SourceFile> files = store.imports().source_files();
    REQUIRE(files.size() == 6);
    const fs::path kept = files.back().path;
    CHECK(kept.parent_path() == own_pictures_folder(served.ledger.store));
    CHECK(kept.filename().string() == files.back().sha256 + ".jpg");
    CHECK(mode_of(kept) == 0600);
    CHECK(mode_of(kept.parent_path()) == 0700);
    CHECK(read_bytes(kept) == picture);
    const Id contact = store.imports().known_file(files.back().sha256)->cards.front().contact;
    const StoredContact person = store.people().contact(contact).value();
    CHECK(person.encounters.back() == Encounter{"Netzwerkabend", day("2026-11-23"), {}, "website"});
    CHECK(person.callbacks.back().pending());

    SECTION("sent again by the phone it is the same picture, and sent anew it is known")
    {
        CHECK(send_picture(served, picture, "a").body == "1\n");
        CHECK(send_picture(served, picture, "b").body == "2\n");
        const std::string again = page_with(served, *stream, "0 new + 1 known");
        CHECK_THAT(again, contains_text("Cards found: 2 = 1 new + 1 known"));
        CHECK_THAT(again, contains_text("<span>known since 2026-11-24</span>"));
        CHECK(Store::open(served.ledger.store).imports().source_files().size() == 6);
    }
    SECTION("a card that was missed is read where somebody points at it, the others stay")
    {
        CHECK(served.post("/pictures/1/card", "key=4&page=1&corners=9,9 9,99 99,99 99,9").status ==
              303);
        CHECK_THAT(served.get("/capture").body, contains_text("These four corners are no card"));
        CHECK(served.post("/pictures/1/card", "key=5&page=1&corners=9,9 99,9 99,99").status == 404);
        CHECK(served.post("/pictures/9/card", "key=6&page=1&corners=9,9 99,9 99,69 9,69").status ==
              404);
        CHECK(served.post("/pictures/1/card", "key=7&page=1&corners=9,9 99,9 99,69 9,69").status ==
              303);
        CHECK_THAT(page_with(served, *stream, "Cards found: 2 = 2 new + 0 known"),
                   contains_text("unread card"));
        CHECK(Store::open(served.ledger.store).people().contact(contact)->contact ==
              person.contact);
    }
    SECTION("a card is read anew with the corners that somebody gave it")
    {
        const StoredCard card = person.cards.back();
        const std::string path = "/cards/" + std::to_string(card.id);
        CHECK_THAT(served.get(path + "/corners").body, contains_text("data-corners=\""));
        CHECK(served.get(path + "/page.jpg").field("content-type") == "image/jpeg");
        CHECK(served.get("/cards/999/corners").status == 404);
        CHECK(served.get("/cards/1/page.jpg").status == 404);  // of a picture that is gone
        CHECK(served.post(path + "/corners", "key=4&page=1&corners=" + text_of(card.quad)).status ==
              303);
        while (Store::open(served.ledger.store).people().contact(contact)->cards.back().quad ==
               card.quad) {
            REQUIRE_FALSE(stream->next_event().empty());
        }
        CHECK(Store::open(served.ledger.store).imports().source_files().size() == 6);
        CHECK(Store::open(served.ledger.store).people().contact(contact)->cards.size() == 1);
    }
    SECTION("what is no card is counted as such")
    {
        CHECK(served.post("/people/" + std::to_string(contact) + "/no-card", "key=4").status ==
              303);
        const std::string aside = served.get("/capture").body;
        CHECK_THAT(aside, contains_text("Cards found: 1 = 0 new + 0 known + 1 no card"));
    }
    SECTION("forgetting the person erases the picture too")
    {
        const RunResult result = served.ledger.run({"forget", std::to_string(contact), "--yes"});
        CHECK(result.out.find(kept.string()) == std::string::npos);
        CHECK_FALSE(fs::exists(kept));
    }
    SECTION("a backup takes the pictures along, and restore knows them")
    {
        const std::string copy = (served.ledger.folder / "copy.db").string();
        CHECK(served.ledger.run({"backup", copy}).exit_code == 0);
        const std::string other = (served.ledger.folder / "other.db").string();
        CHECK(run_cardlog({"--store", other, "restore", copy}).exit_code == 0);
        const fs::path restored = Store::open(other).imports().source_files().back().path;
        CHECK(restored.parent_path() == own_pictures_folder(other));
        CHECK(read_bytes(restored) == picture);
    }
    SECTION("the audit names a kept picture that no card was read from")
    {
        (void)keep_picture(served.ledger.store, "\xff\xd8\xff\xe0 not read yet");
        CHECK_THAT(served.ledger.run({"--json", "audit"}).out, contains_text("no card was read"));
    }
}

// Whichever way it lies its code is read; of print that lies on its side nothing may be.
TEST_CASE("a card is read anew as a person turned it, whatever its print says")
{
    ServedLedger served;
    const auto stream = open_stream(served);
    CHECK(send_picture(served, read_bytes(samples + "dark-scan.jpg"), "a").status == 202);
    page_with(served, *stream, "Cards found: 1 = 1 new + 0 known");
    const Store store = Store::open(served.ledger.store);
    const std::string sha256 = store.imports().source_files().back().sha256;
    const Id contact = store.imports().known_file(sha256)->cards.front().contact;

    const StoredCard card = store.people().contact(contact)->cards.back();
    const std::string path = "/cards/" + std::to_string(card.id) + "/turn";
    CHECK(served.post(path, "key=4&quarters=4").status == 404);
    CHECK(served.post(path, "key=5&quarters=1").status == 303);
    while (store.people().contact(contact)->cards.back().quad == card.quad) {
        REQUIRE_FALSE(stream->next_event().empty());
    }
    CHECK(store.people().contact(contact)->cards.back().quad == starting_at(card.quad, 3));
    const std::string of_person = "/people/" + std::to_string(contact);
    CHECK_THAT(page_with(served, *stream, "This card was read anew. <a", of_person),
               contains_text("Show it"));
    CHECK(served.get(of_person).body.find("read anew") == std::string::npos);
}

TEST_CASE(
    "what is no picture is refused in words, and one that is damaged is kept until it is left")
{
    ServedLedger served;
    const auto stream = open_stream(served);
    const HttpAnswer text = send_picture(served, "hello", "a");
    CHECK(text.status == 422);
    CHECK_THAT(text.body, contains_text("no picture"));
    CHECK(
        served
            .ask("POST", "/pictures",
                 {{"Cookie", served.cookie()}, {"Idempotency-Key", "z"}, {"Accept-Language", "de"}},
                 "hello")
            .body == "Das ist kein lesbares Bild: ein Foto oder einen Scan schicken.\n");
    CHECK(send_picture(served, "\xff\xd8\xff\xe0 broken", "b").status == 202);
    const std::string page = page_with(served, *stream, "could not be read");
    CHECK_THAT(page, contains_text("role=\"alert\""));
    CHECK_THAT(page, contains_text("The picture is damaged or cut off: send it again, or"));
    const std::string german = served.get("/capture", {{"Accept-Language", "de"}}).body;
    CHECK_THAT(german, contains_text("Das Bild ist beschädigt oder abgeschnitten: noch einmal"));
    CHECK(german.find("picture is damaged") == std::string::npos);
    CHECK(page.find(own_pictures_folder(served.ledger.store).string()) == std::string::npos);
    CHECK(own_pictures(served.ledger.store).size() == 1);
    CHECK(served.post("/pictures/1/leave", "key=e").status == 303);
    CHECK(own_pictures(served.ledger.store).empty());
    CHECK_THAT(served.get("/capture").body, contains_text("left out"));
    CHECK(served
              .ask("POST", "/pictures",
                   {{"Cookie", served.cookie()},
                    {"Idempotency-Key", "c"},
                    {"Content-Length", "64000001"}})
              .status == 413);
}

TEST_CASE("a picture for which the disk has no room is to be sent again, and the phone says why")
{
    ServedLedger served;
    (void)served.cookie();
    HttpAnswer answer;
    {
        const SmallDisk disk(100'000);  // less than the picture has
        answer = send_picture(served, read_bytes(samples + "scan.jpg"), "a");
    }
    CHECK(answer.status == 503);
    CHECK(answer.body ==
          "The picture cannot be kept: the store is gone, or its disk is full. Make room on the "
          "laptop; it is sent again by itself.\n");
    CHECK(own_pictures(served.ledger.store).empty());
    CHECK(send_picture(served, read_bytes(samples + "scan.jpg"), "a").status == 202);
}

TEST_CASE("a picture is taken in when it is safe on the disk: then the phone deletes its own")
{
    ServedLedger served;
    (void)served.cookie();
    is_disk_broken = true;
    const HttpAnswer answer = send_picture(served, read_bytes(samples + "scan.jpg"), "a");
    is_disk_broken = false;
    CHECK(answer.status == 503);
    CHECK(send_picture(served, read_bytes(samples + "scan.jpg"), "a").status == 202);
}

TEST_CASE(
    "a picture that comes when the store is gone is to be sent again, and a sentence says why")
{
    ServedLedger served;
    CHECK(served.get("/").status == 200);
    const fs::path elsewhere = served.ledger.folder / "elsewhere.db";
    fs::rename(served.ledger.store, elsewhere);
    const HttpAnswer answer = send_picture(served, read_bytes(samples + "scan.jpg"), "a");
    CHECK(answer.status == 503);
    CHECK_THAT(answer.field("content-type"), contains_text("text/plain"));
    CHECK_THAT(answer.body, contains_text("The cards cannot be reached now: their store is gone"));
    fs::rename(elsewhere, served.ledger.store);
    CHECK(send_picture(served, read_bytes(samples + "scan.jpg"), "a").status == 202);
}

TEST_CASE("of a card that was turned the page says when it is done, also when nothing can be read")
{
    ServedLedger served;
    const fs::path picture = served.ledger.folder / "blank.bmp";
    std::ofstream(picture, std::ios::binary) << white_bmp();
    NewFile file;
    file.path = picture;
    file.sha256 = sha256_of(picture);
    file.cards = {card_of("Erika Muster", "Muster GmbH", 1)};
    file.cards.front().quad = corners({20, 20, 380, 236});
    file.cards.front().flat_jpeg = "the card";
    file.due = test_day;
    const Id contact =
        Store::open(served.ledger.store).imports().add_file(file, morning).cards.front().contact;
    const Id card = Store::open(served.ledger.store).people().contact(contact)->cards.front().id;

    const auto stream = open_stream(served);
    CHECK(served.post("/cards/" + std::to_string(card) + "/turn", "key=1&quarters=1").status ==
          303);
    CHECK_THAT(page_with(served, *stream, "role=\"status\">This card was read anew",
                         "/people/" + std::to_string(contact)),
               contains_text("nothing could be read: it stays as it was."));
}

TEST_CASE("an evening that is named after its photographs is that of their cards too")
{
    ServedLedger served;
    const auto stream = open_stream(served);
    CHECK(send_picture(served, read_bytes(samples + "scan.jpg"), "a").status == 202);
    (void)page_with(served, *stream, "Cards found: 1 = 1 new + 0 known");
    const Store store = Store::open(served.ledger.store);
    const std::string sha256 = store.imports().source_files().back().sha256;
    const Id contact = store.imports().known_file(sha256)->cards.front().contact;
    const auto met = [&] { return served.ledger.contact(contact).encounters.back(); };
    CHECK(met() == Encounter{{}, test_day, {}, {}});  // the picture does not tell its day

    SECTION("as long as it is the same evening")
    {
        CHECK(
            served.post("/evening", "key=1&event=Fair&met_on=&place=&talked_about=roofs").status ==
            303);
        const Encounter fair{"Fair", test_day, {}, "roofs"};
        CHECK(met() == fair);
        CHECK_THAT(served.get("/capture").body,
                   contains_text("1 card from before is now of this evening too."));
        CHECK(served.post("/evening", "key=2&event=Party&met_on=&place=&talked_about=").status ==
              303);
        CHECK(met() == fair);
    }
    SECTION("not when its card is of another one")
    {
        served.now += evening_life;
        CHECK(served
                  .ask("POST", "/evening", {{"Cookie", served.pair()}},
                       "key=1&event=Fair&met_on=&place=&talked_about=")
                  .status == 303);
        CHECK(met() == Encounter{{}, test_day, {}, {}});
    }
    SECTION("and it is taken back like any other change")
    {
        CHECK(served.post("/evening", "key=1&event=Fair&met_on=&place=&talked_about=").status ==
              303);
        const Id change = Store::open(served.ledger.store).journal().last_change().value();
        CHECK(served.post("/undo", "key=2&page=capture&changes=1&change=" + std::to_string(change))
                  .field("location") == "/capture");
        CHECK(met() == Encounter{{}, test_day, {}, {}});
    }
}

TEST_CASE("an evening that is named while pictures are read and wait is theirs")
{
    Evening evening;
    std::promise<void> may_go_on;
    UploadOptions options = evening.options();
    options.make_engine = [&] {
        may_go_on.get_future().wait();
        return make_engine("deu+eng");
    };
    Uploads uploads(options);
    (void)uploads.add(read_bytes(samples + "scan.jpg"));
    evening.wait_until(uploads, Upload::State::reading);
    (void)uploads.add(read_bytes(samples + "dark-scan.jpg"));
    Store store = Store::open(evening.ledger.store);
    const Encounter fair{"Fair", {}, "Hall 7", {}};
    CHECK(uploads.name_evening(fair, store) == 0);
    CHECK(kept_encounter(uploads.all().at(1).file) == fair);  // should the program end now
    may_go_on.set_value();
    for (std::size_t i = 0; i < 2; ++i) {
        evening.wait_until(uploads, Upload::State::done, i);
    }
    // The first one's is written when it is done already.
    (void)uploads.add(read_bytes(samples + "scan.jpg"));
    evening.wait_until(uploads, Upload::State::done, 2);
    for (std::size_t i = 0; i < 2; ++i) {
        const Id contact = uploads.all().at(i).cards.at(0).contact;
        CHECK(evening.ledger.contact(contact).encounters.back() ==
              Encounter{"Fair", test_day, "Hall 7", {}});
    }
}

TEST_CASE("the evening outlasts the program, and is over on the next day")
{
    const Ledger ledger;
    const Encounter fair{"Fair", day("2026-11-23"), "Hall 7", "roof tiles"};
    keep_evening(ledger.store, fair, morning);
    CHECK(kept_evening(ledger.store, morning + std::chrono::hours(11)) == fair);
    CHECK(kept_evening(ledger.store, morning + std::chrono::hours(12)) == Encounter{});
    CHECK(own_pictures(ledger.store).empty());
}

TEST_CASE("what was kept and not read when the program ended is read at the next start")
{
    Evening evening;
    const Encounter fair{"Fair", day_from_iso("2026-03-01"), "Hall 7", "roof tiles"};
    const std::filesystem::path kept =
        keep_picture(evening.ledger.store, read_bytes(samples + "scan.jpg"), fair);
    CHECK(kept_encounter(kept) == fair);
    const Uploads uploads(evening.options());
    evening.wait_until(uploads, Upload::State::done);
    CHECK(uploads.all().front().sums.cards_written == 1);
    const Id contact = uploads.all().front().cards.at(0).contact;
    CHECK(evening.ledger.contact(contact).encounters.back() == fair);
    CHECK(kept_encounter(kept) == Encounter{});
}

TEST_CASE("a picture that failed for a reason of this machine is read again, with its evening")
{
    Evening evening;
    UploadOptions options = evening.options();
    options.make_engine = [calls = 0]() mutable {
        return ++calls == 1 ? throw Error(ExitCode::setup, "a language is missing", "Install it")
                            : make_engine("deu+eng");
    };
    Uploads uploads(options);
    keep_evening(evening.ledger.store, {"Fair", {}, {}, {}}, morning);
    CHECK(uploads.add(read_bytes(samples + "scan.jpg")) == 1);
    evening.wait_until(uploads, Upload::State::failed);
    CHECK(uploads.all().front().failure->what() == std::string("a language is missing"));
    uploads.read_failed_again(1);
    evening.wait_until(uploads, Upload::State::done);
    CHECK_THROWS_AS(uploads.read_failed_again(1), Error);
    const Id contact = uploads.all().front().cards.at(0).contact;
    CHECK(evening.ledger.contact(contact).encounters.back().event == "Fair");
}

TEST_CASE("200 pictures may wait, and so many bytes of them; one more is to come later")
{
    Evening evening;
    const std::string picture = read_bytes(samples + "scan.jpg");
    const auto [bytes_of_one, most] =
        GENERATE_COPY(table<std::size_t, int>({{100, 200}, {picture.size() / 4, 4}}));
    std::promise<void> may_end;
    UploadOptions options = evening.options();
    options.most_waiting_bytes = picture.size();
    options.make_engine = [&may_end] {
        may_end.get_future().wait();
        return make_engine("deu+eng");
    };
    Uploads uploads(options);
    (void)uploads.add(picture);
    evening.wait_until(uploads, Upload::State::reading);
    const auto add_one = [&uploads, size = bytes_of_one](int number) {
        std::string bytes = "\xff\xd8\xff\xe0 " + std::to_string(number);
        bytes.resize(size);
        (void)uploads.add(bytes);
    };
    for (int i = 0; i < most; ++i) {
        add_one(i);
    }
    CHECK_THROWS_AS(add_one(most), Error);
    CHECK(own_pictures(evening.ledger.store).size() == static_cast<std::size_t>(most) + 1);
    may_end.set_value();
}
