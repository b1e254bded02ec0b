#include "parse/internet/email.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "parse/internet/domain.h"
#include "parse/internet/social.h"
#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

struct Found {
    Span span;
    std::string value;
    bool repaired = false;
};

bool is_local_char(char c)
{
    return is_domain_char(c) || std::string_view("._+%'").find(c) != std::string_view::npos;
}

// The length of what stands for "@" at `at`; 0 when nothing does.
std::size_t at_sign_length(std::string_view text, std::size_t at)
{
    for (const std::string_view sign : {"@", "\u00a9", "\u00ae"}) {
        if (text.substr(at, sign.size()) == sign) {
            return sign.size();
        }
    }
    static constexpr std::string_view opening = "([{<";
    static constexpr std::string_view closing = ")]}>";
    constexpr std::size_t longest_word = 20;
    const std::size_t bracket = at < text.size() ? opening.find(text[at]) : std::string_view::npos;
    const std::size_t close = bracket == std::string_view::npos
                                  ? bracket
                                  : text.substr(0, at + longest_word).find(closing[bracket], at);
    if (close == std::string_view::npos) {
        return 0;
    }
    const std::string_view inside = text.substr(at + 1, close - at - 1);
    return without_blank_ends(inside) == "@" || is_in(WordClass::at_word, inside) ? close + 1 - at
                                                                                  : 0;
}

// "he llweg.example": spaces in a domain that is not complete yet, up to a word that ends it.
DomainReading with_spaced_domain(std::string_view text, const DomainReading& read)
{
    static constexpr int most_spaces = 3;
    DomainReading whole = read;
    for (int i = 0; i < most_spaces && whole.domain.find('.') == std::string::npos; ++i) {
        const std::size_t next = skip_spaces(text, whole.end);
        const std::size_t before = whole.domain.size();
        if (next == whole.end || text.substr(next).starts_with("www.")) {
            return read;
        }
        whole = read_domain(text, next, whole.domain);
        if (whole.domain.size() == before || at_sign_length(text, whole.end) > 0) {
            return read;
        }
    }
    if (read.domain.empty() || whole.domain == read.domain || !has_known_tld(whole.domain)) {
        return read;
    }
    whole.repaired = true;
    return whole;
}

std::size_t local_begin(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0 && is_local_char(text[begin - 1])) {
        --begin;
    }
    return begin;
}

// "muster75 19@": digits that a space parts from those in front of them.
bool is_rest_of_number(std::string_view word, std::string_view rest)
{
    return !word.empty() && is_digit(word.back()) && is_ascii_letter(word.front()) &&
           std::all_of(rest.begin(), rest.end(), is_digit);
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
        const bool digits = is_rest_of_number(word, text.substr(begin, end - begin));
        if ((!dot_before && text[begin] != '.' && !digits) || label || word.empty()) {
            break;
        }
        begin = before;
    }
    return begin;
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

// "E-Mail-erika": the label and its separator read as a hyphen, told by its capital. How long it
// is.
std::size_t label_front(std::string_view local)
{
    const std::size_t hyphen = local.find('-', 2);
    const std::string_view rest = local.substr(std::min(hyphen, local.size() - 1) + 1);
    return hyphen != std::string_view::npos && !rest.empty() && is_ascii_capital(local.front()) &&
                   std::none_of(rest.begin(), rest.end(), is_ascii_capital) &&
                   is_in(WordClass::other_label, local.substr(0, hyphen))
               ? hyphen + 1
               : 0;
}

