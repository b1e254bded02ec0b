// The queue of doubtful values in the terminal, and what it leaves in the store.

#include "app/people/review.h"
#include "core/evidence.h"
#include "core/fields.h"
#include "support/cli_ledger.h"

using namespace cardlog;

namespace {

Evidence doubtful(const std::string& printed, const Quad& quad)
{
    return {printed, 0.5, false, quad};
}

// Two people: one with a doubtful company and number, one with a doubtful e-mail.
struct DoubtfulLedger {
    DoubtfulLedger()
    {
        NewCard first = card_of("Anna Muster", "Horst GmbH", 1);
        first.contact.company->evidence = doubtful("Horst Gmbh.", corners({85, 55, 425, 110}));
        first.contact.phones.push_back({PhoneType::fax, "+4954112345", "",
                                        doubtful("0541 12345", corners({0, 500, 850, 550}))});
        first.flat_jpeg = "a picture";
        one = add_contact(store, first, "2026-12-01");
        NewCard second = card_of("Bert Beispiel", "Zwei AG", 1);
        second.contact.emails = {{"bert@zwei.example", doubtful("bert@zwei.example", {})}};
        other = add_contact(store, second, "2026-12-01");
    }

    [[nodiscard]] RunResult review(const std::string& answers) const
    {
        return run_cardlog({"--store", store, "review"}, {}, answers);
    }

    [[nodiscard]] Contact contact(Id id) const
    {
        return Store::open(store).people().contact(id)->contact;
    }

    [[nodiscard]] std::vector<std::string> fields_left() const
    {
        std::vector<std::string> fields;
        for (const DoubtfulValue& value : doubtful_values(Store::open(store))) {
            fields.push_back(value.field);
        }
        return fields;
    }

