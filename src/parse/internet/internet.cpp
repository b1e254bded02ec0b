#include "parse/internet/internet.h"

#include <algorithm>
#include <array>
#include <optional>

#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// Probabilities that a value is right when it was read well and has this form.
constexpr double well_formed = 0.97;
constexpr double unknown_tld = 0.75;
constexpr double after_repair = 0.85;

struct Found {
    Span span;
    std::string value;
    bool repaired = false;
};

bool is_domain_char(char c)
{
    return is_wordlike(c) || is_digit(c) || c == '-';
}

bool is_local_char(char c)
{
    return is_domain_char(c) || std::string_view("._+%'").find(c) != std::string_view::npos;
}

// RFC 1035: labels of 1 to 63 letters, digits and inner hyphens; the last one is alphabetic.
bool is_domain(std::string_view domain)
{
    const std::vector<std::string> labels = split(domain, ".");
    if (labels.size() < 2 || domain.size() > 253 || domain.front() == '.' ||
        domain.find("..") != std::string_view::npos) {
        return false;
    }
    const bool labels_fit = std::all_of(labels.begin(), labels.end(), [](const std::string& label) {
        return label.size() <= 63 && label.front() != '-' && label.back() != '-';
    });
    const std::string& tld = labels.back();
    return labels_fit && tld.size() >= 2 && tld.size() <= 24 &&
           std::all_of(tld.begin(), tld.end(), is_ascii_letter);
}

std::string last_label(std::string_view domain)
{
    return std::string(domain.substr(std::min(domain.rfind('.') + 1, domain.size())));
}

bool has_known_tld(std::string_view domain)
{
    return domain.find('.') != std::string_view::npos && is_in(WordClass::tld, last_label(domain));
}

// ".c0m", ".corn", ".dе": the last label in the letters it must have been printed in.
std::string repaired_tld(std::string domain)
{
    if (domain.find('.') == std::string::npos || has_known_tld(domain)) {
        return domain;
    }
    std::string tld = fold(last_label(domain));
    std::replace(tld.begin(), tld.end(), '0', 'o');
    std::replace(tld.begin(), tld.end(), '1', 'l');
    if (const std::size_t rn = tld.find("rn"); rn != std::string::npos) {
        tld.erase(rn, 1);
        tld[rn] = 'm';
    }
    // An i and a j have the same dot: ".ip" is ".jp".
    for (std::size_t i = 0; i < tld.size() && !is_in(WordClass::tld, tld); ++i) {
        std::string other = tld;
        other[i] = tld[i] == 'i' ? 'j' : tld[i] == 'j' ? 'i' : tld[i];
        tld = is_in(WordClass::tld, other) ? other : tld;
    }
    return is_in(WordClass::tld, tld) ? domain.substr(0, domain.rfind('.') + 1) + tld : domain;
}

// The length of what stands for "@" at `at`; 0 when nothing does.
std::size_t at_sign_length(std::string_view text, std::size_t at)
{
    static constexpr std::array<std::string_view, 9> spellings{
        "@", "\u00a9", "\u00ae", "(at)", "[at]", "{at}", "(At)", "(AT)", "<at>"};
    for (const std::string_view spelling : spellings) {
        if (text.substr(at, spelling.size()) == spelling) {
            return spelling.size();
        }
    }
    return 0;
}

std::size_t skip_spaces(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] == ' ') {
        ++at;
    }
    return at;
}

std::size_t local_begin(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0 && is_local_char(text[begin - 1])) {
        --begin;
    }
    return begin;
}

// The local part in front of `end`, going on over the spaces of "max. muster" and "max .muster".
std::size_t spaced_local_begin(std::string_view text, std::size_t end)
{
    std::size_t begin = local_begin(text, end);
    while (begin > 1 && begin < end && text[begin - 1] == ' ') {
        const bool dot_before = text[begin - 2] == '.' || text[begin - 2] == '_';
        const std::size_t before = local_begin(text, begin - 1);
        const std::string_view word = text.substr(before, begin - 1 - before);
        // "m." is an initial here, not Monsieur.
        const bool label = is_in(WordClass::other_label, word) ||
                           (word.size() > 2 && is_in(WordClass::prefix, word));
        if ((!dot_before && text[begin] != '.') || label || word.empty()) {
            break;
        }
        begin = before;
    }
    return begin;
}

