#include "parse/text/name.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "parse/text/lexicon.h"
#include "parse/text/name_words.h"
#include "parse/text/unicode.h"

// The idea: first each word gets its part (name_words.h), then the witnesses of the order are asked
// (the comma, capitals, the mail address, the custom of the language), and last the given names
// are parted from the family name: at a particle, at a link, or by the custom of the language.

namespace cardlog {
namespace {

using Words = std::vector<std::string>;

bool is_given(const std::string& word)
{
    return is_in(WordClass::given_name, word) ||
           is_in(WordClass::given_name, word.substr(0, word.find('-')));
}

bool is_initial(const std::string& word)
{
    return count_characters(word).letters == 1;
}

// A small word of a name that is not all in small letters: "op", "in" of "in 't".
bool is_small(const std::string& word, const std::string& last)
{
    return !starts_with_capital(word) && starts_with_capital(last) &&
           count_characters(word).letters > 1;
}

std::string join(Words::const_iterator begin, Words::const_iterator end)
{
    std::string text;
    for (auto word = begin; word != end; ++word) {
        append_word(text, *word);
    }
    return text;
}

// The bare words and where a comma stands between them; 0: nowhere.
struct BareName {
    Words words;
    std::size_t comma = 0;
};

BareName bare_of(const std::vector<NameWord>& words)
{
    BareName bare;
    std::size_t group = 0;
    for (const NameWord& word : words) {
        if (word.part != NamePart::bare) {
            continue;
        }
        if (bare.words.empty()) {
            group = word.group;
        } else if (word.group != group && bare.comma == 0) {
            bare.comma = bare.words.size();
        }
        bare.words.push_back(word.text);
    }
    return bare;
}

bool is_shouted(const Words& words)
{
    CharacterCounts counts;
    for (const std::string& word : words) {
        const CharacterCounts one = count_characters(word);
        counts.letters += one.letters;
        counts.upper += one.upper;
    }
    return counts.letters > 2 && counts.upper == counts.letters;
}

// Two capitals are initials ("JB Hunt").
bool marks_family(const std::string& word)
{
    return is_in_capitals(word) && count_characters(word).letters > 2;
}

// A family name in capitals: its words with their particles, in a name that has other words too.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Stretch family_in_capitals(const Words& words)
{
    const auto first = std::find_if(words.begin(), words.end(), marks_family);
    if (first == words.end() || is_shouted(words)) {
        return {};
    }
    Stretch run;
    run.begin = run.end = static_cast<std::size_t>(first - words.begin());
    while (run.end < words.size() &&
           (marks_family(words[run.end]) ||
            (is_particle(words[run.end]) && run.end + 1 < words.size()))) {
        ++run.end;
    }
    while (run.begin > 0 && is_particle(words[run.begin - 1])) {
        --run.begin;
    }
    const bool at_one_end = run.begin == 0 || run.end == words.size();
    // "PETE MUSTER typist"
    const bool others = std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return starts_with_capital(word) || is_particle(word);
    });
    const bool whole = run.begin == 0 && run.end == words.size();
    // "ERIKA Muster"
    const bool given =
        run.begin == 0 && run.end == 1 && is_given(words[0]) && !whole && !is_given(words[1]);
    return at_one_end && others && !whole && !given ? run : Stretch{};
}

std::string letters_of(const std::string& folded)
{
    std::string letters = folded;
    std::erase_if(letters, [](char c) { return !is_wordlike(c); });
    return letters;
}

// "lmoreau@" for this given and family name, or "luc.moreau@" where the given name is known: else
// that could be "moreau.luc@".
bool is_in_mail(const std::string& given, const std::string& family, const Words& local_parts)
{
    using Fold = std::string (*)(std::string_view);
    return std::any_of(local_parts.begin(), local_parts.end(), [&](const std::string& local) {
        const std::array<Fold, 2> folds{fold, fold_german};
        return std::any_of(folds.begin(), folds.end(), [&](Fold folded) {
            const std::string first = letters_of(folded(given));
            const std::string last = letters_of(folded(family));
            return (is_given(given) && local == first + last) || local == first.substr(0, 1) + last;
        });
    });
}

