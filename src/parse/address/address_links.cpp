#include "parse/address/address_links.h"

#include <optional>

#include "parse/address/postal.h"

namespace cardlog {
namespace {

// Lines of an address may have a line of another column between them.
constexpr std::size_t farthest_line = 4;
constexpr double over_a_gap = -4.0;
constexpr double beside_another_column = -1.0;

bool has_code(const AddressPart& part, const std::string& region)
{
    for (std::size_t i = 0; i < part.words.size(); ++i) {
        if (postal_code_at(part.words, i, region).words > 0) {
            return true;
        }
    }
    return false;
}

// Commas part what is said of one thing: what lies between two parts with one there is no column.
bool is_past_comma(const std::vector<Segment>& segments, const AddressPart& from,
                   const AddressPart& to)
{
    const std::string& above = segments[from.segment].open;
    const std::string& own = segments[to.segment].open;
    const std::size_t behind = above.find_first_not_of(' ', from.span.end);
    const std::size_t before = own.find_last_not_of(' ', to.span.begin - 1);
    return (!from.ends_line && behind != std::string::npos && above[behind] == ',') ||
           (!to.begins_line && before != std::string::npos && own[before] == ',');
}

// Of a link from one line to a later one; empty where an address cannot go on like that.
std::optional<double> link_weight(const std::vector<Segment>& segments, const AddressPart& from,
                                  const AddressPart& to, const std::string& region)
{
    const std::size_t lines = to.segment - from.segment;
    const Segment& above = segments[from.segment];
    const Segment& own = segments[to.segment];
    const bool beside = !from.ends_line || !to.begins_line;
    if (lines == 0 || (beside && (own.box.empty() || lines > 1))) {
        return std::nullopt;
    }
    // A wide gap on one row lies between a street and its town, or between two columns.
    if (on_one_row(above, own)) {
        const bool town = !beside && has_code(to, region) && !has_code(from, region);
        return town ? std::optional(0.0) : std::nullopt;
    }
    if (follows(above, own) && (!own.box.empty() || lines == 1)) {
        return !beside ? 0 : is_past_comma(segments, from, to) ? over_a_gap : beside_another_column;
    }
    const bool near = lines <= 2 && !beside && in_one_column(above, own);
    return near ? std::optional(over_a_gap) : std::nullopt;
}

// Of two neighbours.
AddressSign join_of(const std::vector<Segment>& segments, const AddressPart& from,
                    const AddressPart& to)
{
    const std::string& open = segments[from.segment].open;
    const std::size_t behind = open.find_first_not_of(' ', from.span.end);
    const bool comma = text_of(open, from.span).back() == ',' ||
                       (behind != std::string::npos && open[behind] == ',');
    if (from.segment == to.segment) {
        return comma ? AddressSign::joined_by_comma : AddressSign::joined_on_line;
    }
    return comma ? AddressSign::joined_below_comma : AddressSign::joined_below;
}

}  // namespace

std::vector<AddressLink> address_links_of(const std::vector<Segment>& segments,
                                          const std::vector<AddressPart>& parts,
                                          const std::string& region)
{
    std::vector<AddressLink> links;
    for (std::size_t to = 0; to < parts.size(); ++to) {
        if (!parts[to].begins_line) {
            links.push_back({to - 1, to, 0, join_of(segments, parts[to - 1], parts[to])});
        }
        for (std::size_t from = to; from-- > 0;) {
            if (parts[to].segment - parts[from].segment > farthest_line) {
                break;
            }
            if (const auto weight = link_weight(segments, parts[from], parts[to], region)) {
                links.push_back({from, to, *weight, join_of(segments, parts[from], parts[to])});
            }
        }
    }
    return links;
}

}  // namespace cardlog
