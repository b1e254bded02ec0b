#include "parse/address/address_parts.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "parse/address/address_words.h"
#include "parse/address/area.h"
#include "parse/address/postal.h"
#include "parse/text/boilerplate.h"
#include "parse/text/country.h"
#include "parse/text/legal_form.h"
#include "parse/text/lexicon.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr std::size_t most_parts = 300;

constexpr std::size_t longest_heading = 4;

std::vector<Span> words_within(const std::string& text, Span within)
{
    std::vector<Span> words = words_in(text_of(text, within));
    for (Span& word : words) {
        word = {word.begin + within.begin, word.end + within.begin};
    }
    return words;
}

// "E 178th Street" has no label: the figures of a number have no letters behind them.
bool starts_number(std::string_view word)
{
    const char c = word.front();
    return (is_digit(c) && count_characters(word).letters < 2) || c == '+' || c == '(';
}

// "Ho Chi Minh City, VIETNAM. Tel: +84 8 ...": a label with a number or a colon begins a new part.
bool begins_contact(const std::string& text, const std::vector<Span>& tokens, std::size_t at)
{
    const std::string_view word = text_of(text, tokens[at]);
    const std::string_view label = word.substr(0, word.find(':'));
    if (word.size() > 2 && word[0] == '+' && is_digit(word[1])) {
        return true;
    }
    if (!is_contact_label(label) || is_place_label(label)) {
        return false;
    }
    // "12 c": a letter of a house, and no label; few houses go on to f, which is a fax.
    if (label.size() == 1 && label[0] >= 'a' && label[0] <= 'e' && at > 0 &&
        is_digit(text[tokens[at - 1].end - 1])) {
        return false;
    }
    std::size_t next = at + 1;
    while (next < tokens.size() && text_of(text, tokens[next]) == ":") {
        ++next;
    }
    return label.size() < word.size() ||
           (next < tokens.size() && starts_number(text_of(text, tokens[next])));
}

// An icon, or a label of an address; one letter is neither before a number ("D 49074") nor where
// streets begin with it ("C/").
bool is_front_junk(const std::string& word, const std::string& next)
{
    const CharacterCounts counts = count_characters(word);
    const bool sign = counts.upper == 1 && word.size() == 1 && next.size() > 3 &&
                      std::all_of(next.begin(), next.end(), is_digit);
    // "E" is a street's point of the compass, "e" a bullet.
    const bool street = is_in(WordClass::street, word) && (counts.upper > 0 || word.size() > 1);
    const bool letter =
        counts.digits == 0 && counts.letters == 1 && word.back() != '.' && !sign && !street;
    // "eo": an icon, where no street or particle ("de") is as short.
    const bool small = counts.digits == 0 && counts.letters == 2 && counts.upper == 0 &&
                       !is_in(WordClass::street, word) && !is_in(WordClass::particle, word) &&
                       !is_in(WordClass::link, word) && !is_care_of(word) && !is_unit(word);
    // "Office Park 4" is a place itself.
    const bool label = is_place_label(word) && !is_unit(next);
    return counts.letters + counts.digits == 0 || letter || small || label;
}

// The words of a heading in front ("Head Office:", "Head Office 2-7-7"); 0 without one. "Plot No:"
// is of the address.
std::size_t heading_length(const std::vector<std::string>& words)
{
    for (std::size_t i = 0; i < words.size() && i < longest_heading; ++i) {
        if (has_digits(words[i]) || (is_unit(words[i]) && !is_place_label(words[i]))) {
            return 0;
        }
        if (postcode_label_length(words, i + 1) > 0 && begins_with_few_figures(words, i + 1)) {
            return 0;
        }
        const bool before_number = i + 1 < words.size() && has_digits(words[i + 1]);
        if (words[i].back() == ':' || (i > 0 && before_number && is_place_label(words[i]))) {
            return i + 1;
        }
    }
    return 0;
}

// "CEP 01310-100", "Pin code: 411 001"; "CP 1234" may also be a box.
std::size_t postcode_label_in_front(const std::vector<std::string>& words)
{
    for (std::size_t i = 1; i < words.size() && !is_unit(words[0]); ++i) {
        if (postcode_label_length(words, i) == i && begins_with_few_figures(words, i)) {
            return i;
        }
    }
    return 0;
}

