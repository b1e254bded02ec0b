// The idea: a postal code splits an address in two, and its town is the nearest piece of print
// beside it that is neither a street nor an area (area.h). Where a line is
// printed without commas, a town begins behind the last word of the street or its number. Areas
// that are called like towns ("New York, NY") are the town where nothing else is.
#include "parse/address/address_fields.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "parse/address/address_words.h"
#include "parse/address/area.h"
#include "parse/address/postal.h"
#include "parse/text/country.h"
#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

using Words = std::vector<std::string>;

// "United States of America"
constexpr std::size_t longest_country = 4;

// "StraBe" and "Strafe" are "Straße" read by a model without sharp s.
std::string with_sharp_s(const std::string& word)
{
    const std::string plain(trimmed(word));
    if (!is_in(WordClass::street_misread, plain) && !ends_in(WordClass::street_misread, plain)) {
        return word;
    }
    const std::size_t end = word.find(plain) + plain.size();
    return word.substr(0, end - 2) + "\u00dfe" + word.substr(end);
}

// "Bidg." and "9th FI." are "Bldg." and "9th Fl." misread.
std::string with_unit(const std::string& word, const std::string& before)
{
    const std::string key = key_of(word);
    const std::string likely = lookalike(key);
    const bool known =
        key == likely || is_in(WordClass::unit, word) || !is_in(WordClass::unit, likely);
    const bool short_word = key.size() < 4 && count_characters(before).digits == 0;
    const std::string plain(trimmed(word));
    const std::string right(trimmed(spelling(WordClass::unit, likely)));
    const std::size_t at = word.find(plain);
    return known || short_word || plain.size() != right.size()
               ? word
               : word.substr(0, at) + right + word.substr(at + plain.size());
}

void append(std::string& text, const std::string& part)
{
    text += text.empty() || part.empty() ? part : ", " + part;
}

// Behind the last word with a figure.
std::size_t behind_number(const Words& words, std::size_t count)
{
    while (count > 0 && !has_digits(words[count - 1])) {
        --count;
    }
    return count;
}

// Behind the last word of a street that another word follows; `number` without one. Where the
// number stands first, "12 Bahnhofstrasse Biel", an ending says so too; where there is none, "Zell
// an der Pram" has no street.
std::size_t behind_way(const Words& words, std::size_t number, std::size_t count, bool number_first)
{
    std::size_t way = number;
    for (std::size_t i = number; i + 1 < count; ++i) {
        const bool word = is_way(words[i]) && (number > 0 || starts_with_capital(words[i]));
        if (word || (number_first && ends_in(WordClass::street_end, words[i]))) {
            way = i + 1;
        }
    }
    return way;
}

// Where the town begins that ends the first `count` words of a part; `count` where they end in a
// street or a house. `street_before`: another part before it says where the street is, so that
// "Menlo Park" is a town.
std::size_t town_begin(const Words& words, std::size_t count, bool street_before)
{
    const std::size_t number = behind_number(words, count);
    const bool number_first = number == 1 && is_house_number(words.front());
    const std::size_t way = behind_way(words, number, count, number_first);
    // "52 b": the letter of a house.
    const int letters = count_characters(joined_words(words, way, count)).letters;
    if (way == count || (number > 0 && letters < 3)) {
        return count;
    }
    const bool ends_in_unit = is_in(WordClass::unit, words[count - 1]);
    const bool ends_in_way = is_way(words[count - 1]);
    if (way > number) {
        return ends_in_way && !ends_in_unit ? count : way;
    }
    bool street = street_before && number == 0;
    for (std::size_t i = 0; i < number; ++i) {
        street = street || is_way(words[i]);
    }
    if (ends_in_way || ends_in_unit) {
        return street && count - number > 1 ? number : count;
    }
    return number_first && !street_before && !street ? count : number;
}

// "CEP 01310-100"; "CP 1234" may also be a box.
Words without_postcode_label(Words words, const std::string& region)
{
    for (std::size_t at = words.size(); at-- > 1;) {
        if (postal_code_at(words, at, region).words > 0) {
            const auto end = words.begin() + static_cast<std::ptrdiff_t>(at);
            const auto length = static_cast<std::ptrdiff_t>(postcode_label_length(words, at));
            words.erase(is_unit(words[at - 1]) ? end : end - length, end);
            return words;
        }
    }
    return words;
}