// What another field left in front of a local part without a space: its label, a number
// ("711397-14sven"), or the firm's website and a separator read as a dot ("muster.example.erika").
// How long it is.
std::size_t foreign_front(std::string_view local, std::string_view domain)
{
    if (const std::size_t label = local.empty() ? 0 : label_front(local); label > 0) {
        return label;
    }
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

// "logo@2x.png": a picture in the text of a letter.
bool is_file(std::string_view domain)
{
    return is_in(WordClass::file_ending, last_label(domain));
}

// The address around the at sign of `length` bytes at `at`.
std::optional<Found> email_around(std::string_view text, std::size_t at, std::size_t length,
                                  bool typed)
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
    const DomainReading read = with_spaced_domain(
        text, with_spaced_tld(text, read_domain(text, skip_spaces(text, at + length))));
    found.span = {begin, read.end};
    found.repaired = found.repaired || read.repaired;
    const std::string plain = repaired_tld(lower_ascii(read.domain));
    if (const std::size_t foreign = foreign_front(local, plain);
        foreign > 0 && text.substr(begin, local.size()) == local) {
        local.erase(0, foreign);
        found.span.begin += foreign;
        found.repaired = true;
        printed_local = local;
    }
    // "@erika@host.example": a name in a network of many hosts. On a picture it is an icon.
    // "Instagram @erika.muster": a name in that network.
    const bool handle = (typed && found.span.begin > 0 && text[found.span.begin - 1] == '@') ||
                        (local_end < at && is_network(printed_local));
    // An at sign that is an icon in front of an address.
    const bool icon = at_sign_length(text, found.span.end) > 0;
    if (icon || handle || is_file(plain) || plain.starts_with("www.") || local.empty() ||
        local.size() > 64 || local.back() == '.' || local.find("..") != std::string::npos ||
        !is_domain(plain)) {
        return std::nullopt;
    }
    found.value = local + "@" + plain;
    found.repaired = found.repaired || plain != lower_ascii(read.domain) ||
                     local != printed_local || (text[at] != '@' && length == 2);
    return found;
}

std::vector<Found> find_emails(std::string_view text, bool typed)
{
    std::vector<Found> all;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (const std::size_t length = at_sign_length(text, at); length > 0) {
            if (auto found = email_around(text, at, length, typed)) {
                at = std::max(at, found->span.end - 1);
                all.push_back(std::move(*found));
            }
        }
    }
    return all;
}

// "vorname.nachname@firma.example" is nobody's.
bool is_pattern(std::string_view email)
{
    const std::vector<std::string> words = split(email.substr(0, email.find('@')), "._-");
    const auto is_listed = [](const std::string& word) {
        return is_in(WordClass::pattern_word, word);
    };
    return words.size() > 1 && std::any_of(words.begin(), words.end(), is_listed) &&
           std::all_of(words.begin(), words.end(), [&](const std::string& word) {
               return word.size() == 1 || is_listed(word);
           });
}

