#include "core/model.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>

#include "core/error.h"

namespace cardlog {
namespace {

// A table lies in the program: what is wrong with it, the user cannot mend.
[[noreturn]] void refuse(std::string_view file, const std::string& what)
{
    throw Error(ExitCode::internal, "table " + std::string(file) + ": " + what);
}

std::istringstream lines_of(const EmbeddedFiles& files, std::string_view file)
{
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const EmbeddedFile& one) { return one.name == file; });
    if (found == files.end()) {
        refuse(file, "is not in the program");
    }
    return std::istringstream(std::string(found->text));
}

std::vector<double> numbers_in(std::istringstream& line)
{
    std::vector<double> numbers;
    for (double number = 0; line >> number;) {
        numbers.push_back(number);
    }
    if (!line.eof()) {
        numbers.clear();
    }
    return numbers;
}

}  // namespace

std::vector<double> table_numbers(const EmbeddedFiles& files, std::string_view file,
                                  std::span<const std::string_view> names, std::size_t columns)
{
    std::vector<double> numbers(names.size() * columns);
    std::vector<bool> filled(names.size());
    std::istringstream stream = lines_of(files, file);
    for (std::string text; std::getline(stream, text);) {
        std::istringstream line(text);
        std::string name;
        if (!(line >> name) || name.front() == '#') {
            continue;
        }
        const auto at =
            static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
        if (at == names.size() || filled[at]) {
            refuse(file, (at == names.size() ? "no such feature: " : "twice: ") + name);
        }
        const std::vector<double> row = numbers_in(line);
        if (row.size() != columns) {
            refuse(file, name + " needs " + std::to_string(columns) + " numbers");
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
