#include "parse/text/name_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t longest_letters = 10;
constexpr std::size_t longest_aside = 4;

bool has_dot(const std::string& word)
{
    return word.find('.') != std::string::npos;
}

bool is_all_upper(std::string_view word)
{
    const CharacterCounts counts = count_characters(word);
    return counts.letters > 0 && counts.upper == counts.letters;
}

// Short words of the lists could be names: "med" is not "Med", "MA" not "Ma", "DI" not "Di".
bool is_printed_as_listed(WordClass list, const std::string& word)
{
    const std::string listed = spelling(list, word);
    const bool slash = word.find('/') != std::string::npos && listed.find('/') == std::string::npos;
    return !slash &&
           (key_of(word).size() > 3 || has_dot(word) ||
            (is_all_upper(listed) ? is_all_upper(word)
                                  : starts_with_capital(listed) || !starts_with_capital(word)));
}

bool is_prefix(const std::string& printed, const std::string& region)
{
    // "lng." is "Ing." misread, "rned." is "med.".
    const std::string likely =
        printed.back() == '.' ? likely_entry(WordClass::prefix, printed) : std::string();
    const std::string& word =
        likely.empty() || is_in(WordClass::prefix, printed) ? printed : likely;
    // "Dipl.-Betriebsw."
    const std::size_t hyphen = word.find(".-");
    if (hyphen != std::string::npos && is_in(WordClass::prefix, word.substr(0, hyphen))) {
        return true;
    }
    const Languages languages = languages_with(WordClass::prefix, word);
    // "M. Peter" has an initial, but where French is spoken.
    const bool initial = key_of(word).size() == 1;
    return (initial ? languages & languages_with(WordClass::region, region) : languages).any() &&
           is_printed_as_listed(WordClass::prefix, word);
}

bool is_suffix(const std::string& word)
{
    return is_in(WordClass::suffix, word) && is_printed_as_listed(WordClass::suffix, word);
}

bool is_one_capital(std::string_view word)
{
    const CharacterCounts counts = count_characters(word);
    return counts.letters == 1 && counts.upper == 1 && counts.digits == 0;
}

// An abbreviation printed with a space: "h. c.", "Ph. D."; "E. M." are initials, no "em.".
bool is_pair_in(WordClass list, const std::string& first, const std::string& second)
{
    return first.size() <= 4 && has_dot(first) && is_in(list, first + second) &&
           starts_with_capital(first) == starts_with_capital(spelling(list, first + second));
}

bool is_pronoun(const std::string& word)
{
    const std::vector<std::string> parts = split(word, "/()[]");
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
        return is_in(WordClass::pronoun, part);
    });
}

// Letters that are in no list: "LUTC", "CIPP/E", "CSc.".
bool looks_like_letters(const std::string& word)
{
    const CharacterCounts counts = count_characters(word);
    const bool known = is_in(WordClass::title, word) || is_in(WordClass::legal_form, word) ||
                       is_in(WordClass::department, word) || is_in(WordClass::company, word) ||
                       is_in(WordClass::region, word) || is_in(WordClass::given_name, word);
    return !known && counts.upper >= 2 && 2 * counts.upper >= counts.letters &&
           counts.digits == 0 && word.size() <= longest_letters &&
           std::all_of(word.begin(), word.end(), [](char c) {
               return is_ascii_letter(c) || std::string_view("./-&").find(c) < std::string::npos;
           });
}

bool begins_with_any(std::string_view text, const std::array<std::string_view, 8>& marks)
{
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return text.starts_with(mark); });
}

bool ends_with_any(std::string_view text, const std::array<std::string_view, 8>& marks)
{
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return text.ends_with(mark); });
}

constexpr std::array<std::string_view, 8> opening{"(",      "[",      "\"",     "'",
                                                  "\u201c", "\u201e", "\u2018", "\u00ab"};
constexpr std::array<std::string_view, 8> closing{")",      "]",      "\"",     "'",
                                                  "\u201d", "\u201c", "\u2019", "\u00bb"};

