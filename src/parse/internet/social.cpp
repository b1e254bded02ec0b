#include "parse/internet/social.h"

#include <algorithm>
#include <array>
#include <string>

#include "parse/internet/domain.h"
#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// "@erika@host.example", as Mastodon and others of its kind write it.
bool is_handle_at_host(std::string_view text)
{
    const std::size_t at = text.find('@', 1);
    return text.front() == '@' && at != std::string_view::npos && at > 1 &&
           is_domain(text.substr(at + 1)) && has_known_tld(text.substr(at + 1)) &&
           std::all_of(
               text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(at), [](char c) {
                   return is_ascii_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
               });
}

bool is_handle(std::string_view text)
{
    if (is_handle_at_host(text)) {
        return true;
    }
    static constexpr std::size_t longest_handle = 31;  // of 30 characters, with its at sign
    const std::string_view name = text.substr(1);
    return text.front() == '@' && text.size() <= longest_handle &&
           count_characters(name).letters > 2 && !has_known_tld(name) &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return is_ascii_letter(c) || is_digit(c) || c == '.' || c == '_';
           });
}

// "LinkedIn: ", "Instagram @": the length of a network's name in front and of what parts it from
// the name there; 0 without one.
std::size_t network_length(std::string_view text)
{
    const std::size_t end = text.find_first_of(" :/");
    const std::string_view word = text.substr(0, end);
    const std::size_t name =
        end == std::string_view::npos ? end : text.find_first_not_of(" :/", end);
    if (!is_network(word) || name == std::string_view::npos) {
        return 0;
    }
    const bool parted = text.substr(end, name - end).find_first_of(":/") != std::string_view::npos;
    return text[name] == '@' || (parted && word.size() > 1) ? name : 0;
}

// "in/erika-lindner": the path of a name there, behind what networks begin it with.
bool is_path_there(std::string_view path)
{
    static constexpr std::array<std::string_view, 15> beginnings{
        "in",   "pub",    "company", "school", "showcase", "profile", "people", "pages",
        "page", "groups", "channel", "c",      "user",     "u",       "add"};
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(slash + 1, path.find('/', slash + 1) - slash - 1);
    const bool ends = slash + 1 + name.size() >= path.size() - (path.ends_with('/') ? 1 : 0);
    return ends && name.find(' ') == std::string_view::npos &&
           std::find(beginnings.begin(), beginnings.end(),
                     lower_ascii(std::string(path.substr(0, slash)))) != beginnings.end();
}

// As networks give names, or as people write theirs; no address of a page.
bool is_name_there(std::string_view name)
{
    static constexpr std::size_t longest_name = 60;
    return name.size() <= longest_name && name.find("www.") == std::string_view::npos &&
           (name.find('/') == std::string_view::npos || is_path_there(name)) &&
           count_characters(name).letters > 1;
}

// A line's stretches between separators, and before each network.
std::vector<Span> network_stretches(const std::string& open)
{
    std::vector<Span> stretches;
    for (const Span stretch : stretches_of(open)) {
        // "LinkedIn : erika-muster": French puts a blank before the colon.
        const Span both{stretches.empty() ? 0 : stretches.back().begin, stretch.end};
        const std::size_t name = stretches.empty() ? 0 : network_length(text_of(open, both));
        if (name > 0 && both.begin + name == stretch.begin && open[stretch.begin - 2] == ':') {
            stretches.back().end = stretch.end;
            continue;
        }
        stretches.push_back(stretch);
        for (const Span word : words_in(text_of(open, stretch))) {
            const std::size_t begin = stretch.begin + word.begin;
            if (word.begin > 0 && network_length(text_of(open, {begin, stretch.end})) > 0) {
                stretches.back().end = begin;
                stretches.push_back({begin, stretch.end});
            }
        }
    }
    return stretches;
}

void take_labelled(std::vector<Field>& handles, Segment& segment)
{
    for (Span stretch : network_stretches(segment.open)) {
        const std::string text = without_blank_ends(text_of(segment.open, stretch));
        const std::size_t name = network_length(text);
        if (name > 0 && is_name_there(std::string_view(text).substr(name))) {
            stretch.begin = segment.open.find(text, stretch.begin);
            stretch.end = stretch.begin + text.size();
            Field field{text, seen(segment, stretch)};
            rate(field.evidence, well_formed_address);
            handles.push_back(std::move(field));
            take(segment, stretch);
        }
    }
}

}  // namespace

std::vector<Field> take_handles(std::vector<Segment>& segments)
{
    std::vector<Field> handles;
    for (Segment& segment : segments) {
        take_labelled(handles, segment);
        for (const Span span : words_in(segment.open, " \t|")) {
            if (is_handle(text_of(segment.open, span))) {
                Field field{std::string(text_of(segment.open, span)), seen(segment, span)};
                rate(field.evidence, well_formed_address);
                handles.push_back(std::move(field));
                take(segment, span);
            }
        }
    }
    return handles;
}

bool is_network(std::string_view word)
{
    return is_in(WordClass::social_host, word) || is_in(WordClass::social_label, word);
}

bool is_social(std::string_view website)
{
    const std::vector<std::string> labels = split(domain_of(website), ".");
    return labels.size() >= 2 && is_in(WordClass::social_host, labels[labels.size() - 2]);
}

void separate_social(Contact& contact)
{
    const auto social =
        std::stable_partition(contact.websites.begin(), contact.websites.end(),
                              [](const Field& website) { return !is_social(website.value); });
    contact.social.insert(contact.social.end(), social, contact.websites.end());
    contact.websites.erase(social, contact.websites.end());
}

}  // namespace cardlog