// Reads a domain from `at` on into `domain` and returns where it ends. Spaces beside dots and a
// comma for a dot are misreadings, as long as the domain is not complete.
std::size_t read_domain(std::string_view text, std::size_t at, std::string& domain, bool& repaired)
{
    std::size_t end = at;
    while (at < text.size()) {
        if (is_domain_char(text[at])) {
            domain += text[at++];
            end = at;
            continue;
        }
        const std::size_t mark = has_known_tld(domain) ? at : skip_spaces(text, at);
        if (mark >= text.size() ||
            (text[mark] != '.' && (text[mark] != ',' || has_known_tld(domain)))) {
            break;
        }
        const std::size_t next = has_known_tld(domain) ? mark + 1 : skip_spaces(text, mark + 1);
        if (next >= text.size() || !is_domain_char(text[next])) {
            break;
        }
        repaired = repaired || text[mark] == ',' || next != at + 1;
        domain += '.';
        at = next;
    }
    return end;
}

std::string without_spaces(std::string_view text)
{
    std::string result(text);
    std::erase(result, ' ');
    return result;
}

// The front of a local part, and what was printed between it and the rest.
struct LostFront {
    std::size_t begin = 0;
    std::string text;  // empty where nothing was lost
};

// "kaethe oconnor@", "kaethe, oconnor@": underscores stand on the line's edge and are lost, dots
// are read as commas. A word in small letters that is no label and stands first on its line belongs
// to the address.
LostFront lost_front(std::string_view text, std::size_t begin)
{
    const std::size_t gap = text.find_last_not_of(' ', begin - 1);
    if (begin < 2 || gap == std::string_view::npos) {
        return {begin, ""};
    }
    const bool comma = text[gap] == ',';
    const std::size_t word_end = comma ? gap : gap + 1;
    const std::size_t word = local_begin(text, word_end);
    const std::string_view printed = text.substr(word, word_end - word);
    const bool small = printed.size() >= 2 &&
                       std::all_of(printed.begin(), printed.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    const std::string_view before = trimmed(text.substr(0, word));
    const std::size_t last_word = before.rfind(' ') + 1;  // 0 where there is none
    const bool first = before.empty() || is_in(WordClass::other_label, before.substr(last_word));
    const bool label = is_in(WordClass::other_label, printed) ||
                       is_in(WordClass::slogan, printed) || is_in(WordClass::work_label, printed);
    if (word_end == begin || !small || !first || label) {
        return {begin, ""};
    }
    return {word, std::string(printed) + (comma ? '.' : '_')};
}

// What another field left in front of a local part without a space: a number ("711397-14sven"), or
// the firm's website and a separator read as a dot ("muster.example.erika"). How long it is.
std::size_t foreign_front(std::string_view local, std::string_view domain)
{
    const std::size_t number = std::min(local.find_first_not_of("0123456789-"), local.size());
    const auto digits = std::count_if(local.begin(), local.begin() + number, is_digit);
    if (digits >= 5 && number < local.size() && is_ascii_letter(local[number])) {
        return number;
    }
    const bool website = !domain.empty() && local.size() > domain.size() + 1 &&
                         lower_ascii(std::string(local.substr(0, domain.size()))) == domain &&
                         local[domain.size()] == '.';
    return website ? domain.size() + 1 : 0;
}

// A second level below a country's domain: "co" of "co.jp".
bool is_second_level(std::string_view label)
{
    static constexpr std::array<std::string_view, 12> levels{
        "co", "com", "ac", "or", "ne", "go", "ad", "gov", "edu", "org", "net", "re"};
    return std::find(levels.begin(), levels.end(), label) != levels.end();
}

// "co. jp": the country's domain behind a space; where it ends, or `end`.
std::size_t read_country_domain(std::string_view text, std::size_t end, std::string& domain,
                                bool& repaired)
{
    std::size_t at = skip_spaces(text, end);
    const bool dot = at < text.size() && text[at] == '.';
    at = dot ? skip_spaces(text, at + 1) : at;
    const bool open =
        domain.find('.') == std::string::npos || (dot && is_second_level(last_label(domain)));
    if (at == end || !open || at + 2 > text.size() ||
        (at + 2 < text.size() && is_domain_char(text[at + 2]))) {
        return end;
    }
    const std::string tld = lower_ascii(std::string(text.substr(at, 2)));
    if (!is_in(WordClass::tld, tld) || !std::all_of(tld.begin(), tld.end(), is_ascii_letter)) {
        return end;
    }
    domain.append(".").append(tld);
    repaired = true;
    return at + 2;
}

// "he llweg.example": spaces in a domain that is not complete yet, up to a word that ends it. Where
// it ends, or `end`.
std::size_t read_spaced_domain(std::string_view text, std::size_t end, std::string& domain,
                               bool& repaired)
{
    static constexpr int most_spaces = 3;
    std::string whole = domain;
    std::size_t at = end;
    for (int i = 0; i < most_spaces && whole.find('.') == std::string::npos; ++i) {
        const std::size_t next = skip_spaces(text, at);
        const std::size_t before = whole.size();
        at = next > at && !text.substr(next).starts_with("www.")
                 ? read_domain(text, next, whole, repaired)
                 : text.size();
        if (whole.size() == before || (at < text.size() && at_sign_length(text, at) > 0)) {
            return end;
        }
    }
    if (domain.empty() || whole == domain || !has_known_tld(whole)) {
        return end;
    }
    domain = whole;
    repaired = true;
    return at;
}

// The address around the at sign of `length` bytes at `at`.
std::optional<Found> email_around(std::string_view text, std::size_t at, std::size_t length)
{
    std::size_t local_end = at;
    while (local_end > 0 && text[local_end - 1] == ' ') {
        --local_end;
    }
    Found found;
    std::size_t begin = spaced_local_begin(text, local_end);
    while (begin < local_end &&
           std::string_view("._-+%'").find(text[begin]) != std::string_view::npos) {
        ++begin;
    }
    std::string printed_local = without_spaces(text.substr(begin, local_end - begin));
    const LostFront front = lost_front(text, begin);
    if (!printed_local.empty()) {
        printed_local.insert(0, front.text);
    }
    found.repaired = front.begin < begin;
    begin = front.begin;
    std::string local = fold(printed_local);
    local = local == lower_ascii(printed_local) ? printed_local : local;
    std::string domain;
    const std::size_t domain_begin = skip_spaces(text, at + length);
    found.span = {begin, read_domain(text, domain_begin, domain, found.repaired)};
    found.span.end = read_country_domain(text, found.span.end, domain, found.repaired);
    found.span.end = read_spaced_domain(text, found.span.end, domain, found.repaired);
    const std::string plain = repaired_tld(lower_ascii(domain));
    if (const std::size_t foreign = foreign_front(local, plain);
        foreign > 0 && text.substr(begin, local.size()) == local) {
        local.erase(0, foreign);
        found.span.begin += foreign;
        found.repaired = true;
        printed_local = local;
    }
    // An at sign that is an icon in front of an address.
    const bool icon = at_sign_length(text, found.span.end) > 0;
    if (icon || plain.starts_with("www.") || local.empty() || local.size() > 64 ||
        local.back() == '.' || local.find("..") != std::string::npos || !is_domain(plain)) {
        return std::nullopt;
    }
    found.value = local + "@" + plain;
    found.repaired = found.repaired || plain != lower_ascii(domain) || local != printed_local ||
                     (text[at] != '@' && length == 2);
    return found;
}

std::vector<Found> find_emails(std::string_view text)
{
    std::vector<Found> all;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (const std::size_t length = at_sign_length(text, at); length > 0) {
            if (auto found = email_around(text, at, length)) {
                at = std::max(at, found->span.end - 1);
                all.push_back(std::move(*found));
            }
        }
    }
    return all;
}

