#include "app/exchange/csv.h"

#include <array>

#include "storage/people/people.h"

namespace cardlog {
namespace {

constexpr std::array<const char*, 21> headings{
    "id",     "name",    "given_name", "family_name", "company",      "department", "job_title",
    "emails", "mobile",  "phones",     "fax",         "websites",     "street",     "postal_code",
    "city",   "country", "event",      "met_on",      "talked_about", "call_due",   "referrals"};

std::string text_of(const std::optional<Field>& field)
{
    return field ? field->value : "";
}

std::string joined(const std::vector<Field>& fields)
{
    std::string text;
    for (const Field& field : fields) {
        text += (text.empty() ? "" : ", ") + field.value;
    }
    return text;
}

template <class Wanted>
std::string numbers(const Contact& contact, const Wanted& wanted)
{
    std::string text;
    for (const Phone& phone : contact.phones) {
        if (wanted(phone.type)) {
            text += (text.empty() ? "" : ", ") + phone.e164.value_or(phone.evidence.printed);
        }
    }
    return text;
}

std::string call_due(const StoredContact& contact)
{
    std::optional<Day> due;
    for (const Callback& callback : contact.callbacks) {
        if (callback.pending() && (!due || callback.due < *due)) {
            due = callback.due;
        }
    }
    return due ? to_iso(*due) : "";
}

std::string referrals(const StoredContact& contact)
{
    std::string text;
    for (const Referral& referral : contact.referrals) {
        text += (text.empty() ? "" : ", ") + referral.to_name + " " + to_string(referral.state);
    }
    return text;
}

std::array<std::string, headings.size()> cells_of(const StoredContact& stored)
{
    const Contact& contact = stored.contact;
    const Name name = contact.name.value_or(Name{});
    const Address address = contact.address.value_or(Address{});
    const Encounter met = stored.encounters.empty() ? Encounter{} : stored.encounters.back();
    const bool whole = address.street.empty() && address.city.empty();
    return {
        std::to_string(stored.id),
        name.full,
        name.given_name,
        name.family_name,
        text_of(contact.company),
        text_of(contact.department),
        text_of(contact.job_title),
        joined(contact.emails),
        numbers(contact, [](PhoneType type) { return type == PhoneType::mobile; }),
        numbers(contact,
                [](PhoneType type) { return type != PhoneType::mobile && type != PhoneType::fax; }),
        numbers(contact, [](PhoneType type) { return type == PhoneType::fax; }),
        joined(contact.websites),
        whole ? address.text : address.street,
        address.postal_code,
        address.city,
        address.country,
        met.event.value_or(""),
        met.met_on ? to_iso(*met.met_on) : "",
        met.talked_about.value_or(""),
        call_due(stored),
        referrals(stored)};
}

template <class Cells>
std::string row_of(const Cells& cells)
{
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        row += (i == 0 ? "" : ",") + csv_cell(cells[i]);
    }
    return row + "\r\n";
}

}  // namespace

std::string csv_cell(const std::string& text)
{
    const bool formula = text.find_first_of("=+-@\t\r") == 0;
    std::string safe = (formula ? "'" : "") + text;
    if (safe.find_first_of("\",;\r\n") == std::string::npos) {
        return safe;
    }
    std::string quoted = "\"";
    for (const char c : safe) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

std::string csv_of(const std::vector<StoredContact>& contacts)
{
    std::string table = "\xEF\xBB\xBF" + row_of(headings);
    for (const StoredContact& contact : contacts) {
        table += row_of(cells_of(contact));
    }
    return table;
}

}  // namespace cardlog
