#include "parse/phone/phone_label.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "parse/phone/printed_number.h"
#include "parse/text/lexicon.h"
#include "parse/text/misreading.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

// The whole segment is labels: a label above its number or in a column of its own.
NumberLabel label_alone(const Segment& segment)
{
    const bool short_text = segment.words.size() <= 2 && digits_in(segment.text) == 0;
    return short_text && segment.open == segment.text ? last_label(segment.text)
                                                      : NumberLabel::none;
}

// "Tel.", "Tél./Tel."
bool is_label(const std::string& word)
{
    const std::vector<std::string> parts = split(word, "/");
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
        return number_label_of(part) != NumberLabel::none;
    });
}

// A word in front of a number is its label though it was misread ("wobi", "Fel").
bool is_misread_label(const Word& word)
{
    const std::string key = key_of(word.text);
    const std::size_t doubt = !starts_with_capital(word.text) || word.confidence < 0.5 ? 2 : 1;
    const std::vector<std::string>& labels = entries_of(WordClass::core_label);
    return key.size() > 2 &&
           std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
               return distance(key, key_of(label)) <= (label.size() > 3 ? doubt : 1);
           });
}

constexpr std::string_view between_labels = " \t:/|.,;=()[]-+&";

// What two labels in a row say together; else the last one counts.
NumberLabel both_of(NumberLabel one, NumberLabel other)
{
    using enum NumberLabel;
    const bool pair = (one == work && other == fax) || (one == fax && other == work) ||
                      (one == work_and_fax && (other == work || other == fax));
    const bool inner = one == fax && other == extension;
    return pair ? work_and_fax : inner ? fax_extension : other;
}

}  // namespace

NumberLabel number_label_of(std::string_view word)
{
    const std::string key = key_of(word);
    if (key.empty()) {
        return NumberLabel::none;
    }
    static constexpr std::array<std::pair<WordClass, NumberLabel>, 6> lists{
        {{WordClass::register_label, NumberLabel::not_a_phone},
         {WordClass::home_label, NumberLabel::home},
         {WordClass::fax_label, NumberLabel::fax},
         {WordClass::mobile_label, NumberLabel::mobile},
         {WordClass::extension_label, NumberLabel::extension},
         {WordClass::area_code_label, NumberLabel::area_code}}};
    const auto* list = std::find_if(lists.begin(), lists.end(),
                                    [&](const auto& one) { return is_in(one.first, key); });
    if (list != lists.end()) {
        return list->second;
    }
    if (ends_in(WordClass::fax_label_end, key)) {
        return NumberLabel::fax;
    }
    return is_in(WordClass::work_label, key) || begins_in(WordClass::label_stem, key)
               ? NumberLabel::work
               : NumberLabel::none;
}

NumberLabel last_label(std::string_view text)
{
    NumberLabel label = NumberLabel::none;
    bool named = false;
    bool joined_on = false;  // nothing but "and" since the last label
    std::string before;
    for (const std::string& word : split(text, between_labels)) {
        const std::string key = key_of(word);
        const NumberLabel of_two = number_label_of(before + word);  // "Toll free"
        before = word;
        if (const NumberLabel next = of_two == NumberLabel::none ? number_label_of(word) : of_two;
            next != NumberLabel::none) {
            label = joined_on ? both_of(label, next) : next;
            joined_on = true;
        } else if (is_in(WordClass::number_word, key) && named && label == NumberLabel::none) {
            label = NumberLabel::not_a_phone;  // "Company No. 01234567"
        } else {
            joined_on = joined_on && (key.empty() || is_in(WordClass::joiner, key));
        }
        named = !key.empty();
    }
    return label;
}

NumberLabel label_after(std::string_view view, std::size_t end)
{
    const std::string_view rest = view.substr(end);
    return digits_in(rest) == 0 && rest.size() < 20 ? last_label(rest) : NumberLabel::none;
}