// How many words in front are the family name by the mail address; 0: it does not say so.
std::size_t turned_by_mail(const Words& words, const Words& local_parts)
{
    for (std::size_t turn = 1; turn < words.size(); ++turn) {
        const auto middle = words.begin() + static_cast<std::ptrdiff_t>(turn);
        if (is_in_mail(*middle, join(words.begin(), middle), local_parts)) {
            return turn;
        }
    }
    return 0;
}

// "Mair Andreas" of "Tischlerei Mair": of two words the firm has the one that is no given name.
bool is_turned_by_firm(const Words& words, const std::string& company)
{
    const auto is_of_firm = [&](const std::string& word) {
        const Words of_firm = split(company, " \t,;-&+");
        return std::any_of(of_firm.begin(), of_firm.end(),
                           [&](const std::string& one) { return key_of(one) == key_of(word); });
    };
    return words.size() == 2 && !is_given(words.front()) && is_given(words.back()) &&
           is_of_firm(words.front()) && !is_of_firm(words.back());
}

bool has_custom(std::string_view custom, const Languages& languages)
{
    return (languages & languages_with(WordClass::name_custom, custom)).any();
}

// Hungarian and Vietnamese: by the region, or by a given name that no other language has.
std::size_t turned_by_custom(const Words& words, const std::string& region)
{
    constexpr std::string_view custom = "family name first";
    const Languages here = languages_with(WordClass::region, region);
    const Languages given = languages_with(WordClass::given_name, words.back());
    const bool foreign =
        given.any() && (given & ~languages_with(WordClass::name_custom, custom)).none();
    if (!has_custom(custom, here) && !foreign) {
        return 0;
    }
    if (is_given(words.front()) && !is_given(words.back())) {
        return 0;
    }
    std::size_t turn = 1;
    while (turn + 1 < words.size() && !is_given(words[turn])) {
        ++turn;
    }
    return is_given(words[turn]) ? turn : 1;
}

// How many words in front are the family name, and whether a comma says so.
struct Turn {
    std::size_t count = 0;
    bool comma = false;
};

Turn turn_of(const BareName& bare, const NameWitnesses& witnesses)
{
    if (bare.words.size() < 2) {
        return {};
    }
    const bool plain = is_given(bare.words.front()) && !is_given(bare.words.back());
    if (bare.comma > 0) {
        return {bare.comma == 1 || !plain ? bare.comma : 0, true};
    }
    if (const Stretch run = family_in_capitals(bare.words); run.end > run.begin) {
        return {run.begin == 0 ? run.end : 0, false};
    }
    if (const std::size_t turn = turned_by_custom(bare.words, witnesses.region); turn > 0) {
        return {turn, false};
    }
    if (is_turned_by_firm(bare.words, witnesses.company)) {
        return {1, false};
    }
    return {plain ? 0 : turned_by_mail(bare.words, witnesses.local_parts), false};
}

// "Erika und Paul Muster": where the second given name ends; `at` itself where no link is.
std::size_t end_of_pair(const Words& words, std::size_t at)
{
    const bool pair = is_name_link(words[at]) && !is_initial(words[at] == "&" ? "" : words[at]) &&
                      at + 2 < words.size() && !is_particle(words[at + 1]);
    return pair && (is_given(words[at + 1]) || !is_in(WordClass::particle, words[at])) ? at + 2
                                                                                       : at;
}

// Spanish and Portuguese: two family names.
bool has_two_family_names(const Words& words, const std::string& region)
{
    constexpr std::string_view custom = "two family names";
    const Languages here = languages_with(WordClass::region, region);
    const Languages given = languages_with(WordClass::given_name, words.front());
    if (given.none()) {
        return has_custom(custom, here);
    }
    // In English a family name may be the middle one: "Laura Muster Smith".
    return has_custom(custom, given) &&
           (has_custom(custom, here) || !has_custom("middle names", here));
}