void add_email(std::vector<Field>& emails, const Found& found, Evidence evidence)
{
    evidence.repaired = found.repaired;
    rate(evidence, found.repaired               ? after_repair
                   : has_known_tld(found.value) ? well_formed
                                                : unknown_tld);
    const bool known = std::any_of(emails.begin(), emails.end(), [&](const Field& email) {
        return lower_ascii(email.value) == lower_ascii(found.value);
    });
    if (!known) {
        emails.push_back({found.value, evidence});
    }
}

bool has_at_sign(std::string_view text)
{
    return text.find('@') != std::string_view::npos;
}

// The last word may be what stands in front of an at sign: it has a letter and is no name.
bool may_be_local_part(std::string_view line)
{
    const std::string_view last = line.substr(line.find_last_of(" \t") + 1);
    const bool name = starts_with_capital(last) && last.size() < line.size() &&
                      last.find_first_of("._-@") == std::string_view::npos;
    return count_characters(last).letters > 0 && !name;
}

// An address may have been broken between the two lines: an at sign is near, and what is printed
// does not stand for itself.
bool may_be_broken(std::string_view above, std::string_view below)
{
    if (above.empty() || below.empty() || (!has_at_sign(above) && !has_at_sign(below)) ||
        (below.front() == '@' && !may_be_local_part(above))) {
        return false;
    }
    const bool open_end = std::string_view("@._-").find(above.back()) != std::string_view::npos;
    const bool open_begin = below.front() == '@' || below.front() == '.';
    return open_end || open_begin || (has_at_sign(above) && find_emails(above).empty());
}

