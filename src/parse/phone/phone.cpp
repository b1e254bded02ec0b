// The idea: a number is a run of figures and the signs printed between them that a country's
// numbering plan understands. What is printed around it decides where the plan leaves a doubt: a
// label, or nothing else on its line, lets a number in that starts like any other figure; labels
// keep out dates, hours and registers; a number may leave out what the one before it said.
#include "parse/phone/phone.h"

#include <algorithm>
#include <array>
#include <optional>

#include "parse/phone/extension.h"
#include "parse/phone/found_numbers.h"
#include "parse/phone/number_plan.h"
#include "parse/phone/phone_label.h"
#include "parse/phone/printed_number.h"
#include "parse/text/lexicon.h"
#include "parse/text/postal_form.h"
#include "parse/text/unicode.h"
#include "parse/text/weekday.h"

namespace cardlog {
namespace {

constexpr std::size_t longest_in_words = 6;
constexpr std::size_t fewest_local = 4;
constexpr std::size_t longest_local = 8;
constexpr double unknown_label = 0.85;
constexpr std::size_t fewest_in_pair = 10;  // with its country code: no area code alone

// "1-800-FLOWERS": the letters are figures too.
Span with_letters(std::string_view view, Span run)
{
    const auto is_part = [&](std::size_t at) {
        return is_ascii_capital(view[at]) || is_digit(view[at]) || view[at] == '-';
    };
    std::size_t end = run.end;
    while (end < view.size() && view[run.end] == '-' && is_part(end)) {
        ++end;
    }
    const bool letters = end > run.end + 1 && is_ascii_capital(view[run.end + 1]) &&
                         !digits_of_letters(std::string(text_of(view, {run.begin, end}))).empty();
    return letters ? Span{run.begin, end} : run;
}

// "06 1 555 7710 / 114-es mellék": the figures in front of the label are a run of their own.
std::vector<Span> with_extensions_apart(std::string_view view, const std::vector<Span>& runs)
{
    std::vector<Span> parted;
    for (Span run : runs) {
        const std::size_t last = view.substr(0, run.end).find_last_not_of("0123456789") + 1;
        if (extension_label_behind(view, run.end) > 0 && last > run.begin) {
            const Span number{run.begin, view.find_last_of("0123456789", last - 1) + 1};
            if (digits_in(text_of(view, number)) >= fewest_digits && number.end > run.begin) {
                parted.push_back(number);
            }
            run.begin = last;
        }
        parted.push_back(run);
    }
    return parted;
}

// "(410) 555-0134": printed so, figures are a telephone number without a label.
bool is_bracketed_number(std::string_view printed)
{
    const std::size_t close = printed.find(')');
    return printed.front() == '(' && close != std::string_view::npos &&
           digits_in(printed.substr(0, close)) >= 2 && digits_in(printed.substr(close)) >= 5;
}

// No letters and figures, but signs and what is taken.
bool is_signs(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return is_wordlike(c); });
}

// Not signs, brackets, labels, or another number, also behind an "and".
bool begins_with_words(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t,;/|.");
    if (first == std::string_view::npos || !is_wordlike(text[first]) || is_digit(text[first])) {
        return false;
    }
    const std::size_t end = text.find_first_of(" \t:.", first);
    const std::string_view word = text.substr(first, end - first);
    const std::size_t next = text.find_first_not_of(" .-", end);
    if (next != std::string_view::npos && is_digit(text[next]) && is_in(WordClass::joiner, word)) {
        const std::size_t behind = text.find_first_not_of("0123456789", next);
        return begins_with_words(text.substr(std::min(behind, text.size())));
    }
    return number_label_of(word) == NumberLabel::none;
}

// ", ", " und ", " & ", and no field between that was taken.
bool is_comma_or_joiner(std::string_view gap)
{
    const bool says_more = gap.find_first_not_of(" .-") != std::string_view::npos;
    return says_more && gap.find_first_of("\t/:;=()") == std::string_view::npos &&
           joins_numbers(gap);
}

