// Reads cards as make_cards.py prints them and prints what fit.py learns from: for each card a line
// "card", the features' names in the first line, and for each candidate a line
// "0100 7:1 12:0.5": whether it is the name, company, job title, department, and its features.
#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "core/text.h"
#include "parse/address.h"
#include "parse/candidates.h"
#include "parse/classify.h"
#include "parse/features.h"
#include "parse/internet.h"
#include "parse/phone.h"
#include "parse/segment.h"
#include "parse/unicode.h"

namespace {

using namespace cardlog;

constexpr std::array<const char*, role_count> role_names{"name", "company", "job_title",
                                                         "department"};

struct Card {
    CardText text{};
    std::map<std::string, std::string> truth{};
};

std::vector<std::string> cells(const std::string& line)
{
    std::vector<std::string> result;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '\t');) {
        result.push_back(cell);
    }
    return result;
}

void add_line(Card& card, const std::vector<std::string>& cell)
{
    if (cell[0] == "T" && cell.size() >= 3) {
        card.truth.emplace(cell[1], cell[2]);
    } else if (cell[0] == "L") {
        card.text.lines.push_back({{}, std::stod(cell[1])});
    } else if (cell[0] == "W" && cell.size() == 7) {
        const Box box{std::stod(cell[1]), std::stod(cell[2]), std::stod(cell[3]),
                      std::stod(cell[4])};
        card.text.lines.back().words.push_back({cell[6], box, std::stod(cell[5])});
    }
}

bool is_truth(const Card& card, std::size_t role, const Candidate& candidate)
{
    const auto found = card.truth.find(role_names.at(role));
    return found != card.truth.end() && key_of(found->second) == key_of(candidate.text);
}

void print_candidate(const Card& card, const Candidate& candidate, const Witnesses& witnesses)
{
    for (std::size_t role = 0; role < role_count; ++role) {
        std::cout << (is_truth(card, role, candidate) ? '1' : '0');
    }
    const Features features = features_of(candidate, witnesses);
    for (std::size_t i = 0; i < feature_count; ++i) {
        if (features.at(i) != 0) {
            std::cout << ' ' << i << ':' << features.at(i);
        }
    }
    std::cout << '\n';
}

void print_card(const Card& card)
{
    std::vector<Segment> segments = segments_of(card.text);
    const std::vector<Field> emails = take_emails(segments);
    const std::vector<Field> websites = take_websites(segments);
    std::vector<std::string> warnings;
    (void)take_address(segments, "DE");
    (void)take_phones(segments, "DE", warnings);
    const std::vector<Candidate> candidates = candidates_of(segments, pieces_of(segments));
    Witnesses witnesses = witnesses_of(emails, websites);
    const auto name =
        std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
            return is_truth(card, name_role, candidate);
        });
    if (name != candidates.end()) {
        witnesses.after_name = name->last + 1;
    }
    std::cout << "card";
    for (const char* role : role_names) {
        std::cout << ' ' << card.truth.count(role);
    }
    std::cout << '\n';
    for (const Candidate& candidate : candidates) {
        print_candidate(card, candidate, witnesses);
    }
}

}  // namespace

int main()
{
    for (const std::string_view name : feature_names) {
        std::cout << name << ' ';
    }
    std::cout << '\n';
    Card card;
    for (std::string line; std::getline(std::cin, line);) {
        const std::vector<std::string> cell = cells(line);
        if (cell[0] == "C") {
            print_card(card);
            card = {};
        } else {
            add_line(card, cell);
        }
    }
    print_card(card);
}
