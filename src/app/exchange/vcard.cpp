#include "app/exchange/vcard.h"

#include "app/exchange/html.h"
#include "app/people/shown_values.h"
#include "app/people/typed_values.h"
#include "core/ascii.h"
#include "core/fields.h"
#include "parse/internet/domain.h"
#include "parse/phone/number_plan.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

constexpr std::size_t longest_line = 75;

bool is_continuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string with_properties(const std::string& name, const std::vector<std::string>& texts)
{
    std::string lines;
    for (const std::string& text : texts) {
        lines += text.empty() ? "" : vcard_line(name + ":" + vcard_text(text));
    }
    return lines;
}

std::string name_lines(const Contact& contact)
{
    const Name name = contact.name.value_or(Name{});
    const std::string shown = shown_name(contact);
    const bool whole = name.family_name.empty() && name.given_name.empty();
    return vcard_line("FN:" + vcard_text(shown)) +
           vcard_line("N:" + vcard_text(whole ? shown : name.family_name) + ";" +
                      vcard_text(name.given_name) + ";;" + vcard_text(name.honorific_prefix) + ";" +
                      vcard_text(name.honorific_suffix));
}

std::string organisation_line(const Contact& contact)
{
    if (!contact.company && !contact.department) {
        return "";
    }
    return vcard_line("ORG:" + vcard_text(text_of(contact.company)) +
                      (contact.department ? ";" + vcard_text(text_of(contact.department)) : ""));
}

std::string phone_types(PhoneType type)
{
    switch (type) {
    case PhoneType::work: return ";TYPE=work,voice";
    case PhoneType::mobile: return ";TYPE=cell,voice";
    case PhoneType::fax: return ";TYPE=work,fax";
    case PhoneType::home: return ";TYPE=home,voice";
    case PhoneType::other: break;
    }
    return ";TYPE=voice";
}

// RFC 3966, 3.
std::string phone_uri(const Phone& phone)
{
    const std::string behind = extension_behind(*phone.e164, phone.extension);
    return "tel:" + *phone.e164 + (behind.empty() ? "" : ";ext=" + behind);
}

std::string phone_lines(const std::vector<Phone>& phones, VcardVersion version)
{
    std::string lines;
    for (const Phone& phone : phones) {
        const bool uri = version == VcardVersion::v4 && phone.e164;
        lines += vcard_line(
            "TEL" + std::string(uri ? ";VALUE=uri" : "") + phone_types(phone.type) +
            (uri ? ":" + phone_uri(phone) : ":" + vcard_text(number_with_extension(phone))));
    }
    return lines;
}

std::string address_line(const std::optional<Address>& address)
{
    if (!address) {
        return "";
    }
    const bool whole = address->street.empty() && address->city.empty();
    return vcard_line("ADR;TYPE=work:;;" + vcard_text(whole ? address->text : address->street) +
                      ";" + vcard_text(address->city) + ";;" + vcard_text(address->postal_code) +
                      ";" + vcard_text(address->country));
}

std::string note_of(const Encounter& met)
{
    std::string text;
    for (const auto& part :
         {met.event, met.place, met.met_on ? std::optional(to_iso(*met.met_on)) : std::nullopt,
          met.talked_about}) {
        text += part ? (text.empty() ? "" : ", ") + *part : "";
    }
    return text;
}

bool is_link(const std::string& text)
{
    const std::string domain = domain_of(text);
    const bool is_mailbox = text.find('@') < text.find('/');
    return is_domain(domain) && has_known_tld(domain) && !is_mailbox &&
           text.find(' ') > text.size();
}

// A URL has a scheme (RFC 3986, 3.1), which nobody prints on a card.
std::string with_scheme(const std::string& link)
{
    return link.find("://") == std::string::npos ? "https://" + link : link;
}

std::string link_lines(const std::vector<Field>& websites)
{
    std::string lines;
    for (const std::string& site : texts_of(websites)) {
        lines += vcard_line("URL:" + vcard_text(with_scheme(site)));
    }
    return lines;
}

