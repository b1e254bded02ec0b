#include "core/model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

#include "core/error.h"

namespace cardlog {
namespace {

// A table lies in the program: what is wrong with it, the user cannot mend.
[[noreturn]] void refuse(std::string_view file, const std::string& what)
{
    throw Error(ExitCode::internal, "table " + std::string(file) + ": " + what);
}

std::string_view text_of(const EmbeddedFiles& files, std::string_view file)
{
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const EmbeddedFile& one) { return one.name == file; });
    if (found == files.end()) {
        refuse(file, "is not in the program");
    }
    return found->text;
}

// What stands before the next `end`; both are taken from the text.
std::string_view taken(std::string_view& text, char end)
{
    const std::string_view piece = text.substr(0, text.find(end));
    text.remove_prefix(std::min(text.size(), piece.size() + 1));
    return piece;
}

std::vector<double> numbers_in(std::string_view text)
{
    std::vector<double> numbers;
    while (!text.empty()) {
        const std::string_view piece = taken(text, ' ');
        double number = 0;
        const auto [end, error] =
            std::from_chars(piece.data(), piece.data() + piece.size(), number);
        if (!piece.empty() && (error != std::errc() || end != piece.data() + piece.size())) {
            return {};
        }
        if (!piece.empty()) {
            numbers.push_back(number);
        }
    }
    return numbers;
}

}  // namespace

std::vector<TableRow> table_rows(const EmbeddedFiles& files, std::string_view file)
{
    std::vector<TableRow> rows;
    for (std::string_view text = text_of(files, file); !text.empty();) {
        std::string_view line = taken(text, '\n');
        if (!line.empty() && line.front() != '#') {
            const std::string_view name = taken(line, ' ');
            rows.push_back({name, numbers_in(line)});
        }
    }
    return rows;
}

std::size_t table_columns(const EmbeddedFiles& files, std::string_view file)
{
    const auto rows = table_rows(files, file);
    return rows.empty() ? 0 : rows.front().numbers.size();
}

std::vector<double> table_numbers(const EmbeddedFiles& files, std::string_view file,
                                  std::span<const std::string_view> names, std::size_t columns)
{
    std::vector<double> numbers(names.size() * columns);
    std::vector<bool> filled(names.size());
    for (const auto& [name, row] : table_rows(files, file)) {
        const auto at =
            static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
        if (at == names.size() || filled[at]) {
            refuse(file,
                   (at == names.size() ? "no such feature: " : "twice: ") + std::string(name));
        }
        if (row.size() != columns) {
            refuse(file, std::string(name) + " needs " + std::to_string(columns) + " numbers");
        }
        std::copy(row.begin(), row.end(),
                  numbers.begin() + static_cast<std::ptrdiff_t>(at * columns));
        filled[at] = true;
    }
    const auto missing = std::find(filled.begin(), filled.end(), false);
    if (missing != filled.end()) {
        refuse(file,
               "lacks " + std::string(names[static_cast<std::size_t>(missing - filled.begin())]));
    }
    return numbers;
}

double logistic(double log_odds)
{
    return 1 / (1 + std::exp(-log_odds));
}

}  // namespace cardlog
