// The idea: a number is a run of figures and the signs printed between them that a country's
// numbering plan understands. What is printed around it decides where the plan leaves a doubt: a
// label lets a number in that starts like any other figure, and keeps out dates, hours and
// registers; a number may leave out what the one before it said.
#include "parse/phone/phone.h"

#include <algorithm>
#include <optional>

#include "parse/phone/number_plan.h"
#include "parse/phone/phone_label.h"
#include "parse/phone/printed_number.h"
#include "parse/text/unicode.h"

namespace cardlog {
namespace {

constexpr double after_repair = 0.8;

constexpr std::size_t longest_extension = 4;

PhoneType type_of(NumberLabel label, const NumberReading& reading)
{
    if (label == NumberLabel::fax) {
        return PhoneType::fax;
    }
    if (reading.mobile || (reading.either && label == NumberLabel::mobile)) {
        return PhoneType::mobile;
    }
    return label == NumberLabel::home ? PhoneType::home : PhoneType::work;
}

// German and Austrian switchboards print the Durchwahl as a last group after a hyphen (DIN 5008).
std::string extension_of(std::string_view printed, const NumberReading& reading)
{
    const std::size_t hyphen = printed.rfind('-');
    if (hyphen == std::string_view::npos || reading.mobile ||
        (reading.country_code != 49 && reading.country_code != 43)) {
        return {};
    }
    std::string_view group = printed.substr(hyphen + 1);
    group.remove_prefix(std::min(group.find_first_not_of(' '), group.size()));
    const std::string_view main = printed.substr(0, hyphen);
    const bool all_digits = !group.empty() && std::all_of(group.begin(), group.end(), is_digit);
    return all_digits && group.size() <= longest_extension && digits_in(main) >= fewest_digits
               ? std::string(group)
               : std::string();
}

// Reads the numbers of one segment from left to right.
class PhoneScan {
public:
    PhoneScan(std::vector<Segment>& segments, const std::string& region,
              const std::vector<std::string>& offices)
        : segments_(segments), region_(region), offices_(offices)
    {}

    CardPhones scan()
    {
        for (std::size_t i = 0; i < segments_.size(); ++i) {
            office_ = offices_[i];
            scan_segment(i);
        }
        return found_;
    }

private:
    [[nodiscard]] std::optional<NumberReading> read(std::string_view printed, bool labelled) const
    {
        const auto abroad = office_.empty() || office_ == region_
                                ? std::nullopt
                                : read_number(printed, office_, labelled);
        return abroad && abroad->prior == valid_number ? abroad
                                                       : read_number(printed, region_, labelled);
    }

    void scan_segment(std::size_t index)
    {
        Segment& segment = segments_[index];
        if (digits_in(segment.open) == 0) {
            return;
        }
        const std::string view = numeric_view(segment.open);
        std::size_t from = 0;
        for (const Span run : runs_in(view)) {
            NumberLabel label = last_label(std::string_view(view).substr(from, run.begin - from));
            if (label == NumberLabel::none && from == 0) {
                label = label_after(view, run.end);
            }
            if (label == NumberLabel::none && from == 0) {
                label = label_beside(segments_, index);
            }
            if (read_run(segment, view, run, label) || read_extension(segment, view, run, label)) {
                from = run.end;
            }
        }
    }

    // One number, or several printed without a label between them.
    bool read_run(Segment& segment, std::string_view view, Span run, NumberLabel label)
    {
        const std::string_view printed = text_of(view, run);
        if (label == NumberLabel::not_a_phone || is_date(printed) || is_hours(printed) ||
            glued_to_word(view, run.begin)) {
            return false;
        }
        const auto reading = read(printed, label != NumberLabel::none);
        const bool trusted = reading && reading->prior == valid_number;
        if (!trusted && read_two(segment, view, run, label)) {
            return true;
        }
        if (!reading) {
            return false;
        }
        add(segment, view, run, label, *reading);
        return true;
    }

