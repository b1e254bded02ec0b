#include "parse/internet/website.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "parse/internet/domain.h"
#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// What addresses stand between.
constexpr std::string_view between_tokens = " \t|";

struct Found {
    Span span;
    std::string value;
    bool repaired = false;
};

// "hitps//", "https:/" and "www," are read for "https://" and "www." often enough.
std::size_t scheme_length(std::string_view text)
{
    const std::size_t slashes = text.find('/');
    if (slashes == std::string_view::npos || slashes < 4 || slashes > 6 ||
        lower_ascii(text[0]) != 'h') {
        return 0;
    }
    const std::string_view word = trimmed(text.substr(0, slashes));
    if (word.size() < 4 || word.size() > 5 || word.find('.') != std::string_view::npos) {
        return 0;
    }
    return std::min(text.find_first_not_of('/', slashes), text.size());
}

std::size_t www_length(std::string_view text)
{
    std::size_t i = 0;
    while (i < text.size() && (lower_ascii(text[i]) == 'w' || lower_ascii(text[i]) == 'v')) {
        ++i;
    }
    if (i < 3 || i > 6 || i + 1 >= text.size()) {
        return 0;
    }
    if (text[i] == '.' || text[i] == ',') {
        return i + 1;
    }
    // "wwwmuster.example" has lost its dot: no word begins so.
    const bool lost_dot = i == 3 && lower_ascii(std::string(text.substr(0, i))) == "www" &&
                          is_ascii_letter(text[i]) && text.find('.') != std::string_view::npos;
    return lost_dot ? i : 0;
}

// "Web:www.x.example": where the address begins.
std::size_t after_label(std::string_view token)
{
    const std::size_t colon = token.find(':');
    return colon != std::string_view::npos && token.substr(colon, 3) != "://" &&
                   is_in(WordClass::other_label, token.substr(0, colon)) &&
                   scheme_length(token) == 0
               ? colon + 1
               : 0;
}

// "Prof.in", "Univ.Prof.in": titles of a woman, and no domains of India.
bool is_title(const std::vector<std::string>& labels)
{
    return labels.back() == "in" &&
           std::all_of(labels.begin(), labels.end() - 1, [](const std::string& label) {
               const std::vector<std::string> words = split(label, "-");
               return std::all_of(words.begin(), words.end(), [](const std::string& word) {
                   return starts_with_capital(word) &&
                          (is_in(WordClass::prefix, word) || is_in(WordClass::prefix_lead, word));
               });
           });
}

bool looks_like_bare_host(std::string_view host)
{
    const std::vector<std::string> labels = split(host, ".");
    return has_known_tld(host) && !is_title(labels) && labels[labels.size() - 2].size() >= 2 &&
           (labels.size() > 2 || !is_in(WordClass::second_level, labels[0])) &&
           count_characters(labels[labels.size() - 2]).letters > 0 &&
           !(starts_with_capital(labels.back()) && !starts_with_capital(labels.back().substr(1)));
}

// "MUSTER,LLC": a firm, though there is a top-level domain of that name.
bool is_firm_with_form(std::string_view host)
{
    const std::size_t comma = host.rfind(',');
    return comma != std::string_view::npos && is_in(WordClass::legal_form, host.substr(comma + 1));
}

std::optional<Found> website_in(std::string_view text, std::size_t offset)
{
    std::size_t label = after_label(text);
    const std::size_t inside = text.find("www.", label);
    if (inside != std::string_view::npos && inside > label && !is_domain_char(text[inside - 1]) &&
        text[inside - 1] != '.' && scheme_length(text.substr(label)) == 0) {
        label = inside;
    }
    const std::string_view token = trimmed(text.substr(label), "/");
    const auto begin = static_cast<std::size_t>(token.data() - text.data());
    const std::size_t scheme = scheme_length(token);
    const std::size_t www = www_length(token.substr(scheme));
    const std::string_view rest = token.substr(scheme + www);
    const std::size_t path_at = std::min(rest.find('/'), rest.size());
    const bool marked = scheme > 0 || www > 0;
    std::string host(rest.substr(0, path_at));
    if (!marked && is_firm_with_form(host)) {
        return std::nullopt;
    }
    std::replace(host.begin(), host.end(), ',', '.');
    host = repaired_tld(host);
    if (!is_domain(host) ||
        !std::all_of(host.begin(), host.end(),
                     [](char c) { return is_domain_char(c) || c == '.'; }) ||
        (!marked && !looks_like_bare_host(host))) {
        return std::nullopt;
    }
    std::string path(rest.substr(path_at));
    while (!path.empty() && path.back() == '/') {
        path.pop_back();
    }
    const bool secure =
        scheme > 0 && token.substr(0, scheme).find_first_of("sS5") != std::string_view::npos;
    Found found;
    found.span = {offset + begin, offset + begin + token.size()};
    found.value = scheme == 0 ? "" : secure ? "https://" : "http://";
    found.value.append(www > 0 ? "www." : "").append(host).append(path);
    const std::string printed(token.substr(0, token.find_last_not_of('/') + 1));
    found.repaired = lower_ascii(found.value) != lower_ascii(printed);
    return found;
}

