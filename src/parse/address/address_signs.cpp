#include "parse/address/address_signs.h"

#include <algorithm>
#include <iterator>

#include "parse/address/address_links.h"
#include "parse/address/address_words.h"
#include "parse/address/area.h"
#include "parse/address/postal.h"
#include "parse/models/models.h"
#include "parse/text/boilerplate.h"
#include "parse/text/clock_time.h"
#include "parse/text/country.h"
#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/name.h"
#include "parse/text/postal_form.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// "United States of America"
constexpr std::size_t longest_country = 4;

// "Opposite Ratna College", not "Nr. 5".
bool begins_with_landmark(const std::vector<std::string>& words)
{
    return words.size() > 1 && is_in(WordClass::landmark, words[0]) && !has_digits(words[1]);
}

// "7 bis": a house between two others, in French.
bool is_between_houses(const std::string& word)
{
    return key_of(word) == "bis" || key_of(word) == "ter";
}

bool is_number_alone(const std::vector<std::string>& words)
{
    const bool between = words.size() == 2 && is_between_houses(words[1]);
    const std::string_view house = trimmed(words.front());  // "#12"
    return !house.empty() && is_digit(house.front()) && is_house_number(words.front()) &&
           (words.size() == 1 || between);
}

// "c/o Muster": whoever follows is of the address.
bool has_care_of(const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(), is_care_of);
}

double flag(bool value)
{
    return value ? 1.0 : 0.0;
}

bool any_in(WordClass list, const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return is_in(list, word); });
}

// "Jongno-gu", "Sejong-daero": romanised, the ending stands behind a hyphen or ends a long word.
bool has_district_ending(const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(), [](const std::string& printed) {
        const std::string_view word = trimmed(printed);
        const std::size_t hyphen = word.rfind('-');
        return hyphen != std::string_view::npos && hyphen > 1 &&
               is_in(WordClass::district_end, word.substr(hyphen + 1));
    });
}

bool ends_in_country(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = words.size(); i-- > 0 && words.size() - i <= longest_country;) {
        text.insert(0, words[i] + " ");
        if (count_characters(text).letters > 1 && !country_named(text).empty()) {
            return true;
        }
    }
    return false;
}

bool is_small(const std::vector<std::string>& words)
{
    return std::none_of(words.begin(), words.end(),
                        [](const std::string& word) { return count_characters(word).upper > 0; });
}

AddressSign kind_of_code(const PostalCode& code, const std::vector<std::string>& words,
                         std::size_t at, bool labelled)
{
    const std::size_t next = at + code.words;
    const bool small = is_small(words);
    const bool city_after = next < words.size() &&
                            (starts_with_capital(trimmed(words[next])) ||
                             (small && count_characters(words[next]).letters > 2)) &&
                            country_named(words[next]).empty();
    if (!code.certain && !labelled) {
        return city_after ? AddressSign::doubtful_code_then_city : AddressSign::doubtful_code;
    }
    if (city_after) {
        return AddressSign::code_then_city;
    }
    const std::size_t front = at - postcode_label_length(words, at);
    return front > 0 && !has_digits(words[front - 1]) ? AddressSign::city_then_code
                                                      : AddressSign::code_alone;
}

// "Dr. Muster", not "Muster Dr."
bool begins_with_title(const std::vector<std::string>& words)
{
    return words.size() > 1 && is_in(WordClass::prefix, words.front());
}

// "Mulberry Dr.", and not "Prof. Dr. Erika Muster".
bool has_street_word(const std::vector<std::string>& words)
{
    const auto first =
        std::find_if_not(words.begin(), words.end() - 1,
                         [](const std::string& word) { return is_in(WordClass::prefix, word); });
    return std::any_of(first, words.end(),
                       [](const std::string& word) { return is_in(WordClass::street, word); });
}

// "Moor Lane", "Rue du Moulin"
bool is_street_alone(const std::vector<std::string>& words)
{
    return words.size() > 1 && std::none_of(words.begin(), words.end(), has_digits) &&
           ((is_way(words.front()) && !begins_with_title(words)) || is_way(words.back()));
}

