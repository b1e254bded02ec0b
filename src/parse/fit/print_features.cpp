// Reads cards as make_cards.py prints them and prints what fit.py learns from: for each card a line
// "card", the names of features and address signs in the first two lines, for each candidate a line
// "0100 7:1 12:0.5": whether it is the name, company, job title, department, and its features; and
// the parts of the address.
#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "core/text.h"
#include "parse/address/address.h"
#include "parse/address/address_parts.h"
#include "parse/internet/email.h"
#include "parse/internet/social.h"
#include "parse/internet/website.h"
#include "parse/phone/phone.h"
#include "parse/roles/candidates.h"
#include "parse/roles/classify.h"
#include "parse/roles/features.h"
#include "parse/text/boilerplate.h"
#include "parse/text/segment.h"
#include "parse/text/unicode.h"

namespace {

using namespace cardlog;

constexpr std::array<const char*, role_count> role_names{"name", "company", "job_title",
                                                         "department"};

struct Card {
    CardText text{};
    std::string region = "DE";
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
    if (cell[0] == "R" && cell.size() >= 2) {
        card.region = cell[1];
    } else if (cell[0] == "T" && cell.size() >= 3) {
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

template <std::size_t size>
void print_values(const std::array<double, size>& values)
{
    for (std::size_t i = 0; i < size; ++i) {
        if (values.at(i) != 0) {
            std::cout << ' ' << i << ':' << values.at(i);
        }
    }
    std::cout << '\n';
}

void print_candidate(const Card& card, const Candidate& candidate, const Witnesses& witnesses,
                     std::optional<std::size_t> after_name)
{
    for (std::size_t role = 0; role < role_count; ++role) {
        std::cout << (is_truth(card, role, candidate) ? '1' : '0');
    }
    Features features = features_of(candidate, witnesses);
    features[right_after_name] = after_name == candidate.first ? 1 : 0;
    print_values(features);
}

// "part 1 0:1 7:1": whether the part is of the address, and its signs.
void print_address_parts(const Card& card, const std::vector<Segment>& segments,
                         const Witnesses& witnesses)
{
    const std::vector<AddressPart> parts = address_parts_of(segments);
    const std::vector<AddressLink> links = address_links_of(segments, parts, card.region);
    const std::vector<AddressSigns> signs =
        address_signs_of(segments, parts, links, card.region, witnesses);
    const auto found = card.truth.find("address");
    const std::string address = found == card.truth.end() ? "" : key_of(found->second);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::string key;
        for (const std::string& word : parts[i].words) {
            key += key_of(word);
        }
        std::cout << "part " << (!key.empty() && address.find(key) != std::string::npos ? 1 : 0);
        print_values(signs[i]);
    }
}

void print_card(const Card& card)
{
    std::vector<Segment> segments = segments_of(card.text);
    take_boilerplate(segments);
    const std::vector<Field> emails = take_emails(segments);
    const std::vector<Field> websites = take_websites(segments);
    (void)take_handles(segments);
    const std::vector<Segment> before_address = segments;
    const Witnesses witnesses = witnesses_of(emails, websites);
    (void)take_addresses(segments, card.region, witnesses);
    (void)take_phones(segments, card.region, std::vector<std::string>(segments.size()));
    const std::vector<Candidate> candidates = candidates_of(segments, pieces_of(segments));
    const auto name =
        std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
            return is_truth(card, name_role, candidate);
        });
    const auto after_name = name == candidates.end() ? std::nullopt : std::optional(name->last + 1);
    std::cout << "card";
    for (const char* role : role_names) {
        std::cout << ' ' << card.truth.count(role);
    }
    std::cout << (source_of(segments) == Source::text ? " text" : " picture");
    std::cout << '\n';
    for (const Candidate& candidate : candidates) {
        print_candidate(card, candidate, witnesses, after_name);
    }
    print_address_parts(card, before_address, witnesses);
}

}  // namespace

int main()
{
    for (const std::string_view name : feature_names) {
        std::cout << name << ' ';
    }
    std::cout << '\n';
    for (const std::string_view name : address_sign_names) {
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