    TemporaryFolder folder;
    std::string store = (folder / "cards.db").string();
    Id one = 0;
    Id other = 0;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("Enter says that a value is right: it is a person's word from then on")
{
    const DoubtfulLedger ledger;
    const Contact before = ledger.contact(ledger.one);
    const RunResult result = ledger.review("\nq\n");
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.out, contains_text("1 of 3: Anna Muster, Horst GmbH (contact 1)\n"
                                         "  company: Horst GmbH   ? 50 % sure\n"
                                         "  printed: Horst Gmbh.\n"));
    CHECK_THAT(result.out, contains_text("3 doubtful values = 1 right + 0 corrected + 0 taken out "
                                         "+ 2 left\n"));
    Contact expected = before;
    expected.company->evidence.confidence = 1;
    CHECK(ledger.contact(ledger.one) == expected);
    CHECK(ledger.fields_left() == Names{"phones[1]", "emails[0]"});
}

TEST_CASE("what was confirmed stays when the picture is read again, and undo takes it back")
{
    const DoubtfulLedger ledger;
    const Contact before = ledger.contact(ledger.one);
    (void)ledger.review("\nq\n");
    Store store = Store::open(ledger.store);
    const std::optional<KnownFile> known = store.imports().file_to_reread("Anna Muster");
    REQUIRE(known);
    CHECK(known->corrected.at(ledger.one) == std::set<std::string>{"company"});
    store.journal().undo(morning);
    CHECK(store.people().contact(ledger.one)->contact == before);
    CHECK(store.imports().file_to_reread("Anna Muster")->corrected.at(ledger.one).empty());
}

TEST_CASE("another text corrects a value in its place, a minus takes it out, s leaves it")
{
    const DoubtfulLedger ledger;
    const RunResult result = ledger.review("s\n0541 54321\n-\n");
    CHECK_THAT(result.out, contains_text("3 doubtful values = 0 right + 1 corrected + 1 taken out "
                                         "+ 1 left\n"));
    const Contact one = ledger.contact(ledger.one);
    REQUIRE(one.phones.size() == 2);
    CHECK(one.phones[1].e164 == "+4954154321");
    CHECK(one.phones[1].type == PhoneType::fax);
    CHECK(one.phones[1].evidence.confidence == 1);
    CHECK(ledger.contact(ledger.other).emails.empty());
    CHECK(ledger.fields_left() == Names{"company"});
}

TEST_CASE("a text that is no such value is asked for again")
{
    const DoubtfulLedger ledger;
    const RunResult result = ledger.review("s\ns\nno address\nbert@drei.example\n");
    CHECK_THAT(result.err, contains_text("no address"));
    CHECK(ledger.contact(ledger.other).emails.front().value == "bert@drei.example");
}

TEST_CASE("a whole line of the card corrects a value too")
{
    const DoubtfulLedger ledger;
    (void)ledger.review("s\nFax: 0541 54321\nE-Mail: bert@drei.example\n");
    CHECK(ledger.contact(ledger.one).phones[1].e164 == "+4954154321");
    CHECK(ledger.contact(ledger.other).emails.front().value == "bert@drei.example");
}

TEST_CASE("the review names the cards of which nothing could be read")
{
    const Ledger ledger;
    CHECK_THAT(ledger.run({"review"}).out,
               contains_text("1 unread card: contact " + std::to_string(ledger.unread) +
                             ". Type what a card says, for example: cardlog edit " +
                             std::to_string(ledger.unread)));
}

TEST_CASE("the review ends with its input, and there may be nothing to review")
{
    const DoubtfulLedger ledger;
    CHECK(ledger.review("").exit_code == 0);
    CHECK(ledger.review("\n\n\n").exit_code == 0);
    CHECK(ledger.fields_left() == Names{});
    CHECK(ledger.review("").out ==
          "0 doubtful values = 0 right + 0 corrected + 0 taken out + 0 left\n");
}

TEST_CASE("an absent field that may be on the card is asked about, and stays as was answered")
{
    const DoubtfulLedger ledger;
    NewCard card = card_of("A shop", "Bàn Gỗ Đỏ", 1);
    card.contact.name.reset();
    card.contact.possible = {{"name", doubtful("Thu Hà Lê", corners({0, 0, 400, 50}))}};
    const Id shop = add_contact(ledger.store, card, "2026-12-01");
    const Contact before = ledger.contact(shop);
    CHECK(before.possible == card.contact.possible);
    struct Answer {
        std::string typed;
        std::string name;
        std::string sums;
    };
    const auto one = GENERATE(values<Answer>({
        {"", "", "1 right + 0 corrected"},
        {"+", "Thu Hà Lê", "0 right + 1 corrected"},
        {"Lê Thu Hà", "Lê Thu Hà", "0 right + 1 corrected"},
    }));
    const RunResult result = ledger.review("s\ns\ns\n" + one.typed + "\n");
    CHECK_THAT(result.out, contains_text("4 of 4: Bàn Gỗ Đỏ (contact 3)\n"
                                         "  name: none, or is it this?   ? 50 % sure\n"
                                         "  printed: Thu Hà Lê\n"));
    CHECK_THAT(result.out, contains_text(one.sums));
    const Contact after = ledger.contact(shop);
    CHECK(text_of(after.name) == one.name);
    CHECK(after.possible.empty());
    CHECK(after.company == before.company);

    Store store = Store::open(ledger.store);
    const std::optional<KnownFile> known = store.imports().file_to_reread("unread 2026-12-01");
    REQUIRE(known);
    CHECK(known->corrected.at(shop).contains("name"));
    store.journal().undo(morning);
    CHECK(store.people().contact(shop)->contact == before);
}

TEST_CASE("for programs the queue is a line a value")
{
    const DoubtfulLedger ledger;
    const auto lines = json_lines(run_cardlog({"--store", ledger.store, "--json", "review"}).out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0]["field"] == "company");
    CHECK(lines[0]["printed"] == "Horst Gmbh.");
}

TEST_CASE("a value stands where its print lies on the picture of its card")
{
    const DoubtfulLedger ledger;
    const auto values = doubtful_values(Store::open(ledger.store));
    REQUIRE(values.size() == 3);
    REQUIRE(values[0].box);
    CHECK(values[0].card == 1);
    CHECK(values[0].box->left == Approx(0.1).margin(1e-6));
    CHECK(values[0].box->right == Approx(0.5).margin(1e-6));
    CHECK(values[0].box->top == Approx(0.1).margin(1e-6));
    CHECK(values[0].box->bottom == Approx(0.2).margin(1e-6));
    CHECK_FALSE(values[2].box);
}

TEST_CASE("a value that was changed in the meantime is not settled")
{
    const DoubtfulLedger ledger;
    Store store = Store::open(ledger.store);
    const std::vector<DoubtfulValue> values = doubtful_values(store);
    settle_value(store, values[0], Verdict::corrected, "Zehn GmbH", "DE", morning);
    CHECK_THROWS_AS(settle_value(store, values[0], Verdict::right, "", "DE", morning), Error);
    CHECK(ledger.contact(ledger.one).company->value == "Zehn GmbH");
}