// "New Delhi - 110 001", "Tokyo, 160-0022": the code behind its town, with a mark between them, or
// on a line of its own behind its label.
bool is_behind_town(const std::vector<Segment>& segments, const std::vector<AddressPart>& parts,
                    std::size_t code, const std::string& region, bool labelled)
{
    if (code == 0 || (parts[code].begins_line && !labelled) ||
        postal_code_at(parts[code].words, 0, region).words == 0) {
        return false;
    }
    const AddressPart& town = parts[code - 1];
    if (is_street_alone(town.words) && !postal_code_at(parts[code].words, 0, region).certain) {
        return false;  // "Rua Central, 1200"
    }
    const std::string_view open = segments[town.segment].open;
    return count_characters(text_of(open, town.span)).digits == 0 &&
           std::all_of(town.words.begin(), town.words.end(),
                       [](const std::string& word) { return starts_with_capital(trimmed(word)); });
}

void set_codes(AddressSigns& signs, const std::vector<std::string>& words,
               const std::string& region, bool behind_label)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const PostalCode code = postal_code_at(words, i, region);
        const bool registered = i > 0 && is_in(WordClass::register_label, words[i - 1]);
        if (code.words > 0 && !registered) {
            const bool labelled = (i == 0 && behind_label) || postcode_label_length(words, i) > 0;
            signs[kind_of_code(code, words, i, labelled)] = 1;
        }
        if (code_behind_hyphen(words, i) != std::string::npos) {
            signs[AddressSign::city_then_code] = 1;
        }
        // "1012 AB"; "01310-100" in Brazil: of a form that other numbers do not have.
        const bool lettered = code.words == 2 && count_characters(code.text).letters > 1;
        const bool of_home = code.words > 0 && code.text.find('-') != std::string::npos &&
                             is_home_form(code.text, region);
        if (lettered || of_home) {
            signs[AddressSign::telling_code] = 1;
        }
    }
}

// "CO 80202": no "Co."; "Missouri 65265".
bool is_state_and_code(const std::vector<std::string>& words)
{
    const std::size_t count = words.size();
    if (count >= 2 && has_digits(words[count - 1]) &&
        is_in(WordClass::area, joined_words(words, 0, count - 1))) {
        return true;
    }
    return count >= 2 && words[count - 2].size() == 2 &&
           count_characters(words[count - 2]).upper == 2 && has_digits(words[count - 1]);
}

// "l'Homme"
bool is_elided(const std::string& word)
{
    for (const std::string_view sign : {"'", "\u2019"}) {
        if (word.find(sign) == 1) {
            return starts_with_capital(std::string_view(word).substr(1 + sign.size()));
        }
    }
    return false;
}

void set_words(AddressSigns& signs, const std::vector<std::string>& words)
{
    double small = 0;
    for (const std::string& word : words) {
        const bool linked = is_in(WordClass::street, word) || is_in(WordClass::particle, word) ||
                            is_in(WordClass::landmark, word) || is_between_houses(word) ||
                            is_elided(word);
        small += flag(count_characters(word).letters > 1 && count_characters(word).digits == 0 &&
                      !linked && !starts_with_capital(trimmed(word)));
        signs[AddressSign::street_end] =
            std::max(signs[AddressSign::street_end], flag(ends_in(WordClass::street_end, word)));
    }
    // A card may be set in small letters throughout.
    const bool number = std::any_of(words.begin(), words.end(), has_digits);
    const bool all_small = small > 0 && number && is_small(words);
    signs[AddressSign::small_words] = all_small ? 0 : std::min(small, 2.0);
    signs[AddressSign::all_small] = flag(all_small);
    signs[AddressSign::street_word] = flag(has_street_word(words));
    signs[AddressSign::unit_word] =
        flag(std::any_of(words.begin(), words.end(),
                         [](const std::string& word) {
                             return is_unit(word) || is_unit(word.substr(0, word.find(':')));
                         }) ||
             is_post_box(words));
    signs[AddressSign::district_word] =
        flag(any_in(WordClass::district, words) || has_district_ending(words));
    signs[AddressSign::country] = flag(ends_in_country(words));
    const bool house_and_area = number && words.size() > 2 && is_area_sign(words.back());
    signs[AddressSign::area] =
        flag(is_area(words) || house_and_area) * (1 - signs[AddressSign::country]);
    signs[AddressSign::care_of] = flag(has_care_of(words));
    signs[AddressSign::landmark] = flag(begins_with_landmark(words));
    signs[AddressSign::street_alone] = flag(is_street_alone(words));
    // "133 The Maltings": in the name of a street such words have capitals.
    signs[AddressSign::slogan_word] =
        flag(std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            const bool named = is_house_number(words.front()) && starts_with_capital(word);
            return is_in(WordClass::slogan, word) && !named;
        }));
    signs[AddressSign::one_word] = flag(words.size() == 1);
    signs[AddressSign::few_words] = flag(words.size() <= 2);
    // A long line without a number is a sentence.
    signs[AddressSign::many_words] =
        number ? 0 : std::clamp(static_cast<double>(words.size()) - 5, 0.0, 3.0);
}

