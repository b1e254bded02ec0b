#include "app/people/shown_values.h"
#include "storage/people/people.h"
#include "support/catch.h"

using namespace cardlog;

TEST_CASE("people read a number in groups, and as it was printed where it is not valid")
{
    const Evidence printed{"0541/123456-78", 0.9, false, {}};
    const std::vector<Phone> phones{{PhoneType::work, "+4954112345678", "78", printed},
                                    {PhoneType::fax, {}, "", {"0000 12", 0.3, false, {}}}};
    CHECK(shown_texts(phones) == std::vector<std::string>{"+49 541 123456-78", "0000 12"});
    CHECK(shown_texts(std::optional(Field{"+49541342267", printed})) ==
          std::vector<std::string>{"+49541342267"});
}

TEST_CASE("the numbers in a text are shown in groups, the rest of it as it is")
{
    struct Case {
        std::string text;
        std::string shown;
    };
    const auto one = GENERATE(values<Case>({
        {"", ""},
        {"no number", "no number"},
        {"+49541342267", "+49 541 342267"},
        {"+49541342267, +442079460958 -> 0000 12", "+49 541 342267, +44 20 7946 0958 -> 0000 12"},
        {"+4954", "+4954"},
        {"+49541342267123456", "+49541342267123456"},
    }));
    CHECK(with_shown_numbers(one.text) == one.shown);
}

TEST_CASE("a line of a list and a contact call somebody the same")
{
    struct Case {
        std::string name;
        std::string company;
        std::string email;
        std::string shown;
        std::string with_company;
    };
    const auto one = GENERATE(
        values<Case>({{"Ida", "Muster GmbH", "ida@muster.example", "Ida", "Ida, Muster GmbH"},
                      {"Ida", "", "", "Ida", "Ida"},
                      {"", "Muster GmbH", "", "Muster GmbH", "Muster GmbH"},
                      {"", "", "ida@muster.example", "ida@muster.example", "ida@muster.example"},
                      {"", "", "", "unread card", "unread card"}}));
    Contact contact;
    if (!one.name.empty()) {
        contact.name = Name{one.name, "", "", "", {}};
    }
    if (!one.company.empty()) {
        contact.company = Field{one.company, {}};
    }
    if (!one.email.empty()) {
        contact.emails = {{one.email, {}}};
    }
    ContactSummary line;
    line.name = one.name;
    line.company = one.company;
    line.known_by = known_by(contact);
    CHECK(shown_name(contact) == one.shown);
    CHECK(shown_name(line) == one.shown);
    CHECK(shown_name_and_company(contact) == one.with_company);
    CHECK(shown_name_and_company(line) == one.with_company);
    contact.note = Field{"a note of ours", {}};
    CHECK(shown_name(contact, "?") == (one.shown == "unread card" ? "?" : one.shown));
}
