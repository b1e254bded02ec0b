#include "parse/text/witnesses.h"

#include <algorithm>
#include <cstddef>

#include "parse/text/name.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// Words shorter than this are in any domain.
constexpr std::size_t shortest_agreement = 3;

bool has(const std::string& text, const std::string& part)
{
    return part.size() >= shortest_agreement && text.find(part) != std::string::npos;
}

// How well a mail address's local part fits the name: 1 with the family name in it, more with the
// given name or its initial too, 0.8 for the given name alone.
double agreement_with(const std::string& local, const std::vector<std::string>& plain)
{
    std::string family;
    for (std::size_t i = plain.size(); i-- > 1;) {
        family.insert(0, plain[i]);
        if (has(local, family)) {
            const bool initial = local.find(plain[0].substr(0, 1)) == 0;
            return initial || has(local, plain[0]) ? 1.2 : 1.0;
        }
    }
    const bool given_only = local.size() >= shortest_agreement &&
                            std::find(plain.begin(), plain.end(), local) != plain.end();
    return given_only ? 0.8 : 0;
}

// The share of the letters of a written-together name that the words spell, of the one that agrees
// best.
double share_spelt(const std::vector<std::string>& words, const std::vector<std::string>& joined)
{
    double best = 0;
    for (const std::string& one : joined) {
        std::string rest = one;
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
        const double length = static_cast<double>(std::max<std::size_t>(one.size(), 1));
        best = std::max(best, 1 - static_cast<double>(rest.size()) / length);
    }
    return best;
}

}  // namespace

double mail_agreement(const std::string& printed, const Witnesses& witnesses)
{
    std::vector<std::string> plain;
    std::vector<std::string> german;
    for (const std::string& word : bare_name(printed)) {
        plain.push_back(letters_of(fold(word)));
        german.push_back(letters_of(fold_german(word)));
    }
    if (plain.empty() || plain.size() > 6 || plain[0].empty()) {
        return 0;
    }
    double best = 0;
    for (const std::string& local : witnesses.local_parts) {
        best = std::max({best, agreement_with(local, plain), agreement_with(local, german)});
    }
    return best;
}

double domain_agreement(const std::vector<std::string>& words, const Witnesses& witnesses)
{
    return share_spelt(words, witnesses.domains);
}

double mailbox_agreement(const std::vector<std::string>& words, const Witnesses& witnesses)
{
    return share_spelt(words, witnesses.local_parts);
}

double handle_agreement(const std::vector<std::string>& words, const Witnesses& witnesses)
{
    return share_spelt(words, witnesses.handles);
}

}  // namespace cardlog
