#include "core/evidence.h"
#include "parse/reading.h"

using namespace cardlog;

TEST_CASE("text without a contact gives none")
{
    const std::string text =
        GENERATE(as<std::string>{}, "", " \n\t\n", "~ | \u2014 *", "\xff\xfe\x80",
                 std::string("\0\1\2", 3), "\u202e\u202d\u200b", "12345");
    CHECK(is_empty(read(text)));
}

TEST_CASE("hostile text does not stop the parser")
{
    std::string many_lines;
    for (int i = 0; i < 10000; ++i) {
        many_lines += "Erika Muster 030 23125 012 erika@muster.example\n";
    }
    const std::string text = GENERATE_REF(
        as<std::string>{}, many_lines, std::string(1 << 20, 'a'), std::string(1 << 20, '@'),
        std::string(1 << 20, '0'), std::string(1 << 20, ' '), std::string(1 << 16, '-'),
        std::string(1 << 16, '('), std::string(1 << 16, '/'), std::string(1 << 16, '+'),
        std::string(1 << 16, '\xc3'), "\u05d0\u05d1\u05d2 \u05d3\u05d4",
        "\u7530\u4e2d \u592a\u90ce\n\u682a\u5f0f\u4f1a\u793e");
    CHECK(read(text).emails.size() <= 1);
}

TEST_CASE("a contact is found among hostile text")
{
    const std::string noise = GENERATE(
        as<std::string>{}, std::string("\0\x01\x02\x1b[31m", 8), "\xff\xfe\xc3\x28\xf0\x9f",
        "\u202e\u202dmuster\u202c\u200b\u2066", "\u05d0\u05d1\u05d2 \u05d3\u05d4",
        "\u0639\u0645\u0631", "\u682a\u5f0f\u4f1a\u793e\u30c6\u30b9\u30c8",
        "\u7530\u4e2d \u592a\u90ce", "\ud55c\uad6d \ud68c\uc0ac",
        "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306", "\U0001F4DE \U0001F4E7 \U0001F310", "%s%n%x",
        "'; DROP TABLE contacts; --", "<script>", "../../etc/passwd", "\t\t|\t|\t\u2022\t",
        "((((((((((", "----------", "........", "@@@@@@", "++++++");
    CAPTURE(noise);
    const Contact contact = read(noise + "\nErika Muster\n" + noise + "\nTel. 030 23125012\n" +
                                 noise + "\nerika.muster@rosenhain.example\n" + noise);
    CHECK(full_name(contact) == "Erika Muster");
    CHECK(numbers_of(contact) == "+493023125012");
    CHECK(values_of(contact.emails) == "erika.muster@rosenhain.example");
}

TEST_CASE("odd boxes and confidences do not stop the parser")
{
    const double odd = GENERATE(-1e308, 1e308, 0.0, -5.0);
    CardText card;
    for (const std::string word : {"Erika", "Muster", "erika@muster.example"}) {
        card.lines.push_back({{{word, {odd, odd, -odd, odd}, odd}}, odd});
    }
    CHECK(values_of(parse_contact(card).emails) == "erika@muster.example");
}
