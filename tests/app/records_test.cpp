// Card records: written on one machine, taken into the store on another.

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "app/exchange/html.h"
#include "app/exchange/record.h"
#include "app/import/import.h"
#include "app/scan/kept_pictures.h"
#include "storage/calls/calls.h"
#include "storage/imports/imports.h"
#include "storage/journal/journal.h"
#include "storage/people/people.h"
#include "storage/store.h"
#include "support/catch.h"

using namespace cardlog;

namespace {

const Quad somewhere{{{10, 20}, {900, 22.5}, {898, 560}, {12, 558}}};
const std::string bytes_a(64, 'a');
const std::string bytes_b(64, 'b');

// Every kind of value, with confidences and corners that a record holds exactly.
Contact erika()
{
    Contact contact;
    contact.name = Name{"Dr. Erika Beispiel",
                        "Dr.",
                        "Erika",
                        "Beispiel",
                        {"Dr. Erika Beispie1", 0.95, true, somewhere}};
    contact.company = Field{"Beispiel GmbH", {"Beispiel GmbH", 0.7, false, somewhere}};
    contact.department = Field{"Einkauf", {"Einkauf", 0.99, false, somewhere}};
    contact.job_title = Field{"Leiterin", {"Leiterin", 0.98, false, somewhere}};
    contact.emails = {{"erika@beispiel.example", {"erika@beispiel.example", 0.97, false, {}}},
                      {"info@beispiel.example", {"lnfo@beispiel.example", 0.91, true, {}}}};
    contact.phones = {
        {PhoneType::work, "+4954112345678", "78", {"0541 123456-78", 0.96, false, somewhere}},
        {PhoneType::mobile, {}, "", {"0000 12", 0.3, false, {}}}};
    contact.websites = {{"beispiel.example", {"beispiel.example", 0.99, false, {}}}};
    contact.address =
        Address{"Lange Straße 5, 49074 Osnabrück",  "Lange Straße 5", "49074", "Osnabrück", "",
                {"Lange Straße 5", 0.93, false, {}}};
    contact.social = {{"@erika", {"@erika", 0.94, false, {}}}};
    contact.note = Field{"plays the cello\nknows Ida", {"NOTE", 0.9, false, {}}};
    contact.tags = {{"garden", {"garden", 0.9, false, {}}}, {"boats", {"boats", 0.9, false, {}}}};
    contact.warnings = {"phone \"0000 12\" is not a valid number"};
    return contact;
}

ScannedCard card_of(const Contact& contact)
{
    ScannedCard card;
    card.quad = somewhere;
    card.lines = {{"Erika", 0.8, Quad{{{10, 10}, {90, 10}, {90, 30}, {10, 30}}}}};
    card.contact = contact;
    return card;
}

std::string record_of(const std::string& name, const std::string& sha256, int number, int of)
{
    Contact contact;
    contact.name = Name{name, "", "", name, {name, 0.99, false, somewhere}};
    return card_record(card_of(contact), {"photos/" + name + ".jpg", sha256, 1, number, of}) + "\n";
}

ImportOptions options_for_test()
{
    ImportOptions options;
    options.due = Day{std::chrono::year(2026), std::chrono::December, std::chrono::day(1)};
    options.now = std::chrono::sys_days(options.due) - std::chrono::days(7);
    return options;
}

// What became of each line, and what the failures say.
std::vector<std::string> import_text(Store& store, const std::string& records)
{
    std::istringstream stream(records);
    ImportWork work;
    work.jobs = 2;
    work.ahead = 3;
    std::vector<std::string> told;
    import_records(
        stream, "cards.ndjson", &store, options_for_test(), work, [&](const ImportedFile& file) {
            told.push_back(file.failure ? file.failure->what() : to_string(file.outcome));
        });
    return told;
}

std::vector<std::string> names_in(const Store& store)
{
    std::vector<std::string> names;
    for (const ContactSummary& contact : store.people().contacts()) {
        names.push_back(contact.name);
    }
    return names;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a record holds all of a card, and gives it back as it was")
{
    const Day taken{std::chrono::year(2026), std::chrono::November, std::chrono::day(20)};
    ScannedCard card = card_of(erika());
    card.flat_jpeg = flat_jpeg(cv::Mat(200, 300, CV_8UC3, cv::Scalar::all(200)), card.quad);
    const NewFile file =
        file_from_record(card_record(card, {"photos/a.jpg", bytes_a, 2, 3, 4, taken}));
    CHECK(file.path == "photos/a.jpg");
    CHECK(file.sha256 == bytes_a);
    CHECK(file.of == 4);
    CHECK(file.encounter.met_on == taken);
    CHECK(file.failure.empty());
    REQUIRE(file.cards.size() == 1);
    CHECK(file.cards[0].contact == erika());
    CHECK(file.cards[0].page == 2);
    CHECK(file.cards[0].number == 3);
    CHECK(file.cards[0].quad == somewhere);
    CHECK(file.cards[0].flat_jpeg == card.flat_jpeg);
    CHECK(file.cards[0].lines ==
          std::vector<CardLine>{{"Erika", 0.8, {{{10, 10}, {90, 10}, {90, 30}, {10, 30}}}}});
    CHECK_FALSE(file.cards[0].search_text.empty());
}

TEST_CASE("a record says what an absent field may be, and gives that back")
{
    Contact contact = erika();
    contact.department.reset();
    contact.possible = {{"department", {"Einkauf", 0.2, false, somewhere}}};
    const std::string record = card_record(card_of(contact), {"a.jpg", bytes_a, 1, 1, 1, {}});
    CHECK_THAT(record, contains_text(R"("possible":[{"field":"department","printed":"Einkauf",)"));
    CHECK_THAT(record, contains_text(R"("needs_review":["company","phones[1]","department"])"));
    CHECK(file_from_record(record).cards.at(0).contact == contact);
}

TEST_CASE("the record of a file that failed gives its reason back")
{
    const NewFile file =
        file_from_record(failure_record("photos/a.jpg", Error(ExitCode::input, "a.jpg: empty")));
    CHECK(file.path == "photos/a.jpg");
    CHECK(file.failure == "a.jpg: empty");
    CHECK(file.cards.empty());
}

TEST_CASE("a line that is no card record says why")
{
    const std::string good = record_of("Adler", bytes_a, 1, 1);
    const auto with = [&](const std::string& old, const std::string& now) {
        std::string line = good;
        const auto at = line.find(old);
        REQUIRE(at != std::string::npos);
        return line.replace(at, old.size(), now);
    };
    const Words lines{"hello",
                      "[]",
                      "{}",
                      "{\"record\": 1}",
                      good.substr(0, good.size() / 2),
                      with("\"record\":1", "\"record\":2"),
                      with(bytes_a, "abc"),
                      with(R"("sha256":")" + bytes_a + "\"", "\"sha256\":null"),
                      with("\"page\":1", "\"page\":0"),
                      with("\"card\":1", "\"card\":2"),
                      with("\"of\":1", R"("of":"one")"),
                      with("\"quad\":[[10.0,20.0],", "\"quad\":["),
                      with("\"confidence\":0.99", "\"confidence\":9"),
                      with("\"emails\":[]", "\"emails\":[7]"),
                      with("\"phones\":[]", R"("phones":[{"type":"pager","e164":"+49541"}])"),
                      with("\"phones\":[]", R"("phones":[{"type":"work","e164":"0541"}])"),
                      with("\"phones\":[]", R"("phones":[{"type":"work","e164":null}])"),
                      with("\"codes\":[]", R"("codes":[],"picture":"?")"),
                      with("\"codes\":[]", R"("codes":[],"picture":"R0lGODlh")")};
    for (const std::string& line : lines) {
        CAPTURE(line);
        CHECK_THROWS_AS((void)file_from_record(line), Error);
    }
    CHECK_NOTHROW((void)file_from_record(good));
}

TEST_CASE("records are taken once, from whatever host and in whatever order they come")
{
    Words lines{record_of("Adler", bytes_a, 1, 3), record_of("Berg", bytes_a, 2, 3),
                record_of("Celik", bytes_a, 3, 3), record_of("Dorn", bytes_b, 1, 1)};
    std::sort(lines.begin(), lines.end());
    do {
        Store store = Store::in_memory();
        std::string text;
        for (const std::string& line : lines) {
            text += line;
        }
        CHECK(import_text(store, text) == Words(4, "written"));
        CHECK(import_text(store, text + lines[2]) == Words(5, "already_known"));
        CHECK(names_in(store) == Words{"Adler", "Berg", "Celik", "Dorn"});
        CHECK(store.calls().pending_callbacks().size() == 4);
        CHECK(store.journal().audit().empty());
    } while (std::next_permutation(lines.begin(), lines.end()));
}

TEST_CASE("a file of which cards are missing is known by the audit until they come")
{
    Store store = Store::in_memory();
    import_text(store, record_of("Berg", bytes_a, 2, 3));
    CHECK_FALSE(store.imports().known_file(bytes_a));
    CHECK(store.journal().audit() ==
          Words{"file photos/Berg.jpg: 3 cards found, 1 have come; import its "
                "records again"});
    CHECK(import_text(store, record_of("Adler", bytes_a, 1, 3) + record_of("Berg", bytes_a, 2, 3) +
                                 record_of("Celik", bytes_a, 3, 3)) ==
          Words{"written", "already_known", "written"});
    CHECK(store.imports().known_file(bytes_a));
    CHECK(store.journal().audit().empty());
    CHECK(names_in(store) == Words{"Adler", "Berg", "Celik"});
}

TEST_CASE("a line that cannot be used is named by its number, and the rest is written")
{
    Store store = Store::in_memory();
    const std::string failed =
        failure_record("b.jpg", Error(ExitCode::input, "b.jpg: the file is empty")) + "\n";
    const Words told = import_text(store, record_of("Adler", bytes_a, 1, 1) + "\nrubbish\n" +
                                              failed + record_of("Dorn", bytes_b, 1, 1));
    REQUIRE(told.size() == 4);
    CHECK(told[0] == "written");
    CHECK_THAT(told[1], contains_text("cards.ndjson, line 3: not a card record: "));
    CHECK(told[2] == "b.jpg: the file is empty");
    CHECK(told[3] == "written");
    CHECK(store.journal().audit().empty());
}

TEST_CASE("base64 is read back, and what is none is refused")
{
    for (const std::string text : {"", "a", "ab", "abc", "abcd"}) {
        CHECK(bytes_from_base64(base64(text)) == text);
    }
    for (const std::string text : {"?", "abc", "====", "a===", "YWJj*", "=YWJ"}) {
        CAPTURE(text);
        CHECK_FALSE(bytes_from_base64(text));
    }
}