bool is_unfinished_host(std::string_view token)
{
    const bool whole = token.back() == '/' && website_in(token, 0).has_value();
    return token.size() > 2 && !whole &&
           (token.back() == '.' || token.back() == '-' || token.back() == '/') &&
           (www_length(token) > 0 || scheme_length(token) > 0 ||
            lower_ascii(std::string(token)) == "www.");
}

void add_website(std::vector<Field>& websites, const Found& found, Evidence evidence)
{
    evidence.repaired = found.repaired;
    rate(evidence, found.repaired                          ? repaired_address
                   : has_known_tld(domain_of(found.value)) ? well_formed_address
                                                           : unknown_tld_address);
    const bool known = std::any_of(websites.begin(), websites.end(), [&](const Field& website) {
        return lower_ascii(website.value) == lower_ascii(found.value);
    });
    if (!known) {
        websites.push_back({found.value, evidence});
    }
}

// "www. muster. example": spaces beside the dots. The website without them; `end` behind it.
std::optional<Found> spaced_website(std::string_view open, std::size_t begin)
{
    const std::size_t www = www_length(open.substr(begin));
    if (www == 0) {
        return std::nullopt;
    }
    const DomainReading host =
        with_spaced_tld(open, read_domain(open, skip_spaces(open, begin + www)));
    if (host.end < open.size() && open[host.end] == '/') {
        return std::nullopt;
    }
    auto found = has_known_tld(host.domain) ? website_in("www." + host.domain, 0) : std::nullopt;
    if (found) {
        found->span = {begin, host.end};
        found->repaired = true;
    }
    return found;
}

void take_websites_of(Segment& segment, std::vector<Field>& websites)
{
    const std::vector<Span> tokens = words_in(segment.open, between_tokens);
    const auto text = [&](std::size_t i) { return std::string(text_of(segment.open, tokens[i])); };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::optional<Found> found;
        std::size_t used = i;
        if (i + 1 < tokens.size() && (is_unfinished_host(text(i)) || text(i + 1).front() == '.')) {
            found = website_in(text(i) + text(i + 1), tokens[i].begin);
            if (found) {
                used = i + 1;
                found->span.end = tokens[used].end;
                found->repaired = true;
            }
        }
        if (!found) {
            found = website_in(text(i), tokens[i].begin);
        }
        if (!found) {
            found = spaced_website(segment.open, tokens[i].begin);
            while (found && used + 1 < tokens.size() && tokens[used + 1].begin < found->span.end) {
                ++used;
            }
        }
        if (found) {
            add_website(websites, *found, seen(segment, found->span));
            take(segment, found->span);
            i = used;
        }
    }
}

// "www.gartenplanung-" above "lindenhof.example".
void take_broken_website(Segment& above, Segment& below, std::vector<Field>& websites)
{
    const std::vector<Span> head = words_in(above.open, between_tokens);
    const std::vector<Span> tail = words_in(below.open, between_tokens);
    if (head.empty() || tail.empty()) {
        return;
    }
    const std::string first(text_of(above.open, head.back()));
    const std::string second(text_of(below.open, tail.front()));
    const bool marked = www_length(first) > 0 || scheme_length(first) > 0;
    const bool open = is_unfinished_host(first) || second.front() == '.' || second.front() == '/';
    if (!marked || !open) {
        return;
    }
    if (const auto found = website_in(first + second, 0)) {
        const Evidence evidence = joined(seen(above, head.back()), seen(below, tail.front()), " ");
        add_website(websites, *found, evidence);
        take(above, head.back());
        take(below, tail.front());
    }
}

}  // namespace

std::vector<Field> take_websites(std::vector<Segment>& segments)
{
    std::vector<Field> websites;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (i + 1 < segments.size()) {
            take_broken_website(segments[i], segments[i + 1], websites);
        }
        take_websites_of(segments[i], websites);
    }
    return websites;
}

}  // namespace cardlog
