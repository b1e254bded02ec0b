// The idea: no list of forms knows the addresses of all countries, but each part of one speaks for
// itself a little: a code with its town, a street's ending, a number in front or behind, a country.
// The parts of a card and which of them may follow which make a graph; an address is the chain
// through it with the largest sum of evidence, found as Viterbi does; what lies between two parts,
// a comma or the end of the line, is evidence too. Further ones are looked for in what is left,
// until none says enough.
#include "parse/address/address.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/address/address_fields.h"
#include "parse/address/address_links.h"
#include "parse/address/address_parts.h"
#include "parse/address/address_signs.h"
#include "parse/address/address_words.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// A later address on a card is the person's only where it says much more than the first.
constexpr double share_of_best = 0.35;

// What all parts of an address together must say, in log-odds.
constexpr double least_evidence = 0.7;

struct Chain {
    std::vector<std::size_t> parts;
    double score = 0;
    double confidence = 0;
};

constexpr double never = -100;

// The parts of the card with their links and what speaks for each.
class PartGraph {
public:
    PartGraph(const std::vector<Segment>& segments, const std::string& region,
              const Witnesses& witnesses)
        : parts_(address_parts_of(segments)), links_(address_links_of(segments, parts_, region))
    {
        const std::vector<AddressSigns> all =
            address_signs_of(segments, parts_, links_, region, witnesses);
        odds_ = part_odds(all);
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            odds_[i] = is_never_of_address(parts_[i], all[i]) ? never : odds_[i];
        }
        std::transform(all.begin(), all.end(), std::back_inserter(has_town_), has_town);
        std::transform(
            all.begin(), all.end(), std::back_inserter(has_number_),
            [](const AddressSigns& signs) { return signs[AddressSign::no_digits] == 0; });
        std::transform(all.begin(), all.end(), std::back_inserter(is_country_),
                       [](const AddressSigns& signs) { return signs[AddressSign::country] > 0; });
        std::erase_if(links_, [&](const AddressLink& link) {
            return crosses_number(segments, all, link) ||
                   ends_between(all[link.from], all[link.to], parts_[link.to]);
        });
        for (AddressLink& link : links_) {
            // What it says for two neighbours that they are of one address.
            link.weight = link.weight == 0 ? address_net().says(link.join, 0) : link.weight;
        }
    }

    [[nodiscard]] const std::vector<AddressPart>& parts() const { return parts_; }

    // The chain of parts with the largest sum of log-odds (Viterbi), without the taken ones.
    [[nodiscard]] Chain best(const std::vector<bool>& taken) const
    {
        std::vector<double> sums = odds_;
        std::vector<std::size_t> before(parts_.size(), parts_.size());
        for (const AddressLink& link : links_) {
            const double sum = sums[link.from] + link.weight + odds_[link.to];
            if (!taken[link.from] && !taken[link.to] && sum > sums[link.to]) {
                sums[link.to] = sum;
                before[link.to] = link.from;
            }
        }
        Chain chain;
        std::size_t at = parts_.size();
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (!taken[i] && sums[i] > chain.score) {
                chain.score = sums[i];
                at = i;
            }
        }
        for (; at < parts_.size(); at = before[at]) {
            chain.parts.insert(chain.parts.begin(), at);
        }
        chain.confidence = confidence_of_chain(chain.parts);
        chain.parts.resize(end_of_first(chain.parts));
        return chain;
    }

    [[nodiscard]] bool is_country(std::size_t part) const { return is_country_[part]; }

    // Which of a chain's parts are those of its address: two may be printed in one, each with its
    // town ("Gartenweg 7, 97070 Würzburg, Postfach 12 34, 97012 Würzburg"). It is the first, but
    // for a box alone.
    [[nodiscard]] Span own_parts(const Chain& chain) const
    {
        const auto [first, second] = towns_of(chain.parts);
        if (second == chain.parts.size()) {
            return {0, chain.parts.size()};
        }
        const bool box_alone = first == 1 && is_post_box(parts_[chain.parts.front()].words);
        return box_alone ? Span{first + 1, second + 1} : Span{0, first + 1};
    }

