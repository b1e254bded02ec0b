// The idea: no list of forms knows the addresses of all countries, but each part of one speaks for
// itself a little: a code with its town, a street's ending, a number in front or behind, a country.
// The parts of a card and which of them may follow which make a graph; an address is the chain
// through it with the largest sum of evidence, found as Viterbi does. Further ones are looked for
// in what is left, until none says enough.
#include "parse/address/address.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/address/address_parts.h"
#include "parse/address/postal.h"
#include "parse/models/models.h"
#include "parse/text/country.h"
#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
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

double log_odds(const AddressSigns& signs)
{
    static const Model<AddressSign, 1> weights(parse_models(), "address_signs");
    return weighted_sums(signs, weights).front();
}

// The parts of the card with their links and what speaks for each.
class PartGraph {
public:
    PartGraph(const std::vector<Segment>& segments, const std::string& region,
              const Witnesses& witnesses)
        : parts_(address_parts_of(segments)), links_(address_links_of(segments, parts_, region))
    {
        const std::vector<AddressSigns> all =
            address_signs_of(segments, parts_, links_, region, witnesses);
        std::transform(all.begin(), all.end(), std::back_inserter(odds_), log_odds);
        std::erase_if(links_, [&](const AddressLink& link) {
            return crosses_number(segments, all, link) ||
                   ends_between(all[link.from], all[link.to], parts_[link.to]);
        });
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
        return chain;
    }

private:
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

    // That all its parts belong to it and none of their neighbours does.
    [[nodiscard]] double confidence_of_chain(const std::vector<std::size_t>& chain) const
    {
        const auto in_chain = [&](std::size_t part) {
            return std::find(chain.begin(), chain.end(), part) != chain.end();
        };
        double product = 1;
        for (const std::size_t part : chain) {
            // One part alone is doubtful where the others do not speak for it.
            product *= logistic(odds_[part] + (chain.size() > 1 ? 1.0 : 0.0));
        }
        double rivals = 0;
        for (const AddressLink& link : links_) {
            if (link.weight == 0 && in_chain(link.from) != in_chain(link.to)) {
                const std::size_t outside = in_chain(link.from) ? link.to : link.from;
                rivals = std::max(rivals, logistic(odds_[outside]));
            }
        }
        return product * (1 - rivals);
    }

    std::vector<AddressPart> parts_;
    std::vector<AddressLink> links_;
    std::vector<double> odds_{};
};

// "StraBe" and "Strafe" are "Straße" read by a model without sharp s.
std::string with_sharp_s(const std::string& word)
{
    const std::string plain(trimmed(word));
    if (!is_in(WordClass::street_misread, plain) && !ends_in(WordClass::street_misread, plain)) {
        return word;
    }
    const std::size_t end = word.find(plain) + plain.size();
    return word.substr(0, end - 2) + "\u00dfe" + word.substr(end);
}

// "Bidg." and "9th FI." are "Bldg." and "9th Fl." misread.
std::string with_unit(const std::string& word, const std::string& before)
{
    const std::string key = key_of(word);
    const std::string likely = lookalike(key);
    const bool known =
        key == likely || is_in(WordClass::unit, word) || !is_in(WordClass::unit, likely);
    const bool short_word = key.size() < 4 && count_characters(before).digits == 0;
    const std::string plain(trimmed(word));
    const std::string right(trimmed(spelling(WordClass::unit, likely)));
    const std::size_t at = word.find(plain);
    return known || short_word || plain.size() != right.size()
               ? word
               : word.substr(0, at) + right + word.substr(at + plain.size());
}

std::string joined_words(const std::vector<std::string>& words, std::size_t begin, std::size_t end)
{
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        append_word(text, words[i]);
    }
    return std::string(trimmed(text, ".)"));
}

// The words of a chain, part by part, and the fields found among them.
class PartReader {
public:
    PartReader(std::vector<std::vector<std::string>> parts, const std::string& region)
        : parts_(std::move(parts)), region_(region)
    {}

    void read(Address& address)
    {
        for (auto& words : parts_) {
            for (std::size_t i = 0; i < words.size(); ++i) {
                const std::string before = i > 0 ? words[i - 1] : std::string();
                const std::string right = with_unit(with_sharp_s(words[i]), before);
                const std::string printed = std::exchange(words[i], right);
                address.evidence.repaired = address.evidence.repaired || right != printed;
            }
            append(address.text, joined_words(words, 0, words.size()));
        }
        part_towns();
        take_country(address);
        take_place(address);
        for (const auto& words : parts_) {
            append(address.street, joined_words(words, 0, words.size()));
        }
    }

private:
    static void append(std::string& text, const std::string& part)
    {
        text += text.empty() || part.empty() ? part : ", " + part;
    }

