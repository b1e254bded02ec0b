#include "parse/internet/domain.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {

bool is_domain_char(char c)
{
    return is_wordlike(c) || is_digit(c) || c == '-';
}

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

std::size_t skip_spaces(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] == ' ') {
        ++at;
    }
    return at;
}

DomainReading read_domain(std::string_view text, std::size_t at, std::string begun)
{
    DomainReading read{std::move(begun), at, false};
    while (at < text.size()) {
        if (is_domain_char(text[at])) {
            read.domain += text[at++];
            read.end = at;
            continue;
        }
        const bool complete = has_known_tld(read.domain);
        const std::size_t mark = complete ? at : skip_spaces(text, at);
        if (mark >= text.size() || (text[mark] != '.' && (text[mark] != ',' || complete))) {
            break;
        }
        const std::size_t next = complete ? mark + 1 : skip_spaces(text, mark + 1);
        if (next >= text.size() || !is_domain_char(text[next])) {
            break;
        }
        read.repaired = read.repaired || text[mark] == ',' || next != at + 1;
        read.domain += '.';
        at = next;
    }
    return read;
}

DomainReading with_spaced_tld(std::string_view text, DomainReading read)
{
    std::size_t at = skip_spaces(text, read.end);
    const bool dot = at < text.size() && text[at] == '.';
    at = dot ? skip_spaces(text, at + 1) : at;
    std::size_t end = at;
    while (end < text.size() && is_domain_char(text[end])) {
        ++end;
    }
    const bool last = skip_spaces(text, end) == text.size();
    const std::string tld = lower_ascii(std::string(text.substr(at, end - at)));
    const bool country = tld.size() == 2;
    const bool open =
        read.domain.find('.') == std::string::npos ||
        (country && (dot || last) && is_in(WordClass::second_level, last_label(read.domain)));
    if (at == read.end || read.domain.empty() || !open || !is_in(WordClass::tld, tld) ||
        !std::all_of(tld.begin(), tld.end(), is_ascii_letter)) {
        return read;
    }
    return {read.domain + "." + tld, end, true};
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
    return domain.substr(0, domain.find_first_of("/:"));
}

bool is_mail_host(std::string_view domain)
{
    const std::vector<std::string> labels = split(domain, ".");
    return labels.size() >= 2 && is_in(WordClass::mail_host, labels[labels.size() - 2]);
}

}  // namespace cardlog