// "3581 CG" is a Dutch code, and no floor ("EG").
Words repaired(Words words, const std::string& region)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const PostalCode code = postal_code_at(words, i, region);
        const std::string printed = joined_words(words, i, i + code.words);
        if (code.words > 0 && printed.find(code.text) == std::string::npos) {
            words[i] = with_figures(words[i]);
        }
        if (code.words == 2) {
            ++i;
        } else {
            words[i] = with_unit(with_sharp_s(words[i]), i > 0 ? words[i - 1] : std::string());
        }
    }
    return words;
}

// "P.O. Box 12345", "Postfach 10 12 34": the number at `at` is a box's. "Postfach 97012 Würzburg"
// leaves it out; a "Box" never does.
bool is_number_of_box(const Words& words, std::size_t at)
{
    constexpr std::size_t longest_label = 3;  // "P. O. Box"
    const auto no_letters = [](const std::string& word) {
        return count_characters(word).letters == 0;
    };
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(at);
    const bool ends = std::all_of(begin, words.end(), no_letters);
    std::size_t end = at;
    while (end > 0 &&
           (no_letters(words[end - 1]) || is_in(WordClass::number_word, words[end - 1]))) {
        --end;
    }
    for (std::size_t length = 1; length <= std::min(longest_label, end); ++length) {
        const std::string label = key_of(joined_words(words, end - length, end));
        if (is_in(WordClass::post_box, label) && !is_in(WordClass::postcode_label, label)) {
            return ends || (end == at && label.ends_with("box"));
        }
    }
    return false;
}

// "U.A.E." keeps its last full stop, "Germany." does not.
std::string without_sentence_end(const std::string& country)
{
    const std::string plain(trimmed(country));
    return plain.find('.') != std::string::npos && country.starts_with(plain + '.') ? plain + '.'
                                                                                    : plain;
}

class FieldReader {
public:
    FieldReader(std::vector<Words> parts, const std::string& region)
        : parts_(std::move(parts)), region_(region)
    {}

    void read(Address& address)
    {
        part_towns();
        take_country(address);
        if (!take_code(address)) {
            // Without a code the town is what stands last.
            const bool number = has_digits(address.text);
            address.city =
                number || !address.country.empty() ? town_up_from(parts_.size()) : std::string();
        } else if (is_town_first_) {
            address.city = town_up_from(behind_);
            address.city = address.city.empty() ? town_behind() : address.city;
        } else {
            address.city = town_behind();
            address.city = address.city.empty() ? town_up_from(behind_) : address.city;
        }
        if (address.city.empty()) {
            address.city = town_next();
        }
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const Words& words = parts_[i];
            const bool area = behind_ > 0 && i >= behind_ && is_area(words);
            const bool owner = words.size() > 1 && is_care_of(words.front());
            append(address.street, area || owner ? "" : joined_words(words, 0, words.size()));
        }
    }