// What says that somebody or a firm is meant; known are the words for streets and numbers.
void set_people(AddressSigns& signs, const std::vector<std::string>& words)
{
    const bool number = std::any_of(words.begin(), words.end(), has_digits);
    const bool landmark = signs[AddressSign::landmark] > 0;
    // "104 University Avenue", "Calle Principal 20": a street may be named after anything.
    const bool street = signs[AddressSign::street_word] > 0 &&
                        std::any_of(words.begin(), words.end(), is_house_number);
    signs[AddressSign::role_word] =
        flag(!street && !landmark &&
             (any_in(WordClass::title, words) || any_in(WordClass::department, words) ||
              ends_in(WordClass::title_end, words.back())));
    signs[AddressSign::firm_word] =
        flag(any_in(WordClass::legal_form, words) || any_in(WordClass::company, words)) *
        (1 - flag(is_state_and_code(words) || street || landmark || has_care_of(words)));
    signs[AddressSign::person_word] = flag(any_in(WordClass::prefix, {words.front()}) ||
                                           any_in(WordClass::given_name, {words.front()}));
    constexpr std::size_t longest_name = 3;
    signs[AddressSign::person_alone] =
        flag(signs[AddressSign::person_word] > 0 && !number && words.size() > 1 &&
             words.size() <= longest_name && signs[AddressSign::street_word] == 0 &&
             signs[AddressSign::unit_word] == 0 && signs[AddressSign::street_end] == 0);
}

// "2-10-2": block and house, as in Japan.
bool is_block_number(const std::string& word)
{
    constexpr int most_digits = 7;
    return std::count(word.begin(), word.end(), '-') >= 2 && is_house_number(word) &&
           count_characters(word).digits <= most_digits;
}

void set_numbers(AddressSigns& signs, const std::string& text,
                 const std::vector<std::string>& words)
{
    const CharacterCounts counts = count_characters(text);
    const bool first = is_house_number(words.front());
    const bool last = ends_in_house_number(words);
    const bool alone = is_number_alone(words) && signs[AddressSign::code_alone] == 0;
    signs[AddressSign::number_alone] = flag(alone);
    signs[AddressSign::small_words] *= flag(!alone);
    signs[AddressSign::block_number] =
        flag(std::any_of(words.begin(), words.end(), is_block_number));
    signs[AddressSign::number_first] =
        flag(first && words.size() > 1 && words.front().front() != '0' && counts.letters > 2 &&
             counts.letters > counts.digits);
    signs[AddressSign::number_last] = flag(last && words.size() > 1);
    // "Calle Principal 20 Barcelona"
    signs[AddressSign::house_inside] =
        flag(words.size() > 3 && (has_street_word(words) || signs[AddressSign::street_end] > 0) &&
             std::any_of(words.begin() + 1, words.end() - 1, is_house_number));
    signs[AddressSign::no_digits] = flag(counts.digits == 0);
}

// "8-3-230/4/4/1": a plot and what is built on it. No number is dialled by single figures.
bool is_plot_number(const std::string& word)
{
    constexpr std::size_t many = 3;
    const std::vector<std::string> groups = split(word, "-/");
    return std::count_if(groups.begin(), groups.end(), [](const std::string& group) {
               return group.size() == 1 && is_digit(group.front());
           }) >= static_cast<std::ptrdiff_t>(many);
}