    // "Rajkot-360005" as a town and its code.
    void part_towns()
    {
        for (auto& words : parts_) {
            const std::size_t code = code_behind_hyphen(words.back());
            if (code != std::string::npos) {
                const std::string behind = words.back().substr(code);
                words.back().resize(code - 1);
                words.push_back(behind);
            }
        }
    }

    // The longest country's name at the end of a part, the last part first. Towns are called like
    // countries too ("Peru, IL 61354", "Staten Island, NY 10312"): a country is followed by no
    // code.
    void take_country(Address& address)
    {
        for (std::size_t i = parts_.size(); i-- > 0;) {
            auto& words = parts_[i];
            if (i + 1 < parts_.size() && is_of_town_before(parts_[i + 1], words.size())) {
                return;
            }
            for (std::size_t length = std::min<std::size_t>(words.size(), 3); length > 0;
                 --length) {
                const std::string text = joined_words(words, words.size() - length, words.size());
                if (count_characters(text).letters > 1 && !country_named(text).empty() &&
                    (parts_.size() > 1 || words.size() > length)) {
                    address.country = std::string(trimmed(text));
                    words.resize(words.size() - length);
                    return;
                }
            }
        }
    }

    // A code with a state's letters in front; or any code, where the part before has more words
    // than a country's name.
    [[nodiscard]] bool is_of_town_before(const std::vector<std::string>& words,
                                         std::size_t words_before) const
    {
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (const PostalCode code = postal_code_at(words, at, region_); code.words > 0) {
                const bool state =
                    at == 1 && words[0].size() <= 3 && count_characters(words[0]).upper > 1;
                return state || words_before > 1;
            }
        }
        return false;
    }

    void take_place(Address& address)
    {
        for (const bool certain : {true, false}) {
            for (std::size_t i = parts_.size(); i-- > 0;) {
                for (std::size_t at = parts_[i].size(); at-- > 0;) {
                    const PostalCode code = postal_code_at(parts_[i], at, region_);
                    if (code.words > 0 && code.certain == certain) {
                        address.postal_code = code.text;
                        take_city(address, i, at, code.words);
                        return;
                    }
                }
            }
        }
        // Without a code the town is what stands last.
        if (parts_.size() > 1 && count_characters(address.text).digits > 0) {
            address.city = joined_words(parts_.back(), 0, parts_.back().size());
            parts_.pop_back();
        }
    }

    // The town stands behind the code, or in front of it ("London NW1 6XE"), or is the part before
    // it ("Springfield, IL 62701").
    void take_city(Address& address, std::size_t part, std::size_t at, std::size_t length)
    {
        auto& words = parts_[part];
        const std::string behind = joined_words(words, at + length, words.size());
        std::string before = joined_words(words, 0, at);
        const bool state = before.size() <= 3 && count_characters(before).upper > 1;
        if (!behind.empty()) {
            address.city = behind;
            words.resize(at);
        } else if (!before.empty() && !state && count_characters(before).digits == 0) {
            address.city = before;
            words.clear();
        } else if (part > 0) {
            address.city = joined_words(parts_[part - 1], 0, parts_[part - 1].size());
            parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(part) - 1,
                         parts_.begin() + static_cast<std::ptrdiff_t>(part) + 1);
        }
    }

    std::vector<std::vector<std::string>> parts_;
    const std::string& region_;
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
    Address address;
    address.evidence = evidence;
    rate(address.evidence, chain.confidence);
    PartReader(std::move(words), region).read(address);
    return address;
}

bool says_where(const std::vector<Segment>& segments, const PartGraph& graph, const Chain& chain)
{
    return std::any_of(chain.parts.begin(), chain.parts.end(), [&](std::size_t index) {
        const AddressPart& part = graph.parts()[index];
        const std::string_view open = segments[part.segment].open;
        return count_characters(text_of(open, part.span)).digits > 0;
    });
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
            take(segments[graph.parts()[index].segment], graph.parts()[index].span);
        }
    }
    return addresses;
}

}  // namespace cardlog