private:
    // "Rajkot-360005" as a town and its code.
    void part_towns()
    {
        for (Words& words : parts_) {
            for (std::size_t i = 0; i < words.size(); ++i) {
                const std::size_t code = code_behind_hyphen(words, i);
                if (code != std::string::npos) {
                    const std::string behind = words[i].substr(code);
                    words[i].resize(code - 1);
                    words.insert(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, behind);
                }
            }
        }
    }

    // The longest country's name at the end of a part, the last part first. Towns are called like
    // countries too ("Peru, IL 61354", "Staten Island, NY 10312"): a country is followed by no
    // code, and no particle leads to it ("Ciudad de México").
    void take_country(Address& address)
    {
        for (std::size_t i = parts_.size(); i-- > 0;) {
            Words& words = parts_[i];
            if (i + 1 < parts_.size() && is_of_town_before(parts_[i + 1], words.size())) {
                return;
            }
            for (std::size_t length = std::min(words.size(), longest_country); length > 0;
                 --length) {
                const std::string text = joined_words(words, words.size() - length, words.size());
                const bool named = count_characters(text).letters > 1 &&
                                   (!country_named(text).empty() || is_sign_of_country(i, text));
                const bool led_to = words.size() > length &&
                                    is_in(WordClass::particle, words[words.size() - length - 1]);
                if (named && !led_to && (parts_.size() > 1 || words.size() > length)) {
                    address.country = without_sentence_end(text);
                    words.resize(words.size() - length);
                    return;
                }
            }
        }
    }

    // "13353 Berlin DE"
    [[nodiscard]] bool is_sign_of_country(std::size_t part, const std::string& text) const
    {
        const Words& words = parts_[part];
        const bool code_first =
            words.size() > 2 && postal_code_at(words, words.size() - 3, region_).words == 1;
        return part + 1 == parts_.size() && text == region_ && code_first;
    }

    // A code with a state's letters in front; or any code, where the part before has more words
    // than a country's name.
    [[nodiscard]] bool is_of_town_before(const Words& words, std::size_t words_before) const
    {
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (const PostalCode code = postal_code_at(words, at, region_); code.words > 0) {
                const bool state = (at == 1 && is_area_sign(words[0])) ||
                                   is_in(WordClass::area, joined_words(words, 0, at));
                return state || words_before > 1;
            }
        }
        return false;
    }

    // Takes the last code, a certain one first, and parts what is before it from what is behind.
    bool take_code(Address& address)
    {
        for (const bool certain : {true, false}) {
            for (std::size_t i = parts_.size(); i-- > 0;) {
                for (std::size_t at = parts_[i].size(); at-- > 0;) {
                    const PostalCode code = postal_code_at(parts_[i], at, region_);
                    if (code.words > 0 && code.certain == certain &&
                        (certain || !is_house_alone(i)) && !is_number_of_box(parts_[i], at)) {
                        address.postal_code = code.text;
                        part_at(i, at, code);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    // "Rua Muster, 2100", "2100 - Sala 504", "1250, boul. Muster": a number between commas, and the
    // code of no town.
    [[nodiscard]] bool is_house_alone(std::size_t part) const
    {
        const auto has_way = [](const Words& words) {
            return std::any_of(words.begin(), words.end(), is_way);
        };
        const auto next = std::find_if(parts_.begin() + static_cast<std::ptrdiff_t>(part) + 1,
                                       parts_.end(), [](const Words& one) { return !one.empty(); });
        const bool more =
            next != parts_.end() &&
            (part > 0 || has_way(*next) || std::any_of(next->begin(), next->end(), has_digits));
        return parts_[part].size() == 1 && (more || (part > 0 && has_way(parts_[part - 1])));
    }

    void part_at(std::size_t part, std::size_t at, const PostalCode& code)
    {
        const auto begin = parts_[part].begin() + static_cast<std::ptrdiff_t>(at);
        Words behind(begin + static_cast<std::ptrdiff_t>(code.words), parts_[part].end());
        const auto label = static_cast<std::ptrdiff_t>(postcode_label_length(parts_[part], at));
        parts_[part].erase(begin - label, parts_[part].end());
        parts_.insert(parts_.begin() + static_cast<std::ptrdiff_t>(part) + 1, std::move(behind));
        behind_ = part + 1;
        const Words& before = parts_[part].empty() && part > 0 ? parts_[part - 1] : parts_[part];
        const CharacterCounts counts = count_characters(code.text);
        is_town_first_ = (counts.letters > 0 && starts_with_capital(code.text)) ||
                         (!before.empty() && is_area_sign(before.back()));
    }

    // The town at the end of the parts before `end`, areas left aside; else the area that is called
    // like a town.
    std::string town_up_from(std::size_t end)
    {
        std::size_t areas = end;
        while (areas > 0 && (parts_[areas - 1].empty() || is_area(parts_[areas - 1]))) {
            --areas;
        }
        const bool named = areas < end && is_town_called_like_area(areas, end);
        std::string town =
            areas > 0 && !named ? town_at_end_of(areas - 1, areas < end) : std::string();
        for (std::size_t i = areas; i < end && town.empty(); ++i) {
            if (!parts_[i].empty() && !is_area_sign(parts_[i][0])) {
                town = joined_words(parts_[i], 0, parts_[i].size());
            }
        }
        for (std::size_t i = areas; i < end && !town.empty(); ++i) {
            parts_[i].clear();
        }
        return town;
    }

    // "São Paulo, SP": the state's sign stands behind its name. "Unit 3, Dock Road, Limerick": what
    // stands in front is the street, which nothing else is.
    [[nodiscard]] bool is_town_called_like_area(std::size_t area, std::size_t end) const
    {
        const bool spelt =
            is_in(WordClass::area, joined_words(parts_[area], 0, parts_[area].size()));
        const bool sign =
            area + 1 < end && !parts_[area + 1].empty() && is_area_sign(parts_[area + 1][0]);
        const auto has_way = [](const Words& words) {
            return std::any_of(words.begin(), words.end(), is_way);
        };
        const auto before = parts_.begin() + static_cast<std::ptrdiff_t>(area) - (area > 0 ? 1 : 0);
        const bool street = area > 1 && !before->empty() && is_way(before->back()) &&
                            std::none_of(parts_.begin(), before, has_way);
        return spelt && (sign || street);
    }

    // "Dublin 2", below a street: a town and its district.
    [[nodiscard]] static bool is_town_with_district(const Words& words)
    {
        constexpr std::size_t longest_district = 2;
        return words.size() == 2 && starts_with_capital(words[0]) &&
               count_characters(words[0]).digits == 0 && !is_way(words[0]) && !is_unit(words[0]) &&
               !ends_in(WordClass::street_end, words[0]) && words[1].size() <= longest_district &&
               count_characters(words[1]).letters == 0;
    }

    // `area_follows`: what looks like an area here is the town's own name.
    std::string town_at_end_of(std::size_t part, bool area_follows)
    {
        Words& words = parts_[part];
        const bool street_before =
            std::any_of(parts_.begin(), parts_.begin() + static_cast<std::ptrdiff_t>(part),
                        [](const Words& one) {
                            return std::any_of(one.begin(), one.end(), [](const std::string& word) {
                                return has_digits(word);
                            });
                        });
        std::size_t end =
            area_follows && !is_area_sign(words.back()) ? words.size() : area_begin(words);
        std::size_t begin = town_begin(words, end, street_before);
        if (street_before && is_town_with_district(words)) {
            begin = 0;
            end = words.size();
        }
        if (begin == end) {  // "123 Main St New York"
            end = words.size();
            begin = town_begin(words, end, street_before);
        }
        if (begin == end || (begin == 0 && parts_.size() == 1)) {
            return {};
        }
        std::string town = joined_words(words, begin, end);
        words.resize(begin);
        return town;
    }

    std::string town_behind()
    {
        Words words = std::exchange(parts_[behind_], {});
        return joined_words(words, 0, area_begin(words));
    }

    // "13156, Berlin"
    std::string town_next()
    {
        const auto begin =
            parts_.begin() + static_cast<std::ptrdiff_t>(std::min(behind_, parts_.size()));
        const auto next =
            std::find_if(begin, parts_.end(), [](const Words& words) { return !words.empty(); });
        const bool town = behind_ > 0 && next != parts_.end() && !is_area(*next) &&
                          std::none_of(next->begin(), next->end(), [](const std::string& word) {
                              return has_digits(word) || is_way(word);
                          });
        const Words words = town ? std::exchange(*next, {}) : Words{};
        return joined_words(words, 0, words.size());
    }

    std::vector<Words> parts_;
    const std::string& region_;
    std::size_t behind_ = 0;      // the part behind the code; 0 without one
    bool is_town_first_ = false;  // as is said by the code's form or a state in front of it
};

}  // namespace

Address address_of(std::vector<std::vector<std::string>> parts, Span own, const std::string& region,
                   Source source)
{
    Address address;
    for (Words& words : parts) {
        words = without_postcode_label(std::move(words), region);
        if (source == Source::picture) {
            const Words right = repaired(words, region);
            const Words printed = std::exchange(words, right);
            address.evidence.repaired = address.evidence.repaired || right != printed;
        }
        append(address.text, joined_words(words, 0, words.size()));
    }
    parts.resize(std::min(own.end, parts.size()));
    parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(own.begin));
    FieldReader(std::move(parts), region).read(address);
    return address;
}

}  // namespace cardlog