// An address that begins in `above` and ends in `below`; taken out of both.
void take_broken_email(std::vector<Field>& emails, Segment& above, Segment& below)
{
    if (!may_be_broken(above.open, below.open)) {
        return;
    }
    const std::size_t border = above.open.size();
    for (Found& found : find_emails(above.open + below.open)) {
        if (found.span.begin < border && found.span.end > border && has_known_tld(found.value)) {
            const Span head{found.span.begin, border};
            const Span tail{0, found.span.end - border};
            add_email(emails, found, joined(seen(above, head), seen(below, tail), " "));
            take(above, head);
            take(below, tail);
        }
    }
}

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

bool looks_like_bare_host(std::string_view host)
{
    const std::vector<std::string> labels = split(host, ".");
    return has_known_tld(host) && labels[labels.size() - 2].size() >= 2 &&
           (labels.size() > 2 || !is_second_level(labels[0])) &&
           count_characters(labels[labels.size() - 2]).letters > 0 &&
           !(starts_with_capital(labels.back()) && !starts_with_capital(labels.back().substr(1)));
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
    std::string host(rest.substr(0, path_at));
    std::replace(host.begin(), host.end(), ',', '.');
    host = repaired_tld(host);
    const bool marked = scheme > 0 || www > 0;
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

struct Token {
    std::string text;
    std::size_t begin = 0;
};

std::vector<Token> tokens_of(const std::string& open)
{
    std::vector<Token> tokens;
    for (std::size_t at = open.find_first_not_of(" \t|"); at != std::string::npos;) {
        const std::size_t end = std::min(open.find_first_of(" \t|", at), open.size());
        tokens.push_back({open.substr(at, end - at), at});
        at = open.find_first_not_of(" \t|", end);
    }
    return tokens;
}

void add_website(std::vector<Field>& websites, const Found& found, Evidence evidence)
{
    evidence.repaired = found.repaired;
    rate(evidence, found.repaired                          ? after_repair
                   : has_known_tld(domain_of(found.value)) ? well_formed
                                                           : unknown_tld);
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
    std::string host;
    bool repaired = false;
    const std::size_t host_begin = skip_spaces(open, begin + www);
    std::size_t end = read_domain(open, host_begin, host, repaired);
    end = read_country_domain(open, end, host, repaired);
    if (end < open.size() && open[end] == '/') {
        return std::nullopt;
    }
    auto found = has_known_tld(host) ? website_in("www." + host, 0) : std::nullopt;
    if (found) {
        found->span = {begin, end};
        found->repaired = true;
    }
    return found;
}

void take_websites_of(Segment& segment, std::vector<Field>& websites)
{
    const std::vector<Token> tokens = tokens_of(segment.open);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::optional<Found> found;
        std::size_t used = i;
        if (i + 1 < tokens.size() &&
            (is_unfinished_host(tokens[i].text) || tokens[i + 1].text.front() == '.')) {
            found = website_in(tokens[i].text + tokens[i + 1].text, tokens[i].begin);
            if (found) {
                used = i + 1;
                found->span.end = tokens[used].begin + tokens[used].text.size();
                found->repaired = true;
            }
        }
        if (!found) {
            found = website_in(tokens[i].text, tokens[i].begin);
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
    const std::vector<Token> head = tokens_of(above.open);
    const std::vector<Token> tail = tokens_of(below.open);
    if (head.empty() || tail.empty()) {
        return;
    }
    const Token& first = head.back();
    const Token& second = tail.front();
    const bool marked = www_length(first.text) > 0 || scheme_length(first.text) > 0;
    const bool open =
        is_unfinished_host(first.text) || second.text.front() == '.' || second.text.front() == '/';
    if (!marked || !open) {
        return;
    }
    if (const auto found = website_in(first.text + second.text, 0)) {
        const Span head_span{first.begin, first.begin + first.text.size()};
        const Span tail_span{second.begin, second.begin + second.text.size()};
        add_website(websites, *found, joined(seen(above, head_span), seen(below, tail_span), " "));
        take(above, head_span);
        take(below, tail_span);
    }
}

// "p.patelagmx.example": a host that ends in a known domain after what an at sign is misread for,
// one of some letters or one that addresses do not have.
std::optional<std::string> with_at_sign(const std::string& host, const std::string& domain)
{
    static constexpr std::string_view misread = "aeoQO06&";
    if (domain.empty() || host.size() < domain.size() + 3 || !host.ends_with(domain)) {
        return std::nullopt;
    }
    std::size_t mark = host.size() - domain.size() - 1;
    while (mark > 0 && is_inner_byte(host[mark])) {
        --mark;  // to the first byte of the character
    }
    const bool lost = misread.find(host[mark]) != std::string_view::npos ||
                      static_cast<unsigned char>(host[mark]) >= 0x80;
    return lost && mark > 0 && host[mark - 1] != '.'
               ? std::optional(host.substr(0, mark) + "@" + domain)
               : std::nullopt;
}

// The mail provider's domain at the end of a host, from which only the mark is to be split.
std::string provider_in(const std::string& host)
{
    const std::size_t dot = host.rfind('.');
    for (std::size_t begin = 1; dot != std::string::npos && begin + 2 < dot; ++begin) {
        if (is_in(WordClass::mail_host, host.substr(begin, dot - begin))) {
            return host.substr(begin);
        }
    }
    return {};
}

}  // namespace

void restore_at_signs(std::vector<Field>& emails, std::vector<Field>& websites)
{
    const std::vector<Field> printed = websites;
    std::erase_if(websites, [&](const Field& website) {
        const std::string host = lower_ascii(website.value);
        auto address = with_at_sign(host, provider_in(host));
        for (const Field& other : printed) {
            if (!address && other.value != website.value) {
                address = with_at_sign(host, domain_of(other.value));
            }
        }
        if (!address || host.find('/') != std::string::npos || host.starts_with("www.")) {
            return false;
        }
        Field email{*address, website.evidence};
        email.evidence.repaired = true;
        email.evidence.confidence *= after_repair;
        emails.push_back(std::move(email));
        return true;
    });
}

std::vector<Field> take_emails(std::vector<Segment>& segments)
{
    // Whole addresses first: the at sign before a website may be its icon.
    std::vector<Field> emails;
    for (Segment& segment : segments) {
        for (const Found& found : find_emails(segment.open)) {
            if (has_known_tld(found.value)) {
                add_email(emails, found, seen(segment, found.span));
                take(segment, found.span);
            }
        }
    }
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (i + 1 < segments.size()) {
            take_broken_email(emails, segments[i], segments[i + 1]);
        }
        for (const Found& found : find_emails(segments[i].open)) {
            add_email(emails, found, seen(segments[i], found.span));
            take(segments[i], found.span);
        }
    }
    return emails;
}

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