// One word, of no place and no time.
bool may_be_label(std::string_view text)
{
    static constexpr std::array others{
        WordClass::unit,        WordClass::street,      WordClass::street_end,
        WordClass::other_label, WordClass::place_label, WordClass::register_label,
        WordClass::number_word, WordClass::district,    WordClass::slogan,
        WordClass::legal_form,  WordClass::page};
    const CharacterCounts counts = count_characters(text);
    return counts.letters > 2 && counts.digits == 0 && text.find(' ') == std::string_view::npos &&
           !is_weekday(text) && !ends_in(WordClass::street_end, text) &&
           !ends_in(WordClass::number_word, text) &&
           std::none_of(others.begin(), others.end(),
                        [&](WordClass list) { return is_in(list, text); });
}

// "45 60-33": in groups, and neither a postal code nor two years.
bool may_be_local(std::string_view printed, const std::string& region)
{
    constexpr std::size_t fewest = 5;
    const std::vector<std::string> groups = split(printed, " -/.");
    const bool years = std::all_of(groups.begin(), groups.end(), [](const std::string& group) {
        return group.size() == 4 && (group.starts_with("19") || group.starts_with("20"));
    });
    return groups.size() > 1 && digits_in(printed) >= fewest && !years &&
           !is_home_form(printed, region);
}

// How far a number stands alone on its line.
enum class Solitude { none, named, alone };

// Reads the numbers of one segment after the other from left to right.
class PhoneScan {
public:
    PhoneScan(std::vector<Segment>& segments, const NumberPlaces& places)
        : segments_(segments), places_(places)
    {}

    CardPhones scan()
    {
        scan_segments();
        names_no_other_ = found_.empty();
        // The number that has the area code may be the last one.
        if (names_no_other_ || !found_.area().empty()) {
            scan_segments();
        }
        return found_.finished();
    }

private:
    void scan_segments()
    {
        for (std::size_t i = 0; i < segments_.size(); ++i) {
            segment_ = i;
            office_ = places_.offices[i];
            if (digits_in(segments_[i].open) > 0) {
                scan_segment();
            }
        }
    }

    [[nodiscard]] Segment& segment() { return segments_[segment_]; }

    [[nodiscard]] NumberPlace place(Span span)
    {
        return {segment(), segment_, view_, span, region()};
    }

    [[nodiscard]] const std::string& region() const
    {
        return office_.empty() ? places_.region : office_;
    }

    [[nodiscard]] std::optional<NumberReading> read(std::string_view printed, bool labelled) const
    {
        const auto abroad = office_.empty() || office_ == places_.region
                                ? std::nullopt
                                : read_number(printed, office_, labelled);
        return abroad && abroad->prior == valid_number
                   ? abroad
                   : read_number(printed, places_.region, labelled);
    }