// Where the words in quotes or brackets that begin here end; `begin` itself where none do.
std::size_t end_of_quoted(const std::vector<NameWord>& words, std::size_t begin)
{
    if (begins_with_any(words[begin].text, opening)) {
        const std::size_t last = std::min(begin + longest_aside, words.size());
        for (std::size_t end = begin; end < last; ++end) {
            if (words[end].text.size() > 1 && ends_with_any(words[end].text, closing)) {
                return end + 1;
            }
        }
    }
    return begin;
}

bool is_of_firm(const std::string& word)
{
    if (is_suffix(word)) {  // "B.Tech"
        return false;
    }
    const std::string last = word.substr(word.rfind('.') + 1);  // of "K.N.Enterprises"
    return is_in(WordClass::legal_form, last) || is_in(WordClass::company, last) ||
           ends_in(WordClass::company, last);
}

// "Muster" of "K.N.Muster"
bool is_glued_word(std::string_view word)
{
    constexpr int shortest = 3;
    const CharacterCounts counts = count_characters(word);
    return counts.letters >= shortest && counts.digits == 0 && starts_with_capital(word) &&
           word.find_first_of("@/:") == std::string_view::npos;
}

// "Dr. K. N. Muster" of "Dr.K.N.Muster"
std::string word_with_initials_apart(const std::string& word)
{
    const std::size_t dot = word.rfind('.');
    if (dot == std::string::npos || !is_glued_word(std::string_view(word).substr(dot + 1)) ||
        is_in(WordClass::suffix, word) || is_in(WordClass::prefix, word)) {
        return word;
    }
    std::string apart;
    for (const std::string& piece : split(std::string_view(word).substr(0, dot), ".")) {
        if (!is_one_capital(piece) && !is_in(WordClass::prefix, piece)) {
            return word;
        }
        apart += piece + ". ";
    }
    return apart + word.substr(dot + 1);
}

std::vector<NameWord> printed_words(const std::string& text)
{
    const std::string printed = with_initials_apart(text);
    // "Muster,Erika" has two words, "co.,ltd." one.
    std::string spaced;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        const char c = printed[i];
        const bool ends = (c == ',' || c == ';') && starts_with_capital(printed.substr(i + 1));
        spaced += c == '(' ? " (" : ends || c == ')' ? std::string{c, ' '} : std::string{c};
    }
    std::vector<NameWord> words;
    std::size_t group = 0;
    for (std::string word : split(spaced, " \t\r\n")) {
        const std::size_t end = word.find_last_not_of(",;") + 1;
        const bool comma = end < word.size();
        word.resize(end);
        const CharacterCounts counts = count_characters(word);
        const bool pronouns = word.find('/') != std::string::npos && is_pronoun(word);
        if (counts.letters + counts.digits > 0 || is_name_link(word)) {
            words.push_back({word, pronouns ? NamePart::pronoun : NamePart::bare, group});
        }
        group += comma ? 1 : 0;
    }
    return words;
}

// From the label of a birth name ("geb.") to the next comma.
void mark_birth_name(std::vector<NameWord>& words)
{
    const auto label = std::find_if(words.begin(), words.end(), [](const NameWord& word) {
        return is_in(WordClass::birth_label, word.text);
    });
    for (auto word = label; word != words.end() && label != words.begin(); ++word) {
        if (word->group == label->group && word->part == NamePart::bare) {
            word->part = NamePart::aside;
        }
    }
}

