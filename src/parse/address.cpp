#include "parse/address.h"

#include <algorithm>
#include <array>

#include "parse/lexicon.h"
#include "parse/unicode.h"

namespace cardlog {
namespace {

// Probabilities of an address that was read well.
constexpr double whole_address = 0.95;
constexpr double place_only = 0.8;
constexpr double street_only = 0.6;
constexpr double unknown_street = 0.8;  ///< factor: no word says that it is a street

constexpr std::size_t longest_city = 4;    // words: "Freiburg im Breisgau", "Frankfurt am Main"
constexpr std::size_t longest_street = 7;  // words with the number

struct Token {
    std::string text;
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Place {
    std::string text;
    std::string postal_code;
    std::string city;
    std::string country;
    Span span;
};

struct Street {
    std::string text;
    Span span;
    bool has_street_word = false;
    bool repaired = false;
};

std::vector<Token> tokens_of(const std::string& text, Span within)
{
    std::vector<Token> tokens;
    for (std::size_t at = text.find_first_not_of(" \t", within.begin); at < within.end;) {
        const std::size_t end = std::min(text.find_first_of(" \t", at), within.end);
        tokens.push_back({text.substr(at, end - at), at, end});
        at = text.find_first_not_of(" \t", end);
    }
    return tokens;
}

bool all_digits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool has_four_digit_codes(const std::string& region)
{
    static constexpr std::array<std::string_view, 8> regions{"AT", "CH", "LI", "LU",
                                                             "BE", "DK", "NO", "NL"};
    return std::find(regions.begin(), regions.end(), region) != regions.end();
}

// "49074", "D-49074", "A-1010": the digits; empty when it is no postal code.
std::string postal_code_in(const std::string& token, const std::string& region)
{
    std::size_t sign = 0;
    while (sign < token.size() && is_ascii_letter(token[sign])) {
        ++sign;
    }
    std::size_t begin = sign;
    if (sign > 0) {
        while (begin < token.size() && !is_digit(token[begin])) {
            ++begin;
        }
        if (sign > 3 || begin == sign || begin - sign > 3) {
            return {};
        }
    }
    const std::string digits = token.substr(begin);
    const bool fits =
        digits.size() == 5 || (digits.size() == 4 && (sign > 0 || has_four_digit_codes(region)));
    return all_digits(digits) && fits ? digits : std::string();
}

bool is_city_word(const std::string& word)
{
    const CharacterCounts counts = count_characters(word);
    return counts.digits == 0 && counts.letters >= 2 && !is_in(WordClass::mobile_label, word) &&
           !is_in(WordClass::fax_label, word) && !is_in(WordClass::other_label, word) &&
           !(is_in(WordClass::work_label, word) && key_of(word).starts_with("tel"));
}

bool is_city_link(const std::string& word)
{
    static constexpr std::array<std::string_view, 12> links{"am", "an", "der", "im", "in",  "bei",
                                                            "ob", "a",  "v",   "d",  "den", "vor"};
    const std::string key = key_of(word);
    return std::find(links.begin(), links.end(), key) != links.end() && !starts_with_capital(word);
}

// The words of the city from tokens[first] on; sets `last` behind them.
std::string read_city(const std::vector<Token>& tokens, std::size_t first, std::size_t& last)
{
    std::string city;
    last = first;
    for (std::size_t i = first; i < tokens.size() && i - first < longest_city; ++i) {
        const std::string& word = tokens[i].text;
        const bool link = i > first && is_city_link(word);
        if (!link && !(is_city_word(word) && starts_with_capital(trimmed(word)))) {
            break;
        }
        append_word(city, word);
        last = link ? last : i + 1;
        if (word.back() == ',' || word.back() == ';') {
            break;
        }
    }
    std::string whole;
    for (std::size_t i = first; i < last; ++i) {
        append_word(whole, tokens[i].text);
    }
    return std::string(trimmed(whole, ".)"));
}

void read_country(Place& place, const std::vector<Token>& tokens, std::size_t at)
{
    if (at < tokens.size()) {
        if (const std::string word(trimmed(tokens[at].text)); is_in(WordClass::country, word)) {
            place.country = word;
            place.span.end = tokens[at].end;
        }
    }
}

// "D-49074 Osnabrück", "D 49074 Osnabrück".
std::optional<Place> continental_place(const std::vector<Token>& tokens, const std::string& region)
{
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const std::string printed(trimmed(tokens[i].text));
        const std::string code = postal_code_in(printed, region);
        if (code.empty()) {
            continue;
        }
        std::size_t last = 0;
        const std::string city = read_city(tokens, i + 1, last);
        if (city.empty()) {
            continue;
        }
        Place place;
        place.postal_code = code;
        place.city = city;
        const auto sign_end = std::find_if_not(printed.begin(), printed.end(), is_ascii_letter);
        place.text.assign(printed.begin(), sign_end);
        place.text.append(place.text.empty() ? "" : "-").append(code);
        append_word(place.text, city);
        place.span = {tokens[i].begin, tokens[last - 1].end};
        read_country(place, tokens, last);
        return place;
    }
    return std::nullopt;
}

bool is_upper_ascii(char c)
{
    return c >= 'A' && c <= 'Z';
}

// "SW1A" of "SW1A 2AA" (BS 7666).
bool is_outward_code(const std::string& word)
{
    return word.size() >= 2 && word.size() <= 4 && is_upper_ascii(word[0]) &&
           std::any_of(word.begin() + 1, word.end(), is_digit) &&
           std::all_of(word.begin(), word.end(),
                       [](char c) { return is_upper_ascii(c) || is_digit(c); });
}

bool is_inward_code(const std::string& word)
{
    return word.size() == 3 && is_digit(word[0]) && is_upper_ascii(word[1]) &&
           is_upper_ascii(word[2]);
}

bool is_us_state_and_code(const std::string& state, const std::string& code)
{
    return state.size() == 2 && is_upper_ascii(state[0]) && is_upper_ascii(state[1]) &&
           (code.size() == 5 || (code.size() == 10 && code[5] == '-')) &&
           all_digits(code.substr(0, 5));
}

// "London SW1A 2AA" and "Springfield, IL 62701": the city is in front, back to a comma or a number.
std::optional<Place> english_place(const std::vector<Token>& tokens)
{
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        const std::string first(trimmed(tokens[i].text));
        const std::string second(trimmed(tokens[i + 1].text));
        const bool us = is_us_state_and_code(first, second);
        if (!us && !(is_outward_code(first) && is_inward_code(second))) {
            continue;
        }
        std::size_t begin = i;
        while (begin > 0 && i - begin < 2 && is_city_word(tokens[begin - 1].text) &&
               (begin == i || tokens[begin - 1].text.back() != ',')) {
            --begin;
        }
        Place place;
        for (std::size_t k = begin; k < i; ++k) {
            append_word(place.city, tokens[k].text);
        }
        place.city = std::string(trimmed(place.city));
        place.text = place.city;
        place.text.append(us ? "," : "");
        append_word(place.text, first);
        append_word(place.text, second);
        place.postal_code = us ? second : first;
        if (!us) {
            append_word(place.postal_code, second);
        }
        place.span = {tokens[begin].begin, tokens[i + 1].end};
        read_country(place, tokens, i + 2);
        return place.city.empty() ? std::nullopt : std::optional(place);
    }
    return std::nullopt;
}

// "118a", "52-183", "7/9".
bool is_house_number(std::string_view token)
{
    const std::string_view word = trimmed(token);
    if (word.empty() || word.size() > 9 || !is_digit(word[0])) {
        return false;
    }
    const bool signs = std::all_of(word.begin(), word.end(), [](char c) {
        return is_digit(c) || is_ascii_letter(c) || c == '-' || c == '/' || c == '+';
    });
    const CharacterCounts counts = count_characters(word);
    return signs && counts.letters <= 2 && word.find_first_not_of("0123456789") != 0 &&
           std::min(word.find_first_not_of("0123456789"), word.size()) <= 4;
}

bool is_number_letter(std::string_view token)
{
    const std::string_view word = trimmed(token);
    return word.size() == 1 && is_ascii_letter(word[0]);
}

bool is_street_word(const std::string& word)
{
    return is_in(WordClass::street, word) || ends_in(WordClass::street_end, word);
}

// "StraBe" and "Strafe" are "Straße" read by a model without sharp s.
std::string with_sharp_s(const std::string& word)
{
    const std::string key = key_of(word);
    if (word.size() < 6 || (!key.ends_with("strabe") && !key.ends_with("strafe"))) {
        return word;
    }
    return word.substr(0, word.size() - 2) + "\u00dfe";
}

Street street_from(const std::vector<Token>& tokens, std::size_t first, std::size_t last)
{
    Street street;
    for (std::size_t i = first; i <= last; ++i) {
        const std::string word = with_sharp_s(tokens[i].text);
        street.repaired = street.repaired || word != tokens[i].text;
        append_word(street.text, word);
        street.has_street_word = street.has_street_word || is_street_word(word);
    }
    street.text = std::string(trimmed(street.text));
    street.span = {tokens[first].begin, tokens[last].end};
    return street;
}

// Icons and labels in front of a street.
std::size_t first_street_word(const std::vector<Token>& tokens)
{
    std::size_t first = 0;
    while (first + 1 < tokens.size() &&
           (count_characters(tokens[first].text).letters < 2 ||
            is_in(WordClass::other_label, tokens[first].text)) &&
           !is_house_number(tokens[first].text)) {
        ++first;
    }
    return first;
}

// The last street with a number in a stretch of text.
std::optional<Street> street_in(const std::string& text, Span within)
{
    const std::vector<Token> tokens = tokens_of(text, within);
    if (tokens.empty()) {
        return std::nullopt;
    }
    const std::size_t first = first_street_word(tokens);
    for (std::size_t i = tokens.size(); i-- > first + 1;) {
        if (!is_house_number(tokens[i].text)) {
            continue;
        }
        const bool letter = i + 1 < tokens.size() && is_number_letter(tokens[i + 1].text) &&
                            tokens[i].text.back() != ',';
        const std::size_t last = letter ? i + 1 : i;
        const std::size_t begin = is_house_number(tokens[first].text) ? first + 1 : first;
        if (i - begin + 1 > longest_street || i <= begin - (begin > 0 ? 1 : 0) || begin >= i) {
            continue;
        }
        return street_from(tokens, begin, last);
    }
    // "12 rue de la Paix", "221B Baker Street".
    if (is_house_number(tokens[first].text) && tokens.size() - first >= 2 &&
        tokens.size() - first <= longest_street) {
        Street street = street_from(tokens, first, tokens.size() - 1);
        if (street.has_street_word) {
            return street;
        }
    }
    return std::nullopt;
}

void add_street(Address& address, Evidence& evidence, Segment& segment, const Street& street)
{
    address.street = street.text;
    evidence = evidence.printed.empty() ? seen(segment, street.span)
                                        : joined(seen(segment, street.span), evidence, ", ");
    evidence.repaired = evidence.repaired || street.repaired;
    take(segment, street.span);
}

// The street printed in front of the place, or on the line above it (over a line of something
// else when a word says that it is a street).
std::optional<bool> find_street(Address& address, std::vector<Segment>& segments, std::size_t index,
                                std::size_t place_begin)
{
    Segment& own = segments[index];
    const std::size_t from = own.text.find_last_of('\t', place_begin) == std::string::npos
                                 ? 0
                                 : own.text.find_last_of('\t', place_begin) + 1;
    if (const auto street = street_in(own.open, {from, place_begin})) {
        add_street(address, address.evidence, own, *street);
        return street->has_street_word;
    }
    for (std::size_t back = 1; back <= std::min<std::size_t>(index, 3); ++back) {
        Segment& above = segments[index - back];
        const auto street = street_in(above.open, {0, above.open.size()});
        if (street && (street->has_street_word || (back == 1 && follows(above, own)))) {
            add_street(address, address.evidence, above, *street);
            return street->has_street_word;
        }
    }
    return std::nullopt;
}

std::optional<Address> address_at(std::vector<Segment>& segments, std::size_t index,
                                  const std::string& region)
{
    Segment& segment = segments[index];
    const std::vector<Token> tokens = tokens_of(segment.open, {0, segment.open.size()});
    auto place = continental_place(tokens, region);
    place = place ? place : english_place(tokens);
    if (!place) {
        return std::nullopt;
    }
    Address address;
    address.postal_code = place->postal_code;
    address.city = place->city;
    address.country = place->country;
    address.evidence = seen(segment, place->span);
    const std::optional<bool> street = find_street(address, segments, index, place->span.begin);
    take(segment, place->span);
    rate(address.evidence, !street   ? place_only
                           : *street ? whole_address
                                     : whole_address * unknown_street);
    address.text = (address.street.empty() ? "" : address.street + ", ") + place->text;
    if (place->country.empty() && index + 1 < segments.size() &&
        is_in(WordClass::country, segments[index + 1].open)) {
        address.country = std::string(trimmed(segments[index + 1].text));
        take(segments[index + 1], {0, segments[index + 1].text.size()});
    }
    return address;
}

}  // namespace

std::optional<Address> take_address(std::vector<Segment>& segments, const std::string& region)
{
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (auto address = address_at(segments, i, region)) {
            return address;
        }
    }
    for (Segment& segment : segments) {
        const auto street = street_in(segment.open, {0, segment.open.size()});
        const bool said = street && ends_in(WordClass::street_end, split(street->text).front());
        if (said) {
            Address address;
            add_street(address, address.evidence, segment, *street);
            rate(address.evidence, street_only);
            address.text = street->text;
            return address;
        }
    }
    return std::nullopt;
}

}  // namespace cardlog
