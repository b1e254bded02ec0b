#include "app/exchange/vcard.h"

#include "app/exchange/html.h"
#include "core/fields.h"
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
    const std::string shown = shown_name(name.full, text_of(contact.company));
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

std::string phone_lines(const std::vector<Phone>& phones, VcardVersion version)
{
    std::string lines;
    for (const Phone& phone : phones) {
        const bool uri = version == VcardVersion::v4 && phone.e164;
        lines += vcard_line("TEL" + std::string(uri ? ";VALUE=uri" : "") + phone_types(phone.type) +
                            (uri ? ":tel:" : ":") + vcard_text(text_of(phone)));
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
    for (const char c : text) {
        switch (c) {
        case '\\': escaped += "\\\\"; break;
        case ',': escaped += "\\,"; break;
        case ';': escaped += "\\;"; break;
        case '\n': escaped += "\\n"; break;
        case '\r': break;
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

std::string uid_of(const StoredContact& contact)
{
    return "cardlog-" + std::to_string(contact.created_at.time_since_epoch().count()) + "-" +
           std::to_string(contact.id);
}

std::string vcard_of(const StoredContact& contact, Time changed_at, VcardVersion version,
                     const std::string& photo)
{
    const Contact& values = contact.contact;
    std::string card = "BEGIN:VCARD\r\n";
    card += version == VcardVersion::v3 ? "VERSION:3.0\r\n" : "VERSION:4.0\r\n";
    card += vcard_line("UID:" + uid_of(contact)) + name_lines(values) + organisation_line(values);
    card += with_properties("TITLE", {text_of(values.job_title)});
    card += phone_lines(values.phones, version);
    card += with_properties("EMAIL;TYPE=work", texts_of(values.emails));
    card += address_line(values.address);
    card += with_properties("URL", texts_of(values.websites));
    card += with_properties("X-SOCIALPROFILE", texts_of(values.social));
    card += with_properties("NOTE", {text_of(values.note)});
    card += category_line(texts_of(values.tags));
    card += encounter_lines(contact.encounters) + photo_line(photo, version);
    return card + vcard_line("REV:" + to_iso(changed_at)) + "END:VCARD\r\n";
}

}  // namespace cardlog
