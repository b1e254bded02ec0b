#include "parse/agreement.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/internet/domain.h"
#include "parse/phone/number_plan.h"
#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// A second witness leaves this share of the doubt; one that says otherwise, this share of the
// trust.
constexpr double doubt_after_agreement = 0.4;
constexpr double trust_after_contradiction = 0.95;
constexpr double trust_without_accents = 0.6;

// A value mended after another one is right about as often as one that was read with doubt.
constexpr double after_repair = 0.88;

// Shorter words have too many neighbours to be mended.
constexpr std::size_t shortest_repair = 5;

void confirm(Evidence& evidence)
{
    evidence.confidence = 1 - (1 - evidence.confidence) * doubt_after_agreement;
}

void doubt(Evidence& evidence)
{
    evidence.confidence *= trust_after_contradiction;
}

// Typed text, which has no place on a card, is not misread.
void mend(std::string& value, Evidence& evidence, const std::string& right)
{
    if (!evidence.quad) {
        return;
    }
    value = right;
    evidence.repaired = true;
    evidence.confidence = after_repair;
}

bool is_one_print(const std::string& a, const std::string& b)
{
    return a != b && std::min(a.size(), b.size()) >= shortest_repair &&
           lookalike(a) == lookalike(b);
}

// One letter of a long text is another one.
bool is_one_letter_off(const std::string& a, const std::string& b)
{
    constexpr std::size_t long_enough = 8;
    return a.size() == b.size() && a.size() >= long_enough && distance(a, b) == 1;
}

// How much else on the card speaks for a domain: that it exists, and the words it is made of.
int support(const Contact& contact, const std::string& domain)
{
    const std::size_t dot = std::min(domain.rfind('.'), domain.size());
    int points = is_in(WordClass::tld, domain.substr(dot)) ? 2 : 0;
    const std::string print = (contact.company ? contact.company->value : "") + " " +
                              (contact.name ? contact.name->family_name : "");
    for (const std::string& word : split(print, " -&.")) {
        const std::string plain = letters_of(fold(word));
        const bool in_domain = domain.find(plain) != std::string::npos ||
                               domain.find(letters_of(fold_german(word))) != std::string::npos;
        points += plain.size() > 2 && in_domain ? 1 : 0;
    }
    return points;
}

std::string with_host(const std::string& website, const std::string& host)
{
    const std::string old = domain_of(website);
    const std::size_t at = lower_ascii(website).find(old);
    return at == std::string::npos ? website : std::string(website).replace(at, old.size(), host);
}

void compare_domains(const Contact& contact, Field& email, Field& website)
{
    const std::string domain = domain_of(email.value);
    const std::string page = domain_of(website.value);
    if (domain == page || domain.ends_with("." + page) || page.ends_with("." + domain)) {
        confirm(email.evidence);
        confirm(website.evidence);
        return;
    }
    const auto known = [](const std::string& host) {
        return is_in(WordClass::tld, host.substr(std::min(host.rfind('.'), host.size())));
    };
    if (!known(domain) && known(page) && distance(domain, page) <= page.size() / 3) {
        mend(email.value, email.evidence, email.value.substr(0, email.value.find('@') + 1) + page);
        return;
    }
    const int for_mail = support(contact, domain);
    const int for_website = support(contact, page);
    // Letters that do not look alike need the firm's or the person's name as a third witness.
    if (!is_one_print(domain, page) &&
        (!is_one_letter_off(domain, page) || for_mail == for_website)) {
        return;
    }
    const bool mail_is_right = for_mail != for_website
                                   ? for_mail > for_website
                                   : email.evidence.confidence > website.evidence.confidence;
    if (mail_is_right) {
        mend(website.value, website.evidence, with_host(website.value, domain));
    } else {
        mend(email.value, email.evidence, email.value.substr(0, email.value.find('@') + 1) + page);
    }
}

using Spelling = std::string (*)(std::string_view);

// The local parts that firms make of a name: "max.muster", "m.muster", "mmuster", "muster.max".
std::vector<std::string> local_forms(const Name& name, Spelling spell)
{
    const auto plain = [&](const std::string& part) { return letters_of(spell(part)); };
    const std::vector<std::string> given_words = split(name.given_name);
    const std::string given = given_words.empty() ? "" : plain(given_words.front());
    const std::vector<std::string> family_words = split(name.family_name);
    std::vector<std::string> families{plain(name.family_name)};
    if (family_words.size() > 1) {
        families.push_back(plain(family_words.back()));
    }
    std::vector<std::string> forms{given};
    const auto add = [&](std::string first, std::string_view separator, std::string_view last) {
        first.append(separator).append(last);
        forms.push_back(std::move(first));
    };
    const std::string initial = given.substr(0, 1);
    for (const std::string& family : families) {
        forms.push_back(family);
        for (const std::string_view separator : {".", "_", "-", ""}) {
            add(given, separator, family);
            add(family, separator, given);
            add(initial, separator, family);
            add(family, separator, initial);
            add(given, separator, family.substr(0, 1));
        }
    }
    return forms;
}