std::vector<Field> take_handles(std::vector<Segment>& segments)
{
    static constexpr std::size_t longest_handle = 31;  // of 30 characters, with its at sign
    std::vector<Field> handles;
    for (Segment& segment : segments) {
        for (const Token& token : tokens_of(segment.open)) {
            const std::string_view name = std::string_view(token.text).substr(1);
            const bool handle =
                token.text.front() == '@' && token.text.size() <= longest_handle &&
                count_characters(name).letters > 2 && !has_known_tld(name) &&
                std::all_of(name.begin(), name.end(), [](char c) {
                    return is_ascii_letter(c) || is_digit(c) || c == '.' || c == '_';
                });
            if (handle) {
                const Span span{token.begin, token.begin + token.text.size()};
                Field field{token.text, seen(segment, span)};
                rate(field.evidence, well_formed);
                handles.push_back(std::move(field));
                take(segment, span);
            }
        }
    }
    return handles;
}

std::string domain_of(std::string_view address)
{
    std::string domain = lower_ascii(std::string(address));
    if (const std::size_t at = domain.rfind('@'); at != std::string::npos) {
        return domain.substr(at + 1);
    }
    if (const std::size_t scheme = domain.find("://"); scheme != std::string::npos) {
        domain.erase(0, scheme + 3);
    }
    if (domain.starts_with("www.")) {
        domain.erase(0, 4);
    }
    return domain.substr(0, domain.find('/'));
}

bool is_social(std::string_view website)
{
    const std::vector<std::string> labels = split(domain_of(website), ".");
    return labels.size() >= 2 && is_in(WordClass::social_host, labels[labels.size() - 2]);
}

bool is_mail_host(std::string_view domain)
{
    const std::vector<std::string> labels = split(domain, ".");
    return labels.size() >= 2 && is_in(WordClass::mail_host, labels[labels.size() - 2]);
}

}  // namespace cardlog