// "MUSTER Geom. Davide": a title in front of the given names parts the family name from them, as a
// comma does; not the one of "Praxis Dr. Davide" and "Karl Fr. Muster".
void part_at_title(std::vector<NameWord>& words)
{
    const auto is_given = [](const NameWord& word) {
        return is_in(WordClass::given_name, word.text) || is_one_capital(trimmed(word.text));
    };
    const auto is_family = [](const NameWord& word) {
        return word.part == NamePart::bare && word.group == 0 && !is_prefix(word.text, {}) &&
               !is_in(WordClass::prefix_lead, word.text) && !is_of_firm(word.text) &&
               !is_in(WordClass::given_name, word.text) && !is_in(WordClass::title, word.text) &&
               !ends_in(WordClass::title_end, word.text);
    };
    const auto title = std::find_if(words.begin(), words.end(), [](const NameWord& word) {
        return has_dot(word.text) && key_of(word.text).size() > 1 && is_prefix(word.text, {});
    });
    if (title != words.begin() && words.end() - title > 1 &&
        std::all_of(words.begin(), title, is_family) &&
        std::all_of(title + 1, words.end(), is_given)) {
        std::for_each(title, words.end(), [](NameWord& word) { ++word.group; });
    }
}
void mark_quoted(std::vector<NameWord>& words)
{
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
        const std::size_t end = end_of_quoted(words, begin);
        bool pronouns = true;
        bool suffixes = true;
        for (std::size_t i = begin; i < end; ++i) {
            pronouns = pronouns && is_pronoun(words[i].text);
            suffixes = suffixes && is_suffix(words[i].text);
        }
        for (std::size_t i = begin; i < end; ++i) {
            words[i].part = pronouns   ? NamePart::pronoun
                            : suffixes ? NamePart::suffix
                                       : NamePart::aside;
        }
        begin = std::max(begin, end == 0 ? 0 : end - 1);
    }
}

// "Dipl.-Ing. (FH)", "BSc (Hons)": what brackets hold goes with what they follow.
void mark_brackets(std::vector<NameWord>& words)
{
    for (std::size_t i = 1; i < words.size(); ++i) {
        const NamePart before = words[i - 1].part;
        if (words[i].part == NamePart::aside && words[i].text.front() == '(' &&
            (before == NamePart::prefix || before == NamePart::suffix)) {
            words[i].part = before;
        }
    }
}

using Words = std::vector<NameWord>;

// How many words the prefix that begins here has: "Dr.", "h. c.", "and Mrs.", "The Rev.".
std::size_t prefix_length(const Words& words, std::size_t at, std::size_t end,
                          const std::string& region)
{
    if (is_prefix(words[at].text, region)) {
        return 1;
    }
    if (at + 1 == end) {
        return 0;
    }
    // "M. S. Muster" is no "Ms."
    const bool initials = is_one_capital(words[at].text) && is_one_capital(words[at + 1].text);
    const bool pair =
        !initials && is_pair_in(WordClass::prefix, words[at].text, words[at + 1].text);
    const bool led =
        (is_name_link(words[at].text) || is_in(WordClass::prefix_lead, words[at].text)) &&
        is_prefix(words[at + 1].text, region);
    return pair || led ? 2 : 0;
}

std::size_t mark_prefixes(Words& words, std::size_t begin, std::size_t end,
                          const std::string& region)
{
    while (begin < end) {
        const bool bracket = begin > 0 && words[begin].part != NamePart::bare &&
                             words[begin - 1].part == NamePart::prefix;
        const std::size_t length = bracket ? 1 : prefix_length(words, begin, end, region);
        if (length == 0) {
            break;
        }
        for (std::size_t i = begin; i < begin + length; ++i) {
            words[i].part = NamePart::prefix;
        }
        begin += length;
    }
    return begin;
}

// "Erika Muster CFP", "Erika Muster JP MAICD": letters behind a given and a family name; "Luc
// MUSTER" has none.
bool ends_in_letters(const Words& words, std::size_t begin, std::size_t at)
{
    std::size_t family = at;
    while (family > begin && looks_like_letters(words[family].text)) {
        --family;
    }
    const std::string& name = words[family].text;
    return family < at && family > begin && !is_in_capitals(name) && !is_particle(name) &&
           is_in(WordClass::given_name, words[begin].text) && !is_in(WordClass::given_name, name);
}