bool shares_a_word(const Name& name, const std::string& local)
{
    const std::vector<std::string> words = split(name.given_name + " " + name.family_name, " -.");
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        const std::string plain = letters_of(fold(word));
        return plain.size() > 2 && (local.find(plain) != std::string::npos ||
                                    local.find(letters_of(fold_german(word))) != std::string::npos);
    });
}

// How long an icon is that was read as one or two letters in front of a form of the whole name,
// also as a word of its own that was joined with it; 0 where there is none.
std::size_t icon_before(const std::string& form, const Name& name, const std::string& local,
                        bool joined)
{
    const std::string letters = letters_of(form);
    std::vector<std::string> words = split(name.full, " -");
    words.push_back(name.family_name);
    const bool part = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return letters == letters_of(fold(word)) || letters == letters_of(fold_german(word));
    });
    if (part || form.size() < shortest_repair || !local.ends_with(form)) {
        return 0;
    }
    const std::size_t front = local.size() - form.size();
    const std::size_t read = front > 1 && joined && local[front - 1] == '_' ? front - 1 : front;
    return read <= 2 && letters_of(local.substr(0, read)).size() == read ? front : 0;
}

enum class Agreement { none, shared, whole };

// Compares a name with one address; mends the address where it is the name's form misread, or with
// an icon or a separator read into it.
Agreement compare_name(const Name& name, Field& email)
{
    const std::size_t at = std::min(email.value.find('@'), email.value.size());
    const std::string local = fold(email.value.substr(0, at));
    const std::string letters = letters_of(local);
    std::string mended;
    for (const Spelling spell : {Spelling{fold_german}, Spelling{fold}}) {
        for (const std::string& form : local_forms(name, spell)) {
            if (letters_of(form) == letters) {
                confirm(email.evidence);
                return Agreement::whole;
            }
            const bool icon = icon_before(form, name, local, email.evidence.repaired) > 0;
            if (mended.empty() && (is_one_print(form, local) || icon)) {
                mended = form;
            }
        }
    }
    if (!mended.empty() && count_characters(name.full).digits == 0) {
        mend(email.value, email.evidence, mended + email.value.substr(at));
        return Agreement::whole;
    }
    return shares_a_word(name, letters) ? Agreement::shared : Agreement::none;
}

// "kon_takt@", "einfo@": a mailbox with a stroke or an icon read into it.
void mend_mailbox(Field& email)
{
    const std::size_t at = std::min(email.value.find('@'), email.value.size());
    const std::string local = fold(email.value.substr(0, at));
    const std::string letters = letters_of(local);
    const std::string behind = local.substr(std::min<std::size_t>(local.size(), 1));
    const std::string right = is_in(WordClass::mailbox, letters)  ? letters
                              : is_in(WordClass::mailbox, behind) ? behind
                                                                  : "";
    const bool strokes = local.size() == letters.size() + 1;
    if (!right.empty() && right != local && (strokes || right == behind)) {
        mend(email.value, email.evidence, right + email.value.substr(at));
    }
}

void compare_name(Name& name, std::vector<Field>& emails)
{
    bool agreed = false;
    bool mailbox = emails.empty();
    for (Field& email : emails) {
        agreed = compare_name(name, email) != Agreement::none || agreed;
        const std::string local = fold(email.value.substr(0, email.value.find('@')));
        mailbox = mailbox || is_in(WordClass::mailbox, letters_of(local));
    }
    if (agreed) {
        confirm(name.evidence);
    } else if (!mailbox) {
        doubt(name.evidence);
    }
}

// "Zoe" is listed as "Zoë" only: recognisers lose accents, and the mail address has none.
bool lacks_accents(const Name& name)
{
    const std::vector<std::string> words = split(name.given_name, " -");
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return is_ascii(word) && !is_ascii(spelling(WordClass::given_name, word));
    });
}

// "Göttingcn" and "Freiburg" with a number in Göttingen and Freiburg im Breisgau.
void compare_town(Address& address, Phone& phone)
{
    const std::string town = phone.e164 ? town_of(*phone.e164) : std::string();
    const std::string printed = key_of(address.city);
    const std::string known = key_of(town);
    if (known.empty() || printed.empty()) {
        return;
    }
    if (phone.type == PhoneType::mobile) {
        return;
    }
    if (known == printed || known.starts_with(printed) || printed.starts_with(known)) {
        confirm(address.evidence);
        confirm(phone.evidence);
    } else if (is_one_print(known, printed)) {
        const std::size_t at = address.text.rfind(address.city);
        if (at != std::string::npos) {
            std::string text = address.text;
            text.replace(at, address.city.size(), town);
            mend(address.text, address.evidence, text);
            address.city = town;
        }
    } else {
        doubt(phone.evidence);
    }
}

}  // namespace

void compare_fields(Contact& contact)
{
    for (Field& email : contact.emails) {
        if (!contact.websites.empty()) {
            compare_domains(contact, email, contact.websites.front());
        }
    }
    for (Field& email : contact.emails) {
        mend_mailbox(email);
    }
    if (contact.name) {
        compare_name(*contact.name, contact.emails);
        if (lacks_accents(*contact.name)) {
            contact.name->evidence.confidence *= trust_without_accents;
        }
    }
    if (contact.address) {
        for (Phone& phone : contact.phones) {
            compare_town(*contact.address, phone);
        }
    }
}

}  // namespace cardlog