// "Termine unter 030 23125012", "Farm Market 616-555-0182"
bool ends_in_number(const std::vector<std::string>& words)
{
    constexpr int longest_code = 9;  // "62701-1234"
    int digits = 0;
    for (std::size_t i = words.size(); i-- > 0 && count_characters(words[i]).letters == 0;) {
        digits += count_characters(words[i]).digits;
        const char first = words[i].front();
        const bool trunk = first == '0' || first == '+' || first == '(';
        const bool hyphen = words[i].find('-') != std::string::npos;
        const bool many = hyphen ? count_characters(words[i]).digits > longest_code
                                 : digits > longest_code || (digits == longest_code && trunk);
        if (many && !is_plot_number(words[i])) {
            return true;
        }
    }
    return false;
}

// A number or its label: no postal code, whatever its digits look like.
bool is_phone_like(const std::string& text, const std::vector<std::string>& words,
                   const AddressSigns& signs, const std::string& region)
{
    const CharacterCounts counts = count_characters(text);
    const std::string label = words.front().substr(0, words.front().find(':'));
    // "0541 971234 Telefon"
    const bool behind = counts.digits > 5 && words.size() > 1 && words.front()[0] == '0' &&
                        is_contact_label(words.back());
    // "Off Ring Road", "Mobile Market": a word of a name, and no label.
    // "bureau 300": a room.
    const bool alone = key_of(label).size() > 1 && !is_unit(label) &&
                       std::all_of(words.begin() + 1, words.end(), [](const std::string& word) {
                           return is_contact_label(word) || count_characters(word).letters == 0;
                       });
    // "Vorwahl 05 41"
    const bool area_code = counts.digits > 0 && is_in(WordClass::area_code_label, label);
    const bool labelled =
        behind || area_code || (is_contact_label(label) && (alone || counts.digits > 5));
    const bool code_alone = signs[AddressSign::code_alone] > 0 && counts.digits < 8;
    // "97201-1234", "38408-343": more figures than other codes have.
    const bool zip = is_home_form(words.back(), region) ||
                     (words.back().size() == 10 && signs[AddressSign::city_then_code] > 0);
    return labelled || ends_in_number(words) || text.front() == '+' || text.find('+') < 3 ||
           (counts.digits > 7 && counts.letters < 6 && !code_alone && !zip &&
            std::none_of(words.begin(), words.end(), is_plot_number));
}

// "0933 - 166 - 809": more figures than a code has, and nothing else on the line.
bool is_row_of_figures(const std::string& open)
{
    constexpr int most_of_code = 8;
    const CharacterCounts counts = count_characters(open);
    return counts.letters == 0 && counts.digits > most_of_code;
}

// "Tel: 0161 496 0340 Extension 5521", "Freephone 0800 WINDOWS": too long for a house, or with a
// zero that no house begins with; before "Office" it might be a code.
bool is_labelled_number(std::vector<std::string> words, const std::vector<std::string>& before)
{
    std::string label = before.empty() ? "" : before.back();
    if (is_number_label(words.front())) {
        label = words.front();
        words.erase(words.begin());
    }
    int digits = 0;
    for (std::size_t i = 0; i < words.size() && count_characters(words[i]).letters == 0; ++i) {
        digits += count_characters(words[i]).digits;
    }
    constexpr int longest_house = 5;
    constexpr int longest_code = 8;
    const bool place = is_place_label(label);
    const bool starts =
        digits > 1 && std::string_view("0+(").find(words[0][0]) != std::string::npos;
    return is_number_label(label) &&
           (digits > (place ? longest_code : longest_house) || (starts && !place));
}

void set_phone(AddressSigns& signs, const std::string& text, const std::vector<std::string>& words,
               const std::string& region, bool labelled)
{
    if (labelled || (!is_post_box(words) && is_phone_like(text, words, signs, region))) {
        for (const auto kind :
             {AddressSign::code_then_city, AddressSign::city_then_code, AddressSign::code_alone,
              AddressSign::doubtful_code, AddressSign::doubtful_code_then_city,
              AddressSign::code_behind_town}) {
            signs[kind] = 0;
        }
        signs[AddressSign::phone_like] = 1;
    }
}

bool is_behind_postcode_label(const std::vector<std::string>& before,
                              const std::vector<std::string>& words)
{
    return postcode_label_length(before, before.size()) > 0 && begins_with_few_figures(words);
}

// "The Old Forge, Church Lane": a street without a number has houses with names.
bool is_house_name(const std::vector<std::string>& words, const AddressPart& next)
{
    return !next.begins_line && is_street_alone(next.words) &&
           std::all_of(words.begin(), words.end(),
                       [](const std::string& word) { return starts_with_capital(word); });
}

