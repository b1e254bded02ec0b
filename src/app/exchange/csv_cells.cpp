#include "app/exchange/csv_cells.h"

#include <map>

#include "app/people/shown_values.h"
#include "core/fields.h"

namespace cardlog {
namespace {

// An address book wants a first name; what is not known in parts stands there as a whole.
Name name_in_parts(const Contact& contact)
{
    Name name = contact.name.value_or(Name{});
    if (name.given_name.empty() && name.family_name.empty()) {
        name.given_name = name.full;
    }
    return name;
}

// In parts, as address books want it. One whose parts are not known stands in the street.
Address address_in_parts(const Contact& contact)
{
    Address address = contact.address.value_or(Address{});
    if (address.street.empty() && address.city.empty()) {
        address.street = address.text;
    }
    return address;
}

void add_line(std::string& lines, const std::string& line)
{
    lines += (lines.empty() || line.empty() ? "" : "\n") + line;
}

std::string google_label(PhoneType type)
{
    switch (type) {
    case PhoneType::work: return "Work";
    case PhoneType::mobile: return "Mobile";
    case PhoneType::fax: return "Work Fax";
    case PhoneType::home: return "Home";
    case PhoneType::other: break;
    }
    return "Other";
}

// A pair of columns for each of `count` values: "E-mail 1 - Label", "E-mail 1 - Value".
template <class Value, class Label, class Text>
void add_labelled(CsvCells& cells, const std::string& what, std::size_t count,
                  const std::vector<Value>& values, const Label& label, const Text& text)
{
    for (std::size_t i = 0; i < count; ++i) {
        const std::string heading = what + " " + std::to_string(i + 1) + " - ";
        const bool is_there = i < values.size();
        cells.emplace_back(heading + "Label", is_there ? label(values[i]) : "");
        cells.emplace_back(heading + "Value", is_there ? text(values[i]) : "");
    }
}

std::string google_labels(const Contact& contact)
{
    std::string labels;
    for (const std::string& tag : texts_of(contact.tags)) {
        labels += tag + " ::: ";
    }
    return labels + "* myContacts";
}

// Where Outlook keeps a number, in its order.
const std::map<PhoneType, std::vector<std::string>>& outlook_phones()
{
    static const std::map<PhoneType, std::vector<std::string>> columns{
        {PhoneType::work, {"Business Phone", "Business Phone 2"}},
        {PhoneType::mobile, {"Mobile Phone"}},
        {PhoneType::fax, {"Business Fax"}},
        {PhoneType::home, {"Home Phone", "Home Phone 2"}},
        {PhoneType::other, {"Other Phone"}},
    };
    return columns;
}

// Puts each value into the first free column; returns those for which there is none.
void fill(std::map<std::string, std::string>& filled, const std::vector<std::string>& columns,
          const std::string& text, std::string& others)
{
    for (const std::string& column : columns) {
        if (filled.emplace(column, text).second) {
            return;
        }
    }
    add_line(others, text);
}

}  // namespace

std::string csv_notes(const StoredContact& contact)
{
    std::string notes = text_of(contact.contact.note);
    for (const Encounter& met : contact.encounters) {
        std::vector<std::string> parts;
        for (const auto& part :
             {met.event, met.place, met.met_on ? std::optional(to_iso(*met.met_on)) : std::nullopt,
              met.talked_about}) {
            if (part) {
                parts.push_back(*part);
            }
        }
        add_line(notes, listed(parts));
    }
    return notes;
}

CsvCells google_cells(const StoredContact& contact, const CsvColumns& columns)
{
    const Contact& known = contact.contact;
    const Name name = name_in_parts(known);
    const Address address = address_in_parts(known);
    CsvCells cells{{"First Name", name.given_name},
                   {"Middle Name", ""},
                   {"Last Name", name.family_name},
                   {"Phonetic First Name", ""},
                   {"Phonetic Middle Name", ""},
                   {"Phonetic Last Name", ""},
                   {"Name Prefix", name.honorific_prefix},
                   {"Name Suffix", name.honorific_suffix},
                   {"Nickname", ""},
                   {"File As", ""},
                   {"Organization Name", text_of(known.company)},
                   {"Organization Title", text_of(known.job_title)},
                   {"Organization Department", text_of(known.department)},
                   {"Birthday", ""},
                   {"Notes", csv_notes(contact)},
                   {"Photo", ""},
                   {"Labels", google_labels(known)}};
    const auto text = [](const Field& field) { return field.value; };
    add_labelled(
        cells, "E-mail", columns.emails, known.emails, [](const Field&) { return "Work"; }, text);
    add_labelled(
        cells, "Phone", columns.phones, known.phones,
        [](const Phone& phone) { return google_label(phone.type); }, number_with_extension);
    const CsvCells place{{"Label", known.address ? "Work" : ""},
                         {"Formatted", text_of(known.address)},
                         {"Street", address.street},
                         {"City", address.city},
                         {"PO Box", ""},
                         {"Region", ""},
                         {"Postal Code", address.postal_code},
                         {"Country", address.country},
                         {"Extended Address", ""}};
    for (const auto& [heading, value] : place) {
        cells.emplace_back("Address 1 - " + heading, value);
    }
    std::vector<Field> links = known.websites;
    links.insert(links.end(), known.social.begin(), known.social.end());
    add_labelled(
        cells, "Website", columns.websites, links, [](const Field&) { return "Work"; }, text);
    return cells;
}

CsvCells outlook_cells(const StoredContact& contact)
{
    const Contact& known = contact.contact;
    const Name name = name_in_parts(known);
    const Address address = address_in_parts(known);
    std::map<std::string, std::string> filled;
    std::string notes = csv_notes(contact);
    for (const Phone& phone : known.phones) {
        fill(filled, outlook_phones().at(phone.type), number_with_extension(phone), notes);
    }
    for (const std::string& mail : texts_of(known.emails)) {
        fill(filled, {"E-mail Address", "E-mail 2 Address", "E-mail 3 Address"}, mail, notes);
    }
    for (const auto& links : {known.websites, known.social}) {
        for (const std::string& link : texts_of(links)) {
            fill(filled, {"Web Page"}, link, notes);
        }
    }
    std::string categories;
    for (const std::string& tag : texts_of(known.tags)) {
        categories += (categories.empty() ? "" : ";") + tag;
    }
    CsvCells cells{{"Title", name.honorific_prefix},
                   {"First Name", name.given_name},
                   {"Middle Name", ""},
                   {"Last Name", name.family_name},
                   {"Suffix", name.honorific_suffix},
                   {"Company", text_of(known.company)},
                   {"Department", text_of(known.department)},
                   {"Job Title", text_of(known.job_title)},
                   {"Business Street", address.street},
                   {"Business City", address.city},
                   {"Business State", ""},
                   {"Business Postal Code", address.postal_code},
                   {"Business Country/Region", address.country}};
    for (const char* heading : {"Business Fax", "Business Phone", "Business Phone 2", "Home Phone",
                                "Home Phone 2", "Mobile Phone", "Other Phone", "E-mail Address",
                                "E-mail 2 Address", "E-mail 3 Address", "Web Page"}) {
        cells.emplace_back(heading, filled[heading]);
    }
    cells.emplace_back("Categories", categories);
    cells.emplace_back("Notes", notes);
    return cells;
}

}  // namespace cardlog