// "María del Carmen Ruiz": a particle inside the given names, of one language with them; not "von
// Carmen Ruiz".
std::size_t end_of_given_with_particle(const Words& words, std::size_t at)
{
    std::size_t end = at;
    while (end < words.size() && is_particle(words[end])) {
        ++end;
    }
    if (end == at || end + 1 >= words.size()) {
        return at;
    }
    const Languages shared = languages_with(WordClass::particle, words[at]) &
                             languages_with(WordClass::given_name, words[end]);
    return shared.any() ? end + 1 : at;
}

// Of words without a particle behind the first `given`, which are given names.
std::size_t family_without_particle(const Words& words, std::size_t given,
                                    const std::string& region)
{
    const std::size_t last = words.size() - 1;
    if (words.size() < 3 || !has_two_family_names(words, region)) {
        return last;
    }
    while (given < last && (is_given(words[given]) || is_initial(words[given]))) {
        ++given;
    }
    return std::max(given, last - 1);
}

// "dos Santos Neto": the last word does not change where the family name begins.
bool ends_in_generation(const Words& words, const std::string& region)
{
    return words.size() > 2 && is_in(WordClass::generation, words.back()) &&
           has_two_family_names(words, region);
}

// Where the family name begins in spoken order.
std::size_t family_begin(const Words& words, const std::string& region)
{
    if (ends_in_generation(words, region)) {
        return family_begin({words.begin(), words.end() - 1}, region);
    }
    if (words.size() == 1) {
        return is_given(words[0]) ? 1 : 0;
    }
    if (is_particle(words[0]) && !starts_with_capital(words[0])) {
        return 0;
    }
    if (const Stretch run = family_in_capitals(words); run.end == words.size() && run.begin > 0) {
        return run.begin;
    }
    std::size_t sure = 1;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (const std::size_t end = end_of_pair(words, i); end > i) {
            i = end - 1;
            sure = end;
        } else if (is_name_link(words[i]) && i > 1) {
            return i - 1;
        } else if (const std::size_t given = end_of_given_with_particle(words, i); given > i) {
            i = given - 1;
            sure = given;
        } else if (is_particle(words[i].substr(words[i].rfind('-') + 1)) ||
                   is_small(words[i], words.back())) {
            // "Ana María Peral de la Aue"
            const bool two = i > sure && !is_given(words[i - 1]) && !is_initial(words[i - 1]) &&
                             has_two_family_names(words, region);
            return two ? i - 1 : i;
        }
    }
    return family_without_particle(words, sure, region);
}

// Print in capitals in mixed case: "VON DER AUE" as "von der Aue".
void soften(Words& words, std::size_t begin, std::size_t end, std::size_t family)
{
    for (std::size_t i = begin; i < end; ++i) {
        const bool linked =
            i + 1 < end && i > 0 && (is_particle(words[i]) || is_name_link(words[i]));
        const std::string listed = !linked || i < std::min<std::size_t>(family, 1) ? std::string()
                                   : is_particle(words[i])
                                       ? spelling(WordClass::particle, words[i])
                                       : spelling(WordClass::name_link, words[i]);
        words[i] = listed.empty() ? title_case(words[i]) : listed;
    }
}

// "james Petersen": a first letter that the recogniser took for a small one; not "van Muster".
bool begins_small(const Words& spoken, std::size_t family)
{
    return family > 0 && family < spoken.size() && !starts_with_capital(spoken[0]) &&
           starts_with_capital(spoken.back()) && !is_particle(spoken[0]) &&
           is_in(WordClass::given_name, spoken[0]);
}

void soften_prefixes(std::vector<NameWord>& words)
{
    for (NameWord& word : words) {
        if (word.part == NamePart::prefix) {
            const std::string listed = spelling(WordClass::prefix, word.text);
            word.text = listed.empty() ? title_case(word.text) : listed;
        }
    }
}

std::string joined(const std::vector<NameWord>& words, NamePart part)
{
    std::string text;
    for (const NameWord& word : words) {
        if (word.part == part) {
            append_word(text, word.text);
        }
    }
    return text;
}

