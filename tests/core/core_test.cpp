#include <string>
#include <utility>
#include <vector>

#include "core/calendar.h"
#include "core/contact.h"
#include "core/error.h"
#include "core/evidence.h"
#include "core/geometry.h"
#include "core/ledger.h"
#include "core/text.h"
#include "support/catch.h"

using namespace cardlog;

namespace {

Day day(const std::string& iso)
{
    return day_from_iso(iso).value();
}

Evidence sure(const std::string& printed)
{
    return {printed, 0.99, false, {}};
}

Evidence doubtful(const std::string& printed)
{
    return {printed, 0.4, false, {}};
}

// One value of every kind; the second e-mail, the phone and the address are doubtful.
Contact full_contact()
{
    Contact contact;
    contact.name = Name{"Dr. Ida Beispiel", "Dr.", "Ida", "Beispiel", sure("Dr. Ida Beispiel")};
    contact.company = Field{"Muster GmbH", sure("Muster GmbH")};
    contact.department = Field{"Einkauf", sure("Einkauf")};
    contact.job_title = Field{"Leiterin", sure("Leiterin")};
    contact.emails = {{"ida@muster.example", sure("ida@muster.example")},
                      {"info@muster.example", doubtful("inf0@muster.example")}};
    contact.phones = {{PhoneType::mobile, std::nullopt, "", doubtful("0151/O23")}};
    contact.websites = {{"muster.example", sure("muster.example")}};
    contact.address = Address{"Lange Straße 5", "Lange Straße 5", "", "", "", doubtful("L.")};
    contact.social = {{"@ida", sure("@ida")}};
    contact.note = Field{"plays the cello", sure("plays the cello")};
    contact.tags = {{"garden", sure("garden")}};
    return contact;
}

}  // namespace

