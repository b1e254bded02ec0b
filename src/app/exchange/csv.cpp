#include "app/exchange/csv.h"

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <utility>

#include "app/exchange/csv_cells.h"
#include "app/people/shown_values.h"
#include "app/people/typed_values.h"
#include "core/fields.h"
#include "storage/people/people.h"

namespace cardlog {
namespace {

// How a number is written.
using NumberText = std::string (*)(const Phone&);

std::string numbers(const std::vector<Phone>& phones, NumberText text,
                    const std::function<bool(PhoneType)>& is_wanted)
{
    std::vector<std::string> wanted;
    for (const Phone& phone : phones) {
        if (is_wanted(phone.type)) {
            wanted.push_back(text(phone));
        }
    }
    return listed(wanted);
}

void add_cells(CsvCells& cells, const std::string& heading, const std::optional<Field>& field,
               NumberText /*number*/)
{
    cells.emplace_back(heading, text_of(field));
}

void add_cells(CsvCells& cells, const std::string& heading, const std::optional<Name>& name,
               NumberText /*number*/)
{
    cells.emplace_back(heading, text_of(name));
    cells.emplace_back("given_name", name ? name->given_name : "");
    cells.emplace_back("family_name", name ? name->family_name : "");
}

void add_cells(CsvCells& cells, const std::string& heading, const std::vector<Field>& fields,
               NumberText /*number*/)
{
    cells.emplace_back(heading, listed(texts_of(fields)));
}

void add_cells(CsvCells& cells, const std::string& heading, const std::vector<Phone>& phones,
               NumberText number)
{
    const auto is_mobile = [](PhoneType type) { return type == PhoneType::mobile; };
    const auto is_fax = [](PhoneType type) { return type == PhoneType::fax; };
    cells.emplace_back("mobile", numbers(phones, number, is_mobile));
    cells.emplace_back(heading, numbers(phones, number, [&](PhoneType type) {
                           return !is_mobile(type) && !is_fax(type);
                       }));
    cells.emplace_back("fax", numbers(phones, number, is_fax));
}

// In parts, as address books want it. One whose parts are not known stands in "street" as a whole.
void add_cells(CsvCells& cells, const std::string& /*heading*/, const std::optional<Address>& given,
               NumberText /*number*/)
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

CsvCells cells_of(const StoredContact& stored, NumberText number)
{
    CsvCells cells{{"id", std::to_string(stored.id)}};
    for_each_field(stored.contact, [&](const auto& field, const auto& value) {
        add_cells(cells, field.name, value, number);
    });
    const Encounter met = stored.encounters.empty() ? Encounter{} : stored.encounters.back();
    cells.emplace_back("event", met.event.value_or(""));
    cells.emplace_back("met_on", met.met_on ? to_iso(*met.met_on) : "");
    cells.emplace_back("talked_about", met.talked_about.value_or(""));
    cells.emplace_back("call_due", call_due(stored));
    cells.emplace_back("referrals", referrals(stored));
    return cells;
}

// A telephone number as E.123 has it, with an extension perhaps, or several of them.
bool is_numbers(const std::string& text)
{
    static const std::regex numbers(
        R"(\+[0-9](?:[ -]?[0-9]){4,16}(?: [a-z.]{1,5} ?[0-9]{1,11})?(?:, [0-9 +()/-]+)*)");
    return std::regex_match(text, numbers);
}

CsvColumns columns_for(const std::vector<StoredContact>& contacts)
{
    CsvColumns columns;
    for (const StoredContact& stored : contacts) {
        const Contact& known = stored.contact;
        columns.emails = std::max(columns.emails, known.emails.size());
        columns.phones = std::max(columns.phones, known.phones.size());
        columns.websites = std::max(columns.websites, known.websites.size() + known.social.size());
    }
    return columns;
}

// What makes the cells of a contact.
std::function<CsvCells(const StoredContact&)> cells_for(const std::vector<StoredContact>& contacts,
                                                        CsvFor reader)
{
    switch (reader) {
    case CsvFor::google:
        return [columns = columns_for(contacts)](const StoredContact& contact) {
            return google_cells(contact, columns);
        };
    case CsvFor::outlook: return outlook_cells;
    case CsvFor::excel:
    case CsvFor::excel_german:
        return [](const StoredContact& contact) { return cells_of(contact, shown_number); };
    case CsvFor::programs: break;
    }
    return [](const StoredContact& contact) { return cells_of(contact, number_with_extension); };
}

// `part`: what of each cell stands in this row.
std::string row_of(const CsvCells& cells, std::string CsvCells::value_type::*part, char separator)
{
    std::string row;
    for (const auto& cell : cells) {
        row += csv_cell(cell.*part) + separator;
    }
    row.pop_back();
    return row + "\r\n";
}

}  // namespace

std::optional<CsvFor> csv_for(const std::string& word)
{
    static const std::map<std::string, CsvFor> words{{"excel", CsvFor::excel},
                                                     {"excel-de", CsvFor::excel_german},
                                                     {"google", CsvFor::google},
                                                     {"outlook", CsvFor::outlook}};
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

std::string csv_cell(const std::string& text)
{
    std::string safe = plain_text(text);
    if (safe.find_first_of("=+-@\t\n") == 0 && !is_numbers(safe)) {
        safe.insert(safe.begin(), '\'');
    }
    if (safe.find_first_of("\",;\n") == std::string::npos) {
        return safe;
    }
    std::string quoted = "\"";
    for (const char c : safe) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

std::string csv_of(const std::vector<StoredContact>& contacts, CsvFor reader)
{
    const auto cells = cells_for(contacts, reader);
    const char separator = reader == CsvFor::excel_german ? ';' : ',';
    std::string table = reader == CsvFor::google ? "" : "\xEF\xBB\xBF";
    table += row_of(cells({}), &CsvCells::value_type::first, separator);
    for (const StoredContact& contact : contacts) {
        table += row_of(cells(contact), &CsvCells::value_type::second, separator);
    }
    return table;
}

}  // namespace cardlog