// "Staten Island, NY 10312": a town that is called like a country. "São Paulo - SP, 01999-100": a
// state that is written like a Polish firm.
void set_before(AddressSigns& signs, const std::vector<std::string>& words, const AddressPart& next,
                const std::string& region)
{
    const bool town = !next.begins_line && is_state_and_code(next.words);
    const bool state = words.size() == 1 && is_area_sign(words[0]) &&
                       postal_code_at(next.words, 0, region).words > 0;
    signs[AddressSign::country] *= flag(!town);
    signs[AddressSign::firm_word] *= flag(!state);
    if (signs[AddressSign::slogan_word] > 0 && signs[AddressSign::firm_word] == 0 &&
        is_house_name(words, next)) {
        signs[AddressSign::unit_word] = 1;
        signs[AddressSign::slogan_word] = 0;
    }
}

// Firms and clubs are called after their towns, so a town with its code is no firm.
void set_agreement(AddressSigns& signs, const std::string& text,
                   const std::vector<std::string>& words, const Witnesses& witnesses)
{
    if (!has_town(signs)) {
        signs[AddressSign::domain_agrees] = domain_agreement(words, witnesses);
        signs[AddressSign::mail_agrees] = words.size() > 1 ? mail_agreement(text, witnesses) : 0;
    }
}

void set_commas(AddressSigns& signs, const std::string& open, const AddressPart& part,
                bool after_number)
{
    const std::size_t after = open.find_first_not_of(' ', part.span.end);
    signs[AddressSign::comma_after] = flag(text_of(open, part.span).back() == ',' ||
                                           (after != std::string::npos && open[after] == ','));
    const std::size_t front = open.find_last_not_of(' ', part.span.begin - 1);
    signs[AddressSign::after_comma] = flag(!part.begins_line && front != std::string::npos &&
                                           open[front] == ',' && !after_number);
    // "1003, South Block": a house, where a code would have its town beside it.
    if (signs[AddressSign::number_alone] > 0 && signs[AddressSign::comma_after] > 0) {
        signs[AddressSign::doubtful_code] = 0;
    }
}

// One or two words that say nothing else.
bool may_be_town(const AddressSigns& signs)
{
    return signs[AddressSign::no_digits] > 0 && signs[AddressSign::few_words] > 0 &&
           signs[AddressSign::role_word] + signs[AddressSign::firm_word] +
                   signs[AddressSign::person_word] + signs[AddressSign::small_words] ==
               0;
}

// A street, with its number or alone.
bool is_street(const AddressSigns& signs)
{
    return signs[AddressSign::street_alone] > 0 ||
           (signs[AddressSign::number_first] + signs[AddressSign::number_last] > 0 &&
            signs[AddressSign::street_word] + signs[AddressSign::street_end] > 0);
}

// Says nothing of its own: a firm, a service or a slogan, or a house's name.
bool is_words_only(const AddressSigns& signs)
{
    return signs[AddressSign::no_digits] > 0 && !is_strong(signs) && !is_street(signs) &&
           signs[AddressSign::unit_word] + signs[AddressSign::street_word] +
                   signs[AddressSign::street_end] ==
               0;
}

// All the words that a whole street follows: "Blumen, Kränze, Gestecke" above "Am Markt 3".
void set_before_street(std::vector<AddressSigns>& all)
{
    bool follows = false;
    for (std::size_t i = all.size(); i-- > 0;) {
        follows = is_words_only(all[i]) ? follows
                                        : is_street(all[i]) && all[i][AddressSign::no_digits] == 0;
        all[i][AddressSign::before_street] = flag(follows && is_words_only(all[i]));
    }
}

// A line of nothing but words between commas: what is sold or done there, seldom a town and its
// region.
void set_lists(std::vector<AddressSigns>& all, const std::vector<AddressPart>& parts)
{
    for (std::size_t first = 0; first < parts.size();) {
        std::size_t end = first + 1;
        while (end < parts.size() && !parts[end].begins_line) {
            ++end;
        }
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
        const auto behind = all.begin() + static_cast<std::ptrdiff_t>(end);
        const bool whole_line = parts[first].begins_line && parts[end - 1].ends_line;
        const bool list =
            whole_line && end - first > 1 && std::all_of(begin, behind, is_words_only);
        std::for_each(begin, behind,
                      [&](AddressSigns& signs) { signs[AddressSign::of_list] = flag(list); });
        first = end;
    }
}