// A suffix that no comma parts from the name: short ones could be a name's last word.
bool ends_name(const Words& words, std::size_t begin, std::size_t at)
{
    const std::string& word = words[at].text;
    const std::string& before = words[at - 1].text;
    const bool stands_out =
        has_dot(word) || (is_in_capitals(word) && !is_in_capitals(before)) || at - begin > 2;
    if (is_suffix(word)) {
        return at - begin >= 2 ? stands_out || !is_in(WordClass::given_name, word) : stands_out;
    }
    // "Erika Muster Dipl.-Ing."
    const bool academic = has_dot(word) && key_of(word).size() > 1 && is_prefix(word, "");
    return at - begin >= 2 && (academic || ends_in_letters(words, begin, at));
}

void mark_suffixes(Words& words, std::size_t begin, std::size_t end)
{
    while (end > begin + 1) {
        const std::size_t last = end - 1;
        if (words[last].part != NamePart::bare) {
            --end;
            continue;
        }
        const bool pair = last > begin + 1 &&
                          is_pair_in(WordClass::suffix, words[last - 1].text, words[last].text);
        if (!pair && !ends_name(words, begin, last)) {
            break;
        }
        words[last].part = NamePart::suffix;
        end = last;
        if (pair) {
            words[--end].part = NamePart::suffix;
        }
    }
}

// A word behind a comma that is no part of the name.
bool is_behind_name(const NameWord& word)
{
    const bool degree =
        is_prefix(word.text, "") && (has_dot(word.text) || !is_in(WordClass::title, word.text));
    return word.part != NamePart::bare || is_suffix(word.text) || degree || is_pronoun(word.text) ||
           looks_like_letters(word.text);
}

bool is_all_letters(const Words& words, std::size_t begin, std::size_t end)
{
    bool all = words[begin].part != NamePart::aside;
    for (std::size_t i = begin; i < end && all; ++i) {
        const bool pair =
            i + 1 < end && is_pair_in(WordClass::suffix, words[i].text, words[i + 1].text);
        all = pair || is_behind_name(words[i]);
        i += pair ? 1 : 0;
    }
    return all;
}

// "B.Sc. Ph.D.": a line of suffixes without a name.
bool is_dotted(const Words& words, std::size_t end)
{
    return std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const NameWord& word) {
                           return has_dot(word.text) && count_characters(word.text).letters > 1 &&
                                  !is_prefix(word.text, {});
                       });
}

void mark_letters(Words& words, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i < end; ++i) {
        const bool pronoun = words[i].part == NamePart::pronoun || is_pronoun(words[i].text);
        words[i].part = pronoun ? NamePart::pronoun : NamePart::suffix;
    }
}

}  // namespace

std::string with_initials_apart(std::string_view text)
{
    const std::vector<std::string> words = split(text, blanks);
    if (std::any_of(words.begin(), words.end(), is_of_firm)) {
        return std::string(text);
    }
    std::string apart;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        apart += word_with_initials_apart(std::string(text.substr(at, end - at)));
        at = std::min(text.find_first_not_of(blanks, end), text.size());
        apart += text.substr(end, at - end);
    }
    return apart;
}

bool is_name_link(const std::string& word)
{
    return word == "&" || word == "+" || is_in(WordClass::name_link, word);
}

bool is_particle(const std::string& word)
{
    const bool initial = word.size() == 2 && word[1] == '.';
    const bool given =
        starts_with_capital(word) && !is_in_capitals(word) && is_in(WordClass::given_name, word);
    return !initial && !given && !is_name_link(word) && is_in(WordClass::particle, word);
}

bool is_in_capitals(const std::string& word)
{
    return count_characters(word).letters > 1 && is_all_upper(word);
}

std::vector<NameWord> name_words(const std::string& printed, const std::string& region)
{
    Words words = printed_words(printed);
    mark_quoted(words);
    mark_birth_name(words);
    part_at_title(words);
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin;
        while (end < words.size() && words[end].group == words[begin].group) {
            ++end;
        }
        if (is_all_letters(words, begin, end) && (begin > 0 || is_dotted(words, end))) {
            mark_letters(words, begin, end);
        } else {
            const std::size_t bare = mark_prefixes(words, begin, end, region);
            mark_suffixes(words, bare, end);
        }
        begin = end;
    }
    mark_brackets(words);
    return words;
}

}  // namespace cardlog
