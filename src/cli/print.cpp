#include "cli/print.h"

#include <algorithm>
#include <cwchar>
#include <functional>
#include <optional>
#include <sstream>

#include "app/people/shown_values.h"
#include "core/evidence.h"
#include "core/fields.h"

namespace cardlog {
namespace {

constexpr int label_columns = 12;

// Calls take(bytes, columns) for each printable character; invalid bytes and controls are skipped,
// but a line break is a space.
void for_each_character(std::string text,
                        const std::function<bool(const std::string& bytes, int columns)>& take)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
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

// The lines of a text one below the other, right of the label.
std::string in_one_column(const std::string& text)
{
    std::string column;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        column += (column.empty() ? "" : "\n" + std::string(label_columns + 2, ' '));
        column += printable(line);
    }
    return column;
}

std::string row(const std::string& label, const std::string& value, const Evidence& evidence)
{
    std::string line = "  " + fitted(label, label_columns) + in_one_column(value);
    if (evidence.confidence < review_threshold) {
        line += "   ? " + std::to_string(percent_of(evidence)) + " % sure";
    }
    return line + "\n";
}

std::string number_and_kind(const Phone& phone)
{
    const std::string note = phone.e164 ? "" : ", not a valid number";
    return shown_number(phone) + " (" + to_string(phone.type) + note + ")";
}

template <class Value>
std::string rows(const std::string& label, const std::optional<Value>& value)
{
    return value ? row(label, text_of(*value), value->evidence) : "";
}

std::string rows(const std::string& label, const std::vector<Field>& fields)
{
    std::string lines;
    for (const Field& field : fields) {
        lines += row(label, field.value, field.evidence);
    }
    return lines;
}

std::string rows(const std::string& label, const std::vector<Phone>& phones)
{
    std::string lines;
    for (const Phone& phone : phones) {
        lines += row(label, number_and_kind(phone), phone.evidence);
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

std::string wrapped(const std::string& text, int columns)
{
    std::string lines;
    int used = 0;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const int width = columns_of(word);
        const bool fits = used > 0 && used + 1 + width <= columns;
        lines += (fits ? " " : used > 0 ? "\n" : "") + word;
        used = fits ? used + 1 + width : width;
    }
    return lines;
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
    for_each_field(
        contact, [&](const auto& field, const auto& value) { table += rows(field.label, value); });
    for (const std::string& warning : contact.warnings) {
        table += "  Warning: " + printable(warning) + "\n";
    }
    return table;
}

}  // namespace cardlog