void set_neighbours(std::vector<AddressSigns>& all, const std::vector<AddressLink>& links)
{
    std::vector<double> strong;
    std::transform(all.begin(), all.end(), std::back_inserter(strong),
                   [](const AddressSigns& signs) { return flag(is_strong(signs)); });
    const auto raise = [&](std::size_t part, AddressSign kind, double value) {
        all[part][kind] = std::max(all[part][kind], value);
    };
    for (const AddressLink& link : links) {
        if (link.weight == 0) {
            raise(link.to, AddressSign::strong_before, strong[link.from]);
            raise(link.from, AddressSign::strong_after, strong[link.to]);
            raise(link.to, AddressSign::below_street,
                  flag(link.join != AddressSign::joined_on_line && is_street(all[link.from]) &&
                       may_be_town(all[link.to])));
            raise(link.from, AddressSign::house_before_town,
                  std::min(std::max(all[link.from][AddressSign::number_first],
                                    all[link.from][AddressSign::number_last]),
                           flag(has_town(all[link.to]))));
            raise(link.from, AddressSign::before_code,
                  std::min(all[link.from][AddressSign::no_digits],
                           all[link.to][AddressSign::code_alone]));
        }
    }
    const std::vector<AddressSigns> one_away = all;
    for (const AddressLink& link : links) {
        if (link.weight == 0) {
            raise(link.to, AddressSign::strong_two_before,
                  one_away[link.from][AddressSign::strong_before]);
            raise(link.from, AddressSign::strong_two_after,
                  one_away[link.to][AddressSign::strong_after]);
        }
    }
}

// "MO 65201" is no Monday, and "Am Kamp 5" no hour before noon.
std::vector<std::string> without_place_words(const AddressSigns& signs,
                                             std::vector<std::string> words)
{
    const bool house = signs[AddressSign::no_digits] == 0;
    std::erase_if(words, [&](const std::string& word) {
        return (has_town(signs) && is_area_sign(word)) || (house && is_in(WordClass::street, word));
    });
    return words;
}

