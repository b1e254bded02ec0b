#include "parse/text/witnesses.h"

#include <algorithm>
#include <cstddef>

#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// Words shorter than this are in any domain.
constexpr std::size_t shortest_agreement = 3;

}  // namespace

double domain_agreement(const std::vector<std::string>& words, const Witnesses& witnesses)
{
    double best = 0;
    for (const std::string& domain : witnesses.domains) {
        std::string rest = domain;
        for (const std::string& word : words) {
            for (const std::string& key : {letters_of(fold_german(word)), letters_of(fold(word))}) {
                const std::size_t at =
                    key.size() >= shortest_agreement ? rest.find(key) : std::string::npos;
                if (at != std::string::npos) {
                    rest.erase(at, key.size());
                    break;
                }
            }
        }
        const double length = static_cast<double>(std::max<std::size_t>(domain.size(), 1));
        best = std::max(best, 1 - static_cast<double>(rest.size()) / length);
    }
    return best;
}

}  // namespace cardlog