// The network by its domain ("linkedin.com/in/x") or its name ("LinkedIn: x"); else "other".
std::string network_of(const std::string& profile)
{
    const std::string host = is_link(profile) ? domain_of(profile) : "";
    const std::size_t end = host.empty() ? profile.find(':') : host.rfind('.');
    const std::string front = host.empty() ? profile : host;
    std::string name;
    for (const char c : end == std::string::npos ? "" : front.substr(0, end)) {
        if (c == '.') {
            name.clear();
        } else {
            name += is_ascii_letter(c) ? lower_ascii(c) : '-';
        }
    }
    return name.empty() ? "other" : name;
}

std::string profile_lines(const std::vector<Field>& profiles)
{
    std::string lines;
    for (const std::string& profile : texts_of(profiles)) {
        lines += vcard_line("X-SOCIALPROFILE;TYPE=" + network_of(profile) + ":" +
                            vcard_text(is_link(profile) ? with_scheme(profile) : profile));
    }
    return lines;
}

std::string category_line(const std::vector<std::string>& words)
{
    std::string list;
    for (const std::string& word : words) {
        list += (list.empty() ? "" : ",") + vcard_text(word);
    }
    return list.empty() ? "" : vcard_line("CATEGORIES:" + list);
}

std::string encounter_lines(const std::vector<Encounter>& encounters)
{
    std::string notes;
    std::vector<std::string> events;
    for (const Encounter& met : encounters) {
        notes += (notes.empty() ? "" : "\n") + note_of(met);
        if (met.event) {
            events.push_back(*met.event);
        }
    }
    return with_properties("NOTE", {notes}) + category_line(events);
}

// RFC 6350, 4.3.5 knows the basic form alone, RFC 2426 both.
std::string revision(Time changed_at, VcardVersion version)
{
    std::string time = to_iso(changed_at);
    if (version == VcardVersion::v4) {
        std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
    }
    return time;
}

std::string photo_line(const std::string& jpeg, VcardVersion version)
{
    if (jpeg.empty()) {
        return "";
    }
    return vcard_line((version == VcardVersion::v3 ? "PHOTO;ENCODING=b;TYPE=JPEG:"
                                                   : "PHOTO:data:image/jpeg;base64,") +
                      base64(jpeg));
}

}  // namespace

std::string vcard_text(const std::string& text)
{
    std::string escaped;
    for (const char c : plain_text(text)) {
        switch (c) {
        case '\\': escaped += "\\\\"; break;
        case ',': escaped += "\\,"; break;
        case ';': escaped += "\\;"; break;
        case '\n': escaped += "\\n"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

std::string vcard_line(std::string_view line)
{
    std::string folded;
    std::size_t room = longest_line;
    while (line.size() > room) {
        std::size_t length = room;
        while (length > 1 && is_continuation(line[length])) {
            --length;
        }
        folded += std::string(line.substr(0, length)) + "\r\n ";
        line.remove_prefix(length);
        room = longest_line - 1;  // the space counts
    }
    return folded + std::string(line) + "\r\n";
}

std::string vcard_of(const StoredContact& contact, Time changed_at, VcardVersion version,
                     const std::string& photo)
{
    const Contact& values = contact.contact;
    std::string card = "BEGIN:VCARD\r\n";
    card += version == VcardVersion::v3 ? "VERSION:3.0\r\n" : "VERSION:4.0\r\n";
    card += vcard_line("UID:" + contact.uid) + name_lines(values) + organisation_line(values);
    card += with_properties("TITLE", {text_of(values.job_title)});
    card += phone_lines(values.phones, version);
    card += with_properties("EMAIL;TYPE=work", texts_of(values.emails));
    card += address_line(values.address);
    card += link_lines(values.websites);
    card += profile_lines(values.social);
    card += with_properties("NOTE", {text_of(values.note)});
    card += category_line(texts_of(values.tags));
    card += encounter_lines(contact.encounters) + photo_line(photo, version);
    return card + vcard_line("REV:" + revision(changed_at, version)) + "END:VCARD\r\n";
}

}  // namespace cardlog
