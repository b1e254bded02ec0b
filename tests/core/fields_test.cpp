#include <map>
#include <sstream>

#include "core/fields.h"
#include "core/merge.h"
#include "support/catch.h"

using namespace cardlog;

namespace {

using Texts = std::vector<std::string>;

Texts lines_in(const std::string& text)
{
    Texts lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

Evidence sure(const std::string& printed)
{
    return {printed, 0.99, false, {}};
}

}  // namespace

TEST_CASE("each value that is kept has a name of its own, and a part knows its field")
{
    const std::vector<ValueName>& names = value_names();
    CHECK(std::vector(names.begin(), names.begin() + 6) ==
          std::vector<ValueName>{{"name", "name", false},
                                 {"honorific_prefix", "name", false},
                                 {"given_name", "name", false},
                                 {"family_name", "name", false},
                                 {"honorific_suffix", "name", false},
                                 {"company", "company", false}});
    std::map<std::string, int> times;
    for (const ValueName& value : names) {
        ++times[value.name];
    }
    for (const auto& [name, count] : times) {
        INFO(name);
        CHECK(count == 1);
    }
    CHECK(field_of("city") == "address");
    CHECK(field_of("company") == "company");
    CHECK(field_of("hobby") == "hobby");
    CHECK(is_list("phones"));
    CHECK_FALSE(is_list("address"));
    CHECK_FALSE(is_list("city"));
    CHECK_FALSE(is_list("hobby"));
}

TEST_CASE("a value is told in one text: a name and an address as a whole, a number as E.164")
{
    const Phone valid{PhoneType::work, "+49541123456", "", sure("0541 123456")};
    const Phone invalid{PhoneType::work, {}, "", sure("0000 12")};
    const Name name{"Dr. Ida Beispiel", "Dr.", "Ida", "Beispiel", sure("Ida")};
    const Address address{"Am Markt 1, Vechta", "Am Markt 1", "", "Vechta", "", sure("Markt")};
    CHECK(text_of(valid) == "+49541123456");
    CHECK(text_of(invalid) == "0000 12");
    CHECK(text_of(name) == "Dr. Ida Beispiel");
    CHECK(text_of(std::optional(address)) == "Am Markt 1, Vechta");
    CHECK(text_of(std::optional<Field>()).empty());
    CHECK(texts_of(std::vector{valid, invalid}) == Texts{"+49541123456", "0000 12"});
    CHECK(texts_of(std::optional(name)) == Texts{"Dr. Ida Beispiel"});
    CHECK(texts_of(std::optional<Field>()).empty());
    CHECK(listed({"a", "b c", "d"}) == "a, b c, d");
    CHECK(listed({}).empty());
}

TEST_CASE("a merge keeps both notes line by line, and takes back what came from the other alone")
{
    struct Case {
        std::string first;
        std::string second;
        std::string whole;
    };
    const auto one = GENERATE(values<Case>({
        {"", "", ""},
        {"cello", "", "cello"},
        {"", "cello", "cello"},
        {"cello", "cello", "cello"},
        {"cello", "boats", "cello\nboats"},
        {"cello\nboats", "boats\nroses", "cello\nboats\nroses"},
    }));
    const auto with_note = [](const std::string& note) {
        Contact contact;
        if (!note.empty()) {
            contact.note = Field{note, {note, 1, false, {}}};
        }
        return contact;
    };
    const Contact first = with_note(one.first);
    const Contact second = with_note(one.second);
    CAPTURE(one.first, one.second);
    CHECK(united(first, second) == with_note(one.whole));
    CHECK(separated(united(first, second), first, second) == first);
    Contact changed = united(first, second);
    changed.note = Field{one.whole + "\nnew", {"new", 1, false, {}}};
    CHECK(lines_in(text_of(separated(changed, first, second).note)).back() == "new");
}

TEST_CASE("a field of one person is asked about once, whichever card it may be on")
{
    const auto with_possible = [](const std::vector<std::string>& fields) {
        Contact contact;
        for (const std::string& field : fields) {
            contact.possible.push_back({field, {"Muster", 0.3, false, {}}});
        }
        return contact;
    };
    const Contact first = with_possible({"name"});
    const Contact second = with_possible({"job_title", "name"});
    CHECK(united(first, second) == with_possible({"name", "job_title"}));
    CHECK(separated(united(first, second), first, second) == first);
}