private:
    // Where in the chain the first two codes with their towns stand; its length where there are
    // none.
    [[nodiscard]] std::pair<std::size_t, std::size_t>
    towns_of(const std::vector<std::size_t>& chain) const
    {
        const auto town = [&](std::size_t part) { return has_town_[part]; };
        const auto first = std::find_if(chain.begin(), chain.end(), town);
        const auto second =
            first == chain.end() ? first : std::find_if(first + 1, chain.end(), town);
        return {first - chain.begin(), second - chain.begin()};
    }

    // Of two addresses that follow each other, each with its town, the first; the box of one house
    // is not another's. The second begins with its house, or with its town where the first does.
    [[nodiscard]] std::size_t end_of_first(const std::vector<std::size_t>& chain) const
    {
        const auto [first, second] = towns_of(chain);
        const bool box = std::any_of(chain.begin(), chain.end(),
                                     [&](std::size_t i) { return is_post_box(parts_[i].words); });
        if (second == chain.size() || box) {
            return chain.size();
        }
        std::size_t end = first == 0 ? second : first + 1;
        while (end < second && !has_number_[chain[end]]) {
            ++end;
        }
        return end;
    }

    // No address goes on over a number or its label.
    [[nodiscard]] bool crosses_number(const std::vector<Segment>& segments,
                                      const std::vector<AddressSigns>& all,
                                      const AddressLink& link) const
    {
        for (std::size_t part = link.from; part <= link.to; ++part) {
            const bool between =
                part == link.from || part == link.to ||
                in_one_column(segments[parts_[link.from].segment], segments[parts_[part].segment]);
            if (between && all[part][AddressSign::phone_like] > 0) {
                return true;
            }
        }
        return false;
    }

    // A country is the end of an address; a code with its town is followed by no other, and on the
    // next line only by what is surely of an address.
    static bool ends_between(const AddressSigns& from, const AddressSigns& to,
                             const AddressPart& next)
    {
        const bool town_ends =
            has_town(from) && (has_town(to) || (next.begins_line && !is_strong(to)));
        return from[AddressSign::country] > 0 || town_ends;
    }

    // That all its parts belong to it, each beside the others, and none of their neighbours does.
    [[nodiscard]] double confidence_of_chain(const std::vector<std::size_t>& chain) const
    {
        const auto in_chain = [&](std::size_t part) {
            return std::find(chain.begin(), chain.end(), part) != chain.end();
        };
        std::vector<double> odds = odds_;
        for (const AddressLink& link : links_) {
            odds[link.to] += in_chain(link.from) ? link.weight : 0;
            odds[link.from] += in_chain(link.to) ? link.weight : 0;
        }
        double product = 1;
        for (const std::size_t part : chain) {
            product *= logistic(odds[part]);
        }
        double rivals = 0;
        for (const AddressLink& link : links_) {
            if (link.weight > 0 && in_chain(link.from) != in_chain(link.to)) {
                rivals =
                    std::max(rivals, logistic(odds[in_chain(link.from) ? link.to : link.from]));
            }
        }
        return product * (1 - rivals);
    }

    std::vector<AddressPart> parts_;
    std::vector<AddressLink> links_;
    std::vector<double> odds_{};
    std::vector<bool> has_town_{};
    std::vector<bool> has_number_{};
    std::vector<bool> is_country_{};
};

Address address_from(const std::vector<Segment>& segments, const PartGraph& graph,
                     const Chain& chain, const std::string& region)
{
    std::vector<std::vector<std::string>> words;
    Evidence evidence;
    for (const std::size_t index : chain.parts) {
        const AddressPart& part = graph.parts()[index];
        words.push_back(part.words);
        const Evidence own = seen(segments[part.segment], part.span);
        evidence = evidence.printed.empty() ? own : joined(evidence, own, ", ");
    }
    Address address =
        address_of(std::move(words), graph.own_parts(chain), region, source_of(segments));
    evidence.repaired = address.evidence.repaired;
    rate(evidence, chain.confidence);
    address.evidence = evidence;
    return address;
}

// A number of a house or a code; or, as in Ireland, a country behind a street and a town.
bool says_where(const std::vector<Segment>& segments, const PartGraph& graph, const Chain& chain)
{
    const bool number = std::any_of(chain.parts.begin(), chain.parts.end(), [&](std::size_t index) {
        const AddressPart& part = graph.parts()[index];
        return count_characters(text_of(segments[part.segment].open, part.span)).digits > 0;
    });
    return number || (chain.parts.size() > 2 && graph.is_country(chain.parts.back()));
}

// "Zip Code: 62701": with the label, which is nobody's name.
Span with_postcode_label(const std::string& open, Span span)
{
    const std::vector<Span> before = words_in(std::string_view(open).substr(0, span.begin), " \t:");
    std::vector<std::string> words;
    words.reserve(before.size());
    for (const Span word : before) {
        words.emplace_back(text_of(open, word));
    }
    const std::size_t length = postcode_label_length(words, words.size());
    return length == 0 ? span : Span{before[before.size() - length].begin, span.end};
}

}  // namespace

std::vector<PlacedAddress> take_addresses(std::vector<Segment>& segments, const std::string& region,
                                          const Witnesses& witnesses)
{
    const PartGraph graph(segments, region, witnesses);
    std::vector<bool> taken(graph.parts().size(), false);
    std::vector<Chain> chains;
    for (Chain chain = graph.best(taken); chain.score > least_evidence; chain = graph.best(taken)) {
        for (const std::size_t part : chain.parts) {
            taken[part] = true;
        }
        if (says_where(segments, graph, chain)) {
            chains.push_back(std::move(chain));
        }
    }
    const double enough = chains.empty() ? 0 : chains.front().score * share_of_best;
    std::sort(chains.begin(), chains.end(),
              [](const Chain& a, const Chain& b) { return a.parts[0] < b.parts[0]; });
    std::stable_partition(chains.begin(), chains.end(),
                          [&](const Chain& chain) { return chain.score >= enough; });
    std::vector<PlacedAddress> addresses;
    addresses.reserve(chains.size());
    for (const Chain& chain : chains) {
        addresses.push_back({address_from(segments, graph, chain, region),
                             graph.parts()[chain.parts.back()].segment});
    }
    for (const Chain& chain : chains) {
        for (const std::size_t index : chain.parts) {
            const AddressPart& part = graph.parts()[index];
            Segment& segment = segments[part.segment];
            take(segment, with_postcode_label(segment.open, part.span));
        }
    }
    return addresses;
}

}  // namespace cardlog
