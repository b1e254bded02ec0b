// What ./dev fit learns from, one example a line, tab-separated: its kind, what is known of it, and
// its features as index:value, zeros left out. A line "names KIND" gives a kind's features first.
//
//   print_features lines            reads cards as tests/invented prints them from standard input.
//     card   which of name, company, job title and department it has, and whether it is a picture
//     line   0100: which of these the candidate is, its first and its last piece
//     part   1: it is of an address
//   print_features quads FILE...    every quad judged in each picture.
//     picture  the file;  quad, relation   four corners;  block   the corners of its cards;  whole
//   print_features verdicts REGION FILE...   what is found and read in each picture.
//     picture  the file;  verdict   four corners
#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "app/scan/scan.h"
#include "app/scan/verdict.h"
#include "core/text.h"
#include "imaging/find/card_blocks.h"
#include "imaging/find/evidence.h"
#include "imaging/find/judged_quads.h"
#include "imaging/find/whole_picture.h"
#include "imaging/load/load.h"
#include "imaging/quad_shape.h"
#include "parse/address/address.h"
#include "parse/address/address_links.h"
#include "parse/address/address_parts.h"
#include "parse/address/address_signs.h"
#include "parse/internet/email.h"
#include "parse/internet/social.h"
#include "parse/internet/website.h"
#include "parse/phone/phone.h"
#include "parse/roles/candidates.h"
#include "parse/roles/classify.h"
#include "parse/roles/features.h"
#include "parse/roles/role_scores.h"
#include "parse/text/boilerplate.h"
#include "parse/text/segment.h"
#include "parse/text/unicode.h"

namespace {

using namespace cardlog;

constexpr std::array<const char*, role_count> role_names{"name", "company", "job_title",
                                                         "department"};

template <class Feature>
void print_names(const char* kind)
{
    std::cout << "names\t" << kind << '\t';
    for (const std::string_view name : names_of<Feature>()) {
        std::cout << name << ' ';
    }
    std::cout << '\n';
}

template <class Feature>
void print_example(const char* kind, const std::string& known, const Features<Feature>& features)
{
    std::cout << kind << '\t' << known << '\t';
    int i = 0;
    for (const double value : features) {
        if (value != 0) {
            std::cout << i << ':' << value << ' ';
        }
        ++i;
    }
    std::cout << '\n';
}

std::string corners_of(const Quad& quad)
{
    std::ostringstream text;
    for (const Point& corner : quad) {
        text << corner.x << ' ' << corner.y << ' ';
    }
    return text.str();
}

// -- lines

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

void print_candidate(const Card& card, const Candidate& candidate, const RoleFeatures& features)
{
    std::string known;
    for (std::size_t role = 0; role < role_count; ++role) {
        known += is_truth(card, role, candidate) ? '1' : '0';
    }
    known += ' ' + std::to_string(candidate.first) + ' ' + std::to_string(candidate.last);
    print_example("line", known, features);
}

void print_address_parts(const Card& card, const std::vector<Segment>& segments,
                         const Witnesses& witnesses)
{
    const std::vector<AddressPart> parts = address_parts_of(segments);
    const std::vector<AddressLink> links = address_links_of(segments, parts, card.region);
    std::vector<AddressSigns> signs =
        address_signs_of(segments, parts, links, card.region, witnesses);
    std::string addresses;
    for (const char* field : {"address", "branches"}) {
        const auto found = card.truth.find(field);
        addresses += found == card.truth.end() ? "" : key_of(found->second) + " ";
    }
    std::vector<bool> right;
    for (const AddressPart& part : parts) {
        std::string key;
        for (const std::string& word : part.words) {
            key += key_of(word);
        }
        right.push_back(!key.empty() && addresses.find(key) != std::string::npos);
    }
    for (const AddressLink& link : links) {
        if (link.weight == 0) {
            signs[link.to][link.join] += right[link.from] ? 1 : 0;
            signs[link.from][link.join] += right[link.to] ? 1 : 0;
        }
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        print_example("part", right[i] ? "1" : "0", signs[i]);
    }
}

// As parse_contact goes through a card, up to the roles.
void print_card(const Card& card)
{
    std::vector<Segment> segments = segments_of(card.text);
    take_boilerplate(segments);
    const std::vector<Field> emails = take_emails(segments);
    const std::vector<Field> handles = take_handles(segments);
    const std::vector<Field> websites = take_websites(segments);
    const std::vector<Segment> before_address = segments;
    const Witnesses witnesses = witnesses_of(emails, websites, handles);
    (void)take_addresses(segments, card.region, witnesses);
    (void)take_phones(segments, {card.region, std::vector<std::string>(segments.size()), ""});
    const std::vector<Candidate> candidates = candidates_of(segments, pieces_of(segments));
    const Source source = source_of(segments);
    const std::vector<RoleFeatures> features = features_of(candidates, witnesses, source);
    std::cout << "card\t";
    for (const char* role : role_names) {
        std::cout << card.truth.count(role) << ' ';
    }
    std::cout << (source == Source::text ? "text" : "picture") << "\t\n";
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        print_candidate(card, candidates[i], features[i]);
    }
    print_address_parts(card, before_address, witnesses);
}