std::size_t extension_label_behind(std::string_view view, std::size_t end)
{
    constexpr std::size_t longest_suffix = 3;
    std::size_t at = end;
    if (at < view.size() && view[at] == '-') {  // "114-es"
        const std::size_t blank = view.find(' ', at);
        at = blank != std::string_view::npos && blank - at - 1 <= longest_suffix ? blank : at;
    }
    at = view.find_first_not_of(" .", at);
    if (at == std::string_view::npos || !is_wordlike(view[at])) {
        return 0;
    }
    const std::size_t word_end = std::min(view.find_first_of(between_labels, at), view.size());
    const std::size_t next = view.find_first_not_of(" .:-", word_end);
    const bool has_next =
        next != std::string_view::npos && (is_digit(view[next]) || view[next] == '(');
    const std::string_view word = view.substr(at, word_end - at);
    return !has_next && key_of(word).size() > 1 && is_in(WordClass::extension_label, word)
               ? word_end
               : 0;
}

LabelBehind bracketed_label(std::string_view gap, bool ends_line)
{
    const std::size_t open = gap.find_first_not_of(' ');
    const std::size_t close = gap.find(')');
    const std::size_t after = gap.find_first_not_of(' ', close + 1);
    if (open == std::string_view::npos || gap[open] != '(' || close == std::string_view::npos ||
        (after == std::string_view::npos && !ends_line)) {
        return {};
    }
    const std::string_view inside = gap.substr(open + 1, close - open - 1);
    const NumberLabel label = last_label(inside);
    const std::vector<std::string> words = split(inside, " ");
    const bool too = words.size() > 1 && joins_numbers(words.front());  // "(auch Fax)"
    if (too && label == NumberLabel::fax) {
        return {NumberLabel::work_and_fax, close + 1};
    }
    return label == NumberLabel::not_a_phone ? LabelBehind{} : LabelBehind{label, close + 1};
}

LabelBehind separated_label(std::string_view gap)
{
    const std::vector<Span> parts = stretches_of(gap);
    const std::size_t end = parts.front().end;
    const NumberLabel label = last_label(gap.substr(0, end));
    const bool next_has_one = last_label(gap.substr(end)) != NumberLabel::none;
    return label == NumberLabel::not_a_phone || next_has_one ? LabelBehind{}
                                                             : LabelBehind{label, end};
}

bool joins_numbers(std::string_view gap)
{
    const std::vector<std::string> words = split(gap, between_labels);
    return gap.find('|') == std::string_view::npos &&
           std::all_of(words.begin(), words.end(), [](const std::string& word) {
               return key_of(word).empty() || is_in(WordClass::joiner, word);
           });
}

bool ends_in_label_word(std::string_view text)
{
    const std::vector<std::string> words = split(text, between_labels);
    const bool shortened = text.find_last_of(".:") != std::string_view::npos;  // "Ph."
    return !words.empty() && key_of(words.back()).size() > (shortened ? 1 : 2) &&
           number_label_of(words.back()) != NumberLabel::none;
}

NumberLabel label_beside(const std::vector<Segment>& segments, std::size_t number)
{
    for (std::size_t i = 0; i < segments.size() && !segments[number].box.empty(); ++i) {
        if (i != number && on_one_row(segments[i], segments[number]) &&
            segments[i].box.right <= segments[number].box.left) {
            if (const NumberLabel label = label_alone(segments[i]); label != NumberLabel::none) {
                return label;
            }
        }
    }
    return number > 0 ? label_alone(segments[number - 1]) : NumberLabel::none;
}

std::size_t label_begin(const Segment& segment, std::size_t number)
{
    std::size_t begins = number;
    for (std::size_t i = segment.words.size(); i-- > 0;) {
        const Word& word = segment.words[i];
        const std::size_t begin = segment.starts[i];
        if (begin + word.text.size() > number || segment.open[begin] == '\t') {
            continue;
        }
        const bool beside =
            segment.open.find_first_not_of(" \t:.", begin + word.text.size()) >= number;
        const bool signs =
            count_characters(word.text).letters + count_characters(word.text).digits == 0;
        // "Toll free"
        const bool of_two = i > 0 && is_label(segment.words[i - 1].text + word.text);
        const bool label = signs || of_two || is_label(word.text) || is_misread_label(word);
        const bool unclear = is_in(WordClass::number_word, word.text);  // "Cell No."
        if (!beside || (!label && !unclear)) {
            break;
        }
        i -= of_two ? 1 : 0;
        number = segment.starts[i];
        begins = label ? number : begins;
    }
    return begins;
}

}  // namespace cardlog