// "Fel: 0541 / 96": behind the colon there is no word that an address could be of.
bool is_labelled_number(std::string_view stretch)
{
    const std::vector<std::string> words = split(stretch, " \t");
    return words.size() > 1 && heading_length(words) == 1 &&
           std::all_of(words.begin() + 1, words.end(), [](const std::string& word) {
               const CharacterCounts counts = count_characters(word);
               return counts.digits > 0 && counts.letters < 2;
           });
}

// "Q 7, 24": a square of Mannheim and its house.
bool is_square(const std::vector<std::string>& words, bool before_number)
{
    return before_number && words.size() == 2 && words[0].size() == 1 &&
           count_characters(words[0]).upper == 1 && words[1].size() <= 2 && has_digits(words[1]);
}

// How many words in front of an address are none of it.
std::size_t front_length(std::vector<std::string> words, bool before_number)
{
    if (is_square(words, before_number)) {
        return 0;
    }
    const std::size_t all = words.size();
    const auto drop = [&](std::size_t count) {
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
    };
    while (words.size() > 1 && is_front_junk(words[0], words[1])) {
        drop(1);
    }
    drop(heading_length(words));
    drop(postcode_label_in_front(words));
    // A pin is often read as a figure: "9 Lange Straße 110", "9 28 Market Street".
    const bool pin = words.size() > 2 && words[0].size() == 1 && has_digits(words[0]) &&
                     (ends_in_house_number(words) || is_house_number(words[1]));
    drop(pin ? 1 : 0);
    return all - words.size();
}

// Where a town and its code touch in "BONN53111" and "49074Osnabrück"; npos in any other word.
std::size_t seam_of(std::string_view word)
{
    static constexpr std::string_view digits = "0123456789";
    const bool code_first = !word.empty() && is_digit(word.front());
    const std::size_t seam =
        code_first ? word.find_first_not_of(digits) : word.find_first_of(digits);
    if (seam == std::string_view::npos) {
        return seam;
    }
    const std::string_view code = code_first ? word.substr(0, seam) : word.substr(seam);
    const std::string_view town = code_first ? word.substr(seam) : word.substr(0, seam);
    const CharacterCounts counts = count_characters(town);
    const bool glued = code.size() == 5 && std::all_of(code.begin(), code.end(), is_digit) &&
                       counts.letters > 3 && counts.digits + counts.other == 0 &&
                       starts_with_capital(town) && !is_in(WordClass::register_label, town);
    return glued ? seam : std::string_view::npos;
}

std::vector<std::string> parted_words(const std::vector<std::string>& words)
{
    std::vector<std::string> parted;
    for (const std::string& word : words) {
        const std::string_view plain = trimmed(word);
        const std::size_t seam = seam_of(plain);
        const std::size_t bracket = word.find('(');
        if (bracket != std::string::npos && bracket > 0 && is_digit(word[bracket - 1])) {
            parted.push_back(word.substr(0, bracket));  // "500 007(AP)"
            parted.push_back(word.substr(bracket));
        } else if (seam == std::string_view::npos) {
            parted.push_back(word);
        } else {
            parted.emplace_back(plain.substr(0, seam));
            parted.emplace_back(plain.substr(seam));
        }
    }
    return parted;
}

// The words of the part, without icons, labels and what is no word at the end. Two letters alone
// are an icon or a label too.
void set_part(AddressPart& part, const std::string& text, const std::vector<Span>& tokens)
{
    std::vector<std::string> words;
    std::transform(tokens.begin(), tokens.end(), std::back_inserter(words),
                   [&](const Span& token) { return std::string(text_of(text, token)); });
    std::size_t end = words.size();
    while (end > 0 && (trimmed(words[end - 1]).empty() ||
                       (end > 1 && words[end - 1].size() > 2 && is_contact_label(words[end - 1]) &&
                        has_digits(words[end - 2])))) {
        --end;
    }
    words.resize(end);
    const std::size_t after = text.find_first_not_of(" ,", tokens.back().end);
    const std::size_t begin =
        front_length(words, after != std::string::npos && is_digit(text[after]));
    const bool icon = begin + 1 == end && !has_digits(words[begin]) &&
                      count_characters(words[begin]).letters <= 2 &&
                      country_named(words[begin]).empty() && !is_area_sign(words[begin]);
    if (begin >= end || icon) {
        return;
    }
    part.span = {tokens[begin].begin, tokens[end - 1].end};
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(begin));
    part.words = parted_words(words);
}

