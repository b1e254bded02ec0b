#include "parse/text/misreading.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace cardlog {
namespace {

constexpr std::string_view letters_like_figures = "OoQIl|SB";
constexpr std::string_view figures_meant = "00011158";

}  // namespace

std::size_t count_letters_like_figures(std::string_view word)
{
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
        return letters_like_figures.find(c) != std::string_view::npos;
    }));
}

std::string with_figures(std::string word)
{
    for (char& c : word) {
        const std::size_t at = letters_like_figures.find(c);
        c = at == std::string_view::npos ? c : figures_meant[at];
    }
    return word;
}

std::string lookalike(std::string text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> alike{
        {{"rn", "m"},
         {"vv", "w"},
         {"cl", "d"},
         {"0", "o"},
         {"1", "l"},
         {"i", "l"},
         {"j", "l"},
         {"|", "l"},
         {"5", "s"},
         {"8", "b"},
         {"c", "e"}}};
    for (const auto& [from, to] : alike) {
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
            text.replace(at, from.size(), to);
        }
    }
    return text;
}

std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t corner = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = corner + (a[i] == b[j] ? 0 : 1);
            corner = std::exchange(row[j + 1], std::min({row[j + 1] + 1, row[j] + 1, replaced}));
        }
    }
    return row.back();
}

}  // namespace cardlog
