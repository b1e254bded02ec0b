#include "parse/parse.h"

#include <algorithm>
#include <utility>

#include "parse/address.h"
#include "parse/classify.h"
#include "parse/code_payload.h"
#include "parse/internet.h"
#include "parse/phone.h"
#include "parse/segment.h"
#include "parse/unicode.h"

namespace cardlog {
namespace {

// Two addresses of one firm on one card are hardly misread alike.
constexpr double agreeing_domains = 0.985;

void separate_social(Contact& contact)
{
    const auto social =
        std::stable_partition(contact.websites.begin(), contact.websites.end(),
                              [](const Field& website) { return !is_social(website.value); });
    contact.social.assign(social, contact.websites.end());
    contact.websites.erase(social, contact.websites.end());
}

void compare_domains(Contact& contact)
{
    for (Field& email : contact.emails) {
        for (Field& website : contact.websites) {
            if (domain_of(email.value) == domain_of(website.value)) {
                for (Evidence* evidence : {&email.evidence, &website.evidence}) {
                    evidence->confidence =
                        std::max(evidence->confidence,
                                 std::min(agreeing_domains, evidence->confidence + 0.03));
                }
            }
        }
    }
}

}  // namespace

Contact parse_contact(const CardText& text, const ParseContext& context)
{
    std::vector<Segment> segments = segments_of(text);
    Contact contact;
    contact.emails = take_emails(segments);
    contact.websites = take_websites(segments);
    contact.address = take_address(segments, context.home_region);
    contact.phones = take_phones(segments, context.home_region, contact.warnings);
    restore_at_signs(contact.emails, contact.websites);
    separate_social(contact);
    compare_domains(contact);
    Roles roles = find_roles(segments, contact.emails, contact.websites);
    contact.name = std::move(roles.name);
    contact.company = std::move(roles.company);
    contact.job_title = std::move(roles.job_title);
    contact.department = std::move(roles.department);
    for (const std::string& code : context.codes) {
        confirm(contact, contact_from_code(code, context.home_region));
    }
    return contact;
}

std::string search_key(const std::string& text)
{
    std::string key;
    const auto add = [&](const std::string& word) { append_word(key, word); };
    const auto words = [](const std::string& folded) {
        std::string plain;
        for (const std::string& word : split(folded, " \t\n\r!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")) {
            if (const std::string inner = key_of(word); !inner.empty()) {
                append_word(plain, inner);
            }
        }
        return plain;
    };
    for (const std::string& word : split(cleaned(text, text.size()))) {
        const std::string plain = words(word);
        const std::string german = words(fold_german(word));
        if (!plain.empty()) {
            add(plain);
        }
        if (german != plain) {
            add(german);
        }
    }
    return key;
}

}  // namespace cardlog