    bool read_two(Segment& segment, std::string_view view, Span run, NumberLabel label)
    {
        for (std::size_t at = run.begin + fewest_digits; at + fewest_digits < run.end; ++at) {
            const bool starts = view[at] == '0' || view[at] == '+' || view[at] == '(';
            if (!starts || (view[at - 1] != ' ' && view[at - 1] != '/')) {
                continue;
            }
            const std::size_t last = view.find_last_of("0123456789", at - 1);
            const Span left{run.begin, last + 1};
            const auto first = read(text_of(view, left), false);
            const auto second = read(view.substr(at, run.end - at), false);
            if (first && second && first->prior == valid_number && second->prior == valid_number) {
                add(segment, view, left, label, *first);
                add(segment, view, {at, run.end}, label, *second);
                return true;
            }
        }
        return false;
    }

    // "Durchwahl -34" and "Fax -99" after "0541 1234-0".
    bool read_extension(Segment& segment, std::string_view view, Span run, NumberLabel label)
    {
        const std::size_t digits = run.end - run.begin;
        const bool hyphen = run.begin > 0 && view[run.begin - 1] == '-';
        if (found_.phones.empty() || label == NumberLabel::none || digits > longest_extension ||
            (!hyphen && label != NumberLabel::extension)) {
            return false;
        }
        std::string base = trunk_;
        const std::size_t cut = base.rfind('-');
        if (cut != std::string::npos && base.size() - cut <= longest_extension + 1) {
            base.erase(cut);
        }
        const std::string whole = base + "-" + std::string(view.substr(run.begin, digits));
        const auto reading = read(whole, true);
        if (!reading) {
            return false;
        }
        const std::string kept = trunk_;
        add(segment, view, {run.begin - (hyphen ? 1 : 0), run.end}, label, *reading);
        found_.phones.back().extension = whole.substr(base.size() + 1);
        found_.phones.back().evidence.repaired = true;
        trunk_ = kept;
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
        return number_label_of(view.substr(word, begin - word)) == NumberLabel::none;
    }

    void add(Segment& segment, std::string_view view, Span span, NumberLabel label,
             const NumberReading& reading)
    {
        const std::string_view printed = text_of(view, span);
        Phone phone;
        phone.type = type_of(label, reading);
        phone.e164 = reading.e164;
        phone.extension = extension_of(printed, reading);
        phone.evidence = seen(segment, span);
        const bool misread = segment.text.substr(span.begin, printed.size()) != printed &&
                             printed.find("---") == std::string_view::npos;
        phone.evidence.repaired = misread || !reading.warning.empty();
        rate(phone.evidence, misread ? std::min(reading.prior, after_repair) : reading.prior);
        if (!reading.warning.empty()) {
            found_.warnings.push_back(reading.warning);
        }
        trunk_ = printed;
        take(segment, {label_begin(segment, span.begin), span.end});
        const bool known =
            std::any_of(found_.phones.begin(), found_.phones.end(), [&](const Phone& other) {
                return other.e164 == phone.e164 && other.type == phone.type;
            });
        if (!known) {
            found_.phones.push_back(std::move(phone));
        }
    }

    std::vector<Segment>& segments_;
    const std::string& region_;
    const std::vector<std::string>& offices_;
    std::string office_{};  ///< the region of the segment's numbers; empty: the card's
    CardPhones found_{};
    std::string trunk_{};  ///< the last whole number as printed
};

}  // namespace

CardPhones take_phones(std::vector<Segment>& segments, const std::string& region,
                       const std::vector<std::string>& offices)
{
    return PhoneScan(segments, region, offices).scan();
}

Phone phone_from(const std::string& number, PhoneType label, const std::string& region)
{
    Phone phone;
    phone.type = label;
    phone.evidence.printed = number;
    if (const auto reading = read_number(number, region, true)) {
        phone.e164 = reading->e164;
        phone.extension = extension_of(number, *reading);
        phone.type = label == PhoneType::fax ? label : reading->mobile ? PhoneType::mobile : label;
    }
    return phone;
}

}  // namespace cardlog
