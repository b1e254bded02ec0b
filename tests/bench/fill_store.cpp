// Makes a store of invented people with cards, through the store's own functions, for the bench.

#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <random>
#include <string>

#include "app/people/search.h"
#include "core/evidence.h"
#include "storage/imports/imports.h"
#include "storage/store.h"

namespace {

using namespace cardlog;

constexpr std::array given_names{"Anna", "Bernd", "Clara",   "Dirk",  "Elif",  "Frank", "Greta",
                                 "Hugo", "Ida",   "Jürgen",  "Käthe", "Leon",  "Mia",   "Nora",
                                 "Otto", "Paula", "Rüdiger", "Sofie", "Tarek", "Ulla"};
constexpr std::array family_names{"Adler",  "Bäcker",  "Claasen", "Dietrich", "Ebert",    "Fischer",
                                  "Groß",   "Hansen",  "Ihlow",   "Jäger",    "Krüger",   "Lindner",
                                  "Müller", "Neumann", "Oswald",  "Pohl",     "Rathenow", "Schäfer",
                                  "Thoma",  "Urban",   "Vogel",   "Weiß",     "Zöllner",  "Meyer"};
constexpr std::array company_words{"Morgenrot", "Nordlicht", "Seewind", "Birkenhof", "Kranich",
                                   "Hafen",     "Feldweg",   "Quelle",  "Turmblick", "Windrose"};
constexpr std::array towns{"Osnabrück", "Bremen", "Münster", "Oldenburg", "Kassel", "Lübeck"};
constexpr int cards_per_file = 100;

template <class Words>
std::string one_of(const Words& words, std::mt19937& random)
{
    return words[random() % words.size()];
}

Evidence printed(const std::string& text)
{
    return {text, 0.97, false, corners({10, 20, 300, 40})};
}

// The one with number 777 has a name that nobody else has.
Contact person(int number, std::mt19937& random)
{
    const std::string text = std::to_string(number);
    const std::string given = one_of(given_names, random);
    const std::string family = number == 777 ? "Quitzow" : one_of(family_names, random);
    const std::string company = one_of(company_words, random);
    const std::string domain = company + std::to_string(number % 9973) + ".example";
    // Numbers that begin like this are kept for films in Germany.
    const std::string phone = "23125" + std::string(6 - text.size(), '0') + text;
    Contact contact;
    contact.name = Name{given + " " + family, "", given, family, printed(given + " " + family)};
    contact.company = Field{company + " " + std::to_string(number % 9973) + " GmbH", printed("")};
    contact.job_title = Field{"Projektleitung", printed("Projektleitung")};
    contact.emails = {{"info" + text + "@" + domain, printed("info" + text + "@" + domain)}};
    contact.phones = {{PhoneType::work, "+4930" + phone, "", printed("030 " + phone)}};
    contact.websites = {{"www." + domain, printed("www." + domain)}};
    const std::string address = "Ringstraße " + text + ", 49000 " + one_of(towns, random);
    contact.address = Address{address, "Ringstraße " + text, "49000", "", "", printed(address)};
    return contact;
}

NewCard card(int number, std::size_t picture_bytes, std::mt19937& random)
{
    NewCard card;
    card.contact = person(number, random);
    card.number = number % cards_per_file + 1;
    card.quad = corners({0, 0, 850, 550});
    for (const NamedEvidence& value : evidence_of(card.contact)) {
        card.lines.push_back({value.evidence.printed, 0.97, *value.evidence.quad});
    }
    card.flat_jpeg.resize(picture_bytes);
    for (char& byte : card.flat_jpeg) {
        byte = static_cast<char>(random());
    }
    card.search_text = search_text_of(card.contact);
    return card;
}

void fill(const std::string& file, int cards, std::size_t picture_bytes)
{
    Store store = Store::open(file);
    std::mt19937 random(1);
    const Day first_day = day_from_iso("2026-11-01").value();
    for (int begin = 0; begin < cards; begin += cards_per_file) {
        NewFile sheet;
        sheet.path = "/photos/sheet" + std::to_string(begin) + ".jpg";
        sheet.sha256 = "sheet" + std::to_string(begin);
        sheet.encounter.event = "Fair " + std::to_string(begin % 7);
        sheet.encounter.talked_about = "a new warehouse";
        sheet.due = Day{std::chrono::sys_days(first_day) + std::chrono::days(begin % 90)};
        for (int number = begin; number < std::min(begin + cards_per_file, cards); ++number) {
            sheet.cards.push_back(card(number, picture_bytes, random));
        }
        store.imports().add_file(sheet, std::chrono::sys_days(first_day));
    }
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "usage: fill_store FILE CARDS PICTURE_BYTES\n";
        return 2;
    }
    try {
        fill(argv[1], std::stoi(argv[2]), std::stoul(argv[3]));
    } catch (const std::exception& failure) {
        std::cerr << "fill_store: " << failure.what() << '\n';
        return 1;
    }
    return 0;
}
