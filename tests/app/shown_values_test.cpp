#include "app/people/shown_values.h"
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