// "10 am to 1 pm", "Open 5 AM", "8:30"; not "Haus 5 am Markt".
bool is_hours(const std::vector<std::string>& words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool behind_figure = i > 0 && has_digits(words[i - 1]);
        const bool half =
            is_half_of_day(words[i]) && (i + 1 == words.size() || key_of(words[i]) == "pm");
        if (is_clock_time(words[i]) || (behind_figure && half)) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool is_never_of_address(const AddressPart& part, const AddressSigns& signs)
{
    const auto is_form = [](const std::string& word) {
        const std::string form = word.substr(word.find(',') + 1);  // "Muster,LLC"
        return is_in(WordClass::legal_form, form) && count_characters(form).upper > 0;
    };
    const bool firm = part.words.size() > 1 && signs[AddressSign::no_digits] > 0 &&
                      signs[AddressSign::care_of] + signs[AddressSign::street_word] == 0 &&
                      is_form(part.words.back());
    // "São Paulo - SP", "01999-100": no Polish firm.
    const bool area = part.words.size() == 1 && signs[AddressSign::area] > 0 &&
                      signs[AddressSign::firm_word] == 0;
    // "Mail" of what another field took.
    const bool label =
        std::all_of(part.words.begin(), part.words.end(), [](const std::string& word) {
            return is_contact_label(word) && !is_place_label(word) && !is_unit(word);
        });
    // "Café Muster, Am Markt 3"
    const bool firm_in_front =
        signs[AddressSign::before_street] > 0 && signs[AddressSign::firm_word] > 0;
    return signs[AddressSign::phone_like] > 0 || firm || firm_in_front || label ||
           is_hours(part.words) ||
           (!area && std::all_of(part.words.begin(), part.words.end(), [](const std::string& word) {
               const bool misread = word.size() > 3;  // "Itd."
               return is_in(WordClass::legal_form, word) ||
                      (misread && is_in(WordClass::legal_form, lookalike(key_of(word))));
           }));
}

bool has_town(const AddressSigns& signs)
{
    // "15221 Broadway", "Seestrasse 1003", "Box 22115": the number of a house looks like a code.
    const bool way = signs[AddressSign::street_word] > 0;
    const bool house =
        way || signs[AddressSign::street_end] > 0 || signs[AddressSign::unit_word] > 0;
    return (signs[AddressSign::code_then_city] > 0 && !way) ||
           (signs[AddressSign::city_then_code] > 0 && !house) ||
           signs[AddressSign::code_behind_town] > 0;
}

bool is_strong(const AddressSigns& signs)
{
    const bool number = signs[AddressSign::number_first] > 0 || signs[AddressSign::number_last] > 0;
    const bool street = signs[AddressSign::street_word] > 0 || signs[AddressSign::street_end] > 0;
    return signs[AddressSign::code_then_city] > 0 || signs[AddressSign::city_then_code] > 0 ||
           signs[AddressSign::code_alone] > 0 || signs[AddressSign::code_behind_town] > 0 ||
           (number && street) || signs[AddressSign::country] > 0 ||
           signs[AddressSign::district_word] > 0 || signs[AddressSign::area] > 0 ||
           signs[AddressSign::care_of] > 0 || signs[AddressSign::landmark] > 0 ||
           signs[AddressSign::block_number] > 0 ||
           signs[AddressSign::doubtful_code_then_city] > 0 ||
           (signs[AddressSign::unit_word] > 0 && signs[AddressSign::no_digits] == 0);
}

std::vector<AddressSigns> address_signs_of(const std::vector<Segment>& segments,
                                           const std::vector<AddressPart>& parts,
                                           const std::vector<AddressLink>& links,
                                           const std::string& region, const Witnesses& witnesses)
{
    std::vector<AddressSigns> all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const AddressPart& part = parts[i];
        const std::string& open = segments[part.segment].open;
        const std::string text(text_of(open, part.span));
        const std::vector<std::string> before = split(open.substr(0, part.span.begin), " \t:");
        const bool behind_postcode_label = is_behind_postcode_label(before, part.words);
        AddressSigns& signs = all.emplace_back();
        signs[AddressSign::always] = 1;
        signs[AddressSign::labelled] =
            flag(behind_postcode_label || (!before.empty() && is_place_label(before.back())));
        set_codes(signs, part.words, region, behind_postcode_label);
        set_words(signs, part.words);
        set_people(signs, part.words);
        set_numbers(signs, text, part.words);
        if (is_behind_town(segments, parts, i, region, behind_postcode_label)) {
            signs[AddressSign::code_behind_town] =
                std::max(signs[AddressSign::code_alone], signs[AddressSign::doubtful_code]);
        }
        if (!behind_postcode_label) {
            set_phone(signs, is_row_of_figures(open) ? open : text, part.words, region,
                      is_labelled_number(part.words, before));
        }
        if (i + 1 < parts.size()) {
            set_before(signs, part.words, parts[i + 1], region);
        }
        signs[AddressSign::register_word] = flag(any_in(WordClass::register_label, part.words));
        signs[AddressSign::page_words] = page_share_of(without_place_words(signs, part.words));
        set_agreement(signs, text, part.words, witnesses);
        set_commas(signs, open, part, i > 0 && all[i - 1][AddressSign::phone_like] > 0);
    }
    set_before_street(all);
    set_lists(all, parts);
    set_neighbours(all, links);
    return all;
}

const AddressNet& address_net()
{
    static const AddressNet net(parse_models(), "address_signs", "address_units", {"address"});
    return net;
}

std::vector<double> part_odds(const std::vector<AddressSigns>& signs)
{
    std::vector<const AddressSigns*> all;
    std::transform(signs.begin(), signs.end(), std::back_inserter(all),
                   [](const AddressSigns& one) { return &one; });
    const AddressSigns mean = mean_of(all);
    const AddressSigns nothing{};
    // Before the first part and behind the last there is none.
    const auto at = [&](std::size_t part) { return part < signs.size() ? &signs[part] : &nothing; };
    std::vector<double> odds;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        odds.push_back(
            address_net()({&signs[i], at(i - 1), at(i + 1), at(i - 2), at(i + 2), &mean})[0]);
    }
    return odds;
}

}  // namespace cardlog