// "12 + 8010 Graz", "12 c: 8010 Graz": a bullet was read as a sign of its own or as a colon.
bool is_misread_bullet(const std::string& text, const std::vector<Span>& tokens, std::size_t at)
{
    const std::string_view word = text_of(text, tokens[at]);
    const bool number_next = at + 1 < tokens.size() && is_digit(text[tokens[at + 1].begin]);
    const CharacterCounts counts = count_characters(word);
    if (counts.letters + counts.digits > 0) {
        const bool number = has_digits(word) || (at > 0 && is_digit(text[tokens[at - 1].end - 1]));
        return word.back() == ':' && number && number_next;
    }
    // These stand inside of numbers too, "+" only in front of a country's code.
    static constexpr std::array<std::string_view, 7> others{"&", "/", "-", ".", "(", ")", "\u2013"};
    const bool country =
        word == "+" && !(number_next && tokens[at + 1].end - tokens[at + 1].begin > 3);
    return !country && std::find(others.begin(), others.end(), word) == others.end();
}

// A figure beside what is in another field already is that field's icon.
bool is_icon(const AddressPart& part, const Segment& segment)
{
    return part.words.size() == 1 && part.words[0].size() == 1 && segment.open != segment.text;
}

void add_parts(std::vector<AddressPart>& parts, const Segment& segment, std::size_t index,
               Span stretch)
{
    std::vector<Span> tokens = words_within(segment.open, stretch);
    while (!tokens.empty() && parts.size() < most_parts) {
        std::size_t end = 1;
        while (end < tokens.size() && !begins_contact(segment.open, tokens, end) &&
               !is_misread_bullet(segment.open, tokens, end - 1)) {
            ++end;
        }
        AddressPart part;
        part.segment = index;
        const auto cut = tokens.begin() + static_cast<std::ptrdiff_t>(end);
        set_part(part, segment.open, {tokens.begin(), cut});
        if (!part.words.empty() && !is_icon(part, segment)) {
            parts.push_back(std::move(part));
        }
        tokens.erase(tokens.begin(), cut);
    }
}

void mark_ends(std::vector<AddressPart>& parts)
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].begins_line = i == 0 || parts[i - 1].segment != parts[i].segment;
        parts[i].ends_line = i + 1 == parts.size() || parts[i + 1].segment != parts[i].segment;
    }
}

// "Muster, S.L.": a legal form behind the comma, and no state ("Denver, CO").
bool is_form_of_firm(std::string_view stretch)
{
    return is_legal_form_alone(stretch) && !is_area_sign(split(stretch, " ,").front());
}

// The stretches of a line, a firm and its form in one.
std::vector<Span> stretches_with_forms(std::string_view open)
{
    std::vector<Span> stretches;
    for (const Span stretch : stretches_of(open)) {
        const std::size_t comma =
            open.find_last_not_of(' ', std::max<std::size_t>(stretch.begin, 1) - 1);
        if (!stretches.empty() && open[comma] == ',' && is_form_of_firm(text_of(open, stretch))) {
            stretches.back().end = stretch.end;
        } else {
            stretches.push_back(stretch);
        }
    }
    return stretches;
}

}  // namespace

std::vector<AddressPart> address_parts_of(const std::vector<Segment>& segments)
{
    std::vector<AddressPart> parts;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::string_view open = segments[i].open;
        // "© 2024 Muster Optik | Am Kamp 23": a firm in front. Not typed, it is a misread icon.
        bool of_firm = begins_with_copyright(segments[i]) && segments[i].box.empty();
        for (const Span stretch : stretches_with_forms(open)) {
            if (is_labelled_number(text_of(open, stretch))) {
                break;
            }
            if (of_firm && count_characters(text_of(open, stretch)).letters > 0) {
                of_firm = false;
                continue;
            }
            add_parts(parts, segments[i], i, stretch);
        }
    }
    mark_ends(parts);
    return parts;
}

}  // namespace cardlog
