#include "parse/phone/phone_label.h"

#include <algorithm>
#include <string>

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

}  // namespace

NumberLabel number_label_of(std::string_view word)
{
    const std::string key = key_of(word);
    if (key.empty()) {
        return NumberLabel::none;
    }
    if (is_in(WordClass::register_label, key)) {
        return NumberLabel::not_a_phone;
    }
    if (is_in(WordClass::home_label, key)) {
        return NumberLabel::home;
    }
    if (is_in(WordClass::fax_label, key) || ends_in(WordClass::fax_label_end, key)) {
        return NumberLabel::fax;
    }
    if (is_in(WordClass::mobile_label, key)) {
        return NumberLabel::mobile;
    }
    if (is_in(WordClass::extension_label, key)) {
        return NumberLabel::extension;
    }
    return is_in(WordClass::work_label, key) || begins_in(WordClass::label_stem, key)
               ? NumberLabel::work
               : NumberLabel::none;
}

NumberLabel last_label(std::string_view text)
{
    NumberLabel label = NumberLabel::none;
    bool named = false;
    for (const std::string& word : split(text, " \t:/|.,;()[]-+&")) {
        const std::string key = key_of(word);
        const bool number = is_in(WordClass::number_word, key);
        if (const NumberLabel one = number_label_of(word); one != NumberLabel::none) {
            label = one;
        } else if (number && named && label == NumberLabel::none) {
            label = NumberLabel::not_a_phone;  // "Company No. 01234567"
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
        if (!beside || (!signs && number_label_of(word.text) == NumberLabel::none &&
                        !is_misread_label(word))) {
            break;
        }
        number = begin;
    }
    return number;
}

}  // namespace cardlog