TEST_CASE("a day is read only when it is written in full and exists")
{
    for (const std::string valid :
         {"2026-11-24", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"}) {
        INFO(valid);
        REQUIRE(day_from_iso(valid));
        CHECK(to_iso(*day_from_iso(valid)) == valid);
    }
    for (const std::string wrong : {"",
                                    "2026",
                                    "2026-11",
                                    "2026-1-2",
                                    "26-11-24",
                                    "2026-02-29",
                                    "1900-02-29",
                                    "2026-02-30",
                                    "2026-04-31",
                                    "2026-13-01",
                                    "2026-00-10",
                                    "2026-11-00",
                                    "2026/11/24",
                                    "24.11.2026",
                                    "2026-11-24 ",
                                    " 2026-11-24",
                                    "2026-11-24T10:00:00Z",
                                    "+026-11-24",
                                    "-026-11-24",
                                    "2026-+1-24",
                                    "2026-1 -24",
                                    "２026-11-24",
                                    "yesterday"}) {
        INFO(wrong);
        CHECK_FALSE(day_from_iso(wrong));
    }
}

TEST_CASE("a time is read only in UTC, to the second, and when it exists")
{
    for (const std::string valid : {"2026-11-24T10:00:00Z", "2024-02-29T23:59:59Z",
                                    "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z"}) {
        INFO(valid);
        REQUIRE(time_from_iso(valid));
        CHECK(to_iso(*time_from_iso(valid)) == valid);
    }
    for (const std::string wrong :
         {"", "2026-11-24", "2026-11-24T10:00:00", "2026-11-24T10:00Z", "2026-11-24 10:00:00Z",
          "2026-11-24t10:00:00z", "2026-11-24T24:00:00Z", "2026-11-24T10:60:00Z",
          "2026-11-24T10:00:60Z", "2026-02-30T10:00:00Z", "2026-11-24T10:00:00+01:00",
          "2026-11-24T10:00:00.5Z", "2026-11-24T-1:00:00Z", "2026-11-24T10:00:00ZZ"}) {
        INFO(wrong);
        CHECK_FALSE(time_from_iso(wrong));
    }
}

TEST_CASE("the day of a moment is its day in UTC, before 1970 too")
{
    CHECK(to_iso(utc_day(*time_from_iso("2026-11-24T23:59:59Z"))) == "2026-11-24");
    CHECK(to_iso(utc_day(*time_from_iso("2026-11-25T00:00:00Z"))) == "2026-11-25");
    CHECK(to_iso(utc_day(*time_from_iso("1969-12-31T23:59:59Z"))) == "1969-12-31");
}

TEST_CASE("a callback falls on a working day, weekends are passed over")
{
    struct Case {
        std::string from;
        int days;
        std::string due;
    };
    const std::vector<Case> cases{
        {"2026-11-24", 1, "2026-11-25"},  // Tuesday
        {"2026-11-24", default_callback_working_days, "2026-12-01"},
        {"2026-11-26", 1, "2026-11-27"},  // Thursday to Friday
        {"2026-11-27", 1, "2026-11-30"},  // Friday to Monday
        {"2026-11-28", 1, "2026-11-30"},  // Saturday
        {"2026-11-29", 1, "2026-11-30"},  // Sunday
        {"2026-11-28", 5, "2026-12-04"},
        {"2026-11-27", 10, "2026-12-11"},
        {"2026-12-31", 1, "2027-01-01"},  // public holidays are not known
        {"2028-02-28", 1, "2028-02-29"},
        {"2026-11-28", 0, "2026-11-28"},
        {"2026-11-24", -3, "2026-11-24"},
    };
    for (const Case& one : cases) {
        INFO(one.from << " + " << one.days);
        CHECK(to_iso(add_working_days(day(one.from), one.days)) == one.due);
    }
}

TEST_CASE("every outcome has its word, and four of them keep the promise")
{
    struct Case {
        Outcome outcome;
        std::string word;
        bool ends_it;
    };
    const std::vector<Case> cases{
        {Outcome::reached, "reached", true},
        {Outcome::they_called, "they_called", true},
        {Outcome::met, "met", true},
        {Outcome::released, "released", true},
        {Outcome::no_answer, "no_answer", false},
        {Outcome::left_message, "left_message", false},
    };
    for (const Case& one : cases) {
        CHECK(to_string(one.outcome) == one.word);
        CHECK(outcome_from(one.word) == one.outcome);
        CHECK(closes(one.outcome) == one.ends_it);
    }
}

TEST_CASE("every state of an introduction has its word")
{
    const std::vector<std::pair<ReferralState, std::string>> states{
        {ReferralState::promised, "promised"},   {ReferralState::handed_over, "handed_over"},
        {ReferralState::meets, "meets"},         {ReferralState::declined, "declined"},
        {ReferralState::no_answer, "no_answer"},
    };
    for (const auto& [state, word] : states) {
        CHECK(to_string(state) == word);
        CHECK(referral_state_from(word) == state);
    }
}

TEST_CASE("every kind of phone has its word")
{
    const std::vector<std::pair<PhoneType, std::string>> types{
        {PhoneType::work, "work"}, {PhoneType::mobile, "mobile"}, {PhoneType::fax, "fax"},
        {PhoneType::home, "home"}, {PhoneType::other, "other"},
    };
    for (const auto& [type, word] : types) {
        CHECK(to_string(type) == word);
        CHECK(phone_type_from(word) == type);
    }
}

TEST_CASE("a word that is not known is nothing")
{
    const std::string unknown = GENERATE("", "Reached", "reached ", "done", "pager");
    CHECK_FALSE(outcome_from(unknown));
    CHECK_FALSE(referral_state_from(unknown));
    CHECK_FALSE(phone_type_from(unknown));
}

TEST_CASE("a callback is pending until it has an outcome")
{
    Callback callback;
    CHECK(callback.pending());
    callback.outcome = Outcome::released;
    CHECK_FALSE(callback.pending());
}

TEST_CASE("every value of a contact shows its evidence, in the order of the record")
{
    std::vector<std::string> fields;
    for (const NamedEvidence& one : evidence_of(full_contact())) {
        fields.push_back(one.field + "=" + one.evidence.printed);
    }
    CHECK(fields ==
          std::vector<std::string>{"name=Dr. Ida Beispiel", "company=Muster GmbH",
                                   "department=Einkauf", "job_title=Leiterin",
                                   "emails[0]=ida@muster.example", "emails[1]=inf0@muster.example",
                                   "phones[0]=0151/O23", "websites[0]=muster.example", "address=L.",
                                   "social[0]=@ida", "note=plays the cello", "tags[0]=garden"});
}

TEST_CASE("a value is shown for review when it is less sure than the threshold")
{
    CHECK(needs_review(full_contact()) ==
          std::vector<std::string>{"emails[1]", "phones[0]", "address"});
    Contact contact;
    contact.company = Field{"Muster GmbH", {"Muster GmbH", review_threshold, false, {}}};
    CHECK(needs_review(contact).empty());
}

TEST_CASE("what an absent field may be is open until the field has a value, or nothing is known")
{
    using Fields = std::vector<std::string>;
    const auto open_fields = [](const Contact& contact) {
        Fields fields;
        for (const PossibleValue& one : open_values(contact)) {
            fields.push_back(one.field + "=" + one.evidence.printed);
        }
        return fields;
    };
    Contact contact;
    contact.possible = {{"job_title", {"Meister", 0.2, false, {}}},
                        {"name", {"Muster", 0.3, false, {}}}};
    CHECK(open_fields(contact).empty());
    CHECK(needs_review(contact).empty());
    contact.company = Field{"Muster GmbH", {"Muster GmbH", 0.5, false, {}}};
    CHECK(open_fields(contact) == Fields{"name=Muster", "job_title=Meister"});
    CHECK(needs_review(contact) == Fields{"company", "name", "job_title"});
    contact.name = Name{"Ida Muster", "", "Ida", "Muster", sure("Ida Muster")};
    CHECK(open_fields(contact) == Fields{"job_title=Meister"});
    // What no parser says, but a record from elsewhere may.
    contact.possible = {{"phones", {"0541 1", 0.2, false, {}}},
                        {"shoe_size", {"42", 0.2, false, {}}},
                        {"department", {"", 0.2, false, {}}},
                        {"address", {"Lange Straße 5", 0.95, false, {}}},
                        {"job_title", {"Meister", 0.2, false, {}}},
                        {"job_title", {"Geselle", 0.1, false, {}}}};
    CHECK(open_fields(contact) == Fields{"job_title=Meister"});
}

TEST_CASE("the quads of all values, and of possible ones, are moved together")
{
    Contact contact = full_contact();
    const Quad before = corners({0, 0, 1, 1});
    const Quad after = corners({5, 5, 6, 6});
    contact.name->evidence.quad = before;
    contact.emails[1].evidence.quad = before;
    contact.possible = {{"job_title", {"Meister", 0.2, false, before}}};
    Contact expected = contact;
    expected.name->evidence.quad = after;
    expected.emails[1].evidence.quad = after;
    expected.possible[0].evidence.quad = after;
    for_each_quad(contact, [&](Quad& quad) { quad = after; });
    CHECK(contact == expected);
}

TEST_CASE("the evidence of every value can be changed, a quad moved into the picture")
{
    Contact contact = full_contact();
    for_each_evidence(
        contact, [](const std::string& field, Evidence& evidence) { evidence.printed = field; });
    for (const NamedEvidence& one : evidence_of(contact)) {
        CHECK(one.evidence.printed == one.field);
    }
    CHECK(contact.address->text == full_contact().address->text);
}

TEST_CASE("a card that only gave a warning, or a note of ours, is an unread card")
{
    Contact contact;
    CHECK(is_empty(contact));
    contact.warnings = {"the card is blurred"};
    CHECK(is_empty(contact));
    contact.note = Field{"in a blue coat", sure("in a blue coat")};
    CHECK(is_empty(contact));
    contact.social = {{"@ida", sure("@ida")}};
    CHECK_FALSE(is_empty(contact));
}

TEST_CASE("boxes are joined, an empty one adds nothing")
{
    const Box a{1, 2, 3, 4};
    const Box b{2, 0, 7, 3};
    const Box nothing{5, 5, 5, 9};
    CHECK(united(a, b) == Box{1, 0, 7, 4});
    CHECK(united(a, nothing) == a);
    CHECK(united(nothing, a) == a);
    CHECK(united(Box{}, Box{}).empty());
    CHECK(b.width() == 5);
    CHECK(b.height() == 3);
    CHECK(Box{3, 0, 1, 9}.empty());
}

TEST_CASE("corners go clockwise from the top left, a quad can start at each of them")
{
    const Quad quad = corners({1, 2, 5, 9});
    CHECK(quad == Quad{{{1, 2}, {5, 2}, {5, 9}, {1, 9}}});
    CHECK(starting_at(quad, 0) == quad);
    CHECK(starting_at(quad, 1) == Quad{{{5, 2}, {5, 9}, {1, 9}, {1, 2}}});
    CHECK(starting_at(quad, 4) == quad);
    CHECK(starting_at(quad, -1) == starting_at(quad, 3));
    CHECK(starting_at(quad, -5) == starting_at(quad, 3));
}

TEST_CASE("a line is its words: text, box, and a confidence that counts long words more")
{
    const Line line{{{"Ida", {10, 10, 40, 20}, 0.6}, {"Beispiel!", {45, 8, 130, 21}, 1.0}}, 9};
    CHECK(text_of(line) == "Ida Beispiel!");
    CHECK(box_of(line) == Box{10, 8, 130, 21});
    CHECK(confidence_of(line) == Approx((0.6 * 3 + 1.0 * 9) / 12));

    CHECK(text_of(Line{}).empty());
    CHECK(box_of(Line{}).empty());
    CHECK(confidence_of(Line{}) == 0);
}

TEST_CASE("pasted text becomes lines of sure words, whatever its line breaks and spaces")
{
    const auto word = [](const std::string& text) { return Word{text, {}, 1}; };
    const CardText expected{{{{word("Ida"), word("Beispiel")}, 0},
                             {{word("Tel."), word("030"), word("23125")}, 0},
                             {{word("Ende")}, 0}}};
    CHECK(from_plain_text("Ida  Beispiel\r\n\n \t\nTel.\t030 23125\nEnde") == expected);
    CHECK(text_of(from_plain_text(" E R I K A  M Ü S T E R").lines.front()) == "ERIKA MÜSTER");
    CHECK(text_of(from_plain_text("A & B").lines.front()) == "A & B");
    CHECK(from_plain_text("").lines.empty());
    CHECK(from_plain_text(" \n\n").lines.empty());
}

TEST_CASE("a failure carries what happened, what to do and the exit code")
{
    const Error error(ExitCode::busy, "cards.db: the store is in use", "Try again in a moment");
    CHECK(std::string(error.what()) == "cards.db: the store is in use");
    CHECK(error.hint() == "Try again in a moment");
    CHECK(static_cast<int>(error.code()) == 75);
    CHECK(Error(ExitCode::store, "x").hint().empty());
}

TEST_CASE("a value that a person is asked about never shows as many percent as one that is sure")
{
    const auto percent = [](double confidence) {
        Evidence evidence;
        evidence.confidence = confidence;
        return percent_of(evidence);
    };
    CHECK(percent(0.899) == 89);
    CHECK(percent(review_threshold) == 90);
    CHECK(percent(0.7952) == 79);
    CHECK(percent(0) == 0);
    CHECK(percent(1) == 100);
}
