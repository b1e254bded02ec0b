#include "app/exchange/csv.h"

#include <functional>
#include <utility>

#include "core/fields.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

// The cells of a line, each with the heading of its column.
using Cells = std::vector<std::pair<std::string, std::string>>;

std::string numbers(const std::vector<Phone>& phones,
                    const std::function<bool(PhoneType)>& is_wanted)
{
    std::vector<std::string> wanted;
    for (const Phone& phone : phones) {
        if (is_wanted(phone.type)) {
            wanted.push_back(text_of(phone));
        }
    }
    return listed(wanted);
}

void add_cells(Cells& cells, const std::string& heading, const std::optional<Field>& field)
{
    cells.emplace_back(heading, text_of(field));
}

void add_cells(Cells& cells, const std::string& heading, const std::optional<Name>& name)
{
    cells.emplace_back(heading, text_of(name));
    cells.emplace_back("given_name", name ? name->given_name : "");
    cells.emplace_back("family_name", name ? name->family_name : "");
}

void add_cells(Cells& cells, const std::string& heading, const std::vector<Field>& fields)
{
    cells.emplace_back(heading, listed(texts_of(fields)));
}

void add_cells(Cells& cells, const std::string& heading, const std::vector<Phone>& phones)
{
    const auto is_mobile = [](PhoneType type) { return type == PhoneType::mobile; };
    const auto is_fax = [](PhoneType type) { return type == PhoneType::fax; };
    cells.emplace_back("mobile", numbers(phones, is_mobile));
    cells.emplace_back(heading, numbers(phones, [&](PhoneType type) {
                           return !is_mobile(type) && !is_fax(type);
                       }));
    cells.emplace_back("fax", numbers(phones, is_fax));
}

// In parts, as address books want it. One whose parts are not known stands in "street" as a whole.
void add_cells(Cells& cells, const std::string& /*heading*/, const std::optional<Address>& given)
{
    Address address = given.value_or(Address{});
    if (address.street.empty() && address.city.empty()) {
        address.street = address.text;
    }
    for (const auto& part : parts_of<Address>) {
        cells.emplace_back(part.name, address.*part.member);
    }
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
    std::vector<std::string> states;
    for (const Referral& referral : contact.referrals) {
        states.push_back(referral.to_name + " " + to_string(referral.state));
    }
    return listed(states);
}

Cells cells_of(const StoredContact& stored)
{
    Cells cells{{"id", std::to_string(stored.id)}};
    for_each_field(stored.contact, [&](const auto& field, const auto& value) {
        add_cells(cells, field.name, value);
    });
    const Encounter met = stored.encounters.empty() ? Encounter{} : stored.encounters.back();
    cells.emplace_back("event", met.event.value_or(""));
    cells.emplace_back("met_on", met.met_on ? to_iso(*met.met_on) : "");
    cells.emplace_back("talked_about", met.talked_about.value_or(""));
    cells.emplace_back("call_due", call_due(stored));
    cells.emplace_back("referrals", referrals(stored));
    return cells;
}

// `part`: what of each cell stands in this row.
std::string row_of(const Cells& cells, std::string Cells::value_type::*part)
{
    std::string row;
    for (const auto& cell : cells) {
        row += csv_cell(cell.*part) + ",";
    }
    row.pop_back();
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
    std::string table = "\xEF\xBB\xBF" + row_of(cells_of({}), &Cells::value_type::first);
    for (const StoredContact& contact : contacts) {
        table += row_of(cells_of(contact), &Cells::value_type::second);
    }
    return table;
}

}  // namespace cardlog
