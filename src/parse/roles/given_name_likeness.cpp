#include "parse/roles/given_name_likeness.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/model.h"
#include "parse/models/models.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t longest_row = 4;
constexpr std::size_t shortest_word = 3;
constexpr char word_end = '.';

struct Ratio {
    std::string_view row;
    double nats = 0;
};

std::vector<Ratio> read_ratios()
{
    std::vector<Ratio> ratios;
    for (const TableRow& row : table_rows(parse_models(), "given_name_ngrams")) {
        if (row.numbers.size() != 1) {
            throw Error(ExitCode::internal,
                        "table given_name_ngrams: " + std::string(row.name) + " needs 1 number");
        }
        ratios.push_back({row.name, row.numbers.front()});
    }
    std::sort(ratios.begin(), ratios.end(),
              [](const Ratio& a, const Ratio& b) { return a.row < b.row; });
    return ratios;
}

// What the longest row of the table says that `row` ends with.
double said_by(std::string_view row)
{
    static const std::vector<Ratio> ratios = read_ratios();
    for (; !row.empty(); row.remove_prefix(1)) {
        const auto found = std::lower_bound(
            ratios.begin(), ratios.end(), row,
            [](const Ratio& ratio, std::string_view at) { return ratio.row < at; });
        if (found != ratios.end() && found->row == row) {
            return found->nats;
        }
    }
    return 0;
}

}  // namespace

double given_name_likeness(std::string_view word)
{
    const std::string letters = letters_of(fold(word));
    const bool latin = std::all_of(letters.begin(), letters.end(),
                                   [](char letter) { return letter >= 'a' && letter <= 'z'; });
    if (!latin || letters.size() < shortest_word) {
        return 0;
    }
    const std::string whole = word_end + letters + word_end;
    double sum = 0;
    for (std::size_t end = 2; end <= whole.size(); ++end) {
        const std::size_t start = end > longest_row ? end - longest_row : 0;
        sum += said_by(std::string_view(whole).substr(start, end - start));
    }
    return sum;
}

}  // namespace cardlog