void add_email(std::vector<Field>& emails, const Found& found, Evidence evidence)
{
    if (is_pattern(found.value)) {
        return;
    }
    evidence.repaired = found.repaired;
    rate(evidence, found.repaired               ? repaired_address
                   : has_known_tld(found.value) ? well_formed_address
                                                : unknown_tld_address);
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

// A word of an address that is spelt out.
enum class Spelt { part, at, dot, none };

Spelt spelt_word(std::string_view word)
{
    if (word == "@" || is_in(WordClass::at_word, word)) {
        return Spelt::at;
    }
    if (is_in(WordClass::dot_word, word)) {
        return Spelt::dot;
    }
    return std::all_of(word.begin(), word.end(), is_local_char) ? Spelt::part : Spelt::none;
}

// From the at sign as far as parts and dots take turns, forwards or backwards; the sign itself
// where no part stands beside it.
std::ptrdiff_t spelt_end(const std::vector<Spelt>& words, std::ptrdiff_t at, std::ptrdiff_t step)
{
    const auto is = [&](std::ptrdiff_t i, Spelt what) {
        return i >= 0 && i < static_cast<std::ptrdiff_t>(words.size()) && words[i] == what;
    };
    std::ptrdiff_t end = is(at + step, Spelt::part) ? at + step : at;
    while (end != at && is(end + step, Spelt::dot) && is(end + 2 * step, Spelt::part)) {
        end += 2 * step;
    }
    return end;
}

// "erika.lindner [at] lindner [dot] example", also without brackets: only both together are signs.
void take_spelt_out(std::vector<Field>& emails, Segment& segment)
{
    const std::vector<Span> words = words_in(segment.open, " \t()[]{}<>");
    std::vector<Spelt> spelt;
    std::transform(words.begin(), words.end(), std::back_inserter(spelt),
                   [&](const Span& word) { return spelt_word(text_of(segment.open, word)); });
    for (std::ptrdiff_t at = 0; at < static_cast<std::ptrdiff_t>(words.size()); ++at) {
        const std::ptrdiff_t first = spelt_end(spelt, at, -1);
        const std::ptrdiff_t last = spelt_end(spelt, at, 1);
        if (spelt[at] != Spelt::at || first == at || last < at + 3) {
            continue;
        }
        Found found;
        for (std::ptrdiff_t i = first; i <= last; ++i) {
            found.value.append(spelt[i] == Spelt::at    ? "@"
                               : spelt[i] == Spelt::dot ? "."
                                                        : text_of(segment.open, words[i]));
        }
        found.span = {words[first].begin, words[last].end};
        if (is_domain(domain_of(found.value)) && has_known_tld(found.value)) {
            add_email(emails, found, seen(segment, found.span));
            take(segment, found.span);
        }
    }
}

// "{erika, vertrieb}@firma.example": several addresses of one domain.
void take_bracketed(std::vector<Field>& emails, Segment& segment)
{
    const std::string open = segment.open;
    for (std::size_t close = open.find("}@"); close != std::string::npos;
         close = open.find("}@", close + 1)) {
        const std::size_t begin = open.rfind('{', close);
        const DomainReading read = read_domain(open, close + 2);
        if (begin == std::string::npos || !has_known_tld(read.domain)) {
            continue;
        }
        const Span whole{begin, read.end};
        for (const std::string& local : split(open.substr(begin + 1, close - begin - 1), " ,;|/")) {
            if (std::all_of(local.begin(), local.end(), is_local_char)) {
                add_email(emails, {whole, local + "@" + lower_ascii(read.domain), false},
                          seen(segment, whole));
            }
        }
        take(segment, whole);
    }
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
    return open_end || open_begin || (has_at_sign(above) && find_emails(above, false).empty());
}

// An address that begins in `above` and ends in `below`; taken out of both.
void take_broken_email(std::vector<Field>& emails, Segment& above, Segment& below)
{
    if (!may_be_broken(above.open, below.open)) {
        return;
    }
    const std::size_t border = above.open.size();
    for (Found& found : find_emails(above.open + below.open, false)) {
        if (found.span.begin < border && found.span.end > border && !found.repaired &&
            has_known_tld(found.value)) {
            const Span head{found.span.begin, border};
            const Span tail{0, found.span.end - border};
            add_email(emails, found, joined(seen(above, head), seen(below, tail), " "));
            take(above, head);
            take(below, tail);
        }
    }
}

// Nobody's own domain ends in so long a provider's.
bool is_long_provider(std::string_view domain)
{
    constexpr std::size_t long_name = 5;
    return is_mail_host(domain) && domain.find('.') >= long_name;
}

// "p.patelagmx.example": a host that ends in a known domain after what an at sign is misread for:
// one of some letters, or of any before a long provider's, or one that addresses do not have.
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
    const bool lost = misread.find(host[mark]) != std::string_view::npos || !is_ascii(host[mark]) ||
                      is_long_provider(domain);
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

std::vector<Field> take_emails(std::vector<Segment>& segments)
{
    std::vector<Field> emails;
    for (Segment& segment : segments) {
        take_spelt_out(emails, segment);
        take_bracketed(emails, segment);
    }
    // Whole addresses first: the at sign before a website may be its icon.
    for (Segment& segment : segments) {
        for (const Found& found : find_emails(segment.open, segment.box.empty())) {
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
        for (const Found& found : find_emails(segments[i].open, segments[i].box.empty())) {
            add_email(emails, found, seen(segments[i], found.span));
            take(segments[i], found.span);
        }
    }
    return emails;
}

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
        email.evidence.confidence *= repaired_address;
        emails.push_back(std::move(email));
        return true;
    });
}

}  // namespace cardlog
