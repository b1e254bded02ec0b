#include "cli/print.h"

#include <algorithm>
#include <cmath>
#include <cwchar>
#include <functional>
#include <optional>

namespace cardlog {
namespace {

constexpr int label_columns = 12;

// Calls take(bytes, columns) for each printable character; invalid bytes and controls are skipped.
void for_each_character(const std::string& text,
                        const std::function<bool(const std::string& bytes, int columns)>& take)
{
    std::mbstate_t state{};
    std::size_t at = 0;
    while (at < text.size()) {
        wchar_t character = 0;
        // NOLINTNEXTLINE(concurrency-mt-unsafe): the state is our own
        const std::size_t length = std::mbrtowc(&character, &text[at], text.size() - at, &state);
        if (length == 0 || length == static_cast<std::size_t>(-1) ||
            length == static_cast<std::size_t>(-2)) {
            state = {};
            ++at;
            continue;
        }
        const int columns = wcwidth(character);
        if (columns >= 0 && !take(text.substr(at, length), columns)) {
            return;
        }
        at += length;
    }
}

std::string row(const std::string& label, const std::string& value, const Evidence& evidence)
{
    std::string line = "  " + fitted(label, label_columns) + printable(value);
    if (evidence.confidence < review_threshold) {
        line += "   ? " + std::to_string(std::lround(evidence.confidence * 100)) + " % sure";
    }
    return line + "\n";
}

std::string row(const std::string& label, const std::optional<Field>& field)
{
    return field ? row(label, field->value, field->evidence) : "";
}

std::string rows(const std::string& label, const std::vector<Field>& fields)
{
    std::string lines;
    for (const Field& field : fields) {
        lines += row(label, field.value, field.evidence);
    }
    return lines;
}

std::string number_and_kind(const Phone& phone)
{
    const std::string number = phone.e164.value_or(phone.evidence.printed);
    const std::string note = phone.e164 ? "" : ", not a valid number";
    return number + " (" + to_string(phone.type) + note + ")";
}

std::string phone_rows(const std::vector<Phone>& phones)
{
    std::string lines;
    for (const Phone& phone : phones) {
        lines += row("Phone", number_and_kind(phone), phone.evidence);
    }
    return lines;
}

}  // namespace

int columns_of(const std::string& text)
{
    int sum = 0;
    for_each_character(text, [&](const std::string&, int columns) {
        sum += columns;
        return true;
    });
    return sum;
}

std::string cut(const std::string& text, int columns)
{
    if (columns_of(text) <= std::max(columns, 0)) {
        return printable(text);
    }
    std::string kept;
    int used = 0;
    for_each_character(text, [&](const std::string& bytes, int width) {
        used += width;
        if (used >= columns) {
            return false;
        }
        kept += bytes;
        return true;
    });
    return kept + "…";
}

std::string fitted(const std::string& text, int columns)
{
    const std::string kept = cut(text, columns);
    const int missing = std::max(columns - columns_of(kept), 0);
    return kept + std::string(static_cast<std::size_t>(missing), ' ');
}

std::string counted(int number, const std::string& noun)
{
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string printable(const std::string& text)
{
    std::string kept;
    for_each_character(text, [&](const std::string& bytes, int) {
        kept += bytes;
        return true;
    });
    return kept;
}

std::string field_table(const Contact& contact)
{
    if (is_empty(contact)) {
        return "  nothing could be read\n";
    }
    std::string table;
    table += contact.name ? row("Name", contact.name->full, contact.name->evidence) : "";
    table += row("Company", contact.company);
    table += row("Department", contact.department);
    table += row("Job title", contact.job_title);
    table += rows("E-mail", contact.emails);
    table += phone_rows(contact.phones);
    table += rows("Website", contact.websites);
    table +=
        contact.address ? row("Address", contact.address->text, contact.address->evidence) : "";
    table += rows("Social", contact.social);
    for (const std::string& warning : contact.warnings) {
        table += "  Note: " + printable(warning) + "\n";
    }
    return table;
}

}  // namespace cardlog