// The print without commas and pronouns, the bare words as they are in `bare`.
std::string as_printed(const std::vector<NameWord>& words, const Words& bare)
{
    std::string text;
    auto next = bare.begin();
    for (const NameWord& word : words) {
        if (word.part != NamePart::pronoun) {
            append_word(text, word.part == NamePart::bare ? *next++ : word.text);
        }
    }
    return text;
}

bool can_be_of_name(const std::string& word)
{
    return !is_in(WordClass::legal_form, word) && !is_in(WordClass::company, word) &&
           !is_in(WordClass::title, word) && !is_in(WordClass::department, word) &&
           count_characters(word).digits == 0;
}

// "van der Aue, Erika B.": listed given names behind what is none.
bool is_directory_name(const BareName& bare)
{
    const auto comma = bare.words.begin() + static_cast<std::ptrdiff_t>(bare.comma);
    return is_given(*comma) && (bare.comma == 1 || !is_given(bare.words.front())) &&
           std::all_of(comma, bare.words.end(),
                       [](const std::string& word) { return is_given(word) || is_initial(word); });
}

// Letters that are in no list are told by the given name in front.
bool is_name_with_suffixes(const std::vector<NameWord>& words, const Words& bare)
{
    return is_given(bare.front()) ||
           std::all_of(words.begin(), words.end(), [](const NameWord& word) {
               return word.group == 0 || word.part == NamePart::pronoun ||
                      is_in(WordClass::suffix, word.text);
           });
}

}  // namespace

Name name_from(const std::string& printed, const NameWitnesses& witnesses)
{
    std::vector<NameWord> words = name_words(printed, witnesses.region);
    BareName bare = bare_of(words);
    const Turn turn = turn_of(bare, witnesses);
    Words spoken = bare.words;
    std::rotate(spoken.begin(), spoken.begin() + static_cast<std::ptrdiff_t>(turn.count),
                spoken.end());
    const std::size_t family = turn.count > 0   ? spoken.size() - turn.count
                               : spoken.empty() ? 0
                                                : family_begin(spoken, witnesses.region);
    if (is_shouted(spoken)) {
        soften(spoken, 0, spoken.size(), family);
        soften_prefixes(words);
    } else if (family_in_capitals(bare.words).end > 0) {
        soften(spoken, family, spoken.size(), family);
    } else if (begins_small(spoken, family)) {
        spoken[0] = title_case(spoken[0]);
    }
    const auto middle = spoken.begin() + static_cast<std::ptrdiff_t>(family);
    Name name;
    name.honorific_prefix = joined(words, NamePart::prefix);
    name.honorific_suffix = joined(words, NamePart::suffix);
    name.given_name = join(spoken.begin(), middle);
    name.family_name = join(middle, spoken.end());
    Words shown = spoken;
    if (turn.count > 0 && !turn.comma) {
        std::rotate(shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(family),
                    shown.end());
    }
    if (turn.count > 0 && turn.comma) {
        for (const std::string& part :
             {name.honorific_prefix, join(spoken.begin(), middle), joined(words, NamePart::aside),
              name.family_name, name.honorific_suffix}) {
            if (!part.empty()) {
                append_word(name.full, part);
            }
        }
    } else {
        name.full = as_printed(words, shown);
    }
    return name;
}

std::vector<std::string> bare_name(const std::string& printed)
{
    const BareName bare = bare_of(name_words(printed, {}));
    const Turn turn = turn_of(bare, {});
    Words spoken = bare.words;
    std::rotate(spoken.begin(), spoken.begin() + static_cast<std::ptrdiff_t>(turn.count),
                spoken.end());
    return spoken;
}

bool goes_with_name(std::string_view before, std::string_view behind)
{
    const std::vector<NameWord> words =
        name_words(std::string(before) + ", " + std::string(behind), {});
    const BareName bare = bare_of(words);
    if (bare.words.empty() || words.back().group == 0 ||
        !std::all_of(bare.words.begin(), bare.words.end(), can_be_of_name)) {
        return false;
    }
    return bare.comma > 0 ? is_directory_name(bare) : is_name_with_suffixes(words, bare.words);
}

}  // namespace cardlog
