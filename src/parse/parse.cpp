// The idea: the scanners go over the lines one after the other, the surest first, and each takes
// what it reads out of them, so that no print ends in two fields and the doubtful ones see less.
// Mail before web, because the end of an address is a host too. Web before addresses and numbers,
// because a domain may hold streets and figures ("am-markt-12.example"). Addresses before numbers:
// an address tells the country whose numbers these are, and of a postal code and a house five or
// six figures would be left that look like a number; its parts look at labels and area codes to
// leave numbers alone. Names, firms and titles have no form of their own: they are told apart last,
// among what is left, and by what the fields before say of them. At the end the fields are compared
// with each other and with the codes on the card, and each confidence becomes a probability.
#include "parse/parse.h"

#include <algorithm>
#include <utility>

#include "core/ascii.h"
#include "core/evidence.h"
#include "core/merge.h"
#include "parse/address/address.h"
#include "parse/agreement.h"
#include "parse/calibration.h"
#include "parse/code/card_values.h"
#include "parse/code/charset.h"
#include "parse/code/payload.h"
#include "parse/code/reconcile.h"
#include "parse/code/short_forms.h"
#include "parse/code/vcard.h"
#include "parse/doubts.h"
#include "parse/internet/email.h"
#include "parse/internet/social.h"
#include "parse/internet/website.h"
#include "parse/phone/phone.h"
#include "parse/phone/printed_number.h"
#include "parse/phone/region.h"
#include "parse/roles/classify.h"
#include "parse/text/boilerplate.h"
#include "parse/text/mail_header.h"
#include "parse/text/segment.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// The region of the numbers right below an address that says its country: an office abroad.
std::vector<std::string> offices_of(const std::vector<Segment>& segments,
                                    const std::vector<PlacedAddress>& addresses)
{
    std::vector<std::string> offices(segments.size());
    for (const PlacedAddress& placed : addresses) {
        std::size_t line = placed.segment;
        do {
            offices[line++] = region_said_by(placed.address);
        } while (line < segments.size() && digits_in(segments[line].open) >= fewest_digits);
    }
    return offices;
}

bool is_reachable(const Contact& contact)
{
    return !contact.emails.empty() || !contact.phones.empty();
}

bool has_only_links(const Contact& contact)
{
    Contact rest = contact;
    rest.websites.clear();
    rest.social.clear();
    return is_empty(rest) && !is_empty(contact);
}

// Text in a code is a contact's where it says how to reach somebody.
Contact said_by(const std::string& code, const std::string& region)
{
    if (const auto properties = properties_of_payload(code)) {
        return contact_of(*properties, region);
    }
    Contact contact = parse_contact(from_plain_text(code), {region, {}});
    return is_reachable(contact) ? contact : Contact{};
}

Contact said_by(const std::vector<std::string>& codes, const std::string& region)
{
    Contact all;
    for (const std::string& code : codes) {
        const Contact one = said_by(code, region);
        if (all.name && one.name && fold(all.name->full) != fold(one.name->full)) {
            all.warnings.push_back("another code on the card is of \"" + one.name->full + "\"");
        }
        all = is_empty(all) ? one : united(all, one);
    }
    return all;
}

}  // namespace

Contact parse_contact(const CardText& text, const ParseContext& context)
{
    std::vector<Segment> segments = segments_of(text);
    take_boilerplate(segments);
    take_recipients(segments);
    Contact contact;
    contact.emails = take_emails(segments);
    contact.social = take_handles(segments);
    contact.websites = take_websites(segments);
    const RegionHints hints = region_hints_of(segments);
    const std::vector<PlacedAddress> addresses =
        take_addresses(segments, region_of(contact, hints, context.home_region),
                       witnesses_of(contact.emails, contact.websites));
    if (!addresses.empty()) {
        contact.address = addresses.front().address;
    }
    const std::string region = region_of(contact, hints, context.home_region);
    CardPhones numbers =
        take_phones(segments, {region, offices_of(segments, addresses),
                               contact.address ? key_of(contact.address->city) : std::string()});
    contact.phones = std::move(numbers.phones);
    contact.warnings = std::move(numbers.warnings);
    restore_at_signs(contact.emails, contact.websites);
    separate_social(contact);
    Roles roles = find_roles(
        segments, witnesses_of(contact.emails, contact.websites, contact.social), region);
    contact.name = std::move(roles.name);
    contact.company = std::move(roles.company);
    contact.job_title = std::move(roles.job_title);
    contact.department = std::move(roles.department);
    contact.possible = std::move(roles.possible);
    compare_fields(contact);
    calibrate(contact, source_of(segments));
    const bool is_printed = !is_empty(contact);
    contact = reconciled(std::move(contact), said_by(context.codes, region));
    for (std::string& doubt : doubts_about(contact)) {
        contact.warnings.push_back(std::move(doubt));
    }
    if (!is_printed && has_only_links(contact)) {
        contact.warnings.emplace_back("the code says no more than a link; follow it to see whose");
    }
    return contact;
}

std::vector<Contact> contacts_of_vcards(std::string_view text, const std::string& home_region,
                                        std::size_t most)
{
    std::vector<Contact> contacts;
    for_each_vcard(utf8_from_file(text), [&](const Properties& card) {
        contacts.push_back(contact_of(card, home_region));
        return contacts.size() < most;
    });
    return contacts;
}

bool is_short_form(const std::string& text)
{
    return properties_of_short_form(without_blank_ends(text)).has_value();
}

bool begins_vcard(std::string_view first_bytes)
{
    const std::string text = without_blank_ends(utf8_from_file(first_bytes));
    constexpr std::string_view begin = "BEGIN:VCARD";
    return upper_ascii(text.substr(0, begin.size())) == begin;
}

}  // namespace cardlog
