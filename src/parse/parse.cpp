#include "parse/parse.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "parse/address.h"
#include "parse/agreement.h"
#include "parse/calibration.h"
#include "parse/classify.h"
#include "parse/code_payload.h"
#include "parse/internet.h"
#include "parse/phone.h"
#include "parse/region.h"
#include "parse/segment.h"
#include "parse/unicode.h"

namespace cardlog {
namespace {

void separate_social(Contact& contact)
{
    const auto social =
        std::stable_partition(contact.websites.begin(), contact.websites.end(),
                              [](const Field& website) { return !is_social(website.value); });
    contact.social.insert(contact.social.end(), social, contact.websites.end());
    contact.websites.erase(social, contact.websites.end());
}

// "2024", "2019-2024"
bool is_year(const std::string& text)
{
    return (text.starts_with("19") || text.starts_with("20")) && text.size() >= 4 &&
           text.find_first_not_of("0123456789-,") == std::string::npos &&
           (text.size() == 4 || !is_digit(text[4]));
}

// What the words at `at` are that belong to no field: "© 2024" of a page's foot, "i. A." in front
// of who signs for another. How many they are.
std::size_t mark_length(const std::vector<Word>& words, std::size_t at)
{
    static constexpr std::array<std::string_view, 6> signing{"i.A.", "i.V.", "i.a.",
                                                             "i.v.", "ppa.", "p.p."};
    const auto text = [&](std::size_t i) {
        return i < words.size() ? words[i].text : std::string();
    };
    if (text(at) == "\u00a9" || key_of(text(at)) == "copyright") {
        const std::size_t year = at + (text(at + 1) == "\u00a9" ? 2 : 1);
        return is_year(text(year)) ? year + 1 - at : 0;
    }
    const std::string pair = text(at) + text(at + 1);
    const auto signs = [&](const std::string& mark) {
        return std::find(signing.begin(), signing.end(), mark) != signing.end();
    };
    return at > 0 ? 0 : signs(text(at)) ? 1 : signs(pair) ? 2 : 0;
}

void take_marks(std::vector<Segment>& segments)
{
    for (Segment& segment : segments) {
        for (std::size_t i = 0; i < segment.words.size(); ++i) {
            if (const std::size_t count = mark_length(segment.words, i); count > 0) {
                const std::size_t last = i + count - 1;
                take(segment,
                     {segment.starts[i], segment.starts[last] + segment.words[last].text.size()});
            }
        }
    }
}

// The region of the numbers right below an address that says its country: an office abroad.
std::vector<std::string> offices_of(const std::vector<Segment>& segments,
                                    const std::vector<PlacedAddress>& addresses)
{
    static constexpr int fewest_digits = 6;
    std::vector<std::string> offices(segments.size());
    for (const PlacedAddress& placed : addresses) {
        std::size_t line = placed.segment;
        do {
            offices[line++] = region_said_by(placed.address);
        } while (line < segments.size() &&
                 count_characters(segments[line].open).digits >= fewest_digits);
    }
    return offices;
}

}  // namespace

Contact parse_contact(const CardText& text, const ParseContext& context)
{
    std::vector<Segment> segments = segments_of(text);
    take_marks(segments);
    Contact contact;
    contact.emails = take_emails(segments);
    contact.websites = take_websites(segments);
    contact.social = take_handles(segments);
    const RegionHints hints = region_hints_of(segments);
    const std::vector<PlacedAddress> addresses =
        take_addresses(segments, region_of(contact, hints, context.home_region));
    if (!addresses.empty()) {
        contact.address = addresses.front().address;
    }
    const std::string region = region_of(contact, hints, context.home_region);
    contact.phones =
        take_phones(segments, region, offices_of(segments, addresses), contact.warnings);
    restore_at_signs(contact.emails, contact.websites);
    separate_social(contact);
    Roles roles = find_roles(segments, contact.emails, contact.websites);
    contact.name = std::move(roles.name);
    contact.company = std::move(roles.company);
    contact.job_title = std::move(roles.job_title);
    contact.department = std::move(roles.department);
    compare_fields(contact);
    for (const std::string& code : context.codes) {
        confirm(contact, contact_from_code(code, region));
    }
    // Pasted text has no misreadings, which the curves are mostly about.
    if (std::any_of(segments.begin(), segments.end(),
                    [](const Segment& segment) { return !segment.box.empty(); })) {
        calibrate(contact);
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