void print_lines()
{
    print_names<RoleFeature>("line");
    print_names<AddressSign>("part");
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

// -- quads

void print_blocks(const SearchPicture& search)
{
    std::vector<Quad> outlines;
    for (const OutlinedQuad& outline : clear_outlines(search)) {
        outlines.push_back(outline.quad);
    }
    for (const CardBlock& block : card_blocks(search, outlines)) {
        std::string corners;
        for (const Quad& card : block.cards) {
            corners += corners_of(scaled(card, 1 / search.scale));
        }
        print_example("block", corners, block.features);
    }
}

void print_picture(const std::string& file, const Picture& picture)
{
    std::cout << "picture\t" << file << "\t\n";
    const SearchPicture search = search_picture(picture.pixels);
    const std::vector<JudgedQuad> judged = judged_quads(search);
    for (const JudgedQuad& one : judged) {
        const std::string corners = corners_of(scaled(one.quad, 1 / search.scale));
        print_example("quad", corners, one.features);
        print_example("relation", corners, one.relations);
    }
    print_blocks(search);
    print_example("whole", "", whole_features(search, best_apart(judged, likely_card)));
}

void print_quads(const std::vector<std::string>& files)
{
    print_names<CardFeature>("quad");
    print_names<RelationFeature>("relation");
    print_names<BlockFeature>("block");
    print_names<WholeFeature>("whole");
    for (const std::string& file : files) {
        for_each_picture(file, [&](const Picture& picture) { print_picture(file, picture); });
    }
}

// -- verdicts

void print_verdicts(const std::string& region, const std::vector<std::string>& files)
{
    const auto engine = make_engine("deu+eng");
    const ScanOptions options{region, 0};
    print_names<VerdictFeature>("verdict");
    for (const std::string& file : files) {
        std::cout << "picture\t" << file << "\t\n";
        scan_file(file, *engine, options, [](const ScannedPage& page) {
            for (const ScannedCard& card : page.cards) {
                print_example("verdict", corners_of(card.quad),
                              verdict_features(card.score, card.contact));
            }
        });
    }
}

}  // namespace

int main(int count, char** values)
{
    const std::vector<std::string> arguments(values + 1, values + count);
    const std::string what = arguments.empty() ? "" : arguments[0];
    try {
        if (what == "lines") {
            print_lines();
        } else if (what == "quads") {
            print_quads({arguments.begin() + 1, arguments.end()});
        } else if (what == "verdicts" && arguments.size() > 1) {
            print_verdicts(arguments[1], {arguments.begin() + 2, arguments.end()});
        } else {
            std::cerr << "print_features lines | quads FILE... | verdicts REGION FILE...\n";
            return 2;
        }
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