    void scan_segment()
    {
        view_ = numeric_view(segment().open);
        labels_behind_ = false;
        std::size_t from = 0;
        const std::vector<Span> runs = with_extensions_apart(view_, runs_in(view_));
        all_bracketed_ = are_all_bracketed(runs);
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const Span run = with_word(from, with_letters(view_, runs[i]));
            const std::size_t next = i + 1 < runs.size() ? runs[i + 1].begin : view_.size();
            const LabelBehind behind = label_behind(from, run, next);
            NumberLabel label =
                behind.label == NumberLabel::none ? label_in_front(from, run) : behind.label;
            label = label == NumberLabel::none && goes_on(from, run)        ? last_
                    : label == NumberLabel::none && is_named_end(from, run) ? NumberLabel::work
                                                                            : label;
            solitude_ = solitude_of(from, run);
            if (read_run(run, label, from)) {
                last_ = label == NumberLabel::none ? NumberLabel::work : label;
                from = run.end + behind.end;
                take(segment(), {run.end, from});
                labels_behind_ = labels_behind_ || behind.end > 0;
            }
        }
    }

    // "Freephone 0800 WINDOWS": behind a blank the letters are figures where a label stands in
    // front and the plan has the whole, and not the figures alone.
    [[nodiscard]] Span with_word(std::size_t from, Span run) const
    {
        constexpr std::size_t fewest_letters = 4;
        const std::string_view view = view_;
        std::size_t end = run.end + 1;
        while (end < view.size() && is_ascii_capital(view[end])) {
            ++end;
        }
        const Span whole{run.begin, end};
        const bool word = end > run.end + fewest_letters && view[run.end] == ' ' &&
                          (end == view.size() || (!is_wordlike(view[end]) && !is_digit(view[end])));
        const auto is_number = [&](const std::string& digits) {
            const auto reading = read(digits, true);
            return reading && is_valid_number(reading->e164);
        };
        return word && last_label(view.substr(from, run.begin - from)) != NumberLabel::none &&
                       !is_number(std::string(text_of(view, run))) &&
                       is_number(digits_of_letters(std::string(text_of(view, whole))))
                   ? whole
                   : run;
    }

    [[nodiscard]] NumberLabel label_in_front(std::size_t from, Span run) const
    {
        if (from > 0 && view_[run.begin - 1] == '#') {
            return NumberLabel::extension;
        }
        NumberLabel label = last_label(std::string_view(view_).substr(from, run.begin - from));
        if (label == NumberLabel::none && from == 0) {
            label = label_after(view_, run.end);
        }
        return label == NumberLabel::none && from == 0 ? label_beside(segments_, segment_) : label;
    }

    // "Tel. 0541 971234 oder 971235", also over the line's end: a number that lacks something, and
    // no postal code with its town.
    [[nodiscard]] bool goes_on(std::size_t from, Span run) const
    {
        const std::string_view view = view_;
        const std::string_view after = view.substr(run.end);
        const bool next = from > 0 || (found_.last_line() + 1 == segment_ && ends_in_joiner());
        return next && view[run.begin] != '0' && view[run.begin] != '+' &&
               joins_numbers(view.substr(from, run.begin - from)) && !begins_with_words(after);
    }

    // "0541 1234-0 · Empfang -10": behind a switchboard's number a word that no list has is the
    // label of an end, whose hyphen says so.
    [[nodiscard]] bool is_named_end(std::size_t from, Span run) const
    {
        const std::string_view view = view_;
        const std::string trunk = found_.trunk();
        const bool hyphen =
            run.begin > 1 && view[run.begin - 1] == '-' &&
            std::string_view(" \t:").find(view[run.begin - 2]) != std::string_view::npos;
        if (!hyphen || found_.empty() || run.end - run.begin > longest_extension ||
            digits_in(text_of(view, run)) != run.end - run.begin || !follows_last(run, from)) {
            return false;
        }
        const std::vector<std::string> words =
            split(view.substr(from, run.begin - from), " \t:-,;/|");
        return is_in(WordClass::through_dialling, found_.region_of_last()) &&
               without_extension(trunk) != trunk && !words.empty() && may_be_label(words.back()) &&
               !begins_with_words(view.substr(run.end));
    }

    // "(6 Lines),": the line before goes on.
    [[nodiscard]] bool ends_in_joiner() const
    {
        const std::string_view before = trimmed(segments_[found_.last_line()].open, ",/");
        return !found_.empty() && (before.ends_with(',') || before.ends_with('/'));
    }

    // The run is all that its line says, or all but for a name and a colon.
    [[nodiscard]] Solitude solitude_of(std::size_t from, Span run) const
    {
        const std::string_view view = view_;
        const std::string_view before = view.substr(from, run.begin - from);
        if (from > 0 || begins_with_words(view.substr(run.end))) {
            return Solitude::none;
        }
        return is_signs(before)                      ? Solitude::alone
               : trimmed(before, ":").ends_with(':') ? Solitude::named
                                                     : Solitude::none;
    }

    // "030 23125012 (Tel) 030 23125099 (Fax)": the first and the last number have their labels
    // behind them, so those between do too.
    [[nodiscard]] bool are_all_bracketed(const std::vector<Span>& runs) const
    {
        const std::string_view view = view_;
        const auto gap = [&](std::size_t i) {
            const std::size_t end = i + 1 < runs.size() ? runs[i + 1].begin : view.size();
            return view.substr(runs[i].end, end - runs[i].end);
        };
        const auto has_label = [&](std::size_t i) {
            return bracketed_label(gap(i), true).label != NumberLabel::none;
        };
        const std::string_view front =
            runs.empty() ? view : view.substr(0, runs.front().begin);  // "Tel.:" of the whole line
        const NumberLabel label = last_label(front);
        return runs.size() > 1 && front.find(')') == std::string_view::npos &&
               (label == NumberLabel::none || label == NumberLabel::work) && has_label(0) &&
               has_label(runs.size() - 1);
    }

    // A label in brackets says more than the one in front; another is the number's own only where
    // there is none in front, and the line does so.
    [[nodiscard]] LabelBehind label_behind(std::size_t from, Span run, std::size_t next) const
    {
        const std::string_view view = view_;
        if (const std::size_t end = extension_label_behind(view, run.end);
            end > 0 && from > 0 && digits_in(text_of(view, run)) <= longest_in_words) {
            return {NumberLabel::extension, end - run.end};
        }
        const NumberLabel front = last_label(view.substr(from, run.begin - from));
        const std::string_view gap = view.substr(run.end, next - run.end);
        const bool last = next == view.size();
        const LabelBehind bracketed = bracketed_label(gap, last || all_bracketed_);
        if (bracketed.label != NumberLabel::none) {
            return front == NumberLabel::none || front == NumberLabel::work ? bracketed
                                                                            : LabelBehind{};
        }
        const LabelBehind separated = separated_label(gap);
        const bool parted = separated.end < gap.size();
        return front == NumberLabel::none && separated.label != NumberLabel::none &&
                       (last ? labels_behind_ : parted)
                   ? separated
                   : LabelBehind{};
    }

    // One number, or several printed without a label between them.
    bool read_run(Span run, NumberLabel label, std::size_t from)
    {
        const std::string_view printed = text_of(view_, run);
        if (label == NumberLabel::area_code) {
            found_.set_area(area_code_in(printed, region()));
            take(segment(), {label_begin(segment(), run.begin), run.end});
            return true;
        }
        if (label == NumberLabel::not_a_phone || is_labelled_postcode(run) ||
            is_number_of_box(run) || is_date(printed) || is_hours(printed) ||
            glued_to_word(view_, run.begin)) {
            return false;
        }
        return read_further_extension(run, from) || read_last_group(run, from) ||
               read_extension(run, label, from) || read_pair(run, label) || read_one(run, label) ||
               read_named(run, label, from) || read_apart(run, label, from) ||
               keep(run, label, from);
    }

    bool read_one(Span run, NumberLabel label)
    {
        const std::string_view printed = text_of(view_, run);
        const bool labelled = label != NumberLabel::none;
        if (auto local = labelled ? read_in_area(printed) : std::nullopt) {
            found_.add(place(run), {label, *local});
            return true;
        }
        const std::string letters = digits_of_letters(std::string(printed));
        const auto reading = read_in_place(letters.empty() ? printed : letters, label);
        const bool trusted = reading && reading->prior == valid_number;
        if (!trusted && (read_two(run, label) || read_behind_icon(run, label))) {
            return true;
        }
        if (reading) {
            found_.add(place(run), {label, *reading});
        }
        return reading.has_value();
    }

    // What stands alone on its line needs no label where its plan has it: one that is not open, or
    // a mobile number.
    [[nodiscard]] std::optional<NumberReading> read_in_place(std::string_view printed,
                                                             NumberLabel label) const
    {
        auto reading = read(printed, label != NumberLabel::none);
        if (reading || solitude_ == Solitude::none || digits_in(printed) < fewest_whole) {
            return reading;
        }
        reading = read(printed, true);
        const bool closed = !is_in(WordClass::open_plan, region());
        const bool mobile = reading && (reading->mobile || reading->either);
        const bool sure = mobile || (closed && solitude_ == Solitude::alone);
        return reading && sure && is_valid_number(reading->e164) ? reading : std::nullopt;
    }

    // "P.O. Box 4567-00100"
    [[nodiscard]] bool is_number_of_box(Span run) const
    {
        const std::vector<std::string> words =
            split(std::string_view(view_).substr(0, run.begin), " \t:");
        const std::size_t count = words.size();
        return count > 0 &&
               (is_in(WordClass::post_box, words.back()) ||
                (count > 1 && is_in(WordClass::post_box, words[count - 2] + words[count - 1])));
    }

    // "CEP 01999-100"; "Cep" is a mobile in Turkey.
    [[nodiscard]] bool is_labelled_postcode(Span run) const
    {
        const std::string_view view = view_;
        const std::vector<std::string> words = split(view.substr(0, run.begin), " \t:");
        const bool one = !words.empty() && is_in(WordClass::postcode_label, words.back());
        const bool two = words.size() > 1 &&
                         is_in(WordClass::postcode_label, words[words.size() - 2] + words.back());
        return (one || two) &&
               postal_certainty(text_of(view, run), region()) != PostalCertainty::none;
    }

    // "Werkstatt 45 60-33" on a card with an area code: a word that no list has may be a label,
    // where nothing says that it is of a place or a register.
    bool read_named(Span run, NumberLabel label, std::size_t from)
    {
        const std::string_view view = view_;
        const std::string_view printed = text_of(view, run);
        const bool alone =
            from == 0 && label == NumberLabel::none && is_signs(view.substr(run.end));
        if (!alone || !may_be_label(trimmed(view.substr(0, run.begin))) ||
            !may_be_local(printed, region())) {
            return false;
        }
        auto reading = read_local(printed, known_area(), region());
        if (reading) {
            const std::string whole = known_area() + " " + std::string(printed);
            reading->prior = unknown_label;
            found_.add(place(run),
                       {NumberLabel::work, *reading, true, extension_of(whole, *reading), whole});
        }
        return reading.has_value();
    }

    // "0 972-54-4507341": the icon in front was read as a figure.
    bool read_behind_icon(Span run, NumberLabel label)
    {
        const std::string_view printed = text_of(view_, run);
        const Span rest{run.begin + 2, run.end};
        if (printed.size() < 2 || !is_digit(printed[0]) || printed[1] != ' ' ||
            solitude_ != Solitude::alone) {
            return false;
        }
        const auto reading = read_in_place(text_of(view_, rest), label);
        if (!reading || !is_valid_number(reading->e164)) {
            return false;
        }
        take(segment(), run);
        found_.add(place(rest), {label, *reading, true});
        return true;
    }

    // Of the numbers before, or of the town; empty where they say none.
    [[nodiscard]] std::string known_area() const
    {
        return found_.area().empty() ? area_code_of_town(places_.town, region()) : found_.area();
    }

    // A short number is of the area that is printed before it, or of the town; one with an area
    // code of its own is not, if that is no other reading of a few digits.
    [[nodiscard]] std::optional<NumberReading> read_in_area(std::string_view printed) const
    {
        const std::size_t digits = digits_in(printed);
        if (digits < fewest_local || digits > longest_local || printed.front() == '0' ||
            printed.front() == '+') {
            return std::nullopt;
        }
        const std::string area = known_area();
        const auto national = read(printed, true);
        const bool whole = national && (national->area == area || digits == longest_local);
        return whole ? std::nullopt : read_local(printed, area, region());
    }

    bool read_two(Span run, NumberLabel label)
    {
        const std::string_view view = view_;
        for (std::size_t at = run.begin + fewest_digits; at + fewest_digits < run.end; ++at) {
            const bool starts = view[at] == '0' || view[at] == '+' || view[at] == '(';
            const bool parted = view[view.find_last_not_of(' ', at - 1)] == '/';
            if ((!starts && !parted) || (view[at - 1] != ' ' && view[at - 1] != '/')) {
                continue;
            }
            const std::size_t last = view.find_last_of("0123456789", at - 1);
            const Span left{run.begin, last + 1};
            const NumberLabel told = parted ? label : NumberLabel::none;
            const auto first = read_in_place(text_of(view, left), told);
            const auto second = read_in_place(view.substr(at, run.end - at), told);
            if (first && second && first->prior == valid_number && second->prior == valid_number) {
                found_.add(place(left), {label, *first});
                found_.add(place({at, run.end}), {label, *second});
                return true;
            }
        }
        return false;
    }

    // "9712-12 / -13", "97123-45/46", "971234 / 971235": what stands behind the slash lacks what it
    // has in common with what stands in front.
    bool read_pair(Span run, NumberLabel label)
    {
        const std::string_view view = view_;
        const std::size_t slash = view.substr(0, run.end).rfind('/');
        if (slash == std::string_view::npos || slash <= run.begin) {
            return false;
        }
        const Span left{run.begin, view.find_last_of("0123456789", slash) + 1};
        const Span right{view.find_first_of("-+(0123456789", slash), run.end};
        const std::string_view printed = text_of(view, left);
        auto first = read_in_place(printed, label);
        first = first || label == NumberLabel::none ? first : read_in_area(printed);
        if (!first || first->prior < inherited_area) {
            return read_pair(left, label) && add_completed(right, label);
        }
        if (digits_in(first->e164) < fewest_in_pair) {
            return false;
        }
        const std::string whole = completed(printed, text_of(view, right));
        const auto second = whole.empty() ? read_local(text_of(view, right), first->area, region())
                                          : read(whole, true);
        if (!second || second->prior < inherited_area) {
            return false;
        }
        found_.add(place(left), {label, *first});
        NumberFound found{label, *second, true, extension_of(text_of(view, right), *second)};
        if (!whole.empty()) {
            found.extension = extension_of(whole, *second);
            found.trunk = whole;
        }
        found_.add(place(right), found);
        return true;
    }

    // The third number of "40296480 / 81 / 82".
    bool add_completed(Span run, NumberLabel label)
    {
        const std::string whole = completed(found_.trunk(), text_of(view_, run));
        const auto reading = whole.empty() ? std::nullopt : read(whole, true);
        if (reading) {
            found_.add(place(run), {label, *reading, true, extension_of(whole, *reading), whole});
        }
        return true;
    }

    // "ext. 4021 or 4022"
    bool read_further_extension(Span run, std::size_t from)
    {
        const std::string_view view = view_;
        const std::string_view printed = text_of(view, run);
        if (!found_.ends_with_extension() || from == 0 || found_.last_line() != segment_ ||
            !is_comma_or_joiner(view.substr(from, run.begin - from)) ||
            digits_in(printed) != printed.size() || printed.size() > longest_in_words) {
            return false;
        }
        found_.extend_last(place(run), printed);
        return true;
    }

    // "775.555.0101, 0102", "81 257 12 30 oder 31": what stands behind the comma or the word is
    // another last group of the number.
    bool read_last_group(Span run, std::size_t from)
    {
        constexpr std::size_t shortest = 2;
        constexpr std::size_t needs_no_look = 3;  // two figures may be hours or a house
        const std::string_view view = view_;
        const std::string_view printed = text_of(view, run);
        const std::string trunk = found_.trunk();
        const std::string_view last =
            std::string_view(trunk).substr(trunk.find_last_not_of("0123456789") + 1);
        if (from == 0 || found_.empty() || found_.last_line() != segment_ ||
            !is_comma_or_joiner(view.substr(from, run.begin - from)) || printed.size() < shortest ||
            printed.size() != last.size() || last.size() == trunk.size() ||
            digits_in(printed) != printed.size() ||
            (printed.size() < needs_no_look && begins_with_words(view.substr(run.end)))) {
            return false;
        }
        const std::string whole = completed(trunk, printed);
        const auto reading = read(whole, true);
        if (!reading) {
            return false;
        }
        found_.add(place(run), {last_, *reading, true, extension_of(whole, *reading), whole});
        return true;
    }

    // "Durchwahl -34" and "Fax -99" after "0541 1234-0"; "ext. 503".
    bool read_extension(Span run, NumberLabel label, std::size_t from)
    {
        const std::size_t digits = run.end - run.begin;
        const std::size_t before =
            run.begin > 0 ? view_.find_last_not_of(' ', run.begin - 1) : std::string::npos;
        const bool hyphen = before != std::string::npos && view_[before] == '-';
        const bool of_fax = label == NumberLabel::fax_extension;
        const bool in_words =
            (label == NumberLabel::extension || of_fax) && follows_last(run, from);
        if (found_.empty() || label == NumberLabel::none || (!hyphen && !in_words) ||
            digits > (in_words ? longest_in_words : longest_extension)) {
            return false;
        }
        const std::string_view tail = text_of(view_, run);
        if (!hyphen && !of_fax && !is_dialled_through(tail)) {
            found_.extend_last(place(run), tail);
            return true;
        }
        const std::string trunk = found_.trunk();
        const std::string base = without_extension(trunk);
        const std::string whole = base + "-" + std::string(tail);
        const auto reading = read(whole, true);
        if (!reading) {
            return false;
        }
        if (in_words && !of_fax && base == trunk) {  // no number by itself
            found_.extend_last(place(run), tail, reading->e164);
            return true;
        }
        found_.add(place({hyphen ? before : run.begin, run.end}),
                   {label, *reading, true, std::string(tail), trunk});
        return true;
    }

    // On the same line, or as the first figures of the next.
    [[nodiscard]] bool follows_last(Span run, std::size_t from) const
    {
        return (from > 0 && found_.last_line() == segment_) ||
               (found_.last_line() + 1 == segment_ &&
                digits_in(std::string_view(view_).substr(0, run.begin)) == 0);
    }

    // In some countries extensions are dialled right behind the number, if it does not end with
    // them already.
    [[nodiscard]] bool is_dialled_through(std::string_view tail) const
    {
        return is_in(WordClass::through_dialling, found_.region_of_last()) &&
               (!found_.trunk().ends_with(tail) ||
                found_.trunk() != without_extension(found_.trunk()));
    }

    // "3322-4455 / 3322-4456": two that both lack their area code.
    bool read_apart(Span run, NumberLabel label, std::size_t from)
    {
        const std::string_view view = view_;
        const std::size_t slash = view.substr(0, run.end).rfind('/');
        if (label == NumberLabel::none || slash == std::string_view::npos || slash <= run.begin) {
            return false;
        }
        const Span left{run.begin, view.find_last_of("0123456789", slash) + 1};
        const Span right{view.find_first_of("+(0123456789", slash), run.end};
        const std::size_t digits = digits_in(text_of(view, left));
        return digits >= fewest_digits && digits == digits_in(text_of(view, right)) &&
               read_run(left, label, from) && read_run(right, label, left.end);
    }

    // A number that no plan has stays as it is printed: a person may know what it lacks. The only
    // one of a card, alone on its line, needs no label.
    bool keep(Span run, NumberLabel label, std::size_t from)
    {
        const std::string_view view = view_;
        const std::string_view printed = text_of(view, run);
        const std::size_t digits = digits_in(printed);
        const bool word = ends_in_label_word(view.substr(from, run.begin - from));
        const bool labelled = label != NumberLabel::none && label != NumberLabel::extension &&
                              label != NumberLabel::fax_extension;
        const bool named = labelled && digits >= (word ? fewest_local : fewest_whole);
        const bool local = names_no_other_ && digits >= fewest_whole && digits <= longest_local &&
                           may_be_local(printed, region());
        const bool alone =
            (local || is_bracketed_number(printed)) && trimmed(view) == trimmed(printed);
        if ((!named && !alone) || digits > most_digits_of_number) {
            return false;
        }
        found_.keep(place(run), label);
        return true;
    }

    static bool glued_to_word(std::string_view view, std::size_t begin)
    {
        if (begin == 0 || !is_wordlike(view[begin - 1]) || view[begin] == '+') {
            return false;
        }
        std::size_t word = begin;
        while (word > 0 && is_wordlike(view[word - 1])) {
            --word;
        }
        const std::string_view text = view.substr(word, begin - word);
        return count_characters(text).letters > 0 && number_label_of(text) == NumberLabel::none;
    }

    std::vector<Segment>& segments_;
    const NumberPlaces& places_;
    std::size_t segment_ = 0;
    std::string view_{};    ///< of the segment (numeric_view)
    std::string office_{};  ///< the region of the segment's numbers; empty: the card's
    NumberLabel last_ = NumberLabel::none;  ///< of the segment's last number
    Solitude solitude_ = Solitude::none;    ///< of the run being read
    bool labels_behind_ = false;            ///< a number of the segment has its label behind it
    bool names_no_other_ = false;           ///< the card has no number that needs no guess
    bool all_bracketed_ = false;            ///< each number of the segment has it in brackets
    FoundNumbers found_{};
};

}  // namespace

CardPhones take_phones(std::vector<Segment>& segments, const NumberPlaces& places)
{
    return PhoneScan(segments, places).scan();
}

Phone phone_from(const std::string& number, PhoneType label, const std::string& region)
{
    Phone phone;
    phone.type = label;
    phone.evidence.printed = number;
    const auto [end, extension] = extension_behind_word(number);
    const std::string main = number.substr(0, end);
    if (const auto reading = read_number(main, region, true)) {
        phone.e164 = reading->e164;
        phone.extension = extension.empty() ? extension_of(main, *reading) : extension;
        phone.type = label == PhoneType::fax ? label : reading->mobile ? PhoneType::mobile : label;
    }
    return phone;
}

}  // namespace cardlog
